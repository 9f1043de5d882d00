import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, type World } from '../support/bot.ts';
import { accept, acceptedWorld, decline, declinedWorld, lapsedWorld, sentWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';
import { buttons, card, pressInStatus, reopen, thread, undo } from './undone.ts';

describe('the intake owner', { tags: 'thorough' }, () => {
  test('reopens a decision days later, and the account executive and the author read why', async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-26T15:00:00-05:00');
    await reopen(world);
    for (const reader of [world.sam, world.maya]) {
      expect(reader.lastMessage().text).toContain('@Alex has reopened ');
      expect(reader.lastMessage().text).toContain('Why: Sam told me that it was the wrong button.');
    }
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Ask…']);
    expect(thread(world).at(-1)).toContain('we spoke too soon');
    expect(JSON.stringify(thread(world))).not.toContain('wrong button');
    await accept(world);
    expect(world.sam.lastMessage().buttons).toEqual([]);
  });

  test('reopens it after the deadline: the account executive has to the end of the next business day', async () => {
    const world = await declinedWorld({ Reason: 'Bad timing', 'Come back on': '2027-01-11' });
    await world.timeIs('2026-11-30T11:00:00-05:00');
    await reopen(world);
    expect(world.sam.lastMessage().text).toContain('Accept or decline by Tue 1 Dec 2026, 17:00');
    expect(thread(world).at(-1)).toContain('You will hear from us by Wednesday 2 December.');
    await world.timeIs('2026-12-01T17:00:00-05:00');
    expect(messagesWith(world.alex, 'Nobody answered')).toHaveLength(1);
  });

  test('reopens a late answer: it has lapsed as before, and is theirs to decide', async () => {
    const world = await lapsedWorld();
    await accept(world);
    await reopen(world);
    expect(buttons(world.alex, 'Keep with them')).toBe(1);
    expect(card(world)).toContain('Handoff delayed');
    expect(thread(world).at(-1)).toContain('we spoke too soon: this is not decided yet. You will hear from us by');
  });

  test('settles with it what the author was asked about a declined deal', async () => {
    const world = await declinedWorld({ Reason: 'No evidence' });
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(world.maya.lastMessage().buttons).toContain('Close the deal…');
    await reopen(world);
    expect(buttons(world.maya, 'Close the deal…')).toBe(0);
    expect(messagesWith(world.maya, 'the answer was taken back')).toHaveLength(1);
  });

  test('is refused once the deal was closed, and the form says so', async () => {
    const world = await declinedWorld({ Reason: 'No evidence' });
    const declined = world.maya.lastMessage();
    await pressInStatus(world, world.alex, 'Reopen…');
    await declined.press('Close the deal…');
    await modalOf(world.maya).submit();
    await world.settle();
    await (await fillForm(modalOf(world.alex), { Why: 'Wrong button' })).submit();
    await world.settle();
    expect(modalOf(world.alex).text).toContain('This deal is closed already, and the partner knows.');
  });
});

describe('the partner', () => {
  /** What the next post in the partner's channel meets. */
  const meets = ({ sandbox }: World, fault: Parameters<World['sandbox']['control']['fail']>[0]['fault']) =>
    sandbox.control.fail({ method: 'chat.postMessage', channel: 'C0BRIGHTWATER', fault });

  test('reads nothing at all of a decision that was taken back before Slack had it', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    meets(world, { kind: 'rate_limited', retryAfterS: 60 });
    await accept(world);
    await undo(world);
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(thread(world)).toEqual([]);
    expect(card(world)).toContain('Handoff received');
  });

  test('reads the second answer alone when the first was taken back before Slack had it', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    meets(world, { kind: 'rate_limited', retryAfterS: 60 });
    await accept(world);
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(thread(world)).toEqual([expect.stringContaining('Not yet: we still need some more background.')]);
  });

  test('reads the correction after a decision that Slack took without saying so', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    meets(world, { kind: 'lost_reply' });
    await accept(world);
    await undo(world);
    await world.timeIs('2026-11-24T10:00:21-05:00');
    expect(thread(world)).toEqual([
      expect.stringContaining('We accepted this handoff. That does not hold any more'),
      expect.stringContaining('we spoke too soon: this is not decided yet.'),
    ]);
  });

  test('reads the correction also when nobody can say whether Slack took the decision, and the decision only as one that does not hold', async () => {
    const world = await sentWorld();
    meets(world, { kind: 'drop' });
    await accept(world);
    await undo(world);
    for (const time of ['10:00:21', '10:01:01', '10:02:01', '10:30:00', '11:30:00'])
      await world.timeIs(`2026-11-24T${time}-05:00`);
    expect(thread(world)).toEqual([
      expect.stringContaining('We accepted this handoff. That does not hold any more'),
      expect.stringContaining('we spoke too soon: this is not decided yet.'),
    ]);
  });

  test('reads that the first answer does not hold, and then the second, also when both wait for Slack', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    meets(world, { kind: 'rate_limited', retryAfterS: 60 });
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(thread(world).slice(1)).toEqual([
      expect.stringContaining('we spoke too soon: this is not decided yet.'),
      expect.stringContaining('Not yet: we still need some more background.'),
    ]);
  });

  test('hears the answer of whoever it was passed on to as well', async () => {
    const world = await declinedWorld({ Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    await world.alex.lastMessage().press('Pass it on to them');
    await world.settle();
    await accept(world, world.sandbox.as('U0PRIYA'));
    expect(thread(world).at(-1)).toContain('good news: @Priya has accepted this handoff');
  });
});
