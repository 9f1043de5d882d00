import type { Sandbox } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { createStore } from '../../src/db/store.ts';
import { fillForm, modalOf, PACKET } from '../support/bot.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { brightwater } from '../support/packets.ts';

/** What cannot be mended from inside ends the process, with one sentence and the code that tells a supervisor to start it again. */

const TIMEOUT_MS = 60_000;
const LOST_SLACK_OR_DATABASE = 2;

describe('the process', { timeout: TIMEOUT_MS }, () => {
  test('ends with 2 and one sentence when Slack will not open a socket to it again', async () => {
    const sandbox = await startSandbox();
    const bot = startProcess(settingsFor(sandbox));
    await bot.ready;
    const fault = { kind: 'error', error: 'invalid_auth' } as const;
    sandbox.control.fail({ method: 'apps.connections.open', times: 1000, fault });
    sandbox.control.disconnectSockets('refresh_requested');
    const { code, err } = await bot.ended;
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^Slack refuses SLACK_APP_TOKEN \(invalid_auth\): .* start the bot again\.$/),
    ]);
    expect(code).toBe(LOST_SLACK_OR_DATABASE);
  });

  test('goes on when a socket cannot be opened a few times', async () => {
    const sandbox = await startSandbox();
    const bot = startProcess(settingsFor(sandbox));
    await bot.ready;
    const hellos = () => sandbox.control.calls('hello').length;
    await expect.poll(hellos, { timeout: 10_000 }).toBe(2);
    sandbox.control.refuseConnections(4);
    sandbox.control.disconnectSockets('abrupt');
    await expect.poll(hellos, { timeout: 20_000 }).toBe(4);
    bot.kill('SIGTERM');
    const { code, err } = await bot.ended;
    expect([code, err]).toEqual([0, '']);
  });

  test('ends with 2 and one sentence when the app is uninstalled', async () => {
    const sandbox = await startSandbox();
    const bot = startProcess(settingsFor(sandbox));
    await bot.ready;
    sandbox.control.uninstall();
    const { code, err } = await bot.ended;
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^(The app was uninstalled|Slack has revoked)/)]);
    expect(code).toBe(LOST_SLACK_OR_DATABASE);
  });

  test('ends with 0 when it is told to stop while Slack hangs, and the next one says what is left to say', async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const store = createStore(await openDatabase(databaseUrl, Date.now()), () => 'unused');
    await store.savePartner(brightwater, Date.now());
    await store.close();
    const settings = settingsFor(sandbox, databaseUrl);
    const first = startProcess(settings);
    await first.ready;
    const hanging = { kind: 'delay', ms: 15_000 } as const;
    for (const method of ['chat.postMessage', 'conversations.open', 'conversations.info'])
      sandbox.control.fail({ method, times: 1000, fault: hanging });
    const sent = sendPacket(sandbox);
    const saved = () =>
      sandbox.control.calls('conversations.open').length + sandbox.control.calls('view_submission').length;
    const before = saved();
    await expect.poll(saved, { timeout: 20_000 }).toBeGreaterThan(before);
    first.kill('SIGTERM');
    const { code, err } = await first.ended;
    expect([code, err]).toEqual([0, '']);
    expect(told(sandbox)).toEqual([]);
    await sent;
    sandbox.control.clear();
    const second = startProcess(settings);
    await second.ready;
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toEqual(['C0BRIGHTWATER', 'D0MAYA', 'D0SAM']);
    second.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });
});

/** The machine's own clock runs here, so the days of the packet follow it. */
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function sendPacket(sandbox: Sandbox): Promise<void> {
  const maya = sandbox.as('U0MAYA');
  await maya.slash('/handoff');
  await expect.poll(() => maya.modal()?.title, { timeout: 10_000 }).toBe('Hand off a deal');
  const days = { 'Partner’s touch': dayIn(-2), 'Seller next move by': dayIn(5), 'Partner next move by': dayIn(4) };
  await fillForm(modalOf(maya), { ...PACKET, ...days });
  expect(await modalOf(maya).submit()).toEqual({ ok: true });
}

function told(sandbox: Sandbox): string[] {
  const posts = sandbox.control.calls('chat.postMessage').filter(({ outcome }) => outcome === 'ok');
  return posts.map(({ request }) => String((request as { channel?: unknown }).channel)).toSorted();
}
