import type { Message, PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, type World } from '../support/bot.ts';
import { accept, acceptedWorld, decide, movedWorld, recordOutcome, WORTH_WORKING } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { answerTo, messagesWith } from '../support/reading.ts';

/** Sam has accepted on Tuesday 24 November; Lena’s move is for Friday the 27th, Sam’s for Monday the 30th. Both are silent unless a test says otherwise. */

const CHANNEL = 'partner-brightwater';
const STALLED = 'has stalled';
const HALF_A_DAY = 12 * 60 * 60_000;
/** The first Monday after two business days of silence. */
const MONDAY = '2026-12-07T09:00:00-05:00';
const NEXT_MONDAY = '2026-12-14T09:00:00-05:00';

/** Time goes by as it does for a bot that runs: it looks each morning and each evening, and then some minutes more. */
async function liveUntil(world: World, iso: string): Promise<void> {
  const end = Date.parse(iso);
  for (let at = world.sandbox.clock.now(); at < end; at += HALF_A_DAY) await world.timeIs(new Date(at).toISOString());
  await world.timeIs(iso);
}

/** Nobody has said anything since he accepted, and it is not Monday yet. */
const silentWorld = worldAfter((world) => liveUntil(world, '2026-12-06T12:00:00-05:00'), acceptedWorld);
const questionedWorld = worldAfter((world) => liveUntil(world, MONDAY), silentWorld);

const questions = (person: PersonAtKeyboard) => person.messages().filter(({ text }) => text.includes(STALLED));
/** Nothing came after it. */
const newest = (world: World): Message => world.sam.lastMessage();
async function press(world: World, button: string): Promise<void> {
  await newest(world).press(button);
  await world.settle();
}

describe('an accepted handoff that stands still', () => {
  test('is asked about on the first Monday morning, with the buttons that end it', { tags: 'thorough' }, async () => {
    const world = await silentWorld();
    await liveUntil(world, '2026-12-07T08:59:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
    await world.timeIs(MONDAY);
    expect(questions(world.sam)).toHaveLength(1);
    expect(newest(world).text).toContain('Fabrikam Logistics has stalled: your move was for Mon 30 Nov.');
    expect(newest(world).buttons).toEqual(['Done', 'Changed…', 'Did not happen…']);
  });

  test('is asked about once a week while its account executive is silent for weeks, and its author gets no message of it', {
    tags: 'thorough',
  }, async () => {
    const world = await silentWorld();
    const authors = world.maya.messages().length;
    for (const [at, monday] of [MONDAY, NEXT_MONDAY, '2026-12-21T09:00:00-05:00'].entries()) {
      await liveUntil(world, monday);
      await world.timeIs(new Date(Date.parse(monday) + 3 * 86_400_000).toISOString());
      expect(questions(world.sam)).toHaveLength(1);
      expect(newest(world).buttons).toEqual(['Done', 'Changed…', 'Did not happen…']);
      expect(messagesWith(world.sam, 'asked again below.')).toHaveLength(at + 1);
    }
    expect(
      world.maya
        .messages()
        .slice(authors)
        .filter(({ text }) => text.includes(STALLED)),
    ).toEqual([]);
  });

  test('is one message with all others of the same account executive that stand still', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    for (const Account of ['Contoso Foods', 'Adatum']) {
      await sendHandoff(world, { Account });
      await accept(world);
    }
    await liveUntil(world, MONDAY);
    expect(questions(world.sam)).toHaveLength(1);
    for (const account of ['Fabrikam Logistics', 'Contoso Foods', 'Adatum'])
      expect(newest(world).text).toContain(account);
    expect(newest(world).buttons.filter((button) => button === 'Done')).toHaveLength(3);
  });

  test('asks nothing any more once its account executive has said what came of the move, and is not asked about in the next week', {
    tags: 'thorough',
  }, async () => {
    const world = await questionedWorld();
    await press(world, 'Done');
    expect(newest(world).buttons).toEqual([]);
    expect(newest(world).text).toContain('your move is done.');
    await liveUntil(world, '2026-12-11T18:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
  });

  test('does not count as stalled when the move has another day that lies ahead', { tags: 'thorough' }, async () => {
    const world = await questionedWorld();
    await newest(world).press('Changed…');
    await fillForm(modalOf(world.sam), { By: '2026-12-18' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    expect(newest(world).buttons).toEqual([]);
    await liveUntil(world, '2026-12-17T18:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
  });

  test('whose partner is late: its account executive has the partner asked once more, in its thread, once', async () => {
    const world = await acceptedWorld();
    const thread = world.lena.lastMessage(CHANNEL);
    await world.sam.lastMessage().press('Done');
    await liveUntil(world, MONDAY);
    expect(newest(world).text).toContain('your move is done, and Brightwater Consulting has not done its own');
    expect(newest(world).buttons).toEqual(['Ask them again', 'What came of it…']);
    await press(world, 'Ask them again');
    const reminder = thread.replies().at(-1);
    expect(reminder?.text).toContain('your next move was for Friday 27 November');
    expect(reminder?.buttons).toEqual(['Done', 'Not yet…']);
    expect(newest(world).buttons).toEqual([]);
    await reminder?.press('Done');
    await world.settle();
    expect(world.sam.lastMessage().buttons).toContain('Yes');
  });

  test('of which both moves are done is asked for what it is worth', { tags: 'thorough' }, async () => {
    const world = await movedWorld();
    await liveUntil(world, '2026-11-30T09:00:00-05:00');
    expect(newest(world).text).toContain('both moves are done. Is it worth working?');
    expect(newest(world).buttons).toEqual(WORTH_WORKING);
    await press(world, 'Yes');
    expect(newest(world).buttons).toEqual([]);
  });
});

describe('a handoff that is worked', { tags: 'thorough' }, () => {
  /** Since 24 November nothing was said of it. */
  const workedWorld = worldAfter(async (world) => {
    await recordOutcome(world, 'Opportunity opened', { Opportunity: 'https://crm.example.com/4711' });
    await liveUntil(world, '2026-12-25T09:00:00-05:00');
  }, acceptedWorld);

  test('is asked about on the Monday after thirty days without a change, and going on is one press', async () => {
    const world = await workedWorld();
    expect(questions(world.sam)).toHaveLength(0);
    await liveUntil(world, '2026-12-28T09:00:00-05:00');
    expect(newest(world).text).toContain('nothing was said of it since Tue 24 Nov. How does it stand?');
    expect(newest(world).buttons).toEqual(['Still going', 'Won…', 'Lost…', 'No deal…']);
    await press(world, 'Still going');
    expect(newest(world).buttons).toEqual([]);
    expect(newest(world).text).toContain('still going');
    await liveUntil(world, '2027-01-25T12:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
    await liveUntil(world, '2027-02-01T09:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(1);
  });

  test('is lost in a form that has chosen that already', async () => {
    const world = await workedWorld();
    await liveUntil(world, '2026-12-28T09:00:00-05:00');
    expect(await decide(world, world.sam, 'Lost…', { Why: 'They went elsewhere.' })).toEqual({ ok: true });
    expect(newest(world).buttons).toEqual([]);
    expect(newest(world).text).toContain('Lost');
  });
});

describe('the question', { tags: 'thorough' }, () => {
  test('comes once after a restart, and not again when the clock is set back and passes Monday once more', async () => {
    const world = await silentWorld();
    await world.outageUntil('2026-12-08T03:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
    await world.timeIs('2026-12-08T09:00:00-05:00');
    await world.restart();
    await world.timeIs('2026-12-08T09:05:00-05:00');
    expect(questions(world.sam)).toHaveLength(1);
    world.setClock(-3 * 86_400_000);
    await liveUntil(world, '2026-12-11T12:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(1);
  });

  test('waits until its account executive is back, also when somebody stands in for them', async () => {
    const world = await acceptedWorld();
    await world.sam.slash('/handoff me');
    await modalOf(world.sam).press('Add days off');
    const days = { 'First day off': '2026-12-03', 'Last day off': '2026-12-09', 'Stand-in': 'Priya Raman' };
    await fillForm(modalOf(world.sam), days);
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    await liveUntil(world, '2026-12-09T18:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
    await world.timeIs('2026-12-10T09:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(1);
  });

  test('follows the threshold that an administrator sets, from the next Monday on', async () => {
    const world = await acceptedWorld();
    await world.ada.slash('/handoff settings');
    await fillForm(modalOf(world.ada), { 'Accepted, and stalled after (business days)': '8' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await liveUntil(world, '2026-12-11T18:00:00-05:00');
    expect(questions(world.sam)).toHaveLength(0);
    await liveUntil(world, NEXT_MONDAY);
    expect(questions(world.sam)).toHaveLength(1);
  });

  test('shows in the author’s list how long it has stood still', async () => {
    const world = await silentWorld();
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toContain('stalled for 3 days');
  });
});
