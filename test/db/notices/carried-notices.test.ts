import { expect, test } from 'vitest';
import type { Conversation } from '../../../src/core/notices/conversations.ts';
import type { Notice } from '../../../src/core/notices/notice.ts';
import { send } from '../../../src/core/handoff/sending.ts';
import { createNoticeRows } from '../../../src/db/notices/notices.ts';
import { NOW, packetOf, sending, TIME } from '../../support/packets.ts';
import { openStore } from '../../support/store.ts';

const TO: Conversation = { to: 'person', userId: 'U0IRIS' };
const KEY = 'person:U0IRIS';
const call: Notice = { kind: 'intake_call', about: 'lapsed', deadlineAt: NOW };
const escalation: Notice = { kind: 'escalation', deadlineAt: NOW };

/** Handoffs `H1` to `H3`, and a way to queue what is for Iris. */
async function threeHandoffs() {
  const { db, store } = await openStore();
  for (const number of [1, 2, 3]) {
    const decision = send({ ...sending(packetOf({ account: `Account ${number}` }), TIME), id: `H${number}` });
    await store.create({ decision, requestKey: `form ${number}`, decideOnPrevious: null });
  }
  const rows = createNoticeRows(db);
  const { outbox } = store;
  const queue = (handoffId: string, notice: Notice): void =>
    rows.queue({ about: 'handoff', id: handoffId, notice, to: TO, at: NOW });
  const due = async () =>
    (await outbox.dueTogether(KEY, NOW, 50)).map(({ handoffId, kind }) => `${kind} of ${handoffId}`);
  const row = async (handoffId: string, notice: Notice) => {
    const found = await outbox.findOf(handoffId, notice);
    if (!found) throw new Error(`There is no ${notice.kind} of ${handoffId}.`);
    return found;
  };
  /** The call of the first handoff is begun, and carries that of the second. */
  const begin = async () => {
    queue('H1', call);
    queue('H2', call);
    const claimed = await outbox.claim(await row('H1', call), NOW, [await row('H2', call)]);
    if (!claimed) throw new Error('It was not claimed.');
    return claimed;
  };
  return { outbox, queue, due, row, begin };
}

test('what is due is found together, in order', async () => {
  const { queue, due } = await threeHandoffs();
  for (const id of ['H1', 'H2', 'H3']) queue(id, call);
  expect(await due()).toEqual(['intake_call of H1', 'intake_call of H2', 'intake_call of H3']);
});

test('what a message carries is nobody else’s to send, and stands where the message stands', {
  tags: 'thorough',
}, async () => {
  const { outbox, due, row, begin } = await threeHandoffs();
  const claimed = await begin();
  expect(await due()).toEqual([]);
  expect((await outbox.heads()).map(({ handoffId }) => handoffId)).not.toContain('H2');
  await outbox.sent(claimed.id, { channel: 'D0IRIS', ts: '1.0', now: NOW, revision: 1 });
  expect(await row('H2', call)).toMatchObject({ status: 'carried', channel: 'D0IRIS', ts: '1.0' });
});

test('while the message is in doubt, nothing that follows a part of it goes first, neither alone nor with another', async () => {
  const { outbox, queue, due, begin } = await threeHandoffs();
  const claimed = await begin();
  await outbox.later(claimed, { status: 'unknown', nextTryAt: NOW, problem: 'no answer' });
  queue('H3', call);
  queue('H2', escalation);
  expect(await due()).toEqual(['intake_call of H3']);
  const heads = (await outbox.heads()).map(({ handoffId, kind }) => `${kind} of ${handoffId}`);
  expect(heads).not.toContain('escalation of H2');
});

test('what Slack refuses lets go of what it carries; what is in doubt keeps it', { tags: 'thorough' }, async () => {
  const { outbox, row, begin } = await threeHandoffs();
  const claimed = await begin();
  await outbox.later(claimed, { status: 'unknown', nextTryAt: NOW, problem: 'no answer' });
  expect((await row('H2', call)).status).toBe('carried');
  const another = await threeHandoffs();
  await another.outbox.later(await another.begin(), { status: 'queued', nextTryAt: NOW, problem: 'rate limited' });
  expect(await another.row('H2', call)).toMatchObject({ status: 'queued', carriedBy: null });
});

test('what was said stays said, also when its reader is no member any more by the time that the message is changed', async () => {
  const { outbox, row, begin } = await threeHandoffs();
  const claimed = await begin();
  await outbox.sent(claimed.id, { channel: 'D0IRIS', ts: '1.0', now: NOW, revision: 1 });
  await outbox.turnAway(await row('H1', call), 'reader_not_ours', null, NOW);
  expect((await row('H1', call)).status).toBe('dead_letter');
  expect((await row('H2', call)).status).toBe('carried');
});
