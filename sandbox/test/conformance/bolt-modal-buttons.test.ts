import { describe, expect, it } from 'vitest';
import { modal, outcome } from './bare-views.ts';
import { opened, titles, viewsOf, words } from './modal-session.ts';
import { actions, button, input, textInput } from './row.ts';

/** https://docs.slack.dev/surfaces/modals */
describe('a button in a modal', () => {
  const withButton = () => modal('form', [words, actions([button('More', 'more')], { block_id: 'row' })]);

  it('brings the view and neither channel, message nor response_url', async () => {
    const { running, maya } = await opened((app) => app.action('more', ({ ack }) => ack()), withButton);
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

  it('pushes twice at most', { tags: 'thorough' }, async () => {
    const outcomes: string[] = [];
    const { running, maya } = await opened((app) => {
      app.action('more', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        outcomes.push(await outcome(client.views.push({ trigger_id: body.trigger_id, view: withButton() })));
      });
    }, withButton);
    for (let press = 0; press < 3; press += 1) await maya.modal()?.press('More');
    expect(outcomes).toEqual(['ok', 'ok', 'push_limit_reached']);
    expect(titles(running)).toHaveLength(3);
  });

  it('may update the view: same ids keep what was typed, other ids do not', { tags: 'thorough' }, async () => {
    const fieldsNamed = (second: string) =>
      modal('form', [
        words,
        input('Second', textInput, { block_id: second, optional: true }),
        actions([button('More', 'more')], { block_id: 'row' }),
      ]);
    const outcomes: string[] = [];
    const { maya } = await opened(
      (app) => {
        app.action('more', async ({ ack, body, client }) => {
          await ack();
          if (body.type !== 'block_actions' || !body.view) return;
          const { id: view_id, hash } = body.view;
          for (let use = 0; use < 2; use += 1)
            outcomes.push(await outcome(client.views.update({ view_id, hash, view: fieldsNamed('new') })));
        });
      },
      () => fieldsNamed('old'),
    );
    const open = await maya.modal()?.fill({ Words: 'Kept', Second: 'Lost' });
    await open?.press('More');
    expect([open?.value('Words'), open?.value('Second')]).toEqual(['Kept', null]);
    expect(outcomes).toEqual(['ok', 'hash_conflict']);
  });
});
