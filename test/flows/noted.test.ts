import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, startWorld, type Typing, type World } from '../support/bot.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { messagesWith, requestsTo } from '../support/reading.ts';

/** A partner whose message somebody of ours takes up reads at once, under it, that it is noted and who prepares it. */

const NAME = 'partner-brightwater';
const CHANNEL = 'C0BRIGHTWATER';
const SAID = 'Jonas Weber asked us yesterday: not another peak season on spreadsheets.';
const NOTED = 'Thank you, this is noted.';
const TYPED: Typing = { Account: 'Fabrikam Logistics' };

async function says(who: PersonAtKeyboard, words = SAID, channel = NAME): Promise<string> {
  expect(await who.say(channel, words)).toEqual({ ok: true });
  return who.messageSaying(words, channel).ts;
}

/** Somebody opens the form on a message, and types nothing yet. */
async function opensOn(ts: string, who: PersonAtKeyboard, channel = CHANNEL): Promise<void> {
  await who.shortcut('Start a handoff', { channel, ts });
}

/** The same, and types something. */
async function begins(world: World, ts: string, who = world.maya, channel = CHANNEL): Promise<void> {
  await opensOn(ts, who, channel);
  await fillForm(modalOf(who), TYPED);
  await modalOf(who).close();
  await world.settle();
}

const noted = ({ lena }: World, words = SAID) =>
  lena
    .messageSaying(words, NAME)
    .replies()
    .map(({ text }) => text);
const everywhere = ({ sandbox }: World) =>
  sandbox.control.calls('chat.postMessage').filter(({ request }) => JSON.stringify(request).includes(NOTED));

async function throwsAway({ maya, settle }: World): Promise<void> {
  await maya.slash('/handoff drafts');
  await maya.lastMessage().press('Throw away');
  await settle();
}

async function pauses({ ada, settle }: World, chosen: string[]): Promise<void> {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Edit');
  await fillForm(modalOf(ada), { Pause: chosen });
  expect(await modalOf(ada).submit()).toEqual({ ok: true });
  await modalOf(ada).closeAll();
  await settle();
}

describe('a partner whose message is taken up', () => {
  test('reads under it that it is noted and who prepares it, once the first words are kept', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    await opensOn(ts, world.maya);
    await world.settle();
    expect(noted(world), 'nobody has written anything yet').toEqual([]);
    await fillForm(modalOf(world.maya), TYPED);
    await world.settle();
    expect(noted(world)).toEqual([`${NOTED} Maya Lindqvist is preparing it for our team.`]);
  });

  test('reads nothing when the form is closed as it was opened', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await opensOn(await says(world.lena), world.maya);
    await modalOf(world.maya).close();
    await world.settle();
    expect(everywhere(world)).toEqual([]);
  });

  test('reads it once, however often and by however many it is taken up', async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    await begins(world, ts, world.alex);
    await begins(world, ts);
    await throwsAway(world);
    await begins(world, ts);
    expect(noted(world)).toEqual([expect.stringContaining('Alex')]);
  });

  test('reads it of each message that is taken up', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const OTHER = 'Contoso Foods looks for somebody, too.';
    await begins(world, await says(world.lena));
    await begins(world, await says(world.lena, OTHER));
    expect([noted(world), noted(world, OTHER)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('reads it in the thread in which they wrote', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const root = await says(world.lena);
    await world.lena.say(NAME, 'They meet on Friday.', root);
    const reply = world.lena.messages(NAME).find(({ text }) => text.includes('on Friday'))?.ts ?? '';
    await begins(world, reply);
    expect(noted(world)).toEqual(['They meet on Friday.', expect.stringContaining(NOTED)]);
  });

  test('reads it at once, also at night: it answers what they have just written', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.timeIs('2026-11-24T23:30:00+01:00');
    await begins(world, await says(world.lena));
    expect(noted(world)).toHaveLength(1);
  });

  test('reads nothing of what is written: no account, nobody but who prepares it', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await opensOn(await says(world.lena), world.maya);
    await fillForm(modalOf(world.maya), {
      Account: 'CANARY account',
      'Why this partner matters': 'CANARY why',
      'Risk and channel conflict': 'CANARY conflict',
      'Account executive': 'Sam Okafor',
    });
    await world.settle();
    expect(noted(world)).toHaveLength(1);
    expect(JSON.stringify(requestsTo(world, CHANNEL))).not.toMatch(/CANARY|U0SAM|U0ALEX/);
  });
});

describe('nothing is said', () => {
  test('of a message of our own people in that channel', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await begins(world, await says(world.sam));
    await begins(world, await says(world.maya, 'Fabrikam looks for somebody.'));
    expect(everywhere(world)).toEqual([]);
  });

  test('of a partner’s message anywhere but in its own channel, nor of whoever is no partner', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await begins(world, await says(world.lena, SAID, 'partner-threeway'), world.maya, 'C0THREEWAY');
    const finn = world.sandbox.as('U0FINN');
    await begins(world, await says(finn, SAID, 'partner-ferrous'), world.maya, 'C0FERROUS');
    expect(everywhere(world)).toEqual([]);
  });

  test('while Slack does not say who wrote it: unknown is not yes', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    // Who Maya is, Slack has said just now.
    await world.maya.slash('/handoff list');
    world.sandbox.control.fail({ method: 'users.info', times: 1, fault: { kind: 'http', status: 503 } });
    await begins(world, ts);
    expect(everywhere(world)).toEqual([]);
  });

  test('of a message of theirs whose writer has left the partner', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.patchPerson('U0LENA', { deleted: true });
    await begins(world, ts);
    expect(everywhere(world)).toEqual([]);
  });

  test('in a channel that another company has joined: its alliances owner is asked', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] });
    await begins(world, ts);
    expect(everywhere(world)).toEqual([]);
    expect(messagesWith(world.alex, 'cannot be told anything')).toHaveLength(1);
  });

  test('once the draft was thrown away before it could be said', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await begins(world, ts);
    await throwsAway(world);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: false });
    await world.timeIs('2026-11-24T14:00:00-05:00');
    expect(everywhere(world)).toEqual([]);
  });

  test('when the draft is thrown away afterwards, or brought back', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await begins(world, await says(world.lena));
    const before = requestsTo(world, CHANNEL).length;
    await throwsAway(world);
    await world.maya.slash('/handoff drafts');
    await world.maya.lastMessage().press('Bring back');
    await world.settle();
    expect(requestsTo(world, CHANNEL)).toHaveLength(before);
  });

  test('to a partner that is paused; once that is lifted it is, as long as somebody still writes', async () => {
    const world = await startWorld();
    await pauses(world, ['Post nothing for now']);
    await begins(world, await says(world.lena));
    expect(everywhere(world)).toEqual([]);
    await pauses(world, []);
    expect(noted(world)).toHaveLength(1);
  });

  test('under a message that the partner has taken back: nobody is called because of that', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    await opensOn(ts, world.maya);
    const asked = world.alex.messages().length;
    expect(await world.lena.messageSaying(SAID, NAME).delete()).toEqual({ ok: true });
    await fillForm(modalOf(world.maya), TYPED);
    await world.settle();
    expect(everywhere(world), 'it was tried').toHaveLength(1);
    expect(world.lena.messages(NAME).filter(({ text }) => text.includes(NOTED))).toEqual([]);
    expect(world.alex.messages()).toHaveLength(asked);
    expect(world.ada.messages().filter(({ text }) => text.includes('could not be delivered'))).toEqual([]);
  });

  test('of whoever is no member of ours any more', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await begins(world, ts);
    world.sandbox.control.patchPerson('U0MAYA', { deleted: true });
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: false });
    await world.timeIs('2026-11-24T14:00:00-05:00');
    expect(everywhere(world)).toEqual([]);
  });
});

describe('it is told once', () => {
  test('also when Slack gives the channel another id before it could be said', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await begins(world, ts);
    world.sandbox.control.renameChannelId(CHANNEL, 'C0RENAMED');
    await world.settle();
    world.sandbox.control.patchChannel('C0RENAMED', { isArchived: false });
    await world.timeIs('2026-11-24T14:00:00-05:00');
    expect(noted(world)).toHaveLength(1);
  });

  test('also when nothing could be posted there at first', async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await begins(world, ts);
    expect(everywhere(world)).toEqual([]);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: false });
    await world.timeIs('2026-11-24T14:00:00-05:00');
    expect(noted(world)).toHaveLength(1);
  });

  test('also when the bot is killed before it could be said', { tags: 'thorough' }, async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    const ts = await says(world.lena);
    const fault = { kind: 'http', status: 503 } as const;
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, times: 1, fault });
    await begins(world, ts);
    await world.outageUntil('2026-11-24T12:00:00-05:00');
    expect(noted(world)).toHaveLength(1);
  });

  test('also when the answer to it is lost', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const ts = await says(world.lena);
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    await begins(world, ts);
    await world.timeIs('2026-11-24T12:00:00-05:00');
    expect(noted(world)).toHaveLength(1);
    expect(everywhere(world)).toHaveLength(1);
  });
});
