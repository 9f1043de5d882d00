import type { Check } from './clearing.ts';
import type { UserId } from '../people/member.ts';
import { noticesAboutHandoffs } from '../notices/handoff-rule.ts';
import type { EpochMs } from '../time/instant.ts';

/** What is said about conflict checks: the part of the table of notices about that. `at` is when the check was asked for. */

export type CheckNotice =
  /** `person` is who is asked to sign: the card shows what became of it, also once somebody else signs. */
  | { kind: 'check_card'; person: UserId; at: EpochMs }
  /** `at` is when it was queued. */
  | { kind: 'check_reminder'; person: UserId; at: EpochMs }
  /** Nobody signed in time: the intake owner decides. */
  | { kind: 'check_call'; at: EpochMs }
  | { kind: 'check_escalation'; at: EpochMs }
  | { kind: 'author_check'; about: 'returned' | 'lapsed' | 'asked' | 'closed_by_time'; version: number };

/** The card on which a check is signed. */
export const checkCard = ({ check }: { check: Check }): CheckNotice => ({
  kind: 'check_card',
  person: check.signer,
  at: check.askedAt,
});

/** After these nobody has to sign here any more, or somebody else has. */
const SIGNED = ['cleared', 'returned', 'withdrawn', 'check_passed'] as const;
/** After these its author has nothing to mend any more. */
const SENT_AGAIN = ['check_asked', 'sent', 'withdrawn'] as const;

export const CHECK_NOTICES = noticesAboutHandoffs<CheckNotice>()({
  check_card: {
    as: 'card',
    urgency: 0,
    demandedBy: ['check_asked', 'check_renewed', 'check_passed'],
    key: ({ person, at }) => [person, at],
  },
  check_reminder: {
    says: 'asks',
    pace: 'at_work',
    demandedBy: ['check_reminded'],
    changesWith: [...SIGNED, 'check_lapsed'],
    key: ({ person, at }) => [person, at],
  },
  check_call: {
    says: 'asks',
    to: 'intake_owner',
    pace: 'by_day',
    demandedBy: ['check_lapsed'],
    changesWith: SIGNED,
    key: ({ at }) => [at],
  },
  check_escalation: {
    says: 'asks',
    to: 'escalation_contact',
    pace: 'by_day',
    demandedBy: ['check_escalated'],
    changesWith: SIGNED,
    key: ({ at }) => [at],
  },
  author_check: {
    says: ({ about }) => (about === 'returned' || about === 'closed_by_time' ? 'tells' : 'asks'),
    to: 'author',
    pace: ({ about }) => (about === 'returned' ? 'at_once' : 'by_day'),
    demandedBy: ['returned', 'check_lapsed', 'return_asked'],
    changesWith: SENT_AGAIN,
    key: ({ about, version }) => [about, version],
  },
});
