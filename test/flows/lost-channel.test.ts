import { describe, expect, test } from 'vitest';
import type { Control } from 'slack-sandbox';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { answerTo, messagesWith } from '../support/reading.ts';

/** Nothing can be posted in a partner's channel: its alliances owner is asked, and decides with one press. */

const CHANNEL = 'C0BRIGHTWATER';
const BOT = 'U0APP';
const archive = ({ sandbox }: World) => sandbox.control.patchChannel(CHANNEL, { isArchived: true });
const LOST: [string, (control: Control) => void][] = [
  ['is unshared', (control) => control.patchChannel(CHANNEL, { connectedTeamIds: [] })],
  ['is joined by another company', (control) => joinedBy(control, 'T0FERROUS')],
  ['loses the bot', (control) => control.leave(CHANNEL, BOT)],
  ['is archived', (control) => control.patchChannel(CHANNEL, { isArchived: true })],
];

const joinedBy = (control: Control, team: string) =>
  control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER', team] });
const questions = ({ alex }: World) => messagesWith(alex, 'cannot be told anything');
const postsThere = ({ sandbox }: World) =>
  ['chat.postMessage', 'chat.update']
    .flatMap((method) => sandbox.control.calls(method))
    .filter(({ request }) => JSON.stringify(request).includes(`"channel":"${CHANNEL}"`)).length;
const outcome = ({ lena }: World, channel: string) => messagesWith(lena, 'has accepted this handoff', channel);

/** Another channel that is shared with Brightwater alone. */
function addNewChannel({ sandbox }: World, team = 'T0BRIGHTWATER'): void {
  sandbox.control.addChannel({
    id: 'C0NEW',
    name: 'partner-new',
    isPrivate: false,
    isArchived: false,
    members: ['U0MAYA', 'U0ALEX', 'U0LENA', BOT],
    connectedTeamIds: [team],
    pendingTeamIds: [],
    hostTeamId: 'T0NORTHWIND',
  });
}

describe('a partner’s channel that', { tags: 'thorough' }, () => {
  test.each(LOST)(
    '%s in the middle: its alliances owner is asked once, whatever waits, and nobody else',
    async (_, lose) => {
      const world = await startWorld();
      const iris = world.sandbox.as('U0IRIS');
      await world.ada.slash('/handoff settings');
      await (await fillForm(modalOf(world.ada), { 'Intake owner': 'Iris Chen' })).submit();
      await sendHandoff(world);
      lose(world.sandbox.control);
      await world.settle();
      const before = postsThere(world);
      await accept(world);
      await sendHandoff(world, { Account: 'Contoso' });
      await sendHandoff(world, { Account: 'Globex' });
      expect(questions(world)).toHaveLength(1);
      expect(world.alex.messages()).toHaveLength(1);
      expect(world.alex.lastMessage().text).toMatch(
        /What waits: Fabrikam Logistics \(H\d{7}\), Contoso \(H\d{7}\), Globex \(H\d{7}\)\./,
      );
      expect(iris.messages()).toEqual([]);
      expect(postsThere(world)).toBe(before);
    },
  );
});

describe('the alliances owner who is asked', () => {
  test('names the new channel without being an administrator: what waits goes out there, once, and the old one learns nothing', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    archive(world);
    await accept(world);
    addNewChannel(world);
    await world.alex.lastMessage().press('Name the new channel…');
    await fillForm(modalOf(world.alex), { 'Shared channel': 'partner-new' });
    expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
    await world.settle();
    expect(messagesWith(world.lena, 'Handoff accepted', 'partner-new')).toHaveLength(1);
    expect(outcome(world, 'partner-new')).toHaveLength(1);
    expect(messagesWith(world.lena, 'accepted', 'partner-brightwater')).toEqual([]);
    expect(questions(world)).toEqual([]);
    expect(world.alex.lastMessage().text).toBe('Brightwater Consulting is told again in #partner-new.');
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).text).toContain(
      '@Alex  Brightwater Consulting: Shared channel  #partner-brightwater → #partner-new',
    );
  });

  test('is told beside the field what is wrong with a channel: another company’s is an administrator’s to choose', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    archive(world);
    await world.settle();
    addNewChannel(world, 'T0FERROUS');
    await world.alex.lastMessage().press('Name the new channel…');
    const wrong = async (channel: string) =>
      (await whatIsWrong(world.alex, { 'Shared channel': channel }))['Shared channel'];
    expect(await wrong('partner-new')).toBe(
      'This channel is shared with another company than Brightwater Consulting. If it is the right one, an administrator can choose it in /handoff partners.',
    );
    expect(await wrong('general')).toContain('The channel is not shared with another company.');
    expect(await wrong('partner-brightwater')).toContain('The channel is archived.');
    expect(questions(world)).toHaveLength(1);
  });

  test('stops posting: nothing more fails, and one press later what still holds goes out', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    joinedBy(world.sandbox.control, 'T0FERROUS');
    await world.settle();
    await world.alex.lastMessage().press('Stop posting');
    await world.settle();
    await accept(world);
    expect(world.alex.messages()).toHaveLength(1);
    expect(world.alex.lastMessage().text).toContain('Brightwater Consulting is paused: nothing is posted to them.');
    expect(questions(world)).toEqual([]);
    expect(world.sam.lastMessage().text).toContain('is paused: nothing is posted to them. By @Alex');
    world.sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER'] });
    await world.settle();
    expect(outcome(world, 'partner-brightwater'), 'mended, and paused still').toEqual([]);
    await world.alex.lastMessage().press('Post again');
    await world.settle();
    expect(outcome(world, 'partner-brightwater')).toHaveLength(1);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(messagesWith(world.alex, 'is told again')).toHaveLength(1);
  });

  test('is asked again when posting goes on and the channel is still lost, and may press twice without harm', async () => {
    const world = await sentWorld();
    archive(world);
    await accept(world);
    const question = world.alex.lastMessage();
    await question.press('Stop posting');
    await world.settle();
    const paused = world.alex.lastMessage();
    await question.press('Stop posting');
    expect(answerTo(world.alex)).toBe('Nothing is posted to Brightwater Consulting already.');
    await paused.press('Post again');
    await world.settle();
    expect(questions(world)).toHaveLength(1);
    await paused.press('Post again');
    expect(answerTo(world.alex)).toBe('Brightwater Consulting is not paused any more: what waited is on its way.');
    await world.settle();
    expect(outcome(world, 'partner-brightwater')).toEqual([]);
    const later = questions(world)[0];
    expect(later?.ts).not.toBe(question.ts);
  });

  test('is the only one who may, with administrators; what others press changes nothing', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    archive(world);
    await accept(world);
    const question = world.alex.lastMessage();
    world.sandbox.control.join(question.channel, 'U0SAM');
    world.sandbox.control.join(question.channel, 'U0ADA');
    const asSam = world.sam.lastMessage(question.channel);
    const asAda = world.ada.lastMessage(question.channel);
    for (const label of ['Stop posting', 'Name the new channel…']) {
      await asSam.press(label);
      expect(answerTo(world.sam, question.channel)).toBe(
        'Only the alliances owner of Brightwater Consulting and administrators can do this.',
      );
    }
    await world.settle();
    expect(questions(world)).toHaveLength(1);
    await asAda.press('Stop posting');
    await world.settle();
    expect(messagesWith(world.alex, 'is paused: nothing is posted')).toHaveLength(1);
  });

  test('has left: the intake owner is asked in their place', { tags: 'thorough' }, async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    const iris = world.sandbox.as('U0IRIS');
    await world.ada.slash('/handoff settings');
    await (await fillForm(modalOf(world.ada), { 'Intake owner': 'Iris Chen' })).submit();
    await sendHandoff(world);
    world.sandbox.control.patchPerson('U0ALEX', { deleted: true });
    await world.settle();
    archive(world);
    await accept(world);
    expect(world.alex.messages()).toEqual([]);
    expect(messagesWith(iris, 'cannot be told anything')).toHaveLength(1);
  });
});

test('a channel that is lost and mended while the bot is away: the next message that arrives takes what waited along', {
  tags: 'thorough',
}, async () => {
  const world = await sentWorld();
  archive(world);
  await accept(world);
  expect(outcome(world, 'partner-brightwater')).toEqual([]);
  await world.outageUntil('2026-11-24T11:00:00-05:00', () =>
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: false }),
  );
  expect(questions(world)).toHaveLength(1);
  await sendHandoff(world, { Account: 'Contoso' });
  expect(outcome(world, 'partner-brightwater')).toHaveLength(1);
  expect(questions(world)).toEqual([]);
});
