import { ENDINGS } from './end.ts';
import { noticesAboutHandoffs } from '../notices/handoff-rule.ts';
import { MOVE_RULES, type MoveNotice } from './move-notices.ts';
import { STALL_RULES, type StallNotice } from './stall-notices.ts';

/** Who is told what came of an accepted handoff, as data. */

/** What came of it and is told to others; with each of these events it is told. */
export const TOLD = ['opportunity', ...ENDINGS] as const;
export type Told = (typeof TOLD)[number];

/** `version` is the handoff's version that brought it. */
export type OutcomeNotice =
  | { kind: 'author_outcome'; about: Told; version: number }
  | { kind: 'partner_outcome'; about: Told; version: number }
  /** In the sales channel, if the workspace has one: it is looked up when this is delivered. */
  | { kind: 'sales_won'; version: number };

export const OUTCOME_NOTICES = noticesAboutHandoffs<OutcomeNotice | MoveNotice | StallNotice>()({
  author_outcome: { to: 'author', demandedBy: TOLD, key: ({ about, version }) => [about, version] },
  partner_outcome: {
    to: 'partner',
    update: ({ about }) => (about === 'opportunity' ? 'progress' : 'always'),
    demandedBy: TOLD,
    key: ({ about, version }) => [about, version],
  },
  sales_won: { to: 'sales_channel', demandedBy: ['won'], key: ({ version }) => [version] },
  ...MOVE_RULES,
  ...STALL_RULES,
});
