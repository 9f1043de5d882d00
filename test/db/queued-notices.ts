import type { Conversation } from '../../src/core/notices/conversations.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import { createNoticeRows, type NoticeRow } from '../../src/db/notices/notices.ts';
import type { Outbox } from '../../src/db/notices/outbox.ts';
import { NOW } from '../support/packets.ts';
import { landed, openStore } from '../support/store.ts';

/** The outbox of a real store, and one notice of each kind that these tests queue. */

export const POSTED = { channel: 'D0SAM', ts: '1.0' };

/** One of each kind that is queued here; the first is Sam's own card: there may be one for each account executive. */
export const NOTICE = {
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

export const person = (userId: string): Conversation => ({ to: 'person', userId });

/** A handoff whose own notices have all been sent, and a way to queue more. */
export async function outboxOf() {
  const { db, store } = await openStore();
  const handoff = await landed(store);
  const { outbox } = store;
  const rows = createNoticeRows(db);
  for (const { id } of await outbox.of(handoff.id)) rows.markSent(id, { ...POSTED, now: NOW, revision: 1 });
  const queue = (kind: Kind, { to = person('U0SAM'), at = NOW } = {}): void =>
    rows.queue({ about: 'handoff', id: handoff.id, notice: NOTICE[kind], to, at });
  const rowOf = async (kind: Kind): Promise<NoticeRow> => {
    const row = await outbox.findOf(handoff.id, NOTICE[kind]);
    if (!row) throw new Error(`There is no ${kind}.`);
    return row;
  };
  return { db, store, outbox, queue, rowOf, handoff };
}

export const HOUR_MS = 60 * 60_000;
export const SAM = person('U0SAM');
/** Where it was sent, and until when it may be taken there. */
export const AGAIN_AT = { channel: 'D0SAM', threadTs: null, until: NOW + HOUR_MS };

/** What is new and next in one conversation. */
export async function headOf(outbox: Outbox, conversation: string): Promise<NoticeRow | null> {
  return (await outbox.heads()).find((head) => head.conversation === conversation && head.ts === null) ?? null;
}
