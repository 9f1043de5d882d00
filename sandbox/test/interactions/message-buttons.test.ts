import { describe, expect, it } from 'vitest';
import { SHORT } from '../patience.ts';
import { button, card, client, post, start } from './bare-session.ts';

describe('buttons in messages', () => {
  it('tell the app whose team pressed and whose app it is', async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    await post('C0BRIGHTWATER', card);
    expect(await sandbox.as('U0LENA').lastMessage('partner-brightwater').press('Take it')).toEqual({ ok: true });
    expect(sandbox.control.calls('block_actions')[0]?.request).toMatchObject({
      team: { id: 'T0NORTHWIND' },
      user: { id: 'U0LENA', team_id: 'T0BRIGHTWATER' },
      container: { type: 'message', channel_id: 'C0BRIGHTWATER', is_ephemeral: false },
      actions: [{ type: 'button', action_id: 'take', block_id: 'buttons' }],
      message: { bot_id: 'B0APP' },
    });
  });

  it('warn the presser when the app does not answer', async () => {
    const sandbox = await start((app) => app.action('take', async () => {}));
    await post('C0SALES', card);
    sandbox.control.answerWithin(SHORT);
    const result = await sandbox.as('U0SAM').lastMessage('sales').press('Take it');
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('something went wrong') });
  });

  it('can still be pressed on a card that another client has not redrawn', { tags: 'thorough' }, async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    const ts = await post('C0SALES', card);
    const old = sandbox.as('U0SAM').lastMessage('sales');
    await client().chat.update({ channel: 'C0SALES', ts, text: 'Taken', blocks: [] });
    expect(sandbox.as('U0SAM').lastMessage('sales').buttons).toEqual([]);
    expect(await old.press('Take it')).toEqual({ ok: true });
  });

  it('are told apart by what they send back, where a message has two of one name', async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    const twice = ['deal 1', 'deal 2'].map((value) => ({
      type: 'actions',
      elements: [{ ...button('Take it', 'take'), value }],
    }));
    await post('C0SALES', twice);
    const message = sandbox.as('U0SAM').lastMessage('sales');
    await expect(message.press('Take it')).rejects.toThrow('There is 2 buttons “Take it”.');
    expect(await message.press('Take it', { value: 'deal 2' })).toEqual({ ok: true });
    expect(sandbox.control.calls('block_actions')[0]?.request).toMatchObject({ actions: [{ value: 'deal 2' }] });
    await expect(message.press('Take it', { value: 'deal 3' })).rejects.toThrow('There is no button “Take it”.');
  });

  it('are pressed without waiting for what the app does then, where an act ends with its answer', async () => {
    let goOn = (): void => undefined;
    const isToldToGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const sandbox = await start(
      (app) =>
        app.action('take', async ({ ack, client: slack }) => {
          await ack();
          await isToldToGoOn;
          await slack.chat.postMessage({ channel: 'C0SALES', text: 'Taken' });
        }),
      { actsEnd: 'answered' },
    );
    await post('C0SALES', card);
    const sam = sandbox.as('U0SAM');
    expect(await sam.lastMessage('sales').press('Take it')).toEqual({ ok: true });
    expect(sam.newest(9, 'sales').map(({ fallback }) => fallback)).toEqual(['A card']);
    goOn();
    await sandbox.settled();
    expect(sam.newest(9, 'sales').map(({ fallback }) => fallback)).toEqual(['A card', 'Taken']);
    expect(sam.newest(1, 'sales').map(({ fallback }) => fallback)).toEqual(['Taken']);
  });

  it('are not there for people outside the channel', async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    await post('C0SALES', card);
    expect(() => sandbox.as('U0MAYA').lastMessage('sales')).toThrow('U0MAYA sees no message in sales');
  });

  it('reach the app twice when an envelope is duplicated', async () => {
    let presses = 0;
    const sandbox = await start((app) =>
      app.action('take', async ({ ack }) => {
        presses += 1;
        await ack();
      }),
    );
    await post('C0SALES', card);
    sandbox.control.duplicateNext('block_actions');
    expect(await sandbox.as('U0SAM').lastMessage('sales').press('Take it')).toEqual({ ok: true });
    expect(presses).toBe(2);
  });
});
