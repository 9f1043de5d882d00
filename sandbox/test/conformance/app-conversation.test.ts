import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifest.ts';
import { bareManifest } from './bare-manifest.ts';
import { start } from './running-bolt.ts';

const TURNED_OFF = { ok: false, problem: 'Sending messages to this app has been turned off.' };

function manifestWith(app_home: Record<string, boolean>, bot_events = ['message.im']): Manifest {
  return {
    ...bareManifest,
    features: { ...bareManifest.features, app_home },
    settings: { ...bareManifest.settings, event_subscriptions: { bot_events } },
  };
}

/** https://docs.slack.dev/surfaces/app-home#messages-tab and https://docs.slack.dev/reference/app-manifest */
describe("the app's own conversation", () => {
  it.each([
    ['is read-only', { messages_tab_enabled: true, messages_tab_read_only_enabled: true }],
    ['is switched off', { messages_tab_enabled: false, messages_tab_read_only_enabled: false }],
  ])('takes neither words nor commands when it %s', { tags: 'thorough' }, async (_how, tabs) => {
    const running = await start((app) => app.command('/bare', ({ ack }) => ack()), { manifest: manifestWith(tabs) });
    const maya = running.sandbox.as('U0MAYA');
    expect(await maya.say('D0MAYA', 'Hello?')).toEqual(TURNED_OFF);
    expect(await maya.slash('/bare')).toEqual(TURNED_OFF);
    expect(running.heard).toEqual([]);
    expect(maya.state().conversations.find(({ id }) => id === 'D0MAYA')).toMatchObject({ isReadOnly: true });
    expect(await maya.slash('/bare', 'general')).toEqual({ ok: true });
  });

  it('takes words, which the app hears as a message of a direct conversation', async () => {
    const running = await start();
    const maya = running.sandbox.as('U0MAYA');
    expect(await maya.say('D0MAYA', 'Hello?')).toEqual({ ok: true });
    expect(running.heardOf('message')).toMatchObject([
      { event: { type: 'message', channel: 'D0MAYA', channel_type: 'im', user: 'U0MAYA', text: 'Hello?' } },
    ]);
    expect(maya.state().conversations.map(({ isReadOnly }) => isReadOnly)).not.toContain(true);
  });

  it('takes words of which the app hears nothing unless it subscribes to message.im', async () => {
    const tabs = { messages_tab_enabled: true, messages_tab_read_only_enabled: false };
    const running = await start(() => {}, { manifest: manifestWith(tabs, ['message.channels']) });
    expect(await running.sandbox.as('U0MAYA').say('D0MAYA', 'Hello?')).toEqual({ ok: true });
    expect(running.heard).toEqual([]);
  });
});
