import { describe, expect, test } from 'vitest';
import { fillForm, modalOf } from '../support/bot.ts';
import {
  accept,
  acceptedWorld,
  decide,
  decline,
  declinedWorld,
  ONCE_ACCEPTED,
  sentWorld,
  setUndoMinutes,
} from '../support/deeds.ts';
import { answerTo, messagesWith } from '../support/reading.ts';
import { buttons, card, pressInStatus, said, statusFor, thread, undo } from './undone.ts';

describe('an account executive who pressed the wrong button', { tags: 'thorough' }, () => {
  test('takes the answer back in one press, and it is asked as before', async () => {
    const world = await sentWorld();
    const before = world.sam.lastMessage().text;
    await accept(world);
    expect(world.sam.lastMessage().text).toContain('You can take this back until ');
    await undo(world);
    expect(world.sam.messages()).toHaveLength(1);
    expect(world.sam.lastMessage().text).toBe(before);
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
  });

  test('is corrected before the partner openly, with a day, and the card says that nothing is decided', async () => {
    const world = await acceptedWorld();
    await undo(world);
    expect(thread(world)).toEqual([
      expect.stringContaining('We accepted this handoff. That does not hold any more'),
      '@Lena, we spoke too soon: this is not decided yet. You will hear from us by Monday 30 November.',
    ]);
    expect(card(world)).toContain('Handoff received');
    expect(card(world)).toContain('You will hear from us by Monday 30 November.');
  });

  test('can decide anew, and the partner reads the new answer as well', async () => {
    const world = await acceptedWorld();
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    expect(thread(world)).toHaveLength(3);
    expect(thread(world)[2]).toContain('Not yet: we still need some more background.');
    await undo(world);
    await accept(world);
    expect(thread(world)).toHaveLength(5);
    expect(thread(world)[4]).toContain('good news: @Sam has accepted');
  });

  test('leaves its author with one more message, and a card that says who answers by when', async () => {
    const world = await declinedWorld({ Reason: 'No evidence' });
    await undo(world);
    expect(world.maya.messages()).toHaveLength(2);
    expect(messagesWith(world.maya, 'It is open again. ')).toHaveLength(1);
    expect(buttons(world.maya, 'Mend and send again')).toBe(0);
    expect(world.maya.lastMessage().text).toContain('@Sam has taken the answer back. @Sam answers by ');
    expect(world.maya.lastMessage().text).toContain('The partner knows.');
  });

  test('leaves the intake owner and alliances with nothing to settle any more', async () => {
    const world = await declinedWorld({ Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    await undo(world);
    expect(world.alex.lastMessage().buttons).toEqual([]);
    expect(world.alex.lastMessage().text).toContain('the answer was taken back by @Sam');
    await decline(world, { Reason: 'Conflict' });
    expect(world.alex.lastMessage().text).toContain('something between us and the partner is to be settled');
    await undo(world);
    expect(world.alex.lastMessage().text).toContain('the answer was taken back by @Sam');
  });

  test('declines once more for another owner: the intake owner is asked once, not by two messages', async () => {
    const world = await declinedWorld({ Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    await undo(world);
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    expect(buttons(world.alex, 'Pass it on to them')).toBe(1);
    expect(world.alex.lastMessage().buttons).toContain('Pass it on to them');
  });

  test('wins no time by it, and is reminded as before', async () => {
    const world = await acceptedWorld();
    await undo(world);
    await world.timeIs('2026-11-26T10:00:00-05:00');
    expect(messagesWith(world.sam, 'Still waiting for your answer')).toHaveLength(1);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(messagesWith(world.alex, 'Nobody answered')).toHaveLength(1);
  });

  test('finds the question that they had asked still waiting for its answer', async () => {
    const world = await sentWorld();
    await decide(world, world.sam, 'Ask…', { 'What do you need to know?': 'Who signs at the customer?' });
    await accept(world);
    expect(buttons(world.maya, 'Answer')).toBe(0);
    await undo(world);
    expect(buttons(world.maya, 'Answer')).toBe(1);
  });
});

describe('the time to take it back', { tags: 'thorough' }, () => {
  test('is fifteen minutes: then the button goes, and nobody hears of that', async () => {
    const world = await acceptedWorld();
    const count = () => [world.sam, world.maya, world.alex].map((person) => said(person).length);
    const before = count();
    await world.timeIs('2026-11-24T10:14:00-05:00');
    expect(world.sam.lastMessage().buttons).toEqual([...ONCE_ACCEPTED, 'Undo']);
    await world.timeIs('2026-11-24T10:17:00-05:00');
    expect(world.sam.lastMessage().buttons).toEqual(ONCE_ACCEPTED);
    expect(count()).toEqual(before);
    expect(thread(world)).toHaveLength(1);
  });

  test('is over for who presses an old card: a sentence says who can still do it', async () => {
    const world = await acceptedWorld();
    const old = world.sam.lastMessage();
    await world.timeIs('2026-11-24T10:17:00-05:00');
    await old.press('Undo');
    await world.settle();
    expect(answerTo(world.sam)).toContain('It is too late to undo this. @Alex can reopen it');
    expect(thread(world)).toHaveLength(1);
  });

  test('pressed twice, it is taken back once', async () => {
    const world = await acceptedWorld();
    const old = world.sam.lastMessage();
    await old.press('Undo');
    await old.press('Undo');
    await world.settle();
    expect(thread(world)).toHaveLength(2);
    expect(answerTo(world.sam)).toContain('Nothing is decided here: it waits for @Sam. Nothing has changed.');
  });

  test('is what an administrator sets, and none at all with a zero', async () => {
    const world = await sentWorld();
    await setUndoMinutes(world, '0');
    await accept(world);
    expect(world.sam.lastMessage().buttons).toEqual(ONCE_ACCEPTED);
    expect((await statusFor(world, world.alex)).buttons).toContain('Reopen…');
  });

  test('is over once a mended packet was sent: the new handoff counts', async () => {
    const world = await declinedWorld({ Reason: 'No evidence' });
    const old = world.sam.lastMessage();
    await world.maya.lastMessage().press('Mend and send again');
    await fillForm(modalOf(world.maya), {
      Evidence: 'Minutes: https://docs.example.com/minutes',
      'Partner’s agreement': true,
      'Conflict check': true,
    });
    await modalOf(world.maya).submit();
    await world.settle();
    await old.press('Undo');
    await world.settle();
    expect(answerTo(world.sam)).toContain('It was mended and sent again already');
  });

  test('is offered in the status too, to who answered and to nobody else', async () => {
    const world = await acceptedWorld();
    expect((await statusFor(world, world.maya)).buttons).not.toContain('Undo');
    await pressInStatus(world, world.sam, 'Undo');
    await world.settle();
    expect(thread(world)).toHaveLength(2);
  });
});
