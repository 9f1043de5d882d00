import { type Accepted, accepted, type DeclineReason, type Handoff, type Window } from './handoff.ts';
import type { UserId } from './member.ts';
import type { Partner } from './partner.ts';
import { packetForPartner } from './partner-packet.ts';
import { dayOf } from './time/calendar.ts';
import type { Day, EpochMs } from './time/instant.ts';

/**
 * What may leave the company, and nothing else: builders of partner-facing messages accept only this. A field added to a handoff stays
 * inside until somebody adds it here on purpose; a field of the packet, until its declaration says that the partner may read it.
 */
export type PartnerView = InEveryState &
  (
    | { state: 'received' }
    /** `closedAt` tells one delay from another, and is never shown. */
    | { state: 'delayed'; closedAt: EpochMs }
    /** `text` is null when the account executive replaced the suggested move: their words stay inside. */
    | { state: 'accepted'; owner: UserId; sellerMove: { text: string | null; by: Day } }
    /** `reason` chooses one of the sentences that are written for partners. */
    | { state: 'not_taken_up'; reason: DeclineReason }
    | { state: 'withdrawn' }
  );

type InEveryState = {
  reference: string;
  /** When the handoff was written: days of that year go without it. Never shown. */
  writtenAt: EpochMs;
  account: string;
  /** `mention` is null unless they may be mentioned: then they are called by their name. */
  contact: { name: string; mention: UserId | null };
  /** The day by which the partner was promised an answer. */
  hearBy: Day;
  /** `wasDue`: its day was over when we accepted, so that the partner names a new one. */
  partnerMove: { text: string; by: Day; wasDue: boolean };
};

export type PartnerState = PartnerView['state'];

/**
 * Null while there is nothing to tell: the handoff has not landed, or it is another partner's. `mention`: the named contact, when they are the
 * partner's and in its channel at this moment.
 */
export function partnerView(
  handoff: Handoff,
  partner: Pick<Partner, 'id'>,
  mention: UserId | null = null,
): PartnerView | null {
  if (handoff.packet.partner !== partner.id) return null;
  const common = (window: Window) => inEveryState(handoff, window, mention);
  switch (handoff.stage) {
    case 'draft':
      return null;
    case 'awaiting':
      return { ...common(handoff.window), ...whileAwaiting(handoff.window) };
    case 'accepted':
      return {
        ...common(handoff.window),
        state: 'accepted',
        owner: packetForPartner(handoff.packet, 'once_accepted').ae,
        sellerMove: sellerMove(handoff),
      };
    case 'closed':
      if (handoff.window === null) return null;
      return {
        ...common(handoff.window),
        ...(handoff.outcome === 'declined'
          ? { state: 'not_taken_up', reason: handoff.declineReason }
          : { state: 'withdrawn' }),
      };
    default:
      return handoff satisfies never;
  }
}

function whileAwaiting({ lapsedAt, deadlineAt }: Window) {
  return lapsedAt === null ? { state: 'received' as const } : { state: 'delayed' as const, closedAt: deadlineAt };
}

function inEveryState(handoff: Handoff, { hearBy }: Window, mention: UserId | null): InEveryState {
  const { id, packet, createdAt } = handoff;
  const told = packetForPartner(packet, 'from_the_start');
  return {
    reference: id,
    writtenAt: createdAt,
    account: told.account,
    contact: { name: told.partner_contact, mention },
    hearBy,
    partnerMove: { text: told.partner_move, by: told.partner_move_by, wasDue: isOver(told.partner_move_by, handoff) },
  };
}

function isOver(day: Day, handoff: Handoff): boolean {
  const yes = accepted(handoff);
  return yes !== null && day < dayOf(yes.window.aeZone, yes.decidedAt);
}

function sellerMove(handoff: Accepted): { text: string | null; by: Day } {
  const { seller_move: suggested } = packetForPartner(handoff.packet, 'once_accepted');
  const { agreedMove, packet, agreedMoveBy } = handoff;
  return { text: agreedMove === packet.seller_move ? suggested : null, by: agreedMoveBy };
}
