import { describe, expect, test } from 'vitest';
import { recordOf } from 'slack-sandbox/json';
import type { Control } from 'slack-sandbox';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, registerFerrous, sentWorld } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

const CHANNEL = 'C0BRIGHTWATER';
const BOT = 'U0APP';

/** Questions to the alliances owner that are open. */
const asked = (world: World) => messagesWith(world.alex, 'cannot be told anything');
const inThread = (world: World) => world.lena.lastMessage('partner-brightwater').replies();

type Breakage = { name: string; says: string; breakIt: (control: Control) => void; mendIt: (control: Control) => void };

const BREAKAGES: Breakage[] = [
  {
    name: 'is archived',
    says: 'the channel is archived.',
    breakIt: (control) => control.patchChannel(CHANNEL, { isArchived: true }),
    mendIt: (control) => control.patchChannel(CHANNEL, { isArchived: false }),
  },
  {
    name: 'has lost the bot',
    says: 'the bot is not in the channel any more.',
    breakIt: (control) => control.leave(CHANNEL, BOT),
    mendIt: (control) => control.join(CHANNEL, BOT),
  },
  {
    name: 'is private and has lost the bot',
    says: 'the bot is not in the channel any more.',
    breakIt: (control) => {
      control.patchChannel(CHANNEL, { isPrivate: true });
      control.leave(CHANNEL, BOT);
    },
    mendIt: (control) => control.join(CHANNEL, BOT),
  },
  {
    name: 'was joined by a third company',
    says: 'another company is in the channel too.',
    breakIt: (control) => control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] }),
    mendIt: (control) => control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER'] }),
  },
  {
    name: 'is shared with another company now',
    says: 'the channel is shared with another company than them.',
    breakIt: (control) => control.patchChannel(CHANNEL, { connectedTeamIds: ['T0FERROUS'] }),
    mendIt: (control) => control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER'] }),
  },
  {
    name: 'is not shared any more',
    says: 'the channel is not shared with them any more.',
    breakIt: (control) => control.patchChannel(CHANNEL, { connectedTeamIds: [] }),
    mendIt: (control) => control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER'] }),
  },
];

describe('an outcome whose partner channel', { tags: 'thorough' }, () => {
  test.each(BREAKAGES)('$name is held; its alliances owner is asked once, mends it and sends it', async (breakage) => {
    const world = await sentWorld();
    breakage.breakIt(world.sandbox.control);
    const before = world.sandbox.control.calls('chat.postMessage').length;
    await accept(world);
    expect(world.maya.lastMessage().text).toContain('Accepted by');
    const question = world.alex.lastMessage();
    expect(asked(world)).toHaveLength(1);
    expect(question.text).toContain(`Brightwater Consulting cannot be told anything: ${breakage.says}`);
    expect(question.text).toMatch(/What waits: Fabrikam Logistics \(H\d{7}\)\./);
    const later = world.sandbox.control.calls('chat.postMessage').slice(before);
    expect(later.filter(({ request }) => JSON.stringify(request).includes(`"channel":"${CHANNEL}"`))).toEqual([]);

    await question.press('Try again');
    await world.settle();
    expect(asked(world), 'asked again, because it failed again').toHaveLength(1);
    expect(world.alex.messages().filter(({ isEphemeral }) => !isEphemeral)).toHaveLength(2);

    breakage.mendIt(world.sandbox.control);
    await world.settle();
    if (asked(world).length > 0) await world.alex.lastMessage().press('Try again');
    await world.settle();
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(inThread(world)).toHaveLength(1);
    await world.timeIs('2026-11-25T10:00:00-05:00');
    expect(inThread(world)).toHaveLength(1);
    expect(asked(world)).toEqual([]);
    expect(messagesWith(world.alex, 'is told again')).toHaveLength(1);
    expect(world.alex.messages().filter(({ isEphemeral }) => !isEphemeral)).toHaveLength(2);
  });
});

/** An administrator gives the partner another shared channel. */
async function movesToNewChannel({ sandbox, ada }: World): Promise<void> {
  sandbox.control.addChannel({
    id: 'C0NEW',
    name: 'partner-new',
    isPrivate: false,
    isArchived: false,
    members: ['U0MAYA', 'U0LENA', BOT],
    connectedTeamIds: ['T0BRIGHTWATER'],
    pendingTeamIds: [],
    hostTeamId: 'T0NORTHWIND',
  });
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Edit');
  await fillForm(modalOf(ada), { 'Shared channel': 'partner-new' });
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
}

describe('held messages', () => {
  test('nobody knows whether Slack took it when the channel was archived: after mending there is one copy', async () => {
    const world = await sentWorld();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    await accept(world);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await world.timeIs('2026-11-24T10:02:00-05:00');
    expect(asked(world)).toHaveLength(1);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: false });
    await world.settle();
    expect(inThread(world)).toHaveLength(1);
  });

  test('choosing another channel sends what was held there, and the old channel learns nothing more', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    world.sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] });
    await accept(world);
    await movesToNewChannel(world);
    await world.settle();
    expect(world.lena.lastMessage('partner-new').text).toContain('Handoff accepted');
    expect(world.lena.lastMessage('partner-new').replies()).toHaveLength(1);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff received');
    expect(inThread(world)).toEqual([]);
  });

  test('an outcome that still waits when the channel is changed is said in the new one, under no message of the old', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    const fault = { kind: 'rate_limited', retryAfterS: 120 } as const;
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault });
    await accept(world);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    await movesToNewChannel(world);
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(inThread(world)).toEqual([]);
    expect(messagesWith(world.lena, 'has accepted this handoff', 'partner-new')).toHaveLength(1);
    const posts = world.sandbox.control.calls('chat.postMessage').map(({ request }) => recordOf(request));
    const inNew = posts.filter(({ channel }) => channel === 'C0NEW');
    expect(inNew.map(({ thread_ts }) => thread_ts)).toEqual([undefined]);
    expect(asked(world)).toEqual([]);
  });

  test('the author may try again too, nobody else may, and status tells how many are stuck', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await sendHandoff(world);
    const word = world.alex.lastMessage();
    const [reference = ''] = /H\d{7}/.exec(word.text) ?? [];
    await world.maya.slash(`/handoff status ${reference}`);
    expect(world.maya.lastMessage().text).toContain('1 of its messages did not arrive;');
    world.sandbox.control.join(word.channel, 'U0SAM');
    const before = world.sandbox.control.calls('chat.postMessage').length;
    await world.sam.lastMessage(word.channel).press('Try again');
    await world.settle();
    expect(world.sam.lastMessage(word.channel).text).toBe('Only the intake owner and the author can do this.');
    expect(world.sandbox.control.calls('chat.postMessage')).toHaveLength(before);

    world.sandbox.control.join(word.channel, 'U0MAYA');
    await world.maya.lastMessage(word.channel).press('Try again');
    await world.settle();
    expect(asked(world), 'asked again, because it failed again').toHaveLength(1);
    expect(world.alex.lastMessage().ts).not.toBe(word.ts);
  });

  test('one partner’s broken channel does not keep another partner waiting', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await registerFerrous(world);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await sendHandoff(world);
    await sendHandoff(world, { Partner: 'Ferrous Systems', 'Partner contact': 'Finn Keller' });
    const finn = world.sandbox.as('U0FINN');
    expect(finn.lastMessage('partner-ferrous').text).toContain('Handoff received');
  });

  test('an account executive who was deactivated meanwhile: the intake owner is told', async () => {
    const world = await sentWorld();
    world.sandbox.control.patchPerson('U0SAM', { deleted: true });
    await world.restart();
    await world.timeIs('2026-11-25T16:00:00-05:00');
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(messagesWith(world.alex, 'has lost its account executive')).toHaveLength(1);
    expect(world.alex.lastMessage().buttons).toContain('Re-route');
    expect(world.sam.messages()).toHaveLength(1);
  });
});
