import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';

/** A proxy as companies have it: it passes on tunnels, and remembers to where, and with which name and password. */
async function startProxy() {
  const tunnels: string[] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, socket, head) => {
    tunnels.push(url);
    keys.push(headers['proxy-authorization']);
    const [host = '', port] = url.split(':');
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    for (const end of [far, socket]) end.on('error', () => [far, socket].forEach((one) => one.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { tunnels, keys, port: (server.address() as AddressInfo).port };
}

test('through a proxy every call to Slack and its sockets go, and its password is nowhere in what is printed', async () => {
  const sandbox = await startSandbox();
  const { tunnels, keys, port } = await startProxy();
  const settings = settingsFor(sandbox, databaseOnDisk());
  const bot = startProcess({ ...settings, HTTP_PROXY: `http://bot:hush-hush@127.0.0.1:${port}`, LOG_LEVEL: 'debug' });
  await bot.ready;
  bot.kill('SIGTERM');
  const { code, out, err } = await bot.ended;
  expect(code).toBe(0);
  expect(new Set(tunnels)).toContain(new URL(sandbox.apiUrl).host);
  // auth.test, what opens the sockets, and two sockets.
  expect(tunnels.length).toBeGreaterThanOrEqual(3);
  expect(new Set(keys)).toEqual(new Set([`Basic ${Buffer.from('bot:hush-hush').toString('base64')}`]));
  expect(out + err).not.toContain('hush-hush');
});

test('past it those hosts are reached that NO_PROXY names', async () => {
  const sandbox = await startSandbox();
  const { tunnels, port } = await startProxy();
  const settings = settingsFor(sandbox, databaseOnDisk());
  const bot = startProcess({ ...settings, http_proxy: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1' });
  await bot.ready;
  bot.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
  expect(tunnels).toEqual([]);
});
