import { type Dispute, nextDisputeMoment } from '../../core/registration/dispute.ts';
import type { disputes } from '../schema.ts';

/** A dispute as its row, and back. */

type Row = typeof disputes.$inferSelect;

export function disputeRowOf(dispute: Dispute): Row {
  const isRuled = dispute.state === 'ruled';
  return {
    ...dispute,
    endedAt: dispute.state === 'open' ? null : dispute.endedAt,
    ruledBy: isRuled ? dispute.ruledBy : null,
    winner: isRuled ? dispute.winner : null,
    reason: isRuled ? dispute.reason : null,
    nextActionAt: nextDisputeMoment(dispute),
  };
}

/** Throws when the row is not one that disputeRowOf makes. */
export function disputeFrom(row: Row): Dispute {
  const { state, endedAt, ruledBy, winner, reason, nextActionAt: _, ...rest } = row;
  const there = <Value>(value: Value | null): Value => {
    if (value === null) throw new Error(`The dispute ${rest.id} lacks something.`);
    return value;
  };
  switch (state) {
    case 'open':
      return { ...rest, state };
    case 'ruled':
      return { ...rest, state, endedAt: there(endedAt), ruledBy: there(ruledBy), winner, reason: there(reason) };
    case 'moot':
      return { ...rest, state, endedAt: there(endedAt) };
    default:
      return state satisfies never;
  }
}
