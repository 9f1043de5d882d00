import { describe, expect, test } from 'vitest';
import { modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, acceptedWorld, chooseSalesChannel, recordOutcome } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { messagesWith } from '../support/reading.ts';

/** The channel of ours that reads what was won with a partner. */

const SALES = 'C0PRIVBOT';
const NAME = 'deal-desk';
const WON = { 'What the partner did': 'Lena brought Jonas to the table.' };

const toldWorld = worldAfter(async (world) => expect(await chooseSalesChannel(world, NAME)).toEqual({}), acceptedWorld);

const readIn = ({ sandbox }: World, channel = SALES) => messagesWith(sandbox.as('U0IRIS'), 'Won: ', channel);
const stuckFor = ({ alex }: World) => messagesWith(alex, 'A message to the sales channel');

describe('what was won', () => {
  test('is told to the partner, the author and the sales channel once, however often it is pressed', {
    tags: 'thorough',
  }, async () => {
    const world = await toldWorld();
    const card = world.sam.lastMessage();
    await recordOutcome(world, 'Won', WON);
    for (const button of ['What came of it…', 'Done', 'What came of it…']) await card.press(button);
    await world.timeIs('2026-11-24T12:00:00-05:00');
    expect(messagesWith(world.lena, 'we have won this together', 'partner-brightwater')).toHaveLength(1);
    expect(messagesWith(world.maya, 'has won it.')).toHaveLength(1);
    expect(readIn(world).map(({ text }) => text)).toEqual([
      'Won: Fabrikam Logistics, brought by Brightwater Consulting',
    ]);
    expect(world.sandbox.as('U0IRIS').lastMessage(NAME).text).toBe(
      'Won: Fabrikam Logistics, brought by Brightwater Consulting. @Sam closed it. What Brightwater Consulting did: Lena brought Jonas to the table.',
    );
  });

  test('is said once although Slack’s answer is lost', { tags: 'thorough' }, async () => {
    const world = await toldWorld();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: SALES, fault: { kind: 'lost_reply' } });
    await recordOutcome(world, 'Won', WON);
    for (const minute of ['01', '02', '04']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    expect(readIn(world)).toHaveLength(1);
    expect(stuckFor(world)).toEqual([]);
  });

  test('is said nowhere inside when no channel is chosen, and nobody is told of that', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Won', WON);
    expect(readIn(world)).toEqual([]);
    expect(stuckFor(world)).toEqual([]);
    expect(messagesWith(world.lena, 'we have won this together', 'partner-brightwater')).toHaveLength(1);
  });

  test('alone is said there: nothing of an opportunity, of what was lost or was not worth it', async () => {
    const world = await toldWorld();
    await recordOutcome(world, 'Opportunity opened', { Opportunity: 'https://crm.example.com/1' });
    await recordOutcome(world, 'Lost', { Why: 'Price.' });
    expect(world.sandbox.as('U0IRIS').messages(NAME)).toEqual([]);
  });
});

describe('a channel that others can read', () => {
  test.each([
    [
      'partner-brightwater',
      'The channel is shared with another company. Choose a channel in which only our own people are.',
    ],
    [
      'partner-pending',
      'Another company is invited to this channel. Choose a channel in which only our own people are.',
    ],
    ['general', 'The bot is not in the channel. Type /invite @Handoff there.'],
    ['leadership', 'The bot cannot see this channel. Type /invite @Handoff there.'],
  ])('cannot be chosen, nor one where the bot is not: %s', { tags: 'thorough' }, async (channel, sentence) => {
    const world = await startWorld();
    const members = ['U0ADA', 'U0MAYA', 'U0ALEX'];
    world.sandbox.control.patchChannel('C0PENDING', { members: [...members, 'U0APP'] });
    world.sandbox.control.join('C0BRIGHTWATER', 'U0ADA');
    expect(await chooseSalesChannel(world, channel)).toEqual({ 'Sales channel': sentence });
  });

  test('that became shared is not posted to: the intake owner hears why, and it is said once that is mended', async () => {
    const world = await toldWorld();
    world.sandbox.control.patchChannel(SALES, { connectedTeamIds: ['T0BRIGHTWATER'] });
    await recordOutcome(world, 'Won', WON);
    expect(readIn(world)).toEqual([]);
    expect(stuckFor(world)).toHaveLength(1);
    expect(world.alex.lastMessage().text).toContain('The channel is shared with another company.');
    world.sandbox.control.patchChannel(SALES, { connectedTeamIds: [] });
    await world.alex.lastMessage().press('Try again');
    await world.settle();
    expect(readIn(world)).toHaveLength(1);
  });

  test('is looked at before each message: what was good for the first one is not for the second', {
    tags: 'thorough',
  }, async () => {
    const world = await toldWorld();
    await recordOutcome(world, 'Won', WON);
    expect(readIn(world)).toHaveLength(1);
    await sendHandoff(world, { Account: 'Contoso Foods' });
    await accept(world);
    world.sandbox.control.patchChannel(SALES, { connectedTeamIds: ['T0BRIGHTWATER'] });
    await recordOutcome(world, 'Won', WON);
    expect(readIn(world)).toHaveLength(1);
    expect(stuckFor(world)).toHaveLength(1);
  });

  test.each<[string, { isArchived?: boolean; members?: string[] }, string]>([
    ['archived', { isArchived: true }, 'The channel is archived.'],
    ['without the bot', { members: ['U0SAM', 'U0IRIS'] }, 'Slack does not know the channel'],
  ])(
    'nor to one that is %s; another one that is chosen gets it by itself',
    { tags: 'thorough' },
    async (_, patch, why) => {
      const world = await toldWorld();
      world.sandbox.control.patchChannel(SALES, patch);
      await recordOutcome(world, 'Won', WON);
      expect(world.alex.lastMessage().text).toContain(why);
      expect(await chooseSalesChannel(world, 'sales')).toEqual({});
      expect(messagesWith(world.sandbox.as('U0IRIS'), 'Won: ', 'sales')).toHaveLength(1);
      expect(stuckFor(world)).toHaveLength(1);
    },
  );

  test('shows in the settings who chose it, and stays chosen when the form is opened again', {
    tags: 'thorough',
  }, async () => {
    const world = await toldWorld();
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).value('Sales channel')).toBe(NAME);
    expect(modalOf(world.ada).text).toContain('Sales channel');
  });
});
