import { describe, expect, test } from 'vitest';
import { modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, sentWorld } from '../support/deeds.ts';
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

/** The intake owner is not called. */
const callsTo = ({ alex }: World) => alex.messages();

/** When a message is looked for whose answer was lost at ten; at the last of them it is sent again. */
const LOOKS = ['10:00:21', '10:01:01', '10:02:02'].map((time) => `2026-11-24T${time}-05:00`);

async function partnerWrites({ lena }: World, count: number, thread?: string): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, note) => lena.say('partner-brightwater', `Note ${note}`, thread)),
  );
}

describe('every message arrives exactly once', () => {
  test('when its answer is lost on the way: it is found, and not sent again', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault: { kind: 'lost_reply' } });
    expect(await sendHandoff(world)).toEqual({ ok: true });
    const posts = world.sandbox.control.calls('chat.postMessage').length;
    await world.timeIs('2026-11-24T10:01:01-05:00');
    expect(copiesForSam(world)).toBe(1);
    expect(world.sandbox.control.calls('chat.postMessage')).toHaveLength(posts);
    expect(callsTo(world)).toEqual([]);

    await accept(world);
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });

  test('when its answer breaks off in the middle: it is found, and not sent again', { tags: 'thorough' }, async () => {
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

  test.each([14, -14])(
    'when its answer is lost on a machine whose clock is %i hours ahead',
    { tags: 'thorough' },
    async (hours) => {
      const world = await startWorld();
      world.setClock(hours * 60 * 60_000);
      world.sandbox.control.fail({
        method: 'chat.postMessage',
        channel: dmOf(world.sam),
        fault: { kind: 'lost_reply' },
      });
      await sendHandoff(world);
      for (const time of ['10:01', '10:02', '11:02']) await world.timeIs(`2026-11-24T${time}:01-05:00`);
      expect(copiesForSam(world)).toBe(1);
      expect(callsTo(world)).toEqual([]);
    },
  );

  test.each(IN_BETWEEN)(
    'when something before Slack %s: it goes out as soon as that is over, and nobody is called',
    { tags: 'thorough' },
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
    expect(callsTo(world)).toEqual([]);
  });

  test.each(NOT_TAKEN)(
    'when %s: it goes out after two minutes, and nobody is called',
    { tags: 'thorough' },
    async (_name, fault) => {
      const world = await startWorld();
      world.sandbox.control.fail({ method: 'chat.postMessage', channel: dmOf(world.sam), fault });
      await sendHandoff(world);
      expect(copiesForPartner(world), 'nobody else waits').toBe(1);
      for (const time of LOOKS) await world.timeIs(time);
      expect(copiesForSam(world)).toBe(1);
      await world.timeIs('2026-11-24T12:00:00-05:00');
      expect(copiesForSam(world)).toBe(1);
      expect(callsTo(world)).toEqual([]);
    },
  );

  test('when the partner’s channel has one lost answer: the partner is told within two minutes, and others at once', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const { control } = world.sandbox;
    control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'http', status: 503 } });
    await sendHandoff(world);
    expect(copiesForPartner(world)).toBe(0);
    await sendHandoff(world, { Account: 'Contoso' });
    await world.timeIs('2026-11-24T10:00:05-05:00');
    expect(messagesWith(world.lena, 'Contoso', 'partner-brightwater'), 'another handoff does not wait').toHaveLength(1);
    for (const time of LOOKS) await world.timeIs(time);
    expect(messagesWith(world.lena, 'Fabrikam', 'partner-brightwater')).toHaveLength(1);
  });

  test('when Slack takes it half an hour late: the copy that comes late is deleted, and the first one goes on', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await takesLate(world, 30);
    await sendHandoff(world);
    for (const time of LOOKS) await world.timeIs(time);
    const card = world.sam.lastMessage();
    expect(copiesForSam(world)).toBe(1);
    await world.timeIs('2026-11-24T10:30:00-05:00');
    expect(world.sam.messages().filter(({ ts }) => ts === card.ts)).toHaveLength(1);
    for (const minute of ['32', '38']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    expect(copiesForSam(world)).toBe(1);
    await accept(world);
    expect(messagesWith(world.sam, 'Accepted by')).toMatchObject([{ ts: card.ts }]);
    expect(callsTo(world)).toEqual([]);
  });

  test('when somebody answers on the copy that is deleted a moment later: the answer counts', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await takesLate(world, 5);
    await sendHandoff(world);
    for (const time of LOOKS) await world.timeIs(time);
    const card = world.sam.lastMessage();
    world.sandbox.clock.advanceTo(Date.parse('2026-11-24T10:05:01-05:00'));
    const late = world.sam.lastMessage();
    expect(late.ts).not.toBe(card.ts);
    await late.press('Accept');
    await modalOf(world.sam).submit();
    await world.timeIs('2026-11-24T10:06:00-05:00');
    expect(messagesWith(world.sam, 'Accepted by')).toMatchObject([{ ts: card.ts }]);
  });

  test('when people have replied to the copy that came late: it is the one that stays, and changes reach it', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await takesLate(world, 5, CHANNEL);
    await sendHandoff(world);
    for (const time of LOOKS) await world.timeIs(time);
    const first = world.lena.lastMessage('partner-brightwater');
    world.sandbox.clock.advanceTo(Date.parse('2026-11-24T10:05:01-05:00'));
    const late = world.lena.lastMessage('partner-brightwater');
    expect(late.ts).not.toBe(first.ts);
    await world.lena.say('partner-brightwater', 'Thank you!', late.ts);
    for (const time of ['10:06', '10:07']) await world.timeIs(`2026-11-24T${time}:00-05:00`);
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toMatchObject([{ ts: late.ts }]);
    await accept(world);
    const [card] = messagesWith(world.lena, 'Handoff accepted', 'partner-brightwater');
    expect(card).toMatchObject({ ts: late.ts });
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(2);
  });

  test('when a person has it sent again before Slack takes the first one: the copy that comes late is deleted', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await takesLate(world, 10);
    const fault = { kind: 'error', error: 'missing_scope' } as const;
    world.sandbox.control.fail({ method: 'conversations.history', channel: dmOf(world.sam), fault });
    await sendHandoff(world);
    for (const time of LOOKS) await world.timeIs(time);
    expect(copiesForSam(world)).toBe(0);
    await world.alex.lastMessage().press('Try again');
    await world.settle();
    const card = world.sam.lastMessage();
    for (const minute of ['10', '11', '12']) await world.timeIs(`2026-11-24T10:${minute}:01-05:00`);
    expect(messagesWith(world.sam, 'brought by Brightwater')).toMatchObject([{ ts: card.ts }]);
  });

  test('when the bot ends after it was sent again: the next one deletes the copy that comes late', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    await takesLate(world, 30);
    await sendHandoff(world);
    for (const time of LOOKS) await world.timeIs(time);
    await world.outageUntil('2026-11-24T10:40:00-05:00');
    await world.timeIs('2026-11-24T10:41:00-05:00');
    expect(copiesForSam(world)).toBe(1);
  });

  test('when answers are lost again and again', { tags: 'thorough' }, async () => {
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

  test('when the bot ends in the middle of it', { tags: 'thorough' }, async () => {
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
    expect(world.maya.messages(), 'its author has read of it in the form').toEqual([]);
  });

  test('when Slack says to wait: only that conversation waits, and as long as Slack says', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    world.sandbox.control.fail({
      method: 'chat.postMessage',
      channel: dmOf(world.sam),
      fault: { kind: 'rate_limited', retryAfterS: 120 },
    });
    await sendHandoff(world);
    expect(copiesForSam(world)).toBe(0);
    expect(copiesForPartner(world)).toBe(1);
    await world.timeIs('2026-11-24T10:01:50-05:00');
    expect(copiesForSam(world)).toBe(0);
    await world.timeIs('2026-11-24T10:02:01-05:00');
    expect(copiesForSam(world)).toBe(1);
  });

  test('also an outcome that the partner is told, whose answer is lost', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    world.sandbox.control.fail({ method: 'chat.update', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    await world.sam.lastMessage().press('Accept');
    await modalOf(world.sam).submit();
    for (const minute of ['01', '03', '05']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
  });
});

/** Slack takes the next message to Sam, or in this channel, so many minutes late, and the connection breaks at once. */
async function takesLate({ sandbox, sam }: World, minutes: number, channel = dmOf(sam)): Promise<void> {
  const fault = { kind: 'late', ms: minutes * 60_000, isCutOff: true } as const;
  sandbox.control.fail({ method: 'chat.postMessage', channel, fault });
}

describe('a card that somebody deleted', { tags: 'thorough' }, () => {
  test('is posted anew with what is true now, and the partner’s thread follows it', async () => {
    const world = await sentWorld();
    await deleteMessage(world, world.sam.lastMessage());
    await deleteMessage(world, world.lena.lastMessage('partner-brightwater'));
    await world.timeIs('2026-11-30T09:00:00-05:00');
    expect(copiesForSam(world)).toBe(1);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff delayed');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
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
