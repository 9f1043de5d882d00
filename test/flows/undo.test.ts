import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, decide, decline, lapsedWorld, setUndoMinutes, ONCE_ACCEPTED } from '../support/deeds.ts';
import { answerTo, messagesWith, referenceOf } from '../support/reading.ts';

/** What the partner reads in the thread, oldest first. */
const thread = ({ lena }: World): string[] =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .map(({ text }) => text);
const card = ({ lena }: World): string => lena.lastMessage('partner-brightwater').text;

async function sentWorld(): Promise<World> {
  const world = await startWorld();
  await sendHandoff(world);
  return world;
}

/** Sam presses Undo on their card. */
async function undo(world: World): Promise<void> {
  await world.sam.lastMessage().press('Undo');
  await world.settle();
}

/** This person asks where the handoff stands, and presses a button there. */
async function pressInStatus(world: World, person: PersonAtKeyboard, button: string): Promise<void> {
  await (await statusFor(world, person)).press(button);
}

/** Where it stands, with what its reader may press there. */
async function statusFor({ settle, maya }: World, person: PersonAtKeyboard) {
  await person.slash(`/handoff status ${await referenceOf(maya)}`);
  await settle();
  return person.lastMessage();
}

/** In how many messages this person finds a button. */
const buttons = (person: PersonAtKeyboard, label: string): number =>
  person.messages().filter(({ blocks }) => JSON.stringify(blocks).includes(`"text":"${label}"`)).length;
const said = (person: PersonAtKeyboard) => person.messages().filter(({ isEphemeral }) => !isEphemeral);

/** Alex, the intake owner, reopens it from its status. */
async function reopen(world: World, why = 'Sam told me that it was the wrong button.'): Promise<void> {
  await pressInStatus(world, world.alex, 'Reopen…');
  await (await fillForm(modalOf(world.alex), { Why: why })).submit();
  await world.settle();
}

describe('an account executive who pressed the wrong button', () => {
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
    const world = await sentWorld();
    await accept(world);
    await undo(world);
    expect(thread(world)).toEqual([
      expect.stringContaining('We accepted this handoff. That does not hold any more'),
      '@Lena, we spoke too soon: this is not decided yet. You will hear from us by Monday 30 November.',
    ]);
    expect(card(world)).toContain('Handoff received');
    expect(card(world)).toContain('You will hear from us by Monday 30 November.');
  });

  test('can decide anew, and the partner reads the new answer as well', async () => {
    const world = await sentWorld();
    await accept(world);
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
    const world = await sentWorld();
    await decline(world, { Reason: 'No evidence' });
    await undo(world);
    expect(world.maya.messages()).toHaveLength(2);
    expect(messagesWith(world.maya, 'It is open again. ')).toHaveLength(1);
    expect(buttons(world.maya, 'Mend and send again')).toBe(0);
    expect(world.maya.lastMessage().text).toContain('@Sam has taken the answer back. @Sam answers by ');
    expect(world.maya.lastMessage().text).toContain('The partner knows.');
  });

  test('leaves the intake owner and alliances with nothing to settle any more', async () => {
    const world = await sentWorld();
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    await undo(world);
    expect(world.alex.lastMessage().buttons).toEqual([]);
    expect(world.alex.lastMessage().text).toContain('the answer was taken back by @Sam');
    await decline(world, { Reason: 'Conflict' });
    expect(world.alex.lastMessage().text).toContain('something between us and the partner is to be settled');
    await undo(world);
    expect(world.alex.lastMessage().text).toContain('the answer was taken back by @Sam');
  });

  test('declines once more for another owner: the intake owner is asked once, not by two messages', async () => {
    const world = await sentWorld();
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    await undo(world);
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    expect(buttons(world.alex, 'Pass it on to them')).toBe(1);
    expect(world.alex.lastMessage().buttons).toContain('Pass it on to them');
  });

  test('wins no time by it, and is reminded as before', async () => {
    const world = await sentWorld();
    await accept(world);
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

describe('the time to take it back', () => {
  test('is fifteen minutes: then the button goes, and nobody hears of that', async () => {
    const world = await sentWorld();
    await accept(world);
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
    const world = await sentWorld();
    await accept(world);
    const old = world.sam.lastMessage();
    await world.timeIs('2026-11-24T10:17:00-05:00');
    await old.press('Undo');
    await world.settle();
    expect(answerTo(world.sam)).toContain('It is too late to undo this. @Alex can reopen it');
    expect(thread(world)).toHaveLength(1);
  });

  test('pressed twice, it is taken back once', async () => {
    const world = await sentWorld();
    await accept(world);
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
    const world = await sentWorld();
    await decline(world, { Reason: 'No evidence' });
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
    const world = await sentWorld();
    await accept(world);
    expect((await statusFor(world, world.maya)).buttons).toEqual([]);
    await pressInStatus(world, world.sam, 'Undo');
    await world.settle();
    expect(thread(world)).toHaveLength(2);
  });
});

describe('the intake owner', () => {
  test('reopens a decision days later, and the account executive and the author read why', async () => {
    const world = await sentWorld();
    await accept(world);
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
    const world = await sentWorld();
    await decline(world, { Reason: 'Bad timing', 'Come back on': '2027-01-11' });
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
    const world = await sentWorld();
    await decline(world, { Reason: 'No evidence' });
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(world.maya.lastMessage().buttons).toContain('Close the deal…');
    await reopen(world);
    expect(buttons(world.maya, 'Close the deal…')).toBe(0);
    expect(messagesWith(world.maya, 'the answer was taken back')).toHaveLength(1);
  });

  test('is refused once the deal was closed, and the form says so', async () => {
    const world = await sentWorld();
    await decline(world, { Reason: 'No evidence' });
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

  test('reads nothing at all of a decision that was taken back before Slack had it', async () => {
    const world = await sentWorld();
    meets(world, { kind: 'rate_limited', retryAfterS: 60 });
    await accept(world);
    await undo(world);
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(thread(world)).toEqual([]);
    expect(card(world)).toContain('Handoff received');
  });

  test('reads the second answer alone when the first was taken back before Slack had it', async () => {
    const world = await sentWorld();
    meets(world, { kind: 'rate_limited', retryAfterS: 60 });
    await accept(world);
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(thread(world)).toEqual([expect.stringContaining('Not yet: we still need some more background.')]);
  });

  test('reads the correction after a decision that Slack took without saying so', async () => {
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

  test('reads the correction also when nobody can say whether Slack took the decision, and not the decision afterwards', async () => {
    const world = await sentWorld();
    meets(world, { kind: 'drop' });
    await accept(world);
    await undo(world);
    for (const time of ['10:00:21', '10:01:01', '10:02:01', '10:30:00', '11:30:00'])
      await world.timeIs(`2026-11-24T${time}-05:00`);
    expect(thread(world)).toEqual([expect.stringContaining('we spoke too soon: this is not decided yet.')]);
  });

  test('reads openly that the first answer does not hold when it was decided anew before that could be said', async () => {
    const world = await sentWorld();
    await accept(world);
    meets(world, { kind: 'rate_limited', retryAfterS: 60 });
    await undo(world);
    await decline(world, { Reason: 'No evidence' });
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(thread(world).slice(1)).toEqual([
      '@Lena, we spoke too soon: what we said about our decision does not hold any more.',
      expect.stringContaining('Not yet: we still need some more background.'),
    ]);
  });

  test('hears the answer of whoever it was passed on to as well', async () => {
    const world = await sentWorld();
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    await world.alex.lastMessage().press('Pass it on to them');
    await world.settle();
    await accept(world, world.sandbox.as('U0PRIYA'));
    expect(thread(world).at(-1)).toContain('good news: @Priya has accepted this handoff');
  });
});
