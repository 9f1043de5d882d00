import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { shownIn } from '../../torture/shown.ts';
import { fillForm, modalOf, registerBrightwater, startWorld, type World } from '../support/bot.ts';
import { worldAfter } from '../support/worlds.ts';
import { askedWorld, askForHelp, HELP, notNow, requestsTo, REST, setRoles } from '../support/help.ts';
import { answerTo, dmOf, messagesWith, refusalOver } from '../support/reading.ts';

/** A help request that waits, and who may answer it. It is asked on a Tuesday. */

/** Iris takes in what has no partner in mind; Robin is the escalation contact. */
const askingWorld = worldAfter(async (world) => {
  await setRoles(world, { 'Intake owner': 'Iris Chen', 'Escalation contact': 'Robin Hayes' });
  await askForHelp(world);
});

async function waitingWorld(): Promise<World & Record<'iris' | 'robin', PersonAtKeyboard>> {
  const world = await askingWorld();
  return { ...world, iris: world.sandbox.as('U0IRIS'), robin: world.sandbox.as('U0ROBIN') };
}

const MONDAY = '2026-11-30T12:00:00-05:00';
const SECOND_FRIDAY = '2026-12-04T12:00:00-05:00';

const reminders = (person: PersonAtKeyboard) => messagesWith(person, 'Still open: help at').length;
const escalations = (person: PersonAtKeyboard) => messagesWith(person, 'Nobody has answered: help at').length;

describe('when nobody answers', () => {
  test('who was asked is reminded once, after three business days and in the morning', {
    tags: 'thorough',
  }, async () => {
    const world = await waitingWorld();
    await world.timeIs('2026-11-30T11:59:00-05:00');
    expect(reminders(world.iris)).toBe(0);
    await world.timeIs(MONDAY);
    expect(reminders(world.iris)).toBe(1);
    expect(world.iris.lastMessage().buttons).toEqual(['Start a handoff', 'Not now…']);
    expect(world.iris.lastMessage().text).toContain(`What would help: ${HELP}`);
    await notNow(world, 'In spring.', world.iris);
    expect(world.iris.lastMessage().buttons, 'what reminded is settled too').toEqual([]);
    await world.timeIs(SECOND_FRIDAY);
    expect([reminders(world.iris), escalations(world.robin)]).toEqual([0, 0]);
  });

  test('after three more the escalation contact is told once, who can answer too; and then nobody is told anything', async () => {
    const world = await waitingWorld();
    await world.timeIs(MONDAY);
    await world.timeIs(SECOND_FRIDAY);
    expect([escalations(world.robin), reminders(world.iris), requestsTo(world.iris).length]).toEqual([1, 1, 1]);
    await world.timeIs('2026-12-23T12:00:00-05:00');
    expect([world.robin.messages().length, world.iris.messages().length, world.sam.messages().length]).toEqual([
      1, 2, 0,
    ]);
    await notNow(world, 'In spring.', world.robin);
    expect(world.sam.lastMessage().text).toContain('@Robin says not now');
    for (const { blocks } of [...world.robin.messages(), ...world.iris.messages()])
      expect(shownIn(blocks).buttons).toEqual([]);
  });

  test('nothing is sent at night, and after an absence one message goes out, not two', {
    tags: 'thorough',
  }, async () => {
    const world = await waitingWorld();
    await world.outageUntil('2026-12-10T23:00:00-08:00');
    expect(world.iris.messages()).toHaveLength(1);
    await world.timeIs('2026-12-11T12:00:00-05:00');
    expect([reminders(world.iris), escalations(world.robin)]).toEqual([1, 0]);
  });

  test('what is due for two of them is one message, and each is settled by itself', { tags: 'thorough' }, async () => {
    const world = await waitingWorld();
    const priya = world.sandbox.as('U0PRIYA');
    await askForHelp(world, { Account: 'Contoso' }, priya);
    await world.timeIs(MONDAY);
    expect(world.iris.messages()).toHaveLength(3);
    expect(world.iris.lastMessage().buttons).toHaveLength(4);
    await priya.slash('/handoff list');
    await priya.lastMessage().press('Take it back');
    await world.settle();
    expect(world.iris.lastMessage().text).toContain('Help at Contoso, asked for by @Priya: @Priya took it back');
    expect(world.iris.lastMessage().buttons).toEqual(['Start a handoff', 'Not now…']);
    expect(world.iris.messages()).toHaveLength(3);
  });

  test('nobody is told when there is nobody else', { tags: 'thorough' }, async () => {
    const world = await askedWorld();
    await world.timeIs(MONDAY);
    await world.timeIs(SECOND_FRIDAY);
    expect(world.alex.messages()).toHaveLength(2);
    expect(world.ada.messages()).toEqual([]);
  });
});

describe('only who was asked, or who is turned to next, may answer', { tags: 'thorough' }, () => {
  test('two who answer are one answer: the second reads who was first', async () => {
    const world = await waitingWorld();
    await world.timeIs(MONDAY);
    await world.timeIs(SECOND_FRIDAY);
    await world.iris.lastMessage().press('Start a handoff');
    const form = await fillForm(modalOf(world.iris), REST);
    await notNow(world, 'In spring.', world.robin);
    await form.submit();
    expect(await refusalOver(world.iris)).toContain('@Robin has answered this already: not now. Nothing has changed.');
    await world.settle();
    expect(world.sam.messages()).toHaveLength(1);
  });

  test('whoever else presses reads one sentence, and nothing changes', async () => {
    const world = await askedWorld();
    const dm = dmOf(world.alex);
    const others: [string, string, string][] = [
      ['U0PRIYA', 'Start a handoff', 'Only @Alex can answer this help request. Nothing has changed.'],
      ['U0ROBIN', 'Not now…', 'Only @Alex can answer this help request. Nothing has changed.'],
      ['U0SAM', 'Not now…', 'Only @Alex can answer this help request. Nothing has changed.'],
      ['U0GUEST', 'Start a handoff', 'Only full members of our own workspace can do this.'],
      ['U0LENA', 'Not now…', 'Only full members of our own workspace can do this.'],
    ];
    for (const [id, label, words] of others) {
      const other = world.sandbox.as(id);
      world.sandbox.control.join(dm, id);
      await other.lastMessage(dm).press(label);
      expect(other.modal(), id).toBeNull();
      expect(answerTo(other, dm), id).toContain(words);
    }
    expect(requestsTo(world.alex)).toHaveLength(1);
  });

  test('somebody who has left while their form was open changes nothing', async () => {
    const world = await askedWorld();
    await world.alex.lastMessage().press('Not now…');
    await fillForm(modalOf(world.alex), { 'Why not now?': 'In spring.' });
    world.sandbox.control.patchPerson('U0ALEX', { isRestricted: true });
    await world.settle();
    await modalOf(world.alex).submit();
    expect(await refusalOver(world.alex)).toContain('Only full members of our own workspace can do this.');
    expect(world.sam.messages()).toEqual([]);
  });
});

test('what cannot be delivered is told to somebody who can mend it, and sent once it is mended', async () => {
  const world = await waitingWorld();
  const fault = { kind: 'error', error: 'messages_tab_disabled' } as const;
  world.sandbox.control.fail({ method: 'chat.postMessage', fault });
  await askForHelp(world, { Account: 'Contoso' });
  expect(messagesWith(world.iris, 'Contoso')).toEqual([]);
  const { text } = world.robin.lastMessage();
  expect(text).toContain(
    'A message to @Iris could not be delivered. It is about Contoso, for which @Sam asked for help.',
  );
  expect(text).toContain('What to do: mend that, then press Try again.');
  await world.robin.lastMessage().press('Try again');
  // It was begun once, so it is looked for before it is sent again.
  await world.timeIs('2026-11-24T10:05:00-05:00');
  expect(messagesWith(world.iris, 'Contoso')).toHaveLength(1);
});

test('while no partner is registered, who is asked reads what to do first', { tags: 'thorough' }, async () => {
  const world = await startWorld({ withPartner: false });
  await setRoles(world, { 'Intake owner': 'Alex Romero' });
  await world.sam.slash('/handoff ask Contoso');
  expect(modalOf(world.sam).fields()).not.toContain('Partner in mind');
  await modalOf(world.sam).close();
  await askForHelp(world);
  await world.alex.lastMessage().press('Start a handoff');
  expect(modalOf(world.alex).text).toContain('No partner is registered yet');
  await modalOf(world.alex).close();
  await registerBrightwater(world);
  await world.alex.lastMessage().press('Start a handoff');
  expect(modalOf(world.alex).title).toBe('Hand off a deal');
});
