import type { EventRow } from './demanded.ts';

/** Where a handoff stands, as its history tells; not read from the bot's code. */

export type Standing = {
  /** `closed`: the deal is over with a no; `mended`: it goes on in another packet. */
  stage:
    | 'kept'
    | 'refused'
    | 'checking'
    | 'returned'
    | 'awaiting'
    | 'lapsed'
    | 'accepted'
    | 'working'
    | 'not_worth'
    | 'won'
    | 'lost'
    | 'no_deal'
    | 'declined'
    | 'mended'
    | 'closed'
    | 'withdrawn';
  /** Who answers, or answered, or does once the conflict check is cleared; null as long as nobody is known. */
  ae: string | null;
  /** All who were asked, first the first; who is asked only once the check is cleared comes last. */
  asked: string[];
  /** The partner has heard of it. */
  isTold: boolean;
  /** Nobody signed the conflict check in time. */
  isCheckLate: boolean;
  decidedBy: string | null;
  /** The answer came after the window had lapsed. */
  isLate: boolean;
  /** An opportunity was opened. */
  isOpened: boolean;
  /** Whom the account executive proposed instead, while nobody has decided about it. */
  proposed: string | null;
  /** Who corrected the packet since they have it. */
  corrected: string | null;
  /** Why it was declined last; null when it was not, or is asked anew. */
  reason: string | null;
  /** Whether its author lets it wait, or was woken; null when it is as it was declined. */
  waits: boolean | null;
  /** Its author has added a sentence for the partner. */
  hasTold: boolean;
  /** What was said after acceptance: nothing more can be said of it. */
  said: { seller: boolean; partner: boolean; introduced: boolean };
};

const NOT_DECLINED = { reason: null, waits: null, hasTold: false };

const UNBORN: Standing = {
  stage: 'kept',
  ae: null,
  asked: [],
  isTold: false,
  isCheckLate: false,
  decidedBy: null,
  isLate: false,
  isOpened: false,
  proposed: null,
  corrected: null,
  ...NOT_DECLINED,
  said: { seller: false, partner: false, introduced: false },
};

export function standingOf(history: readonly EventRow[]): Standing {
  return history.reduce(after, UNBORN);
}

/** The account executive after each event; null as long as nobody was asked. */
export function aesAlong(history: readonly EventRow[]): (string | null)[] {
  let standing = UNBORN;
  return history.map((event) => {
    standing = after(standing, event);
    return standing.ae;
  });
}

function after(before: Standing, { kind, actor, detail }: EventRow): Standing {
  switch (kind) {
    case 'ae_refused':
      return { ...before, stage: 'refused' };
    case 'check_asked':
    case 'check_passed':
      return { ...before, stage: 'checking', isTold: true, isCheckLate: false };
    case 'check_renewed':
      return { ...askedAnew(before, detail), stage: 'checking', isCheckLate: false };
    case 'check_lapsed':
      return { ...before, isCheckLate: true };
    case 'returned':
      return { ...before, stage: 'returned' };
    case 'cleared':
      // Who is asked after a check that was asked for anew is known since.
      return { ...(before.ae === detail ? before : askedAnew(before, detail)), stage: 'awaiting' };
    case 'sent':
    case 'rerouted':
      return { ...askedAnew(before, detail), stage: 'awaiting', isTold: true };
    case 'extended':
      return { ...before, stage: 'awaiting' };
    case 'reopened':
      return { ...before, ...NOT_DECLINED, stage: before.isLate ? 'lapsed' : 'awaiting' };
    case 'proposed':
      return { ...before, proposed: detail };
    case 'corrected':
      return { ...before, corrected: actor };
    case 'lapsed':
      return { ...before, stage: 'lapsed' };
    case 'accepted':
      return { ...before, stage: 'accepted', decidedBy: actor, isLate: before.stage === 'lapsed' };
    case 'declined':
      return { ...before, stage: 'declined', decidedBy: actor, isLate: before.stage === 'lapsed', reason: detail };
    case 'parked':
      return { ...before, waits: true };
    case 'woken':
      return { ...before, waits: false };
    case 'told_partner':
      return { ...before, hasTold: true };
    case 'mended':
      return { ...before, stage: 'mended' };
    case 'deal_closed':
      return { ...before, stage: 'closed' };
    case 'withdrawn':
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
      return { ...before, stage: kind };
    case 'worth_working':
      return { ...before, stage: 'working' };
    case 'opportunity':
      return { ...before, stage: 'working', isOpened: true };
    case 'move_done':
      return { ...before, said: { ...before.said, seller: true } };
    case 'partner_move_done':
      return { ...before, said: { ...before.said, partner: true } };
    case 'introduced':
      return { ...before, said: { ...before.said, introduced: true } };
    default:
      // Reminded, escalated, counted anew: it stands where it stood.
      return before;
  }
}

function askedAnew(before: Standing, ae: string | null): Standing {
  return { ...before, ...NOT_DECLINED, ae, asked: [...before.asked, ae ?? ''], proposed: null, corrected: null };
}
