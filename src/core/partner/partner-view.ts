import type { Classification } from '../credit/credit.ts';
import type { NotWorthReason } from '../outcome/end.ts';
import type {
  Accepted,
  Checking,
  Closed,
  Declined,
  DeclineReason,
  Handoff,
  TakenUp,
  Window,
  Working,
} from '../handoff/handoff.ts';
import { answered, saidNo } from '../handoff/handoff.ts';
import { type JointRoles, rolesOnly } from '../outcome/joint-roles.ts';
import type { UserId } from '../people/member.ts';
import { type Moves, partnerMoveState, sellerMoveState } from '../outcome/moves.ts';
import type { Partner } from './partner.ts';
import { packetForPartner } from '../packet/partner-packet.ts';
import { takenUp } from '../outcome/taken-up.ts';
import { dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/**
 * What may leave the company, and nothing else: builders of partner-facing messages accept only this. A field added to a handoff stays
 * inside until somebody adds it here on purpose; a field of the packet, until its declaration says that the partner may read it.
 */
export type PartnerView = InEveryState &
  (
    | { state: 'received' }
    /** `closedAt` tells one delay from another, and is never shown. */
    | { state: 'delayed'; closedAt: EpochMs }
    | ({ state: 'accepted' } & InOurHands)
    /** `isOpened`: an opportunity was opened. Where, and what it is worth, stays inside. */
    | ({ state: 'working'; isOpened: boolean } & InOurHands)
    | ({ state: 'won' | 'lost' | 'no_deal' } & OnceAccepted)
    /** `why` chooses one of the sentences that are written for partners. */
    | ({ state: 'not_worth'; why: NotWorthReason } & OnceAccepted)
    /** Declined for what can be mended; `reason` chooses one of the sentences that are written for partners. */
    | { state: 'not_yet'; reason: DeclineReason }
    | { state: 'with_somebody_else' }
    /** It waits for a day. */
    | { state: 'not_now'; until: Day }
    /** Another packet of it is on its way. */
    | { state: 'mended' }
    /** The deal is over. */
    | { state: 'not_taken_up' }
    | { state: 'withdrawn' }
  );

/** Who accepted, by when they were to move, and how the partner is credited: also once it has ended. */
type OnceAccepted = { owner: UserId; sellerMove: { by: Day }; credit: Classification };

/** `text` is null when the account executive replaced the suggested move: their words stay inside. */
type InOurHands = {
  owner: UserId;
  sellerMove: { text: string | null; by: Day; isDone: boolean };
  credit: Classification;
  isPartnerMoveDone: boolean;
  isIntroduced: boolean;
  roles: JointRoles;
  /** What its author wrote for the partner last; `version`, which tells one from another, is never shown. */
  word: { text: string; version: number } | null;
};

type InEveryState = {
  reference: string;
  /** When the handoff was written: days of that year go without it. Never shown. */
  writtenAt: EpochMs;
  /** Its name, or the reference for a partner that reads no names. */
  account: string;
  /** `mention` is null unless they may be mentioned: then they are called by their name. */
  contact: { name: string; mention: UserId | null };
  /** The day by which the partner was promised an answer. */
  hearBy: Day;
  /** Tells one decision from another, and is never shown; 0 while there is none. */
  decision: number;
  /** The name of who has it on our side now, as far as it is known. */
  keeper: string | null;
  /** A sentence that its author wrote for the partner; null when there is none. */
  sentence: string | null;
  /** `wasDue`: its day was over when we accepted, so that the partner names a new one. */
  partnerMove: { text: string; by: Day; wasDue: boolean };
};

export type PartnerState = PartnerView['state'];
export type AcceptedView = Extract<PartnerView, { state: 'accepted' | 'working' }>;
/** Also once it has ended. */
export type OnceAcceptedView = Extract<PartnerView, OnceAccepted>;

/** What the partner may read once somebody said yes, as long as it has not ended; null in every other state. */
export function acceptedView(view: PartnerView): AcceptedView | null {
  switch (view.state) {
    case 'accepted':
    case 'working':
      return view;
    case 'received':
    case 'delayed':
    case 'not_yet':
    case 'with_somebody_else':
    case 'not_now':
    case 'mended':
    case 'not_taken_up':
    case 'withdrawn':
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'not_worth':
      return null;
    default:
      return view satisfies never;
  }
}

/**
 * Null while there is nothing to tell: the handoff has not landed, or it is another partner's. `mention`: the named contact, when they are the
 * partner's and in its channel at this moment; `keeper`: the name of who has it on our side.
 */
export function partnerView(
  handoff: Handoff,
  partner: Pick<Partner, 'id' | 'accountShownAs'>,
  { mention = null, keeper = null }: { mention?: UserId | null; keeper?: string | null } = {},
): PartnerView | null {
  if (handoff.packet.partner !== partner.id) return null;
  const common = (promise: { hearBy: Day }) => inEveryState(handoff, promise, { mention, keeper, ...partner });
  switch (handoff.stage) {
    case 'draft':
      return null;
    case 'checking':
      return { ...common(handoff.check), ...whileChecking(handoff) };
    case 'returned':
      return { ...common(handoff.check), state: 'not_yet', reason: 'conflict' };
    case 'awaiting':
      return { ...common(handoff.window), ...whileAwaiting(handoff.window) };
    case 'accepted':
      return { ...common(handoff.window), state: 'accepted', ...inOurHands(handoff) };
    case 'working': {
      const isOpened = handoff.opened !== null;
      return { ...common(handoff.window), state: 'working', isOpened, ...inOurHands(handoff) };
    }
    case 'declined':
      return { ...common(handoff.window), ...whileDeclined(handoff) };
    case 'closed': {
      const promise = promiseOf(handoff);
      return promise && { ...common(promise), ...onceClosed(handoff) };
    }
    default:
      return handoff satisfies never;
  }
}

/** Null: the partner never heard of it. */
function promiseOf(handoff: Closed): { hearBy: Day } | null {
  return handoff.window ?? ('check' in handoff ? handoff.check : null);
}

function onceClosed(handoff: Closed) {
  const { outcome } = handoff;
  switch (outcome) {
    case 'declined':
      return { state: 'not_taken_up' as const };
    case 'mended':
    case 'withdrawn':
      return { state: outcome };
    case 'not_worth':
      return { state: outcome, why: handoff.notWorth, ...onceAccepted(handoff) };
    case 'won':
    case 'lost':
    case 'no_deal':
      return { state: outcome, ...onceAccepted(handoff) };
    default:
      return outcome satisfies never;
  }
}

/** That we look for conflicts first stays inside. */
function whileChecking({ check: { lapsedAt, deadlineAt } }: Checking) {
  return lapsedAt === null ? { state: 'received' as const } : { state: 'delayed' as const, closedAt: deadlineAt };
}

/** It is not delayed as long as the day that was promised before it landed still holds. */
function whileAwaiting({ lapsedAt, deadlineAt, hearBy, coveredBy }: Window) {
  return lapsedAt === null || hearBy === coveredBy
    ? { state: 'received' as const }
    : { state: 'delayed' as const, closedAt: deadlineAt };
}

function whileDeclined({ declineReason: reason, comeBackOn, closesAt }: Declined) {
  if (closesAt === null && comeBackOn !== null) return { state: 'not_now' as const, until: comeBackOn };
  return reason === 'wrong_owner' ? { state: 'with_somebody_else' as const } : { state: 'not_yet' as const, reason };
}

type Named = Pick<Partner, 'accountShownAs'> & { mention: UserId | null; keeper: string | null };

function inEveryState(
  handoff: Handoff,
  { hearBy }: { hearBy: Day },
  { mention, keeper, accountShownAs }: Named,
): InEveryState {
  const { id, deal, packet, createdAt } = handoff;
  const told = packetForPartner(packet, 'from_the_start');
  return {
    reference: id,
    writtenAt: createdAt,
    account: accountShownAs === 'code' ? deal : told.account,
    contact: { name: told.partner_contact, mention },
    hearBy,
    decision: answered(handoff)?.decision ?? 0,
    keeper,
    sentence: saidNo(handoff)?.sentenceForPartner ?? null,
    partnerMove: partnerMove(handoff),
  };
}

/** What they said with another day stays inside, and so does that it has slipped. */
function partnerMove(handoff: Handoff): InEveryState['partnerMove'] {
  const { partner_move: text, partner_move_by: by } = packetForPartner(handoff.packet, 'from_the_start');
  const yes = takenUp(handoff);
  if (!yes) return { text, by, wasDue: false };
  const { partnerDueOn, partnerAskedAt } = yes.moves;
  return { text, by: partnerDueOn, wasDue: partnerDueOn < dayOf(yes.window.aeZone, partnerAskedAt) };
}

function onceAccepted({ packet, agreedMoveBy: by, classification: credit }: TakenUp): OnceAccepted {
  const { ae: owner } = packetForPartner(packet, 'once_accepted');
  return { owner, sellerMove: { by }, credit };
}

/** That our move did not happen, or nobody said so, stays inside. */
function inOurHands(handoff: Accepted | Working): InOurHands {
  const { packet, agreedMove, agreedMoveBy: by, moves, classification: credit } = handoff;
  const { ae: owner, seller_move: suggested } = packetForPartner(packet, 'once_accepted');
  const text = agreedMove === packet.seller_move ? suggested : null;
  return {
    owner,
    sellerMove: { text, by, isDone: sellerMoveState(handoff) === 'done' },
    credit,
    isPartnerMoveDone: partnerMoveState(handoff) === 'done',
    isIntroduced: moves.introducedAt !== null,
    roles: rolesOnly(moves),
    word: wordIn(moves),
  };
}

function wordIn({ wordForPartner: text, wordVersion: version }: Moves['moves']): InOurHands['word'] {
  return text === null || version === null ? null : { text, version };
}
