import { chmodSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { putBrightwater } from '../support/store.ts';

/** A second process on the same database, as while one replaces another. */

const TIMEOUT_MS = 60_000;
const POLLING = { timeout: 20_000 };

describe('a second process on the same database', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['has stopped', ['SIGTERM']],
    ['was killed while it stood still', ['SIGSTOP', 'SIGKILL']],
  ] as const)('says that it waits, and is ready once the first %s', async (_, signals) => {
    const sandbox = await startSandbox();
    const settings = settingsFor(sandbox, databaseOnDisk());
    const first = startProcess(settings);
    await first.ready;
    const second = startProcess(settings);
    await expect.poll(second.said, POLLING).toContain('Another process uses the database');
    expect(second.said()).not.toContain('is ready');
    for (const signal of signals) first.kill(signal);
    await first.ended;
    await second.ready;
    second.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });
});

test(
  'the process closes a database to others that an older version made for everybody',
  async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const file = databaseUrl.slice('file:'.length);
    await putBrightwater(databaseUrl);
    chmodSync(file, 0o644);
    const bot = startProcess(settingsFor(sandbox, databaseUrl));
    await bot.ready;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    bot.kill('SIGTERM');
    await bot.ended;
  },
  TIMEOUT_MS,
);
