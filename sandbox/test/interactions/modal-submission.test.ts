import { describe, expect, it } from 'vitest';
import { SHORT } from '../patience.ts';
import { card, modalView, openOnCommand, plain, post, start, textInput } from './bare-session.ts';

describe('modals', { tags: 'thorough' }, () => {
  it.each([
    ['no answer', undefined],
    ['errors for a block that is not there', { response_action: 'errors', errors: { nowhere: 'No' } }],
    ['errors for a block that is no input', { response_action: 'errors', errors: { words: 'No' } }],
    ['a wrong view', { response_action: 'update', view: { type: 'modal', title: plain('x'.repeat(25)), blocks: [] } }],
    ['an unknown action', { response_action: 'shrug' }],
  ])('have trouble connecting after %s, and keep the text', async (_name, answer) => {
    const words = { type: 'section', block_id: 'words', text: plain('Words') };
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('a', [textInput('a', 'A'), words]))(app);
      app.view('a', async ({ ack }) => {
        if (answer) await ack(answer as never);
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ A: 'typed' });
    if (!answer) sandbox.control.answerWithin(SHORT);
    expect(await maya.modal()?.submit()).toEqual({ ok: false, problem: 'We had some trouble connecting. Try again?' });
    expect(maya.modal()?.value('A')).toBe('typed');
  });

  it('are updated, pushed on and cleared by the answer to a submission', async () => {
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('first', [textInput('a', 'A', { optional: true })]))(app);
      app.view('first', ({ ack }) =>
        ack({ response_action: 'push', view: modalView('second', [textInput('b', 'B', { optional: true })]) }),
      );
      app.view('second', ({ ack }) =>
        ack({ response_action: 'update', view: modalView('third', [textInput('c', 'C', { optional: true })]) }),
      );
      app.view('third', ({ ack }) => ack({ response_action: 'clear' }));
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    expect(maya.state().views.map((view) => view.title)).toEqual(['first', 'second']);
    await maya.modal()?.submit();
    expect(maya.state().views.map((view) => view.title)).toEqual(['first', 'third']);
    await maya.modal()?.submit();
    expect(maya.modal()).toBeNull();
  });

  it('opened by another company are submitted in that company’s name', async () => {
    const sandbox = await start((app) => {
      app.action('take', async ({ ack, body, client: own }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        await own.views.open({ trigger_id: body.trigger_id, view: modalView('a', [textInput('a', 'A')]) });
      });
      app.view('a', ({ ack }) => ack());
    });
    await post('C0BRIGHTWATER', card);
    const lena = sandbox.as('U0LENA');
    await lena.lastMessage('partner-brightwater').press('Take it');
    await lena.modal()?.fill({ A: 'x' });
    expect(await lena.modal()?.submit()).toEqual({ ok: true });
    expect(sandbox.control.calls('view_submission')[0]?.request).toMatchObject({
      team: { id: 'T0BRIGHTWATER' },
      user: { team_id: 'T0BRIGHTWATER' },
      view: { team_id: 'T0BRIGHTWATER', app_installed_team_id: 'T0NORTHWIND' },
    });
  });
});
