import type { App, ViewSubmitAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { modal, openOnCommand, outcome } from './bare-views.ts';
import { START } from './ground.ts';
import { form, opened, titles, viewsOf, words } from './modal-session.ts';
import { plain, section } from './row.ts';
import { start } from './running-bolt.ts';

/** https://docs.slack.dev/surfaces/modals */
describe('a trigger', () => {
  it('opens one modal', async () => {
    const outcomes: string[] = [];
    const { sandbox } = await start((app) =>
      app.command('/bare', async ({ ack, body, client }) => {
        await ack();
        for (let use = 0; use < 2; use += 1)
          outcomes.push(await outcome(client.views.open({ trigger_id: body.trigger_id, view: form() })));
      }),
    );
    await sandbox.as('U0MAYA').slash('/bare');
    expect(outcomes).toEqual(['ok', expect.stringMatching(/exchanged/)]);
  });

  it('is too old after three seconds', async () => {
    const outcomes: string[] = [];
    const clock = createClock({ manual: true, startAt: START });
    const { sandbox } = await start(
      (app) =>
        app.command('/bare', async ({ ack, body, client }) => {
          await ack();
          clock.advance(3001);
          outcomes.push(await outcome(client.views.open({ trigger_id: body.trigger_id, view: form() })));
        }),
      { clock },
    );
    await sandbox.as('U0MAYA').slash('/bare');
    expect(outcomes).toEqual([expect.stringMatching(/expired/)]);
    expect(sandbox.as('U0MAYA').modal()).toBeNull();
  });

  it('comes with a submission, too', async () => {
    const outcomes: string[] = [];
    const { sandbox } = await start((app) => {
      openOnCommand(app, form);
      app.view<ViewSubmitAction>('form', async ({ ack, body, client }) => {
        await ack();
        const next = modal('next', [section('Next')], { submit: undefined });
        outcomes.push(await outcome(client.views.open({ trigger_id: body.trigger_id, view: next })));
      });
    });
    await sandbox.as('U0MAYA').slash('/bare');
    await sandbox.as('U0MAYA').modal()?.submit();
    expect(outcomes).toEqual(['ok']);
    expect(sandbox.as('U0MAYA').modal()?.title).toBe('next');
  });

  it('opens the modal for the one who acted, not for others', async () => {
    const { sandbox } = await start((app) => openOnCommand(app, form));
    await sandbox.as('U0MAYA').slash('/bare');
    expect(sandbox.as('U0MAYA').modal()?.title).toBe('form');
    expect(sandbox.as('U0SAM').modal()).toBeNull();
  });
});

describe('closing', { tags: 'thorough' }, () => {
  const listen = (app: App) => app.view({ callback_id: 'form', type: 'view_closed' }, ({ ack }) => ack());

  it('is told only when asked, without what was typed', async () => {
    let asked = false;
    const { running, maya } = await opened(listen, () => form({ notify_on_close: asked }));
    await maya.modal()?.close();
    expect(running.heardOf('view_closed')).toEqual([]);
    asked = true;
    await maya.slash('/bare');
    await maya.modal()?.fill({ Words: 'Draft' });
    await maya.modal()?.close();
    expect(viewsOf(running, 'view_closed')).toMatchObject([{ is_cleared: false, view: { state: { values: {} } } }]);
    expect(viewsOf(running, 'view_closed')[0]?.view.state.values).toEqual({});
    expect(viewsOf(running, 'view_closed')[0]).not.toHaveProperty('trigger_id');
  });

  it('by the X of a stack tells of the root, cleared', async () => {
    const { running, maya } = await opened(
      (app) => {
        app.view('form', ({ ack }) => ack({ response_action: 'push', view: modal('second', [words]) }));
        listen(app);
      },
      () => form({ notify_on_close: true }),
    );
    await maya.modal()?.submit();
    await maya.modal()?.closeAll();
    expect(viewsOf(running, 'view_closed')).toMatchObject([
      { is_cleared: true, view: { callback_id: 'form', previous_view_id: null } },
    ]);
    expect(titles(running)).toEqual([]);
  });

  it('is not told when the app closes the view by its answer', async () => {
    const { running, maya } = await opened(
      (app) => {
        app.view('form', ({ ack }) => ack());
        listen(app);
      },
      () => form({ notify_on_close: true }),
    );
    await maya.modal()?.submit();
    expect(running.heardOf('view_closed')).toEqual([]);
  });
});

describe('words in a view', () => {
  it('stand in the title as they were sent', async () => {
    const { sandbox } = await start((app) =>
      openOnCommand(app, () => modal('form', [words], { title: plain('A & B') })),
    );
    await sandbox.as('U0MAYA').slash('/bare');
    expect(sandbox.as('U0MAYA').modal()?.title).toBe('A & B');
  });
});
