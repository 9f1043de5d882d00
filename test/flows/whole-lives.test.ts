import type { Message, PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, type World } from '../support/bot.ts';
import { shownIn } from '../../torture/shown.ts';
import { acceptedWorld, WORTH_WORKING } from '../support/deeds.ts';
import { answerTo } from '../support/reading.ts';

/**
 * Whole lives after acceptance in which somebody is late, silent or gone, up to what came of it: all that the partner reads in its thread, from
 * first to last. Lena’s day is Friday 27 November, Sam’s is Monday the 30th.
 */

const CHANNEL = 'partner-brightwater';
const CHANNEL_ID = 'C0BRIGHTWATER';
const NEW_CHANNEL = 'partner-new';

/** `card`: Sam’s, as he has it before him once he has accepted; `root`: of the partner’s thread. */
type Life = World & { card: Message; root: Message };

async function acceptedLife(prepare: (world: World) => Promise<void> = async () => undefined): Promise<Life> {
  const world = await acceptedWorld();
  await prepare(world);
  return { ...world, card: world.sam.lastMessage(), root: world.lena.lastMessage(CHANNEL) };
}

async function press({ settle }: World, message: Message, button: string): Promise<void> {
  await message.press(button);
  await settle();
}

/** The newest message of the thread that offers this. */
function offering({ root }: Life, button: string): Message {
  const message = root.replies().findLast(({ buttons }) => buttons.includes(button));
  if (!message) throw new Error(`Nothing in the thread offers “${button}”.`);
  return message;
}

/** The same, as another of the partner’s people or of another company has it before them. */
async function pressesAs(life: Life, id: string, button: string): Promise<void> {
  const root = life.sandbox.as(id).lastMessage(CHANNEL);
  const message = root.replies().findLast(({ buttons }) => buttons.includes(button));
  if (!message) throw new Error(`Nothing in the thread offers ${id} “${button}”.`);
  await press(life, message, button);
}

/** Sam says on his card what came of it. */
async function recordOutcome(life: Life, what: string, typed: Record<string, string> = {}): Promise<void> {
  await life.card.press('What came of it…');
  await fillForm(modalOf(life.sam), { 'What came of it': what, ...typed });
  expect(await modalOf(life.sam).submit()).toEqual({ ok: true });
  await life.settle();
}

/** What this person reads with these words in it. */
const readBy = (person: PersonAtKeyboard, words: string, channel?: string): string[] =>
  person
    .messages(channel)
    .map(({ blocks }) => shownIn(blocks).words)
    .filter((shown) => shown.includes(words));
const threadOf = ({ root }: Life): string[] => root.replies().map(({ text }) => text);
const postsTo = ({ sandbox }: World, channel: string): number =>
  ['chat.postMessage', 'chat.update']
    .flatMap((method) => sandbox.control.calls(method))
    .filter(({ request }) => JSON.stringify(request).includes(`"channel":"${channel}"`)).length;

/** What has fallen due meanwhile is seen to one by one, a minute after the other. */
async function daysPass({ timeIs }: World, ...moments: string[]): Promise<void> {
  for (const moment of moments)
    for (let minute = 0; minute < 3; minute += 1)
      await timeIs(new Date(Date.parse(moment) + minute * 60_000).toISOString());
}

const ACCEPTED = expect.stringContaining('good news: @Sam has accepted this handoff');
const SETTLED = 'This is settled. Thank you!';
const WON = { 'What the partner did': 'Lena introduced us.' };

test('a partner that is late is reminded of each day once, never told that it slipped, and its late word counts up to the win', {
  tags: 'thorough',
}, async () => {
  const life = await acceptedLife();
  await daysPass(life, '2026-11-27T09:00:00+01:00', '2026-11-30T15:00:00-05:00');
  await press(life, life.card, 'Done');
  await daysPass(life, '2026-12-01T17:00:00-05:00', '2026-12-03T10:00:00+01:00');
  expect(readBy(life.sam, 'Brightwater Consulting’s move has slipped')).toHaveLength(1);
  await offering(life, 'Not yet…').press('Not yet…');
  await fillForm(modalOf(life.lena), { 'When will it be done?': '2026-12-07' });
  await modalOf(life.lena).submit();
  await life.settle();
  await daysPass(life, '2026-12-07T09:00:00+01:00', '2026-12-08T10:00:00+01:00');
  await press(life, offering(life, 'Done'), 'Done');
  expect(threadOf(life)).toEqual([
    ACCEPTED,
    expect.stringContaining('Your own move is done. Thank you!'),
    '@Sam has made our next move.',
    expect.stringContaining('Your own move is done. Thank you!'),
  ]);
  expect(readBy(life.lena, 'slipped', CHANNEL)).toEqual([]);
  expect(life.sam.lastMessage().buttons).toEqual(WORTH_WORKING);
  await press(life, life.sam.lastMessage(), 'Yes');
  await recordOutcome(life, 'Won', WON);
  expect(threadOf(life)).toEqual([
    ACCEPTED,
    SETTLED,
    '@Sam has made our next move.',
    SETTLED,
    '@Lena, we have won this together. Thank you! We count it as brought to us by you.',
  ]);
});

test('an account executive who is silent for weeks is asked about their move and then once a week, with one question that stands, the partner is not bothered, and what came of it is told in the end', {
  tags: 'thorough',
}, async () => {
  const life = await acceptedLife();
  await press(life, offering(life, 'Done'), 'Done');
  await daysPass(life, '2026-11-30T15:00:00-05:00');
  const weeks = ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-30', '2027-01-13'];
  await daysPass(life, ...weeks.map((day) => `${day}T16:30:00-05:00`));
  expect(readBy(life.sam, 'did your move happen?')).toEqual([]);
  expect(readBy(life.sam, 'has stalled: your move was for Mon 30 Nov')).toHaveLength(1);
  expect(threadOf(life)).toHaveLength(1);
  await recordOutcome(life, 'Lost');
  expect(threadOf(life)).toEqual([
    ACCEPTED,
    '@Lena, this one was not won. Thank you for bringing it to us. We count it as brought to us by you.',
  ]);
  expect(readBy(life.sam, 'has stalled')).toEqual([]);
});

test('a contact who leaves before their move is called by name from then on: a colleague says it is done, where the contact alone might too', {
  tags: 'thorough',
}, async () => {
  const life = await acceptedLife(async (world) => {
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await world.settle();
    await fillForm(modalOf(world.ada), {
      'Who marks the partner’s move as done': ['Only the contact who is named in the handoff'],
    });
    await modalOf(world.ada).submit();
    await world.settle();
  });
  life.sandbox.control.patchPerson('U0LENA', { deleted: true });
  await daysPass(life, '2026-11-27T16:00:00+01:00');
  expect(threadOf(life).at(-1)).toContain('Lena Fischer, your next move is for Friday 27 November');
  await pressesAs(life, 'U0OMAR', 'Done');
  expect(readBy(life.sam, 'says their move is done')).toHaveLength(1);
  await press(life, life.card, 'Done');
  await recordOutcome(life, 'Won', WON);
  expect(threadOf(life)).toEqual([
    ACCEPTED,
    SETTLED,
    '@Sam has made our next move.',
    'Lena Fischer, we have won this together. Thank you! We count it as brought to us by you.',
  ]);
});

describe('a channel that is lost between acceptance and outcome,', { tags: 'thorough' }, () => {
  test.each([
    ['unshared', []],
    ['joined by a second company', ['T0BRIGHTWATER', 'T0FERROUS']],
  ])(
    '%s: nothing more is said there, what the partner presses counts, and what it has not heard goes to the new channel alone',
    async (_, companies) => {
      const life = await acceptedLife();
      const { control } = life.sandbox;
      control.join(CHANNEL_ID, 'U0FINN');
      control.patchChannel(CHANNEL_ID, { connectedTeamIds: companies });
      await life.settle();
      const before = postsTo(life, CHANNEL_ID);
      await pressesAs(life, 'U0FINN', 'Done');
      expect(answerTo(life.sandbox.as('U0FINN'), CHANNEL)).toBe(
        'Only people of the company that brought this can answer here. Nothing has changed.',
      );
      const old = offering(life, 'Done');
      await press(life, old, 'Done');
      expect(readBy(life.sam, 'says their move is done')).toHaveLength(1);
      await press(life, life.card, 'Done');
      await recordOutcome(life, 'Won', WON);
      await daysPass(life, '2026-12-02T10:00:00-05:00');
      expect(postsTo(life, CHANNEL_ID)).toBe(before);
      expect(readBy(life.alex, 'cannot be told anything')).toHaveLength(1);

      control.addChannel({ ...NEW, members: ['U0MAYA', 'U0ALEX', 'U0SAM', 'U0LENA', 'U0APP'] });
      await press(life, life.alex.lastMessage(), 'Name the new channel…');
      await fillForm(modalOf(life.alex), { 'Shared channel': NEW_CHANNEL });
      expect(await modalOf(life.alex).submit()).toEqual({ ok: true });
      await life.settle();
      const card = life.lena.lastMessage(NEW_CHANNEL);
      expect(card.text).toContain('Won together');
      expect(card.replies().map(({ text }) => text)).toEqual([
        '@Sam has made our next move.',
        '@Lena, we have won this together. Thank you! We count it as brought to us by you.',
      ]);
      expect(postsTo(life, CHANNEL_ID)).toBe(before);
      // What stands in the old channel can still be pressed.
      await press(life, old, 'Not yet…');
      expect(answerTo(life.lena, CHANNEL)).toBe('This is over, and nothing is left to do here. Thank you!');
    },
  );
});

const NEW = {
  id: 'C0NEW',
  name: NEW_CHANNEL,
  isPrivate: false,
  isArchived: false,
  connectedTeamIds: ['T0BRIGHTWATER'],
  pendingTeamIds: [],
  hostTeamId: 'T0NORTHWIND',
};
