import { ENDINGS } from './end.ts';
import type { HandoffRules } from '../notices/handoff-rule.ts';
import type { OwedFor } from './owed-updates.ts';
import type { HeldUpBy } from './stalled-handoffs.ts';
import type { EpochMs } from '../time/instant.ts';

/** What is asked when an accepted handoff has stalled, or its partner is left in the dark: the part of the table of notices about that. */

export type StallNotice =
  /** `about`: what was awaited when it was queued, at `at`. */
  { kind: 'ae_stalled'; about: HeldUpBy; at: EpochMs } | { kind: 'author_owed'; why: OwedFor; at: EpochMs };

/** With these somebody has said what becomes of it, so that it has not stalled. */
export const STIRRING = [
  'still_going',
  'move_done',
  'move_changed',
  'move_did_not_happen',
  'partner_move_done',
  'partner_move_moved',
  'partner_reminded',
  'worth_working',
  'opportunity',
  'introduced',
  'roles_changed',
  ...ENDINGS,
  'reopened',
] as const;

/** With these the partner reads something, or nothing is owed to it any more. */
export const TELLING_PARTNER = [
  'told_partner',
  'move_done',
  'move_changed',
  'introduced',
  'roles_changed',
  'opportunity',
  ...ENDINGS,
  'reopened',
] as const;

export const STALL_RULES = {
  ae_stalled: {
    says: 'asks',
    to: 'ae',
    pace: 'at_work',
    demandedBy: ['stall_asked'],
    // The question before gives way to the newest one.
    changesWith: [...STIRRING, 'stall_asked'],
    key: ({ at }) => [at],
  },
  author_owed: {
    says: 'asks',
    to: 'author',
    pace: 'by_day',
    demandedBy: ['update_owed'],
    changesWith: TELLING_PARTNER,
    key: ({ at }) => [at],
  },
} as const satisfies HandoffRules<StallNotice>;
