import { recordOf } from 'slack-sandbox/json';
import type { Sandbox } from 'slack-sandbox';
import { describe, expect, test as vitestTest, vi } from 'vitest';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore } from '../../src/db/store.ts';
import { type BotProcess, settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { brightwater } from '../support/packets.ts';
import { sendPacket, told } from '../support/real-clock.ts';

/** What cannot be mended from inside ends the process, with one sentence and the code that tells a supervisor to start it again. */

const TIMEOUT_MS = 60_000;
const LOST_SLACK_OR_DATABASE = 2;

/** What each test starts ends with it: these tests mostly wait, so they do it beside each other. */
const test = vitestTest.extend<{
  sandbox: Sandbox;
  databaseUrl: string;
  start: (settings: Record<string, string>) => BotProcess;
}>({
  sandbox: async ({ onTestFinished }, use) => use(await startSandbox(onTestFinished)),
  databaseUrl: async ({ onTestFinished }, use) => use(databaseOnDisk(onTestFinished)),
  start: async ({ onTestFinished }, use) => use((settings) => startProcess(settings, undefined, onTestFinished)),
});

describe.concurrent('the process', { timeout: TIMEOUT_MS }, () => {
  test('ends with 2 and one sentence when Slack will not open a socket to it again', async ({
    sandbox,
    databaseUrl,
    start,
  }) => {
    const bot = start(settingsFor(sandbox, databaseUrl));
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

  test('goes on when a socket cannot be opened a few times', async ({ sandbox, databaseUrl, start }) => {
    const bot = start(settingsFor(sandbox, databaseUrl));
    await bot.ready;
    const hellos = () => sandbox.control.calls('hello').length;
    await vi.waitFor(() => expect(hellos()).toBe(2), { timeout: 10_000 });
    sandbox.control.refuseConnections(4);
    sandbox.control.disconnectSockets('abrupt');
    await vi.waitFor(() => expect(hellos()).toBe(4), { timeout: 20_000 });
    bot.kill('SIGTERM');
    const { code, err } = await bot.ended;
    expect([code, err]).toEqual([0, '']);
  });

  test('ends with 2 and one sentence when the app is uninstalled', async ({ sandbox, databaseUrl, start }) => {
    const bot = start(settingsFor(sandbox, databaseUrl));
    await bot.ready;
    sandbox.control.uninstall();
    const { code, err } = await bot.ended;
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^(The app was uninstalled|Slack has revoked)/)]);
    expect(code).toBe(LOST_SLACK_OR_DATABASE);
  });

  test('ends with 0 when it is told to stop while Slack hangs, and the next one says what is left to say', async ({
    sandbox,
    databaseUrl,
    start,
  }) => {
    const store = createStore(await openDatabase(databaseUrl, Date.now()));
    await store.savePartner(brightwater, Date.now());
    await store.close();
    const settings = settingsFor(sandbox, databaseUrl);
    const first = start(settings);
    await first.ready;
    const hanging = { kind: 'late', ms: 86_400_000 } as const;
    for (const method of ['chat.postMessage', 'conversations.open', 'conversations.info'])
      sandbox.control.fail({ method, times: 1000, fault: hanging });
    const sent = sendPacket(sandbox);
    const isSent = ({ request }: { request: unknown }) =>
      recordOf(recordOf(request).view).callback_id === 'handoff.send';
    await vi.waitFor(() => expect(sandbox.control.calls('view_submission').some(isSent)).toBe(true), {
      timeout: 20_000,
    });
    await sent;
    first.kill('SIGTERM');
    const { code, err } = await first.ended;
    expect([code, err]).toEqual([0, '']);
    expect(told(sandbox)).toEqual([]);
    sandbox.control.clear();
    const second = start(settings);
    await second.ready;
    await vi.waitFor(() => expect(told(sandbox)).toEqual(['C0BRIGHTWATER', 'D0SAM']), { timeout: 20_000 });
    second.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
  });
});
