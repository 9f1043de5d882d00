import { type Handoff, isLate } from './handoff.ts';
import type { UserId } from '../people/member.ts';

/** What a person is to do next with a handoff: answer it, sign its conflict check, decide what is next, mend it or name somebody else; null when it is not their turn. */
export type Turn = 'answer' | 'sign' | 'decide' | 'mend' | 'name_another';

/** `intakeOwner` takes over when nobody answered in time. What is accepted is being worked, and waits for nobody's word. */
export function turnOf(handoff: Handoff, reader: UserId, intakeOwner: UserId): Turn | null {
  switch (handoff.stage) {
    case 'draft':
      return handoff.author === reader && handoff.aeRefusal !== null ? 'name_another' : null;
    case 'checking':
      if (handoff.check.lapsedAt !== null && reader === intakeOwner) return 'decide';
      return handoff.check.signer === reader ? 'sign' : null;
    case 'returned':
      return handoff.author === reader ? 'mend' : null;
    case 'awaiting':
      if (isLate(handoff) && reader === intakeOwner) return 'decide';
      return handoff.packet.ae === reader ? 'answer' : null;
    case 'accepted':
    case 'working':
      return null;
    case 'declined':
      if (handoff.declineReason === 'wrong_owner' && reader === intakeOwner) return 'decide';
      return handoff.author === reader && handoff.closesAt !== null ? 'mend' : null;
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** A handoff in somebody's list, what they are to do with it, and for how many days it has stalled; null: it has not. */
export type Listed = { handoff: Handoff; turn: Turn | null; stalledDays?: number | null };

/** Their turn first, in the order in which they came otherwise; each once, 50 at most. */
export function listed(handoffs: readonly Listed[]): Listed[] {
  const once = handoffs.filter(({ handoff }, at) => handoffs.findIndex((one) => one.handoff.id === handoff.id) === at);
  const isTurn = ({ turn }: Listed) => turn !== null;
  return [...once.filter(isTurn), ...once.filter((each) => !isTurn(each))].slice(0, LISTED_AT_MOST);
}

/** What fits into one message. */
export const LISTED_AT_MOST = 50;
