import type { CHECK_NOTICES } from '../../core/conflict-check/check-notices.ts';
import type { HandoffDrawings } from '../handoff/handoff-context.ts';
import { below, settledIn, untilDecided } from '../handoff/settled.ts';
import { checkCard, checkReminder } from './check-card.ts';
import { authorCheck, checkCall, checkEscalation, returnedWords } from './check-posts.ts';

/** What is said about conflict checks. */
export const CHECK_DRAWINGS: HandoffDrawings<typeof CHECK_NOTICES> = {
  check_card: ({ handoff, ...context }, notice) => checkCard(handoff, context, notice),
  check_reminder: untilDecided(({ handoff, ...context }, notice) => checkReminder(handoff, context, notice)),
  check_call: untilDecided(({ handoff, ...context }, notice) => checkCall(handoff, context, notice)),
  check_escalation: untilDecided(({ handoff, ...context }, notice) => checkEscalation(handoff, context, notice)),
  author_check: {
    open: authorCheck,
    settled: (context, notice) => below(returnedWords(context, notice), settledIn(context, notice)),
  },
};
