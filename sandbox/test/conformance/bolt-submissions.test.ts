import { describe, expect, it } from 'vitest';
import { SHORT } from '../patience.ts';
import { modal } from './bare-views.ts';
import { form, opened, TROUBLE, titles, viewsOf, words } from './modal-session.ts';
import { input, section, textInput } from './row.ts';

/** https://docs.slack.dev/surfaces/modals */
describe('a submission', () => {
  it('brings what was typed and everything the app hid in the view', async () => {
    const { running, maya } = await opened(
      (app) => app.view('form', ({ ack }) => ack()),
      () => form({ private_metadata: 'offer-1', external_id: 'mine' }),
    );
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

  it('without an answer is trouble, keeps the form and is never tried again', { tags: 'thorough' }, async () => {
    const { running, maya } = await opened((app) => app.view('form', async () => {}));
    await maya.modal()?.fill({ Words: 'Hello' });
    running.sandbox.control.answerWithin(SHORT);
    const result = await maya.modal()?.submit();
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(TROUBLE) });
    expect(maya.modal()?.value('Words')).toBe('Hello');
    running.clock.advance(3_600_000);
    await running.sandbox.settled();
    expect(running.heardOf('view_submission')).toHaveLength(1);
  });

  it('answered with errors shows them at their fields and keeps the form', { tags: 'thorough' }, async () => {
    const { maya } = await opened((app) =>
      app.view('form', ({ ack }) => ack({ response_action: 'errors', errors: { words: 'Too vague' } })),
    );
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
  it.each(troubles)('answered with %s is trouble', { tags: 'thorough' }, async (_what, answer) => {
    const field = input('Words', { ...textInput, action_id: 'words-action' }, { block_id: 'words', optional: true });
    const { maya } = await opened(
      (app) => app.view('form', ({ ack }) => ack(answer as never)),
      () => modal('form', [field, section('Note', { block_id: 'note' })]),
    );
    const result = await maya.modal()?.submit();
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(TROUBLE) });
    expect(maya.modal()?.errors()).toEqual({});
  });

  it('answered with update keeps the id and changes the hash', { tags: 'thorough' }, async () => {
    const { running, maya } = await opened((app) => {
      app.view('form', ({ ack }) => ack({ response_action: 'update', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack());
    });
    await maya.modal()?.submit();
    expect(titles(running)).toEqual(['second']);
    await maya.modal()?.submit();
    const [first, second] = viewsOf(running, 'view_submission');
    expect(second?.view.id).toBe(first?.view.id);
    expect(second?.view.hash).not.toBe(first?.view.hash);
  });

  it('answered with push puts a view on top, which knows its root and the one before', {
    tags: 'thorough',
  }, async () => {
    const { running, maya } = await opened((app) => {
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack());
    });
    await maya.modal()?.submit();
    expect(titles(running)).toEqual(['form', 'second']);
    await maya.modal()?.submit();
    expect(titles(running)).toEqual(['form']);
    const [first, second] = viewsOf(running, 'view_submission');
    expect(first?.view).toMatchObject({ root_view_id: first?.view.id, previous_view_id: null });
    expect(second?.view).toMatchObject({ root_view_id: first?.view.id, previous_view_id: first?.view.id });
  });

  it('answered with clear closes the whole stack', { tags: 'thorough' }, async () => {
    const { running, maya } = await opened((app) => {
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack({ response_action: 'clear' }));
    });
    await maya.modal()?.submit();
    await maya.modal()?.submit();
    expect(titles(running)).toEqual([]);
  });

  it('cannot be pushed on a third time', { tags: 'thorough' }, async () => {
    const { running, maya } = await opened((app) =>
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: form() })),
    );
    await maya.modal()?.submit();
    await maya.modal()?.submit();
    expect(titles(running)).toHaveLength(3);
    expect(await maya.modal()?.submit()).toMatchObject({ ok: false });
    expect(titles(running)).toHaveLength(3);
  });
});
