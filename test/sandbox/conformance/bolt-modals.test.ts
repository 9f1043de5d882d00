import type { App, ViewSubmitAction } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bare, type Payload, startSocket } from './bare-bolt.ts';
import { modal, openOnCommand, outcome } from './bare-views.ts';
import { actions, button, input, plain, section, textInput } from './row.ts';

let bare: Bare | undefined;
afterEach(async () => {
  await bare?.stop();
  bare = undefined;
});

async function start(register: (app: App) => void): Promise<Bare> {
  bare = await startSocket(register);
  return bare;
}

const words = input('Words', textInput, { block_id: 'words', optional: true });
const form = (more: Record<string, unknown> = {}) => modal('form', [words], more);
const TROUBLE = 'We had some trouble connecting';
type ViewPayload = { view: Record<string, unknown> & { id: string; hash: string; state: { values: Payload } } };
const viewsOf = (running: Bare, kind: string) => running.heardOf(kind) as Payload[] & ViewPayload[];
const titles = (running: Bare, id = 'U0MAYA') =>
  running.sandbox
    .as(id)
    .state()
    .views.map((view) => view.title);

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
    const { sandbox } = await start((app) =>
      app.command('/bare', async ({ ack, body, client }) => {
        await ack();
        bare?.clock.advance(3001);
        outcomes.push(await outcome(client.views.open({ trigger_id: body.trigger_id, view: form() })));
      }),
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

describe('a submission', () => {
  it('brings what was typed and everything the app hid in the view', async () => {
    const running = await start((app) => {
      openOnCommand(app, () => form({ private_metadata: 'offer-1', external_id: 'mine' }));
      app.view('form', ({ ack }) => ack());
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ Words: 'Hello' });
    expect(await maya.modal()?.submit()).toEqual({ ok: true });
    expect(maya.modal()).toBeNull();
    expect(viewsOf(running, 'view_submission')).toMatchObject([
      {
        user: { id: 'U0MAYA' },
        response_urls: [],
        view: {
          callback_id: 'form',
          private_metadata: 'offer-1',
          external_id: 'mine',
          state: { values: { words: { words: { type: 'plain_text_input', value: 'Hello' } } } },
        },
      },
    ]);
  });

  it('without an answer is trouble, keeps the form and is never tried again', async () => {
    const running = await start((app) => {
      openOnCommand(app, form);
      app.view('form', async () => {});
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ Words: 'Hello' });
    const result = await maya.modal()?.submit();
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(TROUBLE) });
    expect(maya.modal()?.value('Words')).toBe('Hello');
    running.clock.advance(3_600_000);
    await running.sandbox.settled();
    expect(running.heardOf('view_submission')).toHaveLength(1);
  });

  it('answered with errors shows them at their fields and keeps the form', async () => {
    const running = await start((app) => {
      openOnCommand(app, form);
      app.view('form', ({ ack }) => ack({ response_action: 'errors', errors: { words: 'Too vague' } }));
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    expect(await maya.modal()?.submit()).toMatchObject({ ok: false, errors: { words: 'Too vague' } });
    expect(maya.modal()?.errors()).toEqual({ Words: 'Too vague' });
  });

  const troubles: [what: string, answer: unknown][] = [
    ['errors under an unknown key', { response_action: 'errors', errors: { nowhere: 'No' } }],
    ['errors under an action_id', { response_action: 'errors', errors: { 'words-action': 'No' } }],
    ['errors under a block that is no input', { response_action: 'errors', errors: { note: 'No' } }],
    ['an update to a wrong view', { response_action: 'update', view: { type: 'modal', blocks: [] } }],
    ['an update without a view', { response_action: 'update' }],
    ['an answer that does not exist', { response_action: 'shrug' }],
  ];
  it.each(troubles)('answered with %s is trouble', async (_what, answer) => {
    const running = await start((app) => {
      const field = input('Words', { ...textInput, action_id: 'words-action' }, { block_id: 'words', optional: true });
      openOnCommand(app, () => modal('form', [field, section('Note', { block_id: 'note' })]));
      app.view('form', ({ ack }) => ack(answer as never));
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const result = await maya.modal()?.submit();
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(TROUBLE) });
    expect(maya.modal()?.errors()).toEqual({});
  });

  it('answered with update keeps the id and changes the hash', async () => {
    const running = await start((app) => {
      openOnCommand(app, form);
      app.view('form', ({ ack }) => ack({ response_action: 'update', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack());
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    expect(titles(running)).toEqual(['second']);
    await maya.modal()?.submit();
    const [first, second] = viewsOf(running, 'view_submission');
    expect(second?.view.id).toBe(first?.view.id);
    expect(second?.view.hash).not.toBe(first?.view.hash);
  });

  it('answered with push puts a view on top, which knows its root and the one before', async () => {
    const running = await start((app) => {
      openOnCommand(app, form);
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack());
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    expect(titles(running)).toEqual(['form', 'second']);
    await maya.modal()?.submit();
    expect(titles(running)).toEqual(['form']);
    const [first, second] = viewsOf(running, 'view_submission');
    expect(first?.view).toMatchObject({ root_view_id: first?.view.id, previous_view_id: null });
    expect(second?.view).toMatchObject({ root_view_id: first?.view.id, previous_view_id: first?.view.id });
  });

  it('answered with clear closes the whole stack', async () => {
    const running = await start((app) => {
      openOnCommand(app, form);
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack({ response_action: 'clear' }));
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    await maya.modal()?.submit();
    expect(titles(running)).toEqual([]);
  });

  it('cannot be pushed on a third time', async () => {
    const running = await start((app) => {
      openOnCommand(app, form);
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: form() }));
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    await maya.modal()?.submit();
    expect(titles(running)).toHaveLength(3);
    expect(await maya.modal()?.submit()).toMatchObject({ ok: false });
    expect(titles(running)).toHaveLength(3);
  });
});

describe('a button in a modal', () => {
  const withButton = () => modal('form', [words, actions([button('More', 'more')], { block_id: 'row' })]);

  it('brings the view and neither channel, message nor response_url', async () => {
    const running = await start((app) => {
      openOnCommand(app, withButton);
      app.action('more', ({ ack }) => ack());
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ Words: 'Draft' });
    await maya.modal()?.press('More');
    const [payload] = viewsOf(running, 'block_actions');
    expect(payload).toMatchObject({
      container: { type: 'view', view_id: payload?.view.id },
      view: { hash: expect.any(String), state: { values: { words: { words: { value: 'Draft' } } } } },
      trigger_id: expect.any(String),
    });
    for (const key of ['channel', 'message', 'response_url']) expect(payload).not.toHaveProperty(key);
  });

  it('pushes twice at most', async () => {
    const outcomes: string[] = [];
    const running = await start((app) => {
      openOnCommand(app, withButton);
      app.action('more', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        outcomes.push(await outcome(client.views.push({ trigger_id: body.trigger_id, view: withButton() })));
      });
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    for (let press = 0; press < 3; press += 1) await maya.modal()?.press('More');
    expect(outcomes).toEqual(['ok', 'ok', 'push_limit_reached']);
    expect(titles(running)).toHaveLength(3);
  });

  it('may update the view: same ids keep what was typed, other ids do not', async () => {
    const fieldsNamed = (second: string) =>
      modal('form', [
        words,
        input('Second', textInput, { block_id: second, optional: true }),
        actions([button('More', 'more')], { block_id: 'row' }),
      ]);
    const outcomes: string[] = [];
    const running = await start((app) => {
      openOnCommand(app, () => fieldsNamed('old'));
      app.action('more', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) return;
        const { id: view_id, hash } = body.view;
        for (let use = 0; use < 2; use += 1)
          outcomes.push(await outcome(client.views.update({ view_id, hash, view: fieldsNamed('new') })));
      });
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const open = await maya.modal()?.fill({ Words: 'Kept', Second: 'Lost' });
    await open?.press('More');
    expect([open?.value('Words'), open?.value('Second')]).toEqual(['Kept', null]);
    expect(outcomes).toEqual(['ok', 'hash_conflict']);
  });
});

describe('closing', () => {
  const listen = (app: App) => app.view({ callback_id: 'form', type: 'view_closed' }, ({ ack }) => ack());

  it('is told only when asked, without what was typed', async () => {
    let asked = false;
    const running = await start((app) => {
      openOnCommand(app, () => form({ notify_on_close: asked }));
      listen(app);
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
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
    const running = await start((app) => {
      openOnCommand(app, () => form({ notify_on_close: true }));
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: modal('second', [words]) }));
      listen(app);
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    await maya.modal()?.closeAll();
    expect(viewsOf(running, 'view_closed')).toMatchObject([
      { is_cleared: true, view: { callback_id: 'form', previous_view_id: null } },
    ]);
    expect(titles(running)).toEqual([]);
  });

  it('is not told when the app closes the view by its answer', async () => {
    const running = await start((app) => {
      openOnCommand(app, () => form({ notify_on_close: true }));
      app.view('form', ({ ack }) => ack());
      listen(app);
    });
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
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
