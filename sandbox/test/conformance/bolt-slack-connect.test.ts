import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { type Blocks, postBlocks } from './bare-views.ts';
import { form } from './modal-session.ts';
import { actions, button } from './row.ts';
import { start } from './running-bolt.ts';

/** https://docs.slack.dev/apis/slack-connect */
describe('people of other companies', () => {
  const card: Blocks = [actions([button('Take it', 'take')])];
  const openOnClick = (app: App) => {
    app.action('take', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      await client.views.open({ trigger_id: body.trigger_id, view: form({ notify_on_close: true }) });
    });
    app.view('form', ({ ack }) => ack());
    app.view({ callback_id: 'form', type: 'view_closed' }, ({ ack }) => ack());
  };

  it('click with our team beside their own', async () => {
    const running = await start(openOnClick);
    await postBlocks(running.client, 'C0BRIGHTWATER', card);
    expect(await running.sandbox.as('U0LENA').lastMessage('partner-brightwater').press('Take it')).toEqual({
      ok: true,
    });
    expect(running.heardOf('block_actions')).toMatchObject([
      { team: { id: 'T0NORTHWIND' }, user: { id: 'U0LENA', team_id: 'T0BRIGHTWATER' } },
    ]);
  });

  it.each(['view_submission', 'view_closed'])(
    'send a %s in the name of their team',
    { tags: 'thorough' },
    async (kind) => {
      const running = await start(openOnClick);
      await postBlocks(running.client, 'C0BRIGHTWATER', card);
      const lena = running.sandbox.as('U0LENA');
      await lena.lastMessage('partner-brightwater').press('Take it');
      await (kind === 'view_submission' ? lena.modal()?.submit() : lena.modal()?.close());
      expect(running.heardOf(kind)).toMatchObject([
        {
          team: { id: 'T0BRIGHTWATER', domain: 'brightwater' },
          user: { id: 'U0LENA', team_id: 'T0BRIGHTWATER' },
          view: { team_id: 'T0BRIGHTWATER', app_installed_team_id: 'T0NORTHWIND' },
        },
      ]);
    },
  );

  it('write events in which our team is named as the installation', async () => {
    const running = await start(() => {});
    await running.sandbox.as('U0LENA').say('partner-brightwater', 'Hello');
    expect(running.heardOf('message')).toMatchObject([
      {
        authorizations: [{ team_id: 'T0NORTHWIND' }],
        is_ext_shared_channel: true,
        event: { user: 'U0LENA', text: 'Hello' },
      },
    ]);
    const [{ context_team_id, event }] = running.heardOf('message') as [
      { context_team_id: unknown; event: Record<string, unknown> },
    ];
    expect(context_team_id).toBe('T0NORTHWIND');
    expect([event.team, event.user_team, event.source_team]).toContain('T0BRIGHTWATER');
  });

  it('see no commands and no shortcuts', async () => {
    const running = await start(() => {});
    expect(running.sandbox.as('U0LENA').state()).toMatchObject({ commands: [], shortcuts: [] });
  });
});
