import type { UserId } from '../people/member.ts';
import { noticesAbout } from '../notices/notice-columns.ts';
import type { EpochMs } from '../time/instant.ts';

/** What is said of the working agreement: to its two owners, about one version of it. */

export type AgreementNotice =
  /** `person` is asked to confirm it. */
  | { kind: 'agreement_proposed'; person: UserId }
  | { kind: 'agreement_reminder'; person: UserId }
  /** Is it still right? `at` is when that was asked. */
  | { kind: 'agreement_review'; person: UserId; at: EpochMs };

/** What can happen to a version of the working agreement. */
export const AGREEMENT_EVENTS = [
  'agreement_confirmed',
  'agreement_replaced',
  'agreement_review_asked',
  'agreement_reviewed',
  /** It is in force, and another one was proposed beside it. */
  'agreement_contested',
] as const;
export type AgreementEvent = (typeof AGREEMENT_EVENTS)[number];

export const AGREEMENT_NOTICES = noticesAbout<AgreementNotice, AgreementEvent>()('agreement', {
  agreement_proposed: {
    says: 'asks',
    changesWith: ['agreement_confirmed', 'agreement_replaced'],
    key: ({ person }) => [person],
  },
  agreement_reminder: {
    says: 'asks',
    pace: 'at_work',
    changesWith: ['agreement_confirmed', 'agreement_replaced'],
    key: ({ person }) => [person],
  },
  agreement_review: {
    says: 'asks',
    pace: 'by_day',
    changesWith: ['agreement_reviewed', 'agreement_review_asked', 'agreement_contested', 'agreement_replaced'],
    key: ({ person, at }) => [person, at],
  },
});
