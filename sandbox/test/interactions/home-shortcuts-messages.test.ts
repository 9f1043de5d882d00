import { describe, expect, it } from 'vitest';
import { card, plain, start } from './bare-session.ts';

describe('home, shortcuts and messages', () => {
  it('shows the Home tab that the app publishes when it is opened', async () => {
    const sandbox = await start((app) => {
      app.event('app_home_opened', async ({ event, client: own }) => {
        const view = { type: 'home', blocks: [{ type: 'header', text: plain('Welcome') }, ...card] } as never;
        await own.views.publish({ user_id: event.user, view });
      });
      app.action('take', ({ ack }) => ack());
    });
    const home = await sandbox.as('U0MAYA').home();
    expect(home.text).toBe('Welcome\nTake it');
    expect(await home.press('Take it')).toEqual({ ok: true });
  });

  it('runs shortcuts by their name', { tags: 'thorough' }, async () => {
    const sandbox = await start((app) => {
      app.shortcut('bare_global', ({ ack }) => ack());
      app.shortcut({ callback_id: 'bare_message', type: 'message_action' }, ({ ack }) => ack());
    });
    const sam = sandbox.as('U0SAM');
    await sam.say('sales', 'Look at <this>');
    expect(await sam.shortcut('Bare global')).toEqual({ ok: true });
    expect(await sam.shortcut('Bare message', sam.lastMessage('sales'))).toEqual({ ok: true });
    expect(sandbox.control.calls('message_action')[0]?.request).toMatchObject({
      message: { text: 'Look at &lt;this&gt;', user: 'U0SAM' },
      channel: { id: 'C0SALES' },
    });
  });

  it('sends only the events that the manifest subscribes to', { tags: 'thorough' }, async () => {
    const heard: string[] = [];
    const sandbox = await start((app) =>
      app.message(async ({ message }) => {
        heard.push(message.channel);
      }),
    );
    await sandbox.as('U0SAM').say('sales', 'public');
    await sandbox.as('U0SAM').say('deal-desk', 'private');
    await sandbox
      .as('U0ROBIN')
      .say('general', 'bot not in it')
      .catch(() => {});
    expect(heard).toEqual(['C0SALES']);
  });
});
