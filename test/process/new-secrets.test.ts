import { readFileSync } from 'node:fs';
import { createSandbox, type Sandbox } from 'slack-sandbox';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type BotProcess, settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { registerBrightwater } from '../support/bot.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { sendPacket, told } from '../support/real-clock.ts';

/** The steps of docs/operations.md for a new secret, one after the other. */

const TIMEOUT_MS = 60_000;
const WITHIN = { timeout: 20_000 };

async function sandboxOverHttp(): Promise<Sandbox> {
  const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
  const interactivity = { is_enabled: true, message_menu_options_url: 'https://bot.example.com/slack/events' };
  const settings = { ...manifest.settings, interactivity };
  const sandbox = await createSandbox({ manifest: { ...manifest, settings } });
  onTestFinished(sandbox.stop);
  return sandbox;
}

describe('a new secret', { timeout: TIMEOUT_MS }, () => {
  test('for signatures: until the bot has it nothing gets in and the log says why; then all does', async () => {
    const sandbox = await sandboxOverHttp();
    const { SLACK_APP_TOKEN: _, ...settings } = settingsFor(sandbox);
    const startWith = async (secret: string): Promise<BotProcess> => {
      const bot = startProcess({ ...settings, SLACK_SIGNING_SECRET: secret, PORT: '0' });
      await bot.ready;
      const port = /HTTP on port (\d+)/.exec(bot.said())?.[1];
      sandbox.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
      return bot;
    };
    const maya = sandbox.as('U0MAYA');
    const before = await startWith('the-signing-secret-of-before');
    await maya.slash('/handoff help').catch(() => undefined);
    await vi.waitFor(() => expect(before.said()).toContain('not signed with SLACK_SIGNING_SECRET'), WITHIN);
    expect(maya.messages()).toEqual([]);
    before.kill('SIGTERM');
    expect((await before.ended).code).toBe(0);
    const after = await startWith(sandbox.tokens.signingSecret);
    await maya.slash('/handoff help');
    await vi.waitFor(() => expect(maya.lastMessage().text).toContain('/handoff list'), WITHIN);
    after.kill('SIGTERM');
    await after.ended;
  });

  test('for the bot’s token: it ends when the old one is revoked, and the next start says what waited', async () => {
    const sandbox = await startSandbox();
    const settings = settingsFor(sandbox, databaseOnDisk());
    const before = startProcess(settings);
    await before.ready;
    await registerBrightwater({ ada: sandbox.as('U0ADA') });
    sandbox.control.fail({ method: 'chat.postMessage', times: 1000, fault: { kind: 'rate_limited', retryAfterS: 1 } });
    await sendPacket(sandbox);
    sandbox.control.revokeToken();
    const { code, err } = await before.ended;
    expect(err).toMatch(/revoked|SLACK_BOT_TOKEN/);
    expect(code).toBe(2);
    expect(told(sandbox)).toEqual([]);
    sandbox.control.reinstall();
    sandbox.control.clear();
    const after = startProcess(settings);
    await after.ready;
    await expect.poll(() => told(sandbox), WITHIN).toEqual(['C0BRIGHTWATER', 'D0SAM']);
    after.kill('SIGTERM');
    expect((await after.ended).code).toBe(0);
  });
});
