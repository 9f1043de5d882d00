import type { EventRow } from './demanded.ts';

/** Where a handoff stands, as its history tells; not read from the bot's code. */

export type Standing = {
  /** `closed`: the deal is over with a no; `mended`: it goes on in another packet. */
  stage:
    | 'kept'
    | 'refused'
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
  /** Who answers, or answered; null as long as nobody was asked. */
  ae: string | null;
  /** All who were asked, first the first. */
  asked: string[];
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
    case 'sent':
    case 'rerouted':
      return {
        ...before,
        ...NOT_DECLINED,
        stage: 'awaiting',
        ae: detail,
        asked: [...before.asked, detail ?? ''],
        proposed: null,
        corrected: null,
      };
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
