import type { Handoff } from './handoff.ts';
import type { UserId } from '../people/member.ts';
import { areBothMovesDone, partnerMoveState, sellerMoveState } from '../outcome/moves.ts';

/** The stages that a handoff goes through: what each is called, and what must have happened before it is over, and who owns it. */

/** `declined` and `returned`: a draft again, which its author mends. */
export type StageName =
  | 'draft'
  | 'checking'
  | 'check_lapsed'
  | 'returned'
  | 'declined'
  | 'awaiting'
  | 'lapsed'
  | 'accepted'
  | 'working'
  | 'closed';

/** `up` and `down`: the one exit criterion each way, as written down for everybody; null where none leads. */
export const STAGES: Record<StageName, { words: string; up: string | null; down: string | null }> = {
  draft: { words: 'Draft', up: 'ready and sent', down: 'withdrawn' },
  checking: { words: 'Conflict check', up: 'cleared, and the partner’s move confirmed', down: 'returned or withdrawn' },
  check_lapsed: { words: 'Conflict check overdue', up: 'cleared', down: 'returned or withdrawn' },
  returned: { words: 'Draft', up: 'mended and sent again', down: 'withdrawn' },
  declined: { words: 'Draft', up: 'mended and sent again', down: 'deal closed' },
  awaiting: { words: 'Awaiting response', up: 'accepted', down: 'declined or withdrawn' },
  lapsed: { words: 'Lapsed without an answer', up: 'accepted', down: 're-routed, declined or withdrawn' },
  accepted: { words: 'Accepted', up: 'both moves done and worth working', down: 'not worth working' },
  working: { words: 'Working', up: 'won, lost or no deal', down: 'no deal' },
  closed: { words: 'Closed', up: null, down: null },
};

export function stageOf(handoff: Handoff): StageName {
  switch (handoff.stage) {
    case 'awaiting':
      return handoff.window.lapsedAt === null ? 'awaiting' : 'lapsed';
    case 'checking':
      return handoff.check.lapsedAt === null ? 'checking' : 'check_lapsed';
    case 'draft':
    case 'returned':
    case 'declined':
    case 'accepted':
    case 'working':
    case 'closed':
      return handoff.stage;
    default:
      return handoff satisfies never;
  }
}

/** Who owns it now; `intakeOwner` is who takes over when nobody answered. Null once it is closed. */
export function ownerOf(handoff: Handoff, intakeOwner: UserId): UserId | null {
  switch (handoff.stage) {
    case 'draft':
    case 'returned':
      return handoff.author;
    case 'checking':
      return handoff.check.lapsedAt === null ? handoff.author : intakeOwner;
    case 'awaiting':
      return handoff.window.lapsedAt === null ? handoff.author : intakeOwner;
    case 'accepted':
    case 'working':
      return handoff.packet.ae;
    case 'declined':
      return handoff.author;
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** Whose answer or move is awaited: people of ours, and whether the partner's contact is one of them. */
export type ToAct = { people: UserId[]; isPartnerToo: boolean };

/**
 * `intakeOwner` decides about what nobody answered. Once accepted, whoever has a move open; when both are done, who says whether it is worth
 * working. Nobody is to act once it is closed.
 */
export function toActOn(handoff: Handoff, intakeOwner: UserId): ToAct {
  const ours = (...people: UserId[]): ToAct => ({ people: [...new Set(people)], isPartnerToo: false });
  switch (handoff.stage) {
    case 'draft':
    case 'returned':
    case 'declined':
      return ours(handoff.author);
    case 'checking': {
      const { signer, lapsedAt } = handoff.check;
      return lapsedAt === null ? ours(signer) : ours(intakeOwner, signer);
    }
    case 'awaiting':
      return handoff.window.lapsedAt === null ? ours(handoff.packet.ae) : ours(intakeOwner, handoff.packet.ae);
    case 'accepted': {
      const isOurs = sellerMoveState(handoff) !== 'done' || areBothMovesDone(handoff);
      return { people: isOurs ? [handoff.packet.ae] : [], isPartnerToo: partnerMoveState(handoff) !== 'done' };
    }
    case 'working':
      return { people: [handoff.packet.ae], isPartnerToo: partnerMoveState(handoff) !== 'done' };
    case 'closed':
      return ours();
    default:
      return handoff satisfies never;
  }
}
