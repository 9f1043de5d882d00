import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, acceptedWorld, decide, decline, declinedWorld, lapsedWorld, sentWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

/** What the partner reads in the thread, newest last. */
const thread = ({ lena }: World): string[] =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .map(({ text }) => text);

const card = ({ lena }: World): string => lena.lastMessage('partner-brightwater').text;

/** Who is mentioned by the newest reply: their ids in Slack, as they stand in its blocks. */
const mentionedBy = (reader: PersonAtKeyboard): string[] => {
  const reply = reader.lastMessage('partner-brightwater').replies().at(-1);
  return [...JSON.stringify(reply?.blocks ?? []).matchAll(/"user_id":"(\w+)"/g)].map(([, id]) => id ?? '');
};

const mentioned = ({ lena }: World): string[] => mentionedBy(lena);

/** The number that Slack shows beside the partner's channel. */
const badgeOf = (reader: PersonAtKeyboard): number | undefined =>
  reader.state().conversations.find(({ name }) => name === 'partner-brightwater')?.badge;

describe('the contact who is named', () => {
  test('is mentioned when it is accepted, beside the account executive and nobody else', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    expect(mentioned(world)).toEqual(['U0LENA', 'U0SAM']);
    expect(thread(world)).toEqual([
      '@Lena, good news: @Sam has accepted this handoff, takes the first step by Mon 30 Nov, and will tell you here. We count it as brought to us by you.\n' +
        'Your own move is planned for Fri 27 Nov: please tell us here once it is done, or if it needs longer.\nDone\nNot yet…',
    ]);
  });

  test('finds a number beside the channel, and their colleague does not', async () => {
    const world = await acceptedWorld();
    expect(badgeOf(world.lena)).toBe(1);
    expect(badgeOf(world.sandbox.as('U0OMAR'))).toBe(0);
  });

  test('is mentioned when it is not taken up yet, with words that are no final no, and a day', async () => {
    const world = await declinedWorld({ Reason: 'Already working it' });
    expect(mentioned(world)).toEqual(['U0LENA']);
    expect(thread(world)[0]).toBe(
      '@Lena, thank you for this one. Not yet: we still have something to sort out on our side. You will hear from us by Wednesday 2 December.',
    );
    expect(thread(world)[0]).not.toContain('conversation with this customer');
  });

  test('is mentioned when the answer is late, and reads both days', { tags: 'thorough' }, async () => {
    const world = await lapsedWorld();
    expect(mentioned(world)).toEqual(['U0LENA']);
    expect(thread(world)).toEqual([
      '@Lena, our answer is not there yet. You will hear from us by Wednesday 2 December, not by Monday 30 November.',
    ]);
    expect(card(world)).toContain('You will hear from us by Wednesday 2 December.');
  });

  test('is mentioned when there is a new day, and reads both days', { tags: 'thorough' }, async () => {
    const world = await lapsedWorld();
    await decide(world, world.alex, 'Keep with them', { 'Business days from today': '4', Why: 'Sam was at a fair' });
    expect(mentioned(world)).toEqual(['U0LENA']);
    expect(thread(world).at(-1)).toBe(
      '@Lena, we need a little more time. You will hear from us by Friday 4 December, not by Wednesday 2 December.',
    );
    expect(card(world)).toContain('You will hear from us by Friday 4 December.');
  });

  test('is mentioned when somebody else is asked', { tags: 'thorough' }, async () => {
    const world = await lapsedWorld();
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    expect(mentioned(world)).toEqual(['U0LENA']);
    expect(thread(world).at(-1)).toContain(
      '@Lena, this is with somebody else on our side now. You will hear from us by',
    );
  });

  test('is mentioned when it is withdrawn', { tags: 'thorough' }, async () => {
    const world = await lapsedWorld();
    await decide(world, world.alex, 'Withdraw', { Why: 'The customer went elsewhere' });
    expect(mentioned(world)).toEqual(['U0LENA']);
    expect(thread(world).at(-1)).toContain('@Lena, we are not going on with this one.');
  });

  test('is called by name, and nobody is mentioned in their place, once they have left the channel', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { members: ['U0MAYA', 'U0ALEX', 'U0SAM', 'U0OMAR', 'U0APP'] });
    await decline(world, { Reason: 'No evidence' });
    expect(mentionedBy(world.sandbox.as('U0OMAR'))).toEqual([]);
    expect(world.sandbox.as('U0OMAR').lastMessage('partner-brightwater').replies()[0]?.text).toContain(
      'Lena Fischer, ',
    );
  });

  test('is called by name when that account belongs to another company by now', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    world.sandbox.control.patchPerson('U0LENA', { teamId: 'T0FERROUS' });
    await decline(world, { Reason: 'No evidence' });
    expect(mentionedBy(world.alex)).toEqual([]);
  });

  test('is called by name when the registry knows no account of theirs', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Partner contact': 'Omar Haddad' });
    await accept(world);
    expect(mentioned(world)).toEqual(['U0SAM']);
    expect(thread(world)[0]).toContain('Omar Haddad, good news:');
  });
});

describe('the partner', { tags: 'thorough' }, () => {
  test('is promised a day: one business day after the last on which the account executive can answer in time', async () => {
    const world = await sentWorld();
    expect(card(world)).toContain('Thank you, Lena Fischer. You will hear from us by Monday 30 November.');
    expect(card(world)).not.toContain('17:00');
  });

  test('is told no new date when only the hour has moved', async () => {
    const world = await sentWorld();
    await world.ada.slash('/handoff settings');
    await (await fillForm(modalOf(world.ada), { 'Work ends': '16:00' })).submit();
    await world.timeIs('2026-11-24T11:00:00-05:00');
    expect(messagesWith(world.sam, '16:00')).not.toHaveLength(0);
    expect(thread(world)).toEqual([]);
  });

  test('reads in the card where it stands and in the thread what happened, and no sentence twice', async () => {
    const world = await acceptedWorld();
    const sentences = (text: string) =>
      text
        .split(/[.\n]/)
        .map((part) => part.trim())
        .filter(Boolean);
    const said = thread(world).flatMap(sentences);
    expect(sentences(card(world)).filter((sentence) => said.includes(sentence))).toEqual([]);
    expect(card(world)).toContain('Owner on our side: @Sam');
    expect(card(world)).toContain('Our next move: Join Lena');
  });

  test('reads the day of a better move by name, never its words', async () => {
    const world = await sentWorld();
    await decide(world, world.sam, 'Accept', { 'Your next move': 'Call Jonas myself', By: '2026-12-01' });
    expect(thread(world)[0]).toContain('@Sam has accepted this handoff, takes the first step by Tue 1 Dec');
    expect(card(world)).toContain('Our next move: the first step, by Tue 1 Dec');
    expect(card(world)).not.toContain('agreed on our side');
  });
});

describe('the card of a deal', { tags: 'thorough' }, () => {
  test('names who has it on our side, days later and after a restart too', async () => {
    const world = await sentWorld();
    expect(card(world)).toContain('With us: Maya');
    await world.restart();
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(card(world)).toContain('With us: Alex');
  });
});

describe('an account executive who is not in the partner’s channel', () => {
  test('is told how to get there once they have accepted, and so is the author, each once', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Account executive': 'Priya Raman' });
    const priya = world.sandbox.as('U0PRIYA');
    await accept(world, priya);
    expect(messagesWith(priya, 'You are not in ')).toHaveLength(1);
    expect(messagesWith(world.maya, ' is not in ')).toHaveLength(1);
    expect(messagesWith(world.lena, 'not in ', 'partner-brightwater')).toEqual([]);
  });

  test('reads nothing of the kind when they are in it', async () => {
    const world = await acceptedWorld();
    for (const person of [world.sam, world.maya]) expect(messagesWith(person, ' not in ')).toEqual([]);
  });
});
