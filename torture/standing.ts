import type { EventRow } from './demanded.ts';

/** Where a handoff stands, as its history tells; not read from the bot's code. */

export type Standing = {
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
};

const UNBORN: Standing = {
  stage: 'kept',
  ae: null,
  asked: [],
  decidedBy: null,
  isLate: false,
  isOpened: false,
  proposed: null,
  corrected: null,
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
        stage: 'awaiting',
        ae: detail,
        asked: [...before.asked, detail ?? ''],
        proposed: null,
        corrected: null,
      };
    case 'extended':
      return { ...before, stage: 'awaiting' };
    case 'proposed':
      return { ...before, proposed: detail };
    case 'corrected':
      return { ...before, corrected: actor };
    case 'lapsed':
      return { ...before, stage: 'lapsed' };
    case 'accepted':
    case 'declined':
      return { ...before, stage: kind, decidedBy: actor, isLate: before.stage === 'lapsed' };
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
    default:
      // Reminded, escalated, counted anew: it stands where it stood.
      return before;
  }
}
