import { describe, expect, test } from 'vitest';
import { modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { dmOf, messagesWith } from '../support/reading.ts';

const CHANNEL = 'C0BRIGHTWATER';
/** Slack is asked for two hundred messages at a time. */
const MORE_THAN_TWO_PAGES = 450;

const copiesForSam = (world: World) => messagesWith(world.sam, 'brought by Brightwater').length;
const copiesForPartner = (world: World) => messagesWith(world.lena, 'Handoff received', 'partner-brightwater').length;

const NOT_TAKEN = [
  ['the connection drops before Slack reads it', { kind: 'drop' }],
  ['Slack answers 500', { kind: 'http', status: 500 }],
  ['Slack says fatal_error', { kind: 'error', error: 'fatal_error' }],
  ['Slack says internal_error', { kind: 'error', error: 'internal_error' }],
] as const;

/** What stands between the bot and Slack answers in Slack's place. */
const IN_BETWEEN = [
  ['shows a page to log in', { kind: 'page', status: 200 }],
  ['forbids it', { kind: 'page', status: 403 }],
  ['knows no such place', { kind: 'page', status: 404 }],
  ['has waited for it too long', { kind: 'page', status: 408 }],
] as const;

const doubts = (world: World) => messagesWith(world.alex, 'may not have arrived');

async function partnerWrites({ lena }: World, count: number, thread?: string): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, note) => lena.say('partner-brightwater', `Note ${note}`, thread)),
  );
}

describe('every message arrives exactly once', () => {
  test('when its answer is lost on the way: it is found, and not sent again', async () => {
    const world = await startWorld();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault: { kind: 'lost_reply' } });
    expect(await sendHandoff(world)).toEqual({ ok: true });
    const posts = world.sandbox.control.calls('chat.postMessage').length;
    await world.timeIs('2026-11-24T10:01:01-05:00');
    expect(copiesForSam(world)).toBe(1);
    expect(world.sandbox.control.calls('chat.postMessage')).toHaveLength(posts);
    expect(doubts(world)).toEqual([]);

    await accept(world);
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });

  test('when its answer breaks off in the middle: it is found, and not sent again', async () => {
    const world = await startWorld();
    const fault = { kind: 'broken_reply' } as const;
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault });
    await sendHandoff(world);
    await world.timeIs('2026-11-24T10:01:01-05:00');
    expect(copiesForSam(world)).toBe(1);
    expect(messagesWith(world.alex, 'could not be delivered')).toEqual([]);
    await accept(world);
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
  });

  test.each([14, -14])('when its answer is lost on a machine whose clock is %i hours ahead', async (hours) => {
    const world = await startWorld();
    world.setClock(hours * 60 * 60_000);
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault: { kind: 'lost_reply' } });
    await sendHandoff(world);
    for (const time of ['10:01', '10:02', '11:02']) await world.timeIs(`2026-11-24T${time}:01-05:00`);
    expect(copiesForSam(world)).toBe(1);
    expect(doubts(world)).toEqual([]);
  });

  test.each(IN_BETWEEN)(
    'when something before Slack %s: it goes out as soon as that is over, and nobody is called',
    async (_, fault) => {
      const world = await startWorld();
      world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), times: 3, fault });
      await sendHandoff(world);
      for (const second of ['10', '20', '30']) await world.timeIs(`2026-11-24T10:00:${second}-05:00`);
      expect(copiesForSam(world)).toBe(1);
      expect(world.alex.messages()).toEqual([]);
    },
  );

  test('when its answer is lost and hundreds of messages were written since, in a channel or in a thread', async () => {
    const world = await startWorld();
    const { control } = world.sandbox;
    control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    await sendHandoff(world);
    await partnerWrites(world, MORE_THAN_TWO_PAGES);
    await world.timeIs('2026-11-24T10:01:01-05:00');
    expect(control.calls('conversations.history')).toHaveLength(3);

    const [root] = messagesWith(world.lena, 'Handoff received', 'partner-brightwater');
    await partnerWrites(world, MORE_THAN_TWO_PAGES, root?.ts);
    control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    await accept(world);
    await world.timeIs('2026-11-24T10:03:00-05:00');
    expect(control.calls('conversations.replies')).toHaveLength(3);

    await world.timeIs('2026-11-24T12:00:00-05:00');
    expect(messagesWith(world.lena, 'Handoff accepted', 'partner-brightwater')).toHaveLength(1);
    expect(messagesWith(world.lena, 'has accepted this handoff', 'partner-brightwater')).toHaveLength(1);
    expect(doubts(world)).toEqual([]);
  });

  test.each(NOT_TAKEN)(
    'when %s: the intake owner hears of it after two minutes, and within the hour it arrives',
    async (_name, fault) => {
      const world = await startWorld();
      world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault });
      await sendHandoff(world);
      expect(messagesWith(world.maya, 'Your handoff'), 'nobody else waits').toHaveLength(1);
      expect(copiesForPartner(world)).toBe(1);
      await world.timeIs('2026-11-24T10:01:01-05:00');
      expect(doubts(world)).toEqual([]);
      await world.timeIs('2026-11-24T10:02:02-05:00');
      expect(doubts(world)).toHaveLength(1);
      for (const minute of ['05', '10', '20', '40', '59']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
      expect(copiesForSam(world)).toBe(0);
      await world.timeIs('2026-11-24T11:00:01-05:00');
      expect(copiesForSam(world)).toBe(1);
      expect(doubts(world)).toHaveLength(1);
    },
  );

  test('when Slack takes it half an hour late: it is not sent again', async () => {
    const world = await startWorld();
    const fault = { kind: 'late', ms: 30 * 60_000, isCutOff: true } as const;
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault });
    await sendHandoff(world);
    for (const minute of ['01', '02', '04', '08', '16', '32', '59'])
      await world.timeIs(`2026-11-24T10:${minute}:30-05:00`);
    await world.timeIs('2026-11-24T12:00:00-05:00');
    expect(copiesForSam(world)).toBe(1);
    await world.alex.lastMessage().press('Send it again');
    await world.settle();
    expect(world.alex.lastMessage().text).toContain('Nothing is waiting there any more');
    expect(copiesForSam(world)).toBe(1);
  });

  test('when the intake owner does not want to wait, and sends it again', async () => {
    const world = await startWorld();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault: { kind: 'drop' } });
    await sendHandoff(world);
    for (const minute of ['01', '02', '03']) await world.timeIs(`2026-11-24T10:${minute}:30-05:00`);
    const word = world.alex.lastMessage();
    expect(word.text).toContain('What to do: nothing.');
    const [reference = ''] = /H\d{7}/.exec(word.text) ?? [];
    await world.maya.slash(`/handoff status ${reference}`);
    expect(world.maya.lastMessage().text).toContain('1 of its messages did not arrive, or may not have');
    await word.press('Send it again');
    await world.settle();
    expect(copiesForSam(world)).toBe(1);
    await world.timeIs('2026-11-24T12:00:00-05:00');
    expect(copiesForSam(world)).toBe(1);
  });

  test('when answers are lost again and again', async () => {
    const world = await startWorld();
    world.sandbox.control.fail({
      method: 'chat.postMessage',
      channel: dmOf(world.sam),
      times: 2,
      fault: { kind: 'error', error: 'fatal_error' },
    });
    world.sandbox.control.fail({
      method: 'conversations.history',
      channel: dmOf(world.sam),
      fault: { kind: 'http', status: 503 },
    });
    await sendHandoff(world);
    for (const time of ['10:02', '10:04', '10:08', '10:16', '10:30', '11:01', '11:05', '11:30', '12:02'])
      await world.timeIs(`2026-11-24T${time}:00-05:00`);
    expect(copiesForSam(world)).toBe(1);
  });

  test('when the bot ends in the middle of it', async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    world.sandbox.control.fail({
      method: 'chat.postMessage',
      channel: CHANNEL,
      fault: { kind: 'lost_reply' },
    });
    await sendHandoff(world);
    await world.restart();
    await world.settle();
    await world.timeIs('2026-11-24T10:05:00-05:00');
    await world.restart();
    await world.settle();
    expect(copiesForSam(world)).toBe(1);
    expect(copiesForPartner(world)).toBe(1);
    expect(messagesWith(world.maya, 'Your handoff')).toHaveLength(1);
  });

  test('when Slack says to wait: only that conversation waits, and as long as Slack says', async () => {
    const world = await startWorld();
    world.sandbox.control.fail({
      method: 'chat.postMessage',
      channel: dmOf(world.sam),
      fault: { kind: 'rate_limited', retryAfterS: 120 },
    });
    await sendHandoff(world);
    expect(copiesForSam(world)).toBe(0);
    expect(copiesForPartner(world)).toBe(1);
    expect(messagesWith(world.maya, 'Your handoff')).toHaveLength(1);
    await world.timeIs('2026-11-24T10:01:50-05:00');
    expect(copiesForSam(world)).toBe(0);
    await world.timeIs('2026-11-24T10:02:01-05:00');
    expect(copiesForSam(world)).toBe(1);
  });

  test('also an outcome that the partner is told, whose answer is lost', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    world.sandbox.control.fail({ method: 'chat.update', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    for (const minute of ['01', '03', '05']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });
});

describe('a card that somebody deleted', () => {
  test('is posted anew with what is true now, and the partner’s thread follows it', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    await deleteMessage(world, world.sam.lastMessage());
    await deleteMessage(world, world.lena.lastMessage('partner-brightwater'));
    await deleteMessage(world, world.maya.lastMessage());
    await world.timeIs('2026-11-30T09:00:00-05:00');
    expect(copiesForSam(world)).toBe(1);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff delayed');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
    expect(messagesWith(world.maya, 'Your handoff')).toHaveLength(1);
  });
});

/** As the app itself may: the workspace's people have no hand for it here. */
async function deleteMessage(world: World, { channel, ts }: { channel: string; ts: string }): Promise<void> {
  const response = await fetch(`${world.sandbox.apiUrl}chat.delete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.sandbox.tokens.bot}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel, ts }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}
