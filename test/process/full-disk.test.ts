import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { modalOf } from '../support/bot.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { refusalOver } from '../support/reading.ts';
import { openPacket, told } from '../support/real-clock.ts';
import { putBrightwater } from '../support/store.ts';

/** The real process whose files may not grow, and then may again (prlimit, on Linux). */

const TIMEOUT_MS = 90_000;
const POLLING = { timeout: 20_000 };
const mayLimit = spawnSync('prlimit', ['--version']).status === 0;

function limitFilesOf(pid: number, bytes: number | 'unlimited'): void {
  const { status } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  expect(status).toBe(0);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('when the disk takes nothing more', { timeout: TIMEOUT_MS }, () => {
  test.runIf(mayLimit)(
    'people are told and keep what they typed, the supervisor reads why, the log says it once; with room all goes on by itself',
    async () => {
      const sandbox = await startSandbox();
      const databaseUrl = databaseOnDisk();
      await putBrightwater(databaseUrl);
      const port = await freePort();
      const bot = startProcess({ ...settingsFor(sandbox, databaseUrl), HEALTH_PORT: String(port) });
      await bot.ready;
      const readiness = async () => {
        const response = await fetch(`http://127.0.0.1:${port}/readyz`);
        return [response.status, ((await response.json()) as { trouble?: string }).trouble];
      };
      expect(await readiness()).toEqual([200, undefined]);
      const maya = sandbox.as('U0MAYA');
      await openPacket(sandbox);

      // Not what its log holds already: once that was taken over into the database, it is written from the beginning.
      limitFilesOf(bot.pid, 0);
      for (const _ of ['once', 'and again']) {
        expect(await modalOf(maya).submit()).toEqual({ ok: true });
        expect(await refusalOver(maya)).toContain(
          'The bot cannot save at the moment: its disk does not answer as it should. Nothing you typed is lost',
        );
      }
      expect(modalOf(maya).value('Account')).toBe('Fabrikam Logistics');
      expect(await readiness()).toEqual([503, 'failing']);
      expect(told(sandbox)).toEqual([]);

      limitFilesOf(bot.pid, 'unlimited');
      expect(await readiness()).toEqual([200, undefined]);
      expect(await modalOf(maya).submit()).toEqual({ ok: true });
      await expect.poll(() => told(sandbox), POLLING).toEqual(['C0BRIGHTWATER', 'D0SAM']);
      bot.kill('SIGTERM');
      const { code, out, err } = await bot.ended;
      expect([code, err]).toEqual([0, '']);
      expect(out.match(/The disk of the database fails/g)).toHaveLength(1);
      expect(out.match(/"level":50/g)).toHaveLength(1);
    },
  );
});
