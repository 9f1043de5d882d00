import { type DeclineReason, type Handoff, movedOn } from './handoff.ts';
import type { Partner } from './partner.ts';

/**
 * What may leave the company, and nothing else: builders of partner-facing messages accept only this. A field added to a
 * handoff or a packet stays inside until somebody adds it here on purpose.
 */
export type PartnerView = {
  reference: string;
  account: string;
  contact: string;
  state: 'received' | 'delayed' | 'accepted' | 'not_taken_up' | 'withdrawn';
  /** Epoch ms: the moment by which the partner was promised to hear. */
  hearBy: number;
  /** Slack user id of the account executive, once they have accepted. */
  owner: string | null;
  /** `text` is null when the account executive replaced the suggested move: their words stay inside. */
  sellerMove: { text: string | null; by: string } | null;
  partnerMove: { text: string; by: string };
  /** Why it is not taken up, in words fit for outsiders. */
  reason: string | null;
};

/** Null while there is nothing to tell: the handoff has not landed. */
export function partnerView(handoff: Handoff, partner: Pick<Partner, 'id'>): PartnerView | null {
  const { packet, deadlineAt } = handoff;
  if (deadlineAt === null || packet.partner !== partner.id) return null;
  const isAccepted = handoff.stage === 'accepted';
  return {
    reference: handoff.id,
    account: packet.account,
    contact: packet.partner_contact,
    state: stateForPartner(handoff),
    hearBy: deadlineAt,
    owner: isAccepted ? packet.ae : null,
    sellerMove: isAccepted && handoff.agreedMoveBy !== null ? sellerMove(handoff, handoff.agreedMoveBy) : null,
    partnerMove: { text: packet.partner_move, by: packet.partner_move_by },
    reason: handoff.declineReason === null ? null : REASONS_FOR_PARTNER[handoff.declineReason],
  };
}

function stateForPartner(handoff: Handoff): PartnerView['state'] {
  if (handoff.stage === 'accepted') return 'accepted';
  if (handoff.stage === 'closed') return handoff.outcome === 'withdrawn' ? 'withdrawn' : 'not_taken_up';
  return handoff.lapsedAt === null ? 'received' : 'delayed';
}

function sellerMove(handoff: Handoff, by: string): PartnerView['sellerMove'] {
  return { text: movedOn(handoff) ? null : handoff.packet.seller_move, by };
}

const REASONS_FOR_PARTNER: Record<DeclineReason, string> = {
  vague_partner_mention: 'We need to describe your part more clearly before we can take it further.',
  no_account_logic: 'This account is not one that we can put first at the moment.',
  no_next_move: 'We need a more concrete next step before we can take it further.',
  wrong_owner: 'It needs to go to a different person on our side.',
  no_evidence: 'We need more background before we can take it further.',
  conflict: 'We cannot work on this account together at the moment.',
  bad_timing: 'The timing is not right at the moment.',
  already_working_it: 'We are already in conversation with this customer.',
};
