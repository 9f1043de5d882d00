import { describe, expect, test } from 'vitest';
import type { Conversation } from '../../src/core/conversations.ts';
import type { Notice } from '../../src/core/notice.ts';
import { createNoticeRows, type NoticeRow } from '../../src/db/notices.ts';
import type { Outbox } from '../../src/db/outbox.ts';
import { NOW } from '../support/packets.ts';
import { landed, openStore } from '../support/store.ts';

const POSTED = { channel: 'D0SAM', ts: '1.0' };

/** One of each kind that is queued here; the first is Sam's own card: there may be one for each account executive. */
const NOTICE = {
  ae_card: { kind: 'ae_card', person: 'U0SAM' },
  partner_card: { kind: 'partner_card' },
  partner_decision: { kind: 'partner_decision' },
  lapse_ae: { kind: 'lapse_ae', deadlineAt: NOW },
  lapse_author: { kind: 'lapse_author', deadlineAt: NOW },
  partner_delay: { kind: 'partner_delay', deadlineAt: NOW },
  reminder: { kind: 'reminder', reminder: 'halfway', at: NOW },
  undeliverable: { kind: 'undeliverable', person: 'U0IRIS', notice: 'n0', since: NOW },
  stalled: { kind: 'stalled', person: 'U0SAM', stall: 'overdue', day: 1 },
} as const satisfies Record<string, Notice>;
type Kind = keyof typeof NOTICE;

const person = (userId: string): Conversation => ({ to: 'person', userId });

/** A handoff whose own notices have all been sent, and a way to queue more. */
async function outboxOf() {
  const { db, store } = await openStore();
  const handoff = await landed(store);
  const { outbox } = store;
  let made = 0;
  const rows = createNoticeRows(db, () => `n${(made += 1)}`);
  for (const { id } of await outbox.of(handoff.id)) rows.markSent(id, { ...POSTED, now: NOW, revision: 1 });
  const queue = (kind: Kind, { to = person('U0SAM'), at = NOW } = {}): void =>
    rows.queue({ handoffId: handoff.id, notice: NOTICE[kind], to, at });
  const rowOf = async (kind: Kind): Promise<NoticeRow> => {
    const row = await outbox.findOf(handoff.id, NOTICE[kind]);
    if (!row) throw new Error(`There is no ${kind}.`);
    return row;
  };
  return { db, store, outbox, queue, rowOf, handoff };
}

const HOUR_MS = 60 * 60_000;
const SAM = person('U0SAM');
/** Where it was sent, and until when it may be taken there. */
const AGAIN_AT = { channel: 'D0SAM', threadTs: null, until: NOW + HOUR_MS };

/** What is new and next in one conversation. */
async function headOf(outbox: Outbox, conversation: string): Promise<NoticeRow | null> {
  return (await outbox.heads()).find((head) => head.conversation === conversation && head.ts === null) ?? null;
}

describe('a post', () => {
  test('is queued once, whatever has become of it', async () => {
    const { outbox, queue, rowOf, handoff } = await outboxOf();
    queue('partner_decision');
    const first = await rowOf('partner_decision');
    for (const status of ['queued', 'unknown', 'dead_letter'] as const) {
      await outbox.later(first, { status, nextTryAt: NOW + 5, problem: 'x' });
      const before = await rowOf('partner_decision');
      queue('partner_decision', { at: NOW + 99 });
      expect(await rowOf('partner_decision')).toEqual(before);
    }
    await outbox.sent(first.id, { ...POSTED, now: NOW, revision: 1 });
    queue('partner_decision');
    expect(await rowOf('partner_decision')).toMatchObject({ status: 'sent', revision: 1 });
    expect((await outbox.of(handoff.id)).filter(({ kind }) => kind === 'partner_decision')).toHaveLength(1);
  });
});

describe('the cards of our own people, which lead to the partner’s,', () => {
  const place = { channel: 'C0BRIGHTWATER', now: NOW };
  const SENT = { status: 'sent', revision: 1 };
  const AGAIN = { status: 'queued', revision: 2 };

  test('are drawn anew when that is posted for the first time, and when it is posted anew, but not when it changes', async () => {
    const { outbox, rowOf, queue } = await outboxOf();
    const card = await rowOf('partner_card');
    await outbox.forgetMessage(card, NOW);
    expect(await rowOf('ae_card')).toMatchObject(SENT);
    await outbox.sent(card.id, { ...place, ts: '2.0', revision: 1 });
    expect(await rowOf('ae_card')).toMatchObject(AGAIN);
    await outbox.sent((await rowOf('ae_card')).id, { ...POSTED, now: NOW, revision: 2 });
    queue('partner_card');
    await outbox.sent(card.id, { ...place, ts: '2.0', revision: 2 });
    expect(await rowOf('ae_card')).toMatchObject({ ...AGAIN, status: 'sent' });
  });

  test('also one that is on its way, drawn before', async () => {
    const { outbox, rowOf, queue } = await outboxOf();
    const card = await rowOf('partner_card');
    await outbox.forgetMessage(card, NOW);
    queue('ae_card');
    const drawn = await rowOf('ae_card');
    await outbox.sent(card.id, { ...place, ts: '2.0', revision: 1 });
    await outbox.claim(drawn, NOW);
    await outbox.sent(drawn.id, { ...POSTED, now: NOW, revision: drawn.revision });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued' });
  });

  test('but none that Slack has asked to wait is hurried', async () => {
    const { outbox, rowOf, queue } = await outboxOf();
    const card = await rowOf('partner_card');
    await outbox.forgetMessage(card, NOW);
    queue('ae_card');
    await outbox.later(await rowOf('ae_card'), { status: 'queued', nextTryAt: NOW + HOUR_MS, problem: 'ratelimited' });
    await outbox.sent(card.id, { ...place, ts: '2.0', revision: 1 });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', attempts: 1, nextTryAt: NOW + HOUR_MS });
  });

  test('also when of two copies the other one counts from now on', async () => {
    const { outbox, rowOf } = await outboxOf();
    expect(await outbox.moveTo(await rowOf('partner_card'), { channel: 'C0BRIGHTWATER', ts: '3.0' }, NOW)).toBe(true);
    expect(await rowOf('ae_card')).toMatchObject(AGAIN);
  });
});

describe('a card', () => {
  test('that changes is queued again, to be put in the place of its message', async () => {
    const { queue, rowOf } = await outboxOf();
    queue('ae_card', { at: NOW + 7 });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', revision: 2, nextTryAt: NOW + 7, ...POSTED });
  });

  test('that changes twice before it is sent is sent once', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('ae_card');
    queue('ae_card');
    const row = await rowOf('ae_card');
    expect(row).toMatchObject({ status: 'queued', revision: 3, attempts: 0 });
    await outbox.claim(row, NOW);
    await outbox.sent(row.id, { ...POSTED, now: NOW, revision: 3 });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'sent' });
  });

  test('that changes while it is on its way is queued again afterwards, not taken for delivered', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('ae_card');
    const { id, revision } = await rowOf('ae_card');
    await outbox.claim(await rowOf('ae_card'), NOW);
    queue('ae_card');
    expect(await rowOf('ae_card')).toMatchObject({ status: 'claimed' });
    await outbox.sent(id, { ...POSTED, now: NOW, revision });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', revision: revision + 1 });
  });

  test('that changes while nobody knows whether Slack has it is still looked up first', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    await outbox.later(await rowOf('ae_card'), { status: 'unknown', nextTryAt: NOW + 60_000, problem: 'no_answer' });
    queue('ae_card');
    expect(await rowOf('ae_card')).toMatchObject({ status: 'unknown', nextTryAt: NOW + 60_000 });
  });

  const AGAIN = { at: NOW + 60_000, until: NOW + HOUR_MS };

  test('of which an earlier change is in doubt is held until it is drawn once more, and a change of it goes at once', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    const { id, revision } = await rowOf('ae_card');
    await outbox.sent(id, { ...POSTED, now: NOW, revision, again: AGAIN });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'held', nextTryAt: AGAIN.at, resendFrom: AGAIN.until });
    expect(await outbox.nextHeldCard()).toBe(AGAIN.at);
    await outbox.releaseHeld(AGAIN.at - 1);
    expect(await rowOf('ae_card')).toMatchObject({ status: 'held' });
    queue('ae_card', { at: NOW + 7 });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', nextTryAt: NOW + 7, resendFrom: AGAIN.until });
    expect(await outbox.nextHeldCard()).toBeNull();
    await outbox.sent(id, { ...POSTED, now: NOW, revision: revision + 1 });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'sent', resendFrom: null });
  });

  test('that changed while it was on its way goes again at once, whatever is in doubt', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    const { id, revision } = await rowOf('ae_card');
    queue('ae_card', { at: NOW + 7 });
    await outbox.sent(id, { ...POSTED, now: NOW + 9, revision, again: AGAIN });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', nextTryAt: NOW + 9, resendFrom: AGAIN.until });
  });

  test('whose message is gone is posted anew', async () => {
    const { outbox, rowOf } = await outboxOf();
    await outbox.forgetMessage(await rowOf('ae_card'), NOW);
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', channel: null, ts: null });
  });
});

describe('a notice', () => {
  test('is claimed by one and not by another', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('lapse_ae');
    const notice = await rowOf('lapse_ae');
    const [first, second] = [outbox.claim(notice, NOW), outbox.claim(notice, NOW)];
    expect(await first).toMatchObject({ id: notice.id, status: 'claimed', claimedAt: NOW });
    expect(await second).toBeNull();
    expect(await outbox.claim(await rowOf('lapse_ae'), NOW), 'read after it was claimed').toBeNull();
  });

  test.each([
    ['puts it off', (outbox, notice) => outbox.later(notice, { status: 'queued', nextTryAt: NOW, problem: 'x' })],
    ['sends it again', (outbox, notice) => outbox.sendAgain(notice, AGAIN_AT, NOW)],
    ['gives it up', (outbox, notice) => outbox.giveUp(notice, 'x', 'U0IRIS', NOW)],
    ['drops it', (outbox, notice) => outbox.drop(notice, NOW)],
    ['takes its message for gone', (outbox, notice) => outbox.forgetMessage(notice, NOW)],
  ] satisfies [string, (outbox: Outbox, notice: NoticeRow) => Promise<void>][])(
    'that another process has claimed meanwhile stays as that has it, when this one %s',
    async (_what, act) => {
      const { outbox, queue, rowOf } = await outboxOf();
      queue('lapse_ae');
      const notice = await rowOf('lapse_ae');
      await outbox.claim(notice, NOW);
      const unsent = await outbox.unsent();
      await act(outbox, notice);
      expect(await rowOf('lapse_ae')).toMatchObject({ status: 'claimed', attempts: 0 });
      expect(await outbox.unsent(), 'nobody is told').toBe(unsent);
    },
  );

  test('that was claimed when the process ended is of unknown fate, and so are no others', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('lapse_ae');
    queue('reminder');
    await outbox.claim(await rowOf('lapse_ae'), NOW);
    await outbox.releaseClaimed(NOW + 60_000);
    expect(await rowOf('lapse_ae')).toMatchObject({ status: 'unknown', nextTryAt: NOW + 60_000 });
    expect(await rowOf('reminder')).toMatchObject({ status: 'queued', nextTryAt: NOW });
    expect(await rowOf('ae_card')).toMatchObject({ status: 'sent' });
  });

  test('waits behind the ones before it in its conversation, and behind no other', async () => {
    const { outbox, queue } = await outboxOf();
    queue('lapse_ae');
    queue('reminder');
    queue('lapse_author', { to: person('U0MAYA') });
    expect((await outbox.heads()).map(({ kind }) => kind)).toEqual(['lapse_ae', 'lapse_author']);
    expect(await headOf(outbox, 'person:U0SAM')).toMatchObject({ kind: 'lapse_ae' });
    expect(await headOf(outbox, 'person:U0ADA')).toBeNull();
    expect(await outbox.unsent()).toBe(3);
  });

  test('that is held until working hours holds up nothing behind it, and is on its way again then', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('reminder');
    queue('lapse_ae');
    await outbox.later(await rowOf('reminder'), {
      status: 'held',
      nextTryAt: NOW + 60_000,
      problem: 'held until working hours',
    });
    expect(await headOf(outbox, 'person:U0SAM')).toMatchObject({ kind: 'lapse_ae' });
    await outbox.releaseHeld(NOW + 59_999);
    expect(await rowOf('reminder')).toMatchObject({ status: 'held' });
    expect(await outbox.unsent()).toBe(2);
    await outbox.releaseHeld(NOW + 60_000);
    expect(await headOf(outbox, 'person:U0SAM')).toMatchObject({ kind: 'reminder', status: 'queued' });
  });

  test('in doubt holds up what belongs to its handoff, and nothing else; and is looked for at once when asked', async () => {
    const { db, store, outbox, queue, rowOf } = await outboxOf();
    queue('lapse_ae');
    queue('reminder');
    const { id } = await rowOf('lapse_ae');
    await outbox.claim(await rowOf('lapse_ae'), NOW);
    await outbox.later(await rowOf('lapse_ae'), { status: 'unknown', nextTryAt: NOW + 20_000, problem: 'no_answer' });
    const other = await landed(store, 'H3456789');
    createNoticeRows(db, () => 'n9').queue({ handoffId: other.id, notice: NOTICE.reminder, to: SAM, at: NOW });
    const waiting = (await outbox.heads()).filter(({ conversation }) => conversation === 'person:U0SAM');
    expect(waiting.map(({ handoffId, kind }) => `${handoffId} ${kind}`)).toEqual([
      'H2345678 lapse_ae',
      'H3456789 ae_card',
    ]);
    expect(await outbox.retry(id, NOW)).toBe(true);
    expect(await rowOf('lapse_ae')).toMatchObject({ status: 'unknown', nextTryAt: NOW });
    await outbox.sent(id, { ...POSTED, now: NOW, revision: 1 });
    expect(await headOf(outbox, 'person:U0SAM'), 'its own are next').toMatchObject({ kind: 'reminder' });
    expect(await outbox.retry(id, NOW)).toBe(false);
  });

  test('in doubt in the partner’s thread holds up what belongs to its deal, which the partner reads in order', async () => {
    const { db, store, outbox, queue, rowOf, handoff } = await outboxOf();
    const to = { to: 'partner', partnerId: 'brightwater' } as const;
    queue('partner_decision', { to });
    await outbox.claim(await rowOf('partner_decision'), NOW);
    const doubt = { status: 'unknown', nextTryAt: NOW + 20_000, problem: 'no_answer' } as const;
    await outbox.later(await rowOf('partner_decision'), doubt);
    const mended = await landed(store, 'H3456789');
    await landed(store, 'H4567890');
    db.$client.prepare('update handoffs set deal = ? where id = ?').run(handoff.id, mended.id);
    const next = async () => (await headOf(outbox, 'partner:brightwater'))?.handoffId;
    const heads = (await outbox.heads()).filter(({ conversation }) => conversation === 'partner:brightwater');
    expect(heads.map(({ handoffId, kind }) => `${handoffId} ${kind}`)).toEqual([
      `${handoff.id} partner_decision`,
      'H4567890 partner_card',
    ]);
    await outbox.sent((await rowOf('partner_decision')).id, { ...POSTED, now: NOW, revision: 1 });
    expect(await next(), 'the other packet of the deal is next').toBe(mended.id);
  });

  test('that is sent again is watched until no copy of it can come late, counted anew each time it is sent', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('lapse_ae');
    await outbox.claim(await rowOf('lapse_ae'), NOW);
    await outbox.sendAgain(await rowOf('lapse_ae'), AGAIN_AT, NOW + 120_000);
    expect(await rowOf('lapse_ae')).toMatchObject({ status: 'queued', nextTryAt: NOW + 120_000 });
    const { id: notice } = await rowOf('lapse_ae');
    const place = { notice, channel: 'D0SAM', threadTs: null, since: NOW };
    expect(await outbox.lostPosts()).toEqual([{ ...place, until: NOW + HOUR_MS }]);
    await outbox.claim(await rowOf('lapse_ae'), NOW + 120_000);
    const [watched = { ...place, until: 0 }] = await outbox.lostPosts();
    expect(watched).toEqual({ ...place, until: NOW + 120_000 + HOUR_MS });
    await outbox.forgetLostPost({ ...watched, until: NOW + HOUR_MS });
    expect(await outbox.lostPosts(), 'it was sent once more meanwhile').toHaveLength(1);
    await outbox.forgetLostPost(watched);
    expect(await outbox.lostPosts()).toEqual([]);
  });

  test('whose other copy counts now is changed there, and nobody else has changed it meanwhile', async () => {
    const { outbox, rowOf } = await outboxOf();
    const card = await rowOf('ae_card');
    expect(await outbox.moveTo(card, { channel: 'D0SAM', ts: '2.0' }, NOW + 5)).toBe(true);
    expect(await rowOf('ae_card')).toMatchObject({ status: 'queued', nextTryAt: NOW + 5, channel: 'D0SAM', ts: '2.0' });
    expect(await outbox.moveTo(card, { channel: 'D0SAM', ts: '3.0' }, NOW + 5)).toBe(false);
    expect(await outbox.claim(card, NOW), 'as it was before it moved').toBeNull();
    const { outbox: another, queue, rowOf: rowOfIt } = await outboxOf();
    queue('partner_delay');
    await another.sent((await rowOfIt('partner_delay')).id, { ...POSTED, now: NOW, revision: 1 });
    expect(await another.moveTo(await rowOfIt('partner_delay'), { channel: 'D0SAM', ts: '2.0' }, NOW)).toBe(true);
    const moved = await rowOfIt('partner_delay');
    expect(moved, 'what never changes says for good what it said').toMatchObject({ status: 'sent', ts: '2.0' });
  });

  test('that is given up steps aside, is told to a person, and goes again when asked', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('lapse_ae');
    queue('reminder');
    await outbox.giveUp(await rowOf('lapse_ae'), 'user_disabled', 'U0IRIS', NOW);
    expect(await headOf(outbox, 'person:U0SAM')).toMatchObject({ kind: 'reminder' });
    const { id: notice } = await rowOf('lapse_ae');
    const told = await headOf(outbox, 'person:U0IRIS');
    expect(told).toMatchObject({ notice: { kind: 'undeliverable', person: 'U0IRIS', notice, since: NOW } });
    await outbox.retry(notice, NOW);
    expect(await headOf(outbox, 'person:U0SAM')).toMatchObject({ kind: 'lapse_ae', status: 'queued' });
  });

  test('that cannot be told to anybody makes no chain of others', async () => {
    const { outbox, queue, rowOf, handoff } = await outboxOf();
    queue('undeliverable', { to: person('U0IRIS') });
    await outbox.giveUp(await rowOf('undeliverable'), 'user_disabled', 'U0IRIS', NOW);
    expect((await outbox.of(handoff.id)).filter(({ kind }) => kind === 'undeliverable')).toHaveLength(1);
  });

  test('that has nothing left to say is dropped and not unsent', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('reminder');
    await outbox.drop(await rowOf('reminder'), NOW);
    expect(await outbox.unsent()).toBe(0);
  });

  test('that waited for a partner’s channel goes again when the partner is saved', async () => {
    const { store, outbox, rowOf } = await outboxOf();
    await outbox.giveUp(await rowOf('partner_card'), 'not_in_channel', 'U0IRIS', NOW);
    const partner = await store.partner('brightwater');
    if (!partner) throw new Error('Brightwater is not registered.');
    await store.savePartner(partner, NOW + 5);
    expect(await rowOf('partner_card')).toMatchObject({ status: 'queued', nextTryAt: NOW + 5 });
  });
});

describe('word of work that stood still', () => {
  test('is forgotten by the next process as long as it was never sent', async () => {
    const { outbox, queue } = await outboxOf();
    queue('stalled');
    await outbox.forgetStalls();
    expect(await outbox.unsent()).toBe(0);
  });

  test('stays in the books when Slack may take it late', async () => {
    const { outbox, queue, rowOf } = await outboxOf();
    queue('stalled');
    const claimed = await outbox.claim(await rowOf('stalled'), NOW);
    if (claimed) await outbox.sendAgain(claimed, AGAIN_AT, NOW);
    await outbox.forgetStalls();
    expect(await rowOf('stalled')).toMatchObject({ status: 'queued' });
    expect(await outbox.lostPosts()).toHaveLength(1);
  });
});
