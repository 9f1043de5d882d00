import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The port of a setting cannot be listened on; the message says what to do. */
export class CannotListen extends Error {
  override name = 'CannotListen';
}

/** Resolves with the port that is listened on. `setting` is the name of the setting that holds `port`. Throws CannotListen. */
export async function listen(server: Server, setting: string, port: number, host?: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'EADDRINUSE')
      throw new CannotListen(`Port ${port} is taken by another program. Set ${setting} to a free one.`);
    if (code === 'EACCES')
      throw new CannotListen(`This user may not listen on port ${port}. Set ${setting} above 1023.`);
    throw error;
  }
  // Not a path or a pipe: a port was given.
  return (server.address() as AddressInfo).port;
}
