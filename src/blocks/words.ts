import type { Classification } from '../core/credit.ts';
import type { DeclineReason, Handoff, Window } from '../core/handoff.ts';
import { momentWords } from './dates.ts';

/** Words that more than one message uses, so that one thing has one name everywhere. */

export const REASONS: Record<DeclineReason, { label: string; fix: string }> = {
  vague_partner_mention: {
    label: 'Vague partner mention',
    fix: 'Rebuild fields 2 and 3: who acts for the partner, and one fact why they matter here.',
  },
  no_account_logic: {
    label: 'No account logic',
    fix: 'Rebuild field 1: say why this account, now, is worth the account executive’s week.',
  },
  no_next_move: { label: 'No next move', fix: 'Shrink the ask in field 7 to one action that can be done this week.' },
  wrong_owner: { label: 'Wrong owner', fix: 'Send it to the person who owns this account.' },
  no_evidence: { label: 'No evidence', fix: 'Add links in field 10 that open and support the claims.' },
  conflict: { label: 'Conflict', fix: 'Clear it with the alliances owner of the partner before anybody asks again.' },
  bad_timing: { label: 'Bad timing', fix: 'Agree a better moment with the account executive, and send it then.' },
  already_working_it: { label: 'Already working it', fix: 'Tell the partner who is on it, and agree who does what.' },
};

export const CLASSIFICATIONS: Record<Classification, string> = {
  partner_sourced: 'Partner-sourced',
  partner_influenced: 'Partner-influenced',
};

/** Where it stands, in a few words. */
export function standing(handoff: Handoff): string {
  switch (handoff.stage) {
    case 'draft':
      return handoff.aeRefusal === null ? 'Waiting for Slack' : 'Needs somebody else';
    case 'awaiting':
      return handoff.window.lapsedAt === null ? 'Awaiting response' : 'Lapsed without an answer';
    case 'accepted':
      return 'Accepted';
    case 'closed':
      return handoff.outcome === 'declined' ? 'Declined' : 'Withdrawn';
    default:
      return handoff satisfies never;
  }
}

/** The moment to answer by, in the account executive's own zone. */
export function deadlineWords({ deadlineAt, aeZone }: Window): string {
  return momentWords(deadlineAt, aeZone);
}
