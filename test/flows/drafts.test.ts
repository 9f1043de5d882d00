import { recordOf } from 'slack-sandbox/json';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, PACKET, startWorld, type World } from '../support/bot.ts';
import { writtenWorld } from '../support/deeds.ts';
import { newDatabase } from '../support/store.ts';
import { pressForged } from '../support/forged.ts';
import { answerTo, messagesWith } from '../support/reading.ts';
import { begin, begunWorld, expectAsTyped, goOn, liveUntil, NOT_SENT, TYPED } from './begun.ts';

/** What Maya has typed is saved as she types: nothing of it is lost, and nobody else reads it. Her touch is of Friday 20 November. */

const TRIGGER = 'Customer trigger';
const FOUR_DAYS = 4 * 24 * 60 * 60_000;

const WAITS = 'waits as a draft';
const EXPIRES = 'expires soon';
const EXPIRED = 'expired as a draft';
const asked = (world: World, words: string) => messagesWith(world.maya, words);
const press = async (world: World, button: string): Promise<void> => {
  await world.maya.lastMessage().press(button);
  await world.settle();
};

describe('what was typed', () => {
  test('is there again after the form was closed by accident, as it stood', { tags: 'thorough' }, async () => {
    const world = await begunWorld();
    expect(world.maya.modal()).toBeNull();
    await goOn(world);
    expectAsTyped(world);
  });

  test('is there again after a restart', { tags: 'thorough' }, async () => {
    const world = await startWorld({ databaseUrl: await newDatabase('with Brightwater') });
    await begin(world);
    await world.restart();
    await goOn(world);
    expectAsTyped(world);
  });

  test('is there in two windows at once: what was typed last counts, and nothing is lost that was not typed over', async () => {
    const world = await startWorld({ mode: 'http' });
    await world.maya.slash('/handoff');
    await fillForm(modalOf(world.maya), TYPED);
    const inFirst = structuredClone(recordOf(world.sandbox.control.calls('block_actions').at(-1)?.request));
    // Another device: what stands there already, another trigger, and something more.
    const second = await goOn(world);
    await second.fill({ [TRIGGER]: 'Their board meets in January.', 'Warm path': 'Lena writes the introduction.' });
    // In the first window, which shows neither, she goes on with the account.
    await pressForged(world, (payload) => {
      const newer = Number(recordOf([payload.actions].flat()[0]).action_ts) + 1;
      const view = recordOf(inFirst.view);
      payload.view = view;
      recordOf(recordOf(recordOf(recordOf(view.state).values).account).value).value = 'Fabrikam Europe';
      payload.actions = [{ type: 'plain_text_input', block_id: 'account', action_id: 'value', action_ts: `${newer}` }];
    });
    await modalOf(world.maya).close();
    await goOn(world);
    expectAsTyped(world, { Account: 'Fabrikam Europe', 'Warm path': 'Lena writes the introduction.' });
  });

  test('does not go back when an earlier pause of typing arrives late', { tags: 'thorough' }, async () => {
    const world = await startWorld({ mode: 'http' });
    await world.maya.slash('/handoff');
    await fillForm(modalOf(world.maya), { Account: 'Fabrikam' });
    const early = structuredClone(recordOf(world.sandbox.control.calls('block_actions').at(-1)?.request));
    world.sandbox.clock.advance(1_000);
    await modalOf(world.maya).fill({ Account: 'Fabrikam Logistics' });
    await pressForged(world, (payload) => {
      payload.view = early.view;
      payload.actions = early.actions;
    });
    await modalOf(world.maya).close();
    await goOn(world);
    expectAsTyped(world, { Account: 'Fabrikam Logistics' });
  });

  test('is kept when the form is refused', { tags: 'thorough' }, async () => {
    const world = await writtenWorld();
    await fillForm(modalOf(world.maya), { 'Customer trigger': '', Evidence: 'Lena told me' });
    await modalOf(world.maya).submit();
    await modalOf(world.maya).close();
    await goOn(world);
    expectAsTyped(world, {
      Account: 'Fabrikam Logistics',
      Evidence: 'Lena told me',
      'Warm path': PACKET['Warm path'] ?? null,
    });
  });

  test('is kept when Slack opens no window for it any more: the next try shows it', { tags: 'thorough' }, async () => {
    const world = await begunWorld();
    await world.maya.slash('/handoff drafts');
    world.sandbox.control.fail({
      method: 'views.open',
      times: 1,
      fault: { kind: 'error', error: 'expired_trigger_id' },
    });
    await world.maya.lastMessage().press('Continue');
    expect(world.maya.modal()).toBeNull();
    await goOn(world);
    expectAsTyped(world);
  });

  test('is no draft any more once it was sent, also when something of its form comes late', {
    tags: 'thorough',
  }, async () => {
    const world = await writtenWorld({ mode: 'http' });
    const late = structuredClone(recordOf(world.sandbox.control.calls('block_actions').at(-1)?.request));
    await modalOf(world.maya).submit();
    await world.settle();
    await modalOf(world.maya).close();
    await pressForged(world, (payload) => {
      Object.assign(payload, { view: late.view, actions: late.actions });
    });
    await world.maya.slash('/handoff drafts');
    expect(answerTo(world.maya)).toContain('You have no drafts');
  });
});

describe('the list of drafts', () => {
  test('says whom and what each is about, how old the touch is and when it ends, and nothing else of it', {
    tags: 'thorough',
  }, async () => {
    const world = await begunWorld();
    await world.maya.slash('/handoff drafts');
    const list = JSON.stringify(world.maya.lastMessage().blocks);
    expect(list).toContain('Fabrikam Logistics');
    expect(list).toContain('Brightwater Consulting, Lena Fischer');
    expect(list).toContain(
      'Partner’s touch Tue 24 Nov, today. You typed in it last on Tue 24 Nov. It expires on Tue 22 Dec',
    );
    expect(list).not.toContain('spreadsheets');
    expect(world.maya.lastMessage().buttons).toEqual(['Continue', 'Later…', 'Throw away']);
  });

  test('is of its reader alone, and nobody else opens, puts off, throws away or brings back what is in it', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ mode: 'http' });
    await begin(world);
    await world.sam.slash('/handoff drafts');
    expect(answerTo(world.sam)).toContain('You have no drafts');
    await world.maya.slash('/handoff drafts');
    await world.maya.lastMessage().press('Continue');
    await modalOf(world.maya).close();
    for (const action of ['draft.continue', 'draft.put_off', 'draft.throw_away', 'draft.bring_back']) {
      for (const user of [
        { id: 'U0SAM', team_id: 'T0NORTHWIND' },
        { id: 'U0LENA', team_id: 'T0BRIGHTWATER' },
      ]) {
        const { words } = await pressForged(world, (payload) => {
          payload.user = user;
          recordOf([payload.actions].flat()[0]).action_id = action;
        });
        await world.settle();
        const [said] = words();
        expect(said, `${action} by ${user.id}`).toMatch(/somebody else’s|Only full members/);
      }
    }
    expect(world.sam.modal()).toBeNull();
    expect(world.lena.modal()).toBeNull();
    await goOn(world);
    expectAsTyped(world);
  });

  test('loses what is thrown away, and brings it back as it stood', async () => {
    const world = await begunWorld();
    await world.maya.slash('/handoff drafts');
    await press(world, 'Throw away');
    expect(answerTo(world.maya)).toContain('you threw it away. Kept until Tue 8 Dec.');
    await world.maya.slash('/handoff drafts');
    expect(world.maya.lastMessage().buttons).toEqual(['Bring back']);
    await press(world, 'Bring back');
    expectAsTyped(world);
  });

  test('has forgotten what was thrown away after ten business days', { tags: 'thorough' }, async () => {
    const world = await begunWorld();
    await world.maya.slash('/handoff drafts');
    await press(world, 'Throw away');
    const old = world.maya.lastMessage();
    await liveUntil(world, '2026-12-08T17:01:00-05:00');
    await world.maya.slash('/handoff drafts');
    expect(answerTo(world.maya)).toContain('You have no drafts');
    await old.press('Bring back');
    expect(answerTo(world.maya)).toContain('This draft is not here any more.');
  });
});

describe('a draft that waits', () => {
  test('is asked about on the fifth business day after the partner’s touch, in the morning, once', {
    tags: 'thorough',
  }, async () => {
    const world = await begunWorld({ 'Partner’s touch': '2026-11-20' });
    // Thursday is Thanksgiving in no calendar here: the fifth business day after Friday the 20th is Friday the 27th.
    await liveUntil(world, '2026-11-27T08:59:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(0);
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(1);
    const [call] = asked(world, NOT_SENT);
    expect(JSON.stringify(call?.blocks)).toContain('Partner’s touch Fri 20 Nov, 5 business days ago.');
    expect(world.maya.lastMessage().buttons).toEqual(['Continue', 'Later…', 'Throw away']);
    await liveUntil(world, '2026-12-04T17:00:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(1);
  });

  test('is gone on with from the message, which says so from then on', { tags: 'thorough' }, async () => {
    const world = await begunWorld({ 'Partner’s touch': '2026-11-20' });
    await liveUntil(world, '2026-11-27T09:00:00-05:00');
    const call = world.maya.lastMessage();
    await world.timeIs('2026-11-27T10:00:00-05:00');
    await call.press('Continue');
    expectAsTyped(world);
    await modalOf(world.maya).fill({ 'Warm path': 'Lena writes the introduction.' });
    await world.settle();
    expect(messagesWith(world.maya, 'you went on with it on Fri 27 Nov.')).toHaveLength(1);
    expect(asked(world, NOT_SENT)).toHaveLength(0);
  });

  test('is thrown away from the message, which brings it back; an older copy of that message says what is so', {
    tags: 'thorough',
  }, async () => {
    const world = await begunWorld({ 'Partner’s touch': '2026-11-20' });
    await liveUntil(world, '2026-11-27T09:00:00-05:00');
    const call = world.maya.lastMessage();
    await call.press('Throw away');
    await world.settle();
    expect(messagesWith(world.maya, 'you threw it away. Kept until Fri 11 Dec.')[0]?.blocks).toBeDefined();
    await call.press('Continue');
    expect(answerTo(world.maya)).toBe('You threw this draft away. /handoff drafts brings it back.');
    await call.press('Later…');
    expect(answerTo(world.maya)).toBe('You threw this draft away. /handoff drafts brings it back.');
    expect(world.maya.modal()).toBeNull();
  });

  test('wakes on the day that its author has chosen, and is not heard of before', async () => {
    const world = await begunWorld();
    await world.maya.slash('/handoff drafts');
    await world.maya.lastMessage().press('Later…');
    const form = modalOf(world.maya);
    await form.fill({ Until: '2026-11-24' });
    await form.submit();
    expect(form.errors()).toEqual({ Until: 'Choose a day after today.' });
    await form.fill({ Until: '2027-01-20' });
    await form.submit();
    await liveUntil(world, '2027-01-20T08:59:00-05:00', FOUR_DAYS);
    for (const words of [NOT_SENT, WAITS, EXPIRES, EXPIRED]) expect(asked(world, words), words).toHaveLength(0);
    await world.timeIs('2027-01-20T09:00:00-05:00');
    expect(asked(world, 'you wanted to hear of this draft again')).toHaveLength(1);
    await press(world, 'Continue');
    expectAsTyped(world);
  });

  test('is one message with all others that stand still, on a Monday morning, and not twice in a week', {
    tags: 'thorough',
  }, async () => {
    const world = await begunWorld();
    await begin(world, { Account: 'Contoso Foods' });
    await begin(world, { Account: 'Adatum' });
    // Tuesday the 1st is the fifth business day after they were begun: all three are asked about then.
    await liveUntil(world, '2026-12-01T09:00:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(1);
    await liveUntil(world, '2026-12-07T08:59:00-05:00');
    expect(asked(world, WAITS)).toHaveLength(0);
    await world.timeIs('2026-12-07T09:00:00-05:00');
    const [list, ...others] = asked(world, WAITS);
    expect(others).toEqual([]);
    for (const account of ['Fabrikam Logistics', 'Contoso Foods', 'Adatum']) expect(list?.text).toContain(account);
    expect(world.maya.lastMessage().buttons.filter((button) => button === 'Continue')).toHaveLength(3);
  });

  test('expires after twenty business days, with a warning in the week of its end, and can be brought back as it stood', {
    tags: 'thorough',
  }, async () => {
    const world = await begunWorld();
    await liveUntil(world, '2026-12-14T08:59:00-05:00');
    expect(asked(world, EXPIRES)).toHaveLength(0);
    await world.timeIs('2026-12-14T09:00:00-05:00');
    expect(asked(world, EXPIRES)).toHaveLength(1);
    expect(JSON.stringify(asked(world, EXPIRES)[0]?.blocks)).toContain('It expires on Tue 22 Dec');
    await liveUntil(world, '2026-12-22T16:59:00-05:00');
    expect(asked(world, EXPIRED)).toHaveLength(0);
    await world.timeIs('2026-12-22T17:01:00-05:00');
    await world.timeIs('2026-12-23T09:00:00-05:00');
    expect(asked(world, EXPIRED)).toHaveLength(1);
    await press(world, 'Bring back');
    expectAsTyped(world);
    await modalOf(world.maya).close();
    await world.maya.slash('/handoff drafts');
    expect(world.maya.lastMessage().buttons).toEqual(['Continue', 'Later…', 'Throw away']);
  });

  test('wakes nobody up: what came due while the bot was away waits for working hours', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ databaseUrl: await newDatabase('with Brightwater') });
    await begin(world, { 'Partner’s touch': '2026-11-20' });
    await world.outageUntil('2026-11-28T23:00:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(0);
    await world.timeIs('2026-11-30T08:59:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(0);
    await world.timeIs('2026-11-30T09:00:00-05:00');
    expect(asked(world, NOT_SENT)).toHaveLength(1);
  });

  test('of somebody who has left is read by nobody, and is there again when they are', {
    tags: 'thorough',
  }, async () => {
    const world = await begunWorld();
    world.sandbox.control.patchPerson('U0MAYA', { deleted: true });
    await world.settle();
    await liveUntil(world, '2026-12-02T09:00:00-05:00');
    for (const person of [world.maya, world.sam, world.alex, world.ada])
      expect(messagesWith(person, 'Fabrikam')).toEqual([]);
    world.sandbox.control.patchPerson('U0MAYA', { deleted: false });
    await world.timeIs('2026-12-02T09:10:00-05:00');
    await world.maya.slash('/handoff drafts');
    await press(world, 'Bring back');
    expectAsTyped(world);
  });
});
