import { describe, expect, test } from 'vitest';
import { NOW } from '../../support/packets.ts';
import { HOUR_MS, outboxOf, POSTED } from '../queued-notices.ts';

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
