import type { FaultOrder } from 'slack-sandbox';
import { expect, test } from 'vitest';
import { modalOf } from '../support/bot.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';

const POLLING = { timeout: 20_000 };

/** What follows an answer, and fails: the window was closed, the press was too old, the address does not answer. */
const FAILS: [method: string, fault: FaultOrder['fault']][] = [
  ['views.push', { kind: 'error', error: 'view_not_found' }],
  ['views.push', { kind: 'error', error: 'expired_trigger_id' }],
  ['views.push', { kind: 'drop' }],
  ['views.open', { kind: 'http', status: 503 }],
  ['views.update', { kind: 'error', error: 'not_found' }],
  ['response_url', { kind: 'drop' }],
];

test.each(['socket', 'http'] as const)(
  'the process goes on, whatever fails after it has answered (%s)',
  async (mode) => {
    const sandbox = await startSandbox();
    const byHttp = { SLACK_SIGNING_SECRET: sandbox.tokens.signingSecret, PORT: '0' };
    const { SLACK_APP_TOKEN: _, ...settings } = settingsFor(sandbox);
    const bot = startProcess(mode === 'socket' ? settingsFor(sandbox) : { ...settings, ...byHttp });
    await bot.ready;
    const port = /port (\d+)/.exec(bot.said())?.[1];
    if (mode === 'http') sandbox.deliverTo({ mode, url: `http://127.0.0.1:${port}/slack/events` });
    const ada = sandbox.as('U0ADA');
    const opened = async (words: string, button: string) => {
      await ada.slash(`/handoff ${words}`);
      await expect.poll(() => ada.modal()?.buttons() ?? [], POLLING).toContain(button);
    };
    for (const [method, fault] of FAILS) {
      for (const [words, button] of [
        ['me', 'Add days off'],
        ['partners', 'Register a partner'],
      ] as const) {
        await opened(words, button);
        sandbox.control.fail({ method, times: 5, fault });
        expect(await modalOf(ada).press(button)).toEqual({ ok: true });
        await ada.slash('/handoff list');
        await ada.slash('/handoff settings');
        sandbox.control.clear();
      }
    }
    await opened('me', 'Add days off');
    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  },
  60_000,
);
