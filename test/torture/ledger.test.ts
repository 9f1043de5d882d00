import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/core/notices/notice.ts';
import { passTime } from '../../src/core/handoff/window.ts';
import { CALENDAR } from '../support/packets.ts';
import { acceptBySam, faultsOf, HOUR, livedWorld, NOTHING, smallWorld, type SmallWorld } from './small-world.ts';

/** Takes the message of a notice out of Slack. */
async function takeAway(world: SmallWorld, id: string, kind: NoticeKind): Promise<void> {
  const { id: key } = await world.notice(id, kind);
  const at = world.inSlack.findIndex((message) => message.key === key);
  expect(at, `${kind} of ${id} stands in Slack`).toBeGreaterThanOrEqual(0);
  world.inSlack.splice(at, 1);
}

describe('a healthy world', () => {
  test('has no fault, and is counted whole', async () => {
    const world = await livedWorld();
    const report = world.report();
    expect(faultsOf(report)).toEqual(NOTHING);
    // Six cards and one more for Priya; two for the author and two decisions for the partner of 1 and 2; a question of 1 and its answer; a call, three pieces of news and the question what becomes of it for 2; for 3 a
    // reminder, four messages about the lapse, the escalation, three about the extension, three about the withdrawal.
    expect(report).toMatchObject({ handoffs: 3, mostOpen: 3, messages: 7 + 4 + 2 + 5 + 12, wordsOfTrouble: 0 });
  });

  test('names the most handoffs that were open at one moment: what ends as another begins makes room for it', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.handOff(2);
    world.timeIs(world.now() + HOUR);
    await world.happens('H1', acceptBySam(world));
    await world.handOff(3);
    await world.deliver();
    expect(world.report()).toMatchObject({ ...NOTHING, handoffs: 3, mostOpen: 2 });
  });
});

describe('lost is', () => {
  test.each([
    ['H1', 'author_card'],
    ['H1', 'partner_card'],
    ['H3', 'reminder'],
    ['H3', 'escalation'],
  ] as const)('what the books of %s call sent and Slack does not have: %s', async (id, kind) => {
    const world = await livedWorld();
    await takeAway(world, id, kind);
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost: [`${kind} of ${id} (sent)`] });
  });

  test('all that vanished, each by its name', async () => {
    const world = await livedWorld();
    world.inSlack.length = 0;
    const { lost, messages } = world.report();
    expect(messages).toBe(0);
    expect(lost).toHaveLength(30);
  });

  test('what the history demands and was never queued', async () => {
    const world = await livedWorld();
    const { id: key } = await world.notice('H3', 'lapse_author');
    await takeAway(world, 'H3', 'lapse_author');
    expect(world.plant('delete from notices where id = ?', key)).toBe(1);
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost: ['lapse_author of H3: 0 of 1'] });
  });

  test('a message in Slack whose row has vanished, beside what it was to say', async () => {
    const world = await livedWorld();
    const { id: key, channel, ts } = await world.notice('H1', 'author_card');
    world.plant('delete from notices where id = ?', key);
    const lost = ['author_card of H1: 0 of 1', `row of ${ts} in ${channel}`];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost });
  });

  test('a handoff that somebody was told is done and that is not in the books', async () => {
    const world = await livedWorld();
    world.told.push({ account: 'Account 4', kind: 'handed off' });
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost: ['handoff of Account 4'] });
  });

  test('a handoff whose row is there and whose beginning is not in the history', async () => {
    const world = await livedWorld();
    world.plant(`delete from events where handoff_id = 'H1' and kind = 'sent'`);
    const lost = ['handed off Account 1 (H1): told 1 times, 0 in the history'];
    const { lost: found, twice, outOfOrder, unresolved } = world.report();
    expect({ found, twice, outOfOrder, unresolved }).toEqual({
      found: lost,
      twice: [],
      outOfOrder: [],
      unresolved: [],
    });
  });

  test('an answer that somebody was told is taken and that is not in the history', async () => {
    const world = await livedWorld();
    world.told.push({ account: 'Account 3', kind: 'accepted' });
    const lost = ['accepted Account 3 (H3): told 1 times, 0 in the history'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost });
  });

  test('an extension that somebody was told of twice and that happened once', async () => {
    const world = await livedWorld();
    world.told.push({ account: 'Account 3', kind: 'extended' });
    const lost = ['extended Account 3 (H3): told 2 times, 1 in the history'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost });
  });
});

describe('twice is', () => {
  test('not what has two copies while the second is still watched for; but the run is not over then', async () => {
    const world = await livedWorld();
    const { id, ts } = await world.notice('H1', 'partner_decision');
    world.inSlack.push({ ...(await world.message('H1', 'partner_decision')), ts: `${Number(ts) + 60}` });
    world.plant(`insert into lost_posts (notice, channel, since, until) values (?, 'D0MAYA', 0, 1)`, id);
    const { twice, unresolved } = world.report();
    expect(twice).toEqual([]);
    expect(unresolved).toEqual([expect.stringContaining('partner_decision of H1')]);
    world.plant('delete from lost_posts');
    expect(world.report().twice).toEqual([expect.stringContaining('partner_decision of H1')]);
  });

  test('what Slack has two copies of, with what is known about it and not a word of what it says', async () => {
    const world = await livedWorld();
    const { ts } = await world.notice('H1', 'partner_decision');
    const again = { ...(await world.message('H1', 'partner_decision')), ts: `${Number(ts) + 60}`, text: 'Good news' };
    world.inSlack.push(again);
    const { twice, ...others } = faultsOf(world.report());
    expect(others).toEqual({ lost: [], outOfOrder: [], misplaced: [], stale: [], unresolved: [] });
    expect(twice).toEqual([expect.stringMatching(/^partner_decision of H1 \(sent\) to partner:brightwater, /)]);
    expect(twice[0]).toContain(`in Slack: ${ts} ${again.ts}`);
    expect(twice[0]).not.toContain('Good news');
  });

  test('what stands three times, once; and each of two that stand twice', async () => {
    const world = await livedWorld();
    const card = await world.message('H1', 'ae_card');
    const reminder = await world.message('H3', 'reminder');
    world.inSlack.push(card, card, reminder);
    expect(world.report().twice.map((facts) => facts.slice(0, facts.indexOf(' of ')))).toEqual(['ae_card', 'reminder']);
  });

  test('a form that made two handoffs', async () => {
    const world = await livedWorld();
    await world.handOff(4);
    await world.deliver();
    world.plant(`update handoffs set account = 'Account 1' where id = 'H4'`);
    const { lost, twice, outOfOrder, unresolved } = world.report();
    const found = { lost, twice, outOfOrder, unresolved };
    expect(found).toEqual({ lost: [], twice: ['handoff of Account 1: 2 rows'], outOfOrder: [], unresolved: [] });
  });

  test('an answer that was taken after another', async () => {
    const world = await livedWorld();
    world.plant(`insert into events (handoff_id, kind, at) values ('H1', 'withdrawn', ?)`, world.now());
    expect(world.report().twice).toEqual(['end of H1: accepted and withdrawn']);
  });
});

describe('out of order is', () => {
  test('a late decision that stands before the word that nobody had answered', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    world.timeIs(await world.deadlineOf('H1'));
    await world.change('H1', (handoff) => passTime(handoff, CALENDAR, world.now()));
    world.timeIs(world.now() + HOUR);
    await world.change('H1', acceptBySam(world));
    await world.post(await world.notice('H1', 'author_card'));
    world.timeIs(world.now() + HOUR);
    await world.deliver();
    const outOfOrder = ['person:U0MAYA: author_card of H1 (sent) stands before lapse_author of H1 (sent)'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, outOfOrder });
  });

  test('a reminder that was not put off and stands before what came earlier', async () => {
    const world = await livedWorld();
    world.plant('update notices set revision = 1');
    const { ts } = await world.notice('H3', 'ae_card');
    const reminder = await world.message('H3', 'reminder');
    reminder.ts = `${Number(ts) - 60}`;
    const outOfOrder = ['person:U0SAM: reminder of H3 (sent) stands before ae_card of H3 (sent)'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, outOfOrder });
  });

  test('not a reminder that was changed: how often it was put off before is not known any more', async () => {
    const world = await livedWorld();
    const { ts } = await world.notice('H3', 'ae_card');
    (await world.message('H3', 'reminder')).ts = `${Number(ts) - 60}`;
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('seen through a message that is lost, which is itself no disorder', async () => {
    const world = await livedWorld();
    world.plant('update notices set revision = 1');
    const { ts } = await world.notice('H3', 'ae_card');
    (await world.message('H3', 'lapse_ae')).ts = `${Number(ts) - 60}`;
    await takeAway(world, 'H3', 'reminder');
    expect(faultsOf(world.report())).toEqual({
      ...NOTHING,
      lost: ['reminder of H3 (sent)'],
      outOfOrder: ['person:U0SAM: lapse_ae of H3 (sent) stands before ae_card of H3 (sent)'],
    });
  });
});
