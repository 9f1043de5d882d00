import type { OUTCOME_NOTICES } from '../../core/outcome/outcome-notices.ts';
import type { HandoffDrawings } from '../handoff/handoff-context.ts';
import { untilDecided } from '../handoff/settled.ts';
import { aeMove, aeMoves, authorRoles, settledAeMove } from './move-posts.ts';
import { authorOutcome, salesWon } from './outcome-posts.ts';
import { authorOwed, settledAuthorOwed } from './owed-posts.ts';
import { partnerMoves, partnerReminder, settledReminder } from './partner/moves.ts';
import { partnerOutcome } from './partner/outcomes.ts';
import { aeStalled, settledAeStalled } from './stall-posts.ts';

/** What is said of an accepted handoff: of its moves, of what came of it, and when it has stalled. */
export const OUTCOME_DRAWINGS: HandoffDrawings<typeof OUTCOME_NOTICES> = {
  author_outcome: ({ handoff, ...context }, notice) => authorOutcome(handoff, context, notice),
  sales_won: ({ handoff, partner }) => salesWon(handoff, partner),
  partner_outcome: partnerOutcome,
  ae_move: {
    open: ({ handoff }, notice) => aeMove(handoff, notice),
    settled: ({ handoff }, notice) => settledAeMove(handoff, notice),
  },
  ae_moves: untilDecided(aeMoves),
  author_roles: authorRoles,
  partner_reminder: { open: partnerReminder, settled: settledReminder },
  partner_moves: partnerMoves,
  ae_stalled: { open: aeStalled, settled: settledAeStalled },
  author_owed: { open: authorOwed, settled: settledAuthorOwed },
};
