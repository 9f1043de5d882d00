import { closeSync, existsSync, openSync } from 'node:fs';
import type { Sandbox } from 'slack-sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import { settingsFor, startSandbox, startWithLog } from '../support/bot-process.ts';
import { sendPacket, told } from '../support/real-clock.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { putBrightwater } from '../support/store.ts';

/** A log that cannot be written is no reason to leave people without an answer. */

const TIMEOUT_MS = 60_000;
/** Takes nothing, as a disk that is full. https://man7.org/linux/man-pages/man4/full.4.html */
const FULL = '/dev/full';

/** It works, although it cannot say so. */
async function expectItToWork(sandbox: Sandbox): Promise<void> {
  await expect.poll(() => sandbox.control.calls('hello').length, { timeout: 20_000 }).toBe(2);
  // Each of these leaves a line in the log.
  sandbox.control.fail({ method: 'chat.postMessage', times: 3, fault: { kind: 'rate_limited', retryAfterS: 1 } });
  await sendPacket(sandbox);
  await expect.poll(() => told(sandbox).length, { timeout: 20_000 }).toBeGreaterThan(0);
}

async function settings(sandbox: Sandbox): Promise<Record<string, string>> {
  const databaseUrl = databaseOnDisk();
  await putBrightwater(databaseUrl);
  return settingsFor(sandbox, databaseUrl);
}

describe('the process', { timeout: TIMEOUT_MS }, () => {
  test.runIf(existsSync(FULL))('goes on while the disk under its log is full', async () => {
    const sandbox = await startSandbox();
    const log = openSync(FULL, 'w');
    onTestFinished(() => closeSync(log));
    const bot = startWithLog(await settings(sandbox), log);
    await expectItToWork(sandbox);
    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  });

  test('goes on when whoever read its log has gone', async () => {
    const sandbox = await startSandbox();
    const bot = startWithLog(await settings(sandbox), 'nobody reads');
    await expectItToWork(sandbox);
    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  });
});
