import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { SHORT } from '../patience.ts';
import { attempt, modalView, refusals, start, stopApp, textInput } from './bare-session.ts';

describe('commands', { tags: 'thorough' }, () => {
  it('fail for the person when no app is connected or it does not answer in time', async () => {
    const sandbox = await start((app) => app.command('/bare', async () => {}));
    sandbox.control.answerWithin(SHORT);
    const maya = sandbox.as('U0MAYA');
    expect(await maya.slash('/bare')).toEqual({
      ok: false,
      problem: '/bare failed with the error "operation_timeout"',
    });
    await stopApp();
    await sandbox.settled();
    expect(await maya.slash('/bare')).toEqual({ ok: false, problem: '/bare failed with the error "dispatch_failed"' });
  });

  it('exist only for the installing team', async () => {
    const sandbox = await start((app) => app.command('/bare', ({ ack }) => ack('Yes')));
    expect(await sandbox.as('U0LENA').slash('/bare', 'partner-brightwater')).toMatchObject({ ok: false });
    expect(await sandbox.as('U0MAYA').slash('/bare x', 'partner-brightwater')).toEqual({ ok: true });
    expect(await sandbox.as('U0MAYA').slash('/other')).toMatchObject({ problem: '/other is not a valid command.' });
    expect(await sandbox.as('U0GONE').slash('/bare')).toMatchObject({ ok: false });
    const [call] = sandbox.control.calls('slash_command');
    expect(call?.request).toMatchObject({
      command: '/bare',
      text: 'x',
      team_id: 'T0NORTHWIND',
      is_enterprise_install: 'false',
    });
  });

  it('are answered for that person alone unless the answer is in_channel', async () => {
    const sandbox = await start((app) =>
      app.command('/bare', ({ ack, body }) =>
        ack(body.text === 'loud' ? { text: 'Everyone', response_type: 'in_channel' } : 'Only you'),
      ),
    );
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare', 'partner-brightwater');
    expect(maya.lastMessage('partner-brightwater')).toMatchObject({ text: 'Only you', isEphemeral: true });
    expect(() => sandbox.as('U0LENA').lastMessage('partner-brightwater')).toThrow('U0LENA sees no message');
    await maya.slash('/bare loud', 'partner-brightwater');
    expect(sandbox.as('U0LENA').lastMessage('partner-brightwater').text).toBe('Everyone');
  });
});

describe('trigger ids', { tags: 'thorough' }, () => {
  it('work once, for three seconds, and must be real', async () => {
    const clock = createClock({ manual: true });
    const view = modalView('a', [textInput('a', 'A')]);
    const sandbox = await start(
      (app) => {
        app.command('/bare', async ({ ack, body, client: own }) => {
          await ack();
          if (body.text === 'late') clock.advance(3001);
          await attempt(own.views.open({ trigger_id: body.trigger_id, view }));
          await attempt(own.views.open({ trigger_id: body.text === 'fake' ? '1.2.3' : body.trigger_id, view }));
        });
      },
      { clock },
    );
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.slash('/bare late');
    await maya.slash('/bare fake');
    expect(refusals).toEqual([
      'ok',
      'exchanged_trigger_id',
      'expired_trigger_id',
      'expired_trigger_id',
      'ok',
      'invalid_trigger_id',
    ]);
  });
});
