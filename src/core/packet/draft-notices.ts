import type { UserId } from '../people/member.ts';
import { noticesAbout } from '../notices/notice-columns.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * What is said of drafts: to their author alone, and never what they hold beyond their account and partner. Whoever is asked to confirm a contact
 * reads of that contact and of nothing else.
 */

/** Why its author is asked: the intake window is over, it stands still, its day has come, or it expires soon. */
export type DraftCall = 'touch' | 'stale' | 'woken' | 'expires';

export type DraftNotice =
  /** Go on, later, or not at all? `at` is when that was asked. */
  | { kind: 'draft_call'; about: DraftCall; person: UserId; at: EpochMs }
  | { kind: 'draft_expired'; person: UserId; at: EpochMs }
  /** May they be a contact of the partner? `at` is when that was proposed. */
  | { kind: 'contact_proposed'; person: UserId; at: EpochMs }
  /** They are, or are not. */
  | { kind: 'contact_answered'; person: UserId; at: EpochMs };

/** It is not any more as whatever was said about it has it. */
export const DRAFT_EVENTS = ['draft_moved'] as const;
export type DraftEvent = (typeof DRAFT_EVENTS)[number];

export const DRAFT_NOTICES = noticesAbout<DraftNotice, DraftEvent>()('draft', {
  draft_call: { says: 'asks', pace: 'at_work', changesWith: DRAFT_EVENTS, key: ({ at }) => [at] },
  draft_expired: { says: 'asks', pace: 'at_work', changesWith: DRAFT_EVENTS, key: ({ at }) => [at] },
  contact_proposed: { says: 'asks', changesWith: DRAFT_EVENTS, key: ({ at, person }) => [at, person] },
  contact_answered: { says: 'asks', key: ({ at }) => [at] },
});
