import { describe, expect, test } from 'vitest';
import { createNoticeRows, type NoticeRow } from '../../src/db/notices/notices.ts';
import type { Outbox } from '../../src/db/notices/outbox.ts';
import { NOW } from '../support/packets.ts';
import { landed } from '../support/store.ts';
import { AGAIN_AT, headOf, HOUR_MS, NOTICE, outboxOf, person, POSTED, SAM } from './queued-notices.ts';

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
    { tags: 'thorough' },
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

  test('in doubt holds up what belongs to its handoff, and nothing else; and is looked for at once when asked', {
    tags: 'thorough',
  }, async () => {
    const { db, store, outbox, queue, rowOf } = await outboxOf();
    queue('lapse_ae');
    queue('reminder');
    const { id } = await rowOf('lapse_ae');
    await outbox.claim(await rowOf('lapse_ae'), NOW);
    await outbox.later(await rowOf('lapse_ae'), { status: 'unknown', nextTryAt: NOW + 20_000, problem: 'no_answer' });
    const other = await landed(store, 'H3456789');
    createNoticeRows(db).queue({
      about: 'handoff',
      id: other.id,
      notice: NOTICE.reminder,
      to: SAM,
      at: NOW,
    });
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

  test('in doubt in the partner’s thread holds up what belongs to its deal, which the partner reads in order', {
    tags: 'thorough',
  }, async () => {
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
