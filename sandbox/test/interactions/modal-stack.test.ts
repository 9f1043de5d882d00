import { describe, expect, it } from 'vitest';
import { attempt, button, input, modalView, openOnCommand, refusals, start, textInput } from './bare-session.ts';

describe('modals', { tags: 'thorough' }, () => {
  it('stack three deep, with triggers from inside', async () => {
    const next = (n: number) => modalView(`v${n}`, [{ type: 'actions', elements: [button('Deeper', 'deeper')] }]);
    let depth = 1;
    const sandbox = await start((app) => {
      openOnCommand(() => next(1))(app);
      app.action('deeper', async ({ ack, body, client: own }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        depth += 1;
        await attempt(own.views.push({ trigger_id: body.trigger_id, view: next(depth) }));
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    for (let press = 0; press < 3; press += 1) await maya.modal()?.press('Deeper');
    expect(refusals).toEqual(['ok', 'ok', 'ok', 'push_limit_reached']);
    expect(maya.state().views.map((view) => view.title)).toEqual(['v1', 'v2', 'v3']);
    await maya.modal()?.close();
    expect(maya.modal()?.title).toBe('v2');
    await maya.modal()?.closeAll();
    expect(maya.modal()).toBeNull();
  });

  it('keep what was typed when an update keeps the ids, and change their hash', async () => {
    const view = (second: string) =>
      modalView('a', [
        textInput('kept', 'Kept'),
        textInput(second, 'Changed'),
        { type: 'actions', elements: [button('Update', 'update')] },
      ]);
    const hashes: string[] = [];
    const sandbox = await start((app) => {
      openOnCommand(() => view('one'))(app);
      app.action('update', async ({ ack, body, client: own }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) return;
        const { id: view_id, hash } = body.view;
        const answer = await own.views.update({ view_id, hash, view: view('two') });
        hashes.push(hash, answer.view?.hash ?? '');
        await attempt(own.views.update({ view_id, hash, view: view('three') }));
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const modal = maya.modal();
    await modal?.fill({ Kept: 'still here', Changed: 'lost' });
    await modal?.press('Update');
    expect(modal?.value('Kept')).toBe('still here');
    expect(modal?.value('Changed')).toBeNull();
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(refusals).toEqual(['ok', 'hash_conflict']);
  });

  it('say when they are closed only if asked, and without what was typed', async () => {
    const sandbox = await start((app) => {
      let count = 0;
      openOnCommand(() => {
        count += 1;
        return modalView(`v${count}`, [textInput('a', 'A')], { notify_on_close: count === 2 });
      })(app);
      app.view({ callback_id: 'v2', type: 'view_closed' }, ({ ack }) => ack());
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.close();
    await maya.slash('/bare');
    await maya.modal()?.fill({ A: 'secret draft' });
    await maya.modal()?.close();
    const closings = sandbox.control.calls('view_closed');
    expect(closings).toHaveLength(1);
    expect(closings[0]?.request).toMatchObject({
      view: { callback_id: 'v2', state: { values: {} } },
      is_cleared: false,
    });
  });

  it('never take an external_id twice', async () => {
    const sandbox = await start(openOnCommand(() => modalView('a', [textInput('a', 'A')], { external_id: 'mine' })));
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.close();
    await maya.slash('/bare');
    expect(refusals).toEqual(['ok', 'duplicate_external_id']);
  });

  it('of two devices are open at once: the older one goes on, and closes nothing of the newer', async () => {
    const heard: unknown[] = [];
    let count = 0;
    const sandbox = await start((app) => {
      openOnCommand(() => {
        count += 1;
        return modalView('form', [
          input('a', 'A', { type: 'plain_text_input', action_id: 'a', initial_value: `from window ${count}` }),
        ]);
      })(app);
      app.view('form', async ({ ack, view }) => {
        heard.push(view.state.values.a?.a?.value);
        await ack({ response_action: 'clear' });
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const laptop = maya.modal();
    await maya.slash('/bare');
    const phone = maya.modal();
    await laptop?.submit();
    expect(heard).toEqual(['from window 1']);
    expect(phone?.value('A')).toBe('from window 2');
    expect(() => laptop?.value('A')).toThrow('This modal is closed.');
    await phone?.submit();
    expect(heard).toEqual(['from window 1', 'from window 2']);
    expect(maya.modal()).toBeNull();
  });
});
