import { ENDINGS } from './end.ts';
import type { HandoffRule } from '../notices/handoff-rule.ts';

/** Who is told what came of an accepted handoff, as data. The notices of everything else stand in `notices.ts`. */

/** What came of it and is told to others; with each of these events it is told. */
export const TOLD = ['opportunity', ...ENDINGS] as const;
export type Told = (typeof TOLD)[number];

/** `version` is the handoff's version that brought it. */
export type OutcomeNotice =
  | { kind: 'author_outcome'; about: Told; version: number }
  | { kind: 'partner_outcome'; about: Told; version: number }
  /** In the sales channel, if the workspace has one: it is looked up when this is delivered. */
  | { kind: 'sales_won'; version: number };

type OutcomeRules = {
  [Kind in OutcomeNotice['kind']]: HandoffRule<Extract<OutcomeNotice, { kind: Kind }>>;
};

export const OUTCOME_NOTICES = {
  author_outcome: {
    as: 'post',
    says: 'tells',
    to: 'author',
    demandedBy: TOLD,
    key: ({ about, version }) => [about, version],
  },
  partner_outcome: {
    as: 'post',
    says: 'tells',
    to: 'partner',
    urgency: 1,
    demandedBy: TOLD,
    key: ({ about, version }) => [about, version],
  },
  sales_won: {
    as: 'post',
    says: 'tells',
    to: 'sales_channel',
    demandedBy: ['won'],
    key: ({ version }) => [version],
  },
} as const satisfies OutcomeRules;
