import { ENDINGS } from './end.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { HandoffRules } from '../notices/handoff-rule.ts';
import { inWork } from './taken-up.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What is said of the moves after acceptance: the part of the table of notices that is about them. */

export type MoveNotice =
  /** `day` is the partner's, on which it is reminded; `at` is when that was queued: the same day can be named twice. */
  | { kind: 'partner_reminder'; day: Day; at: EpochMs }
  /** What came of our move, and who leads. `before`: the day of our move until then. */
  | { kind: 'partner_moves'; news: MovesNews; version: number; before?: Day }
  /** What came of their move? `at` is when that was queued. */
  | { kind: 'ae_move'; day: Day; at: EpochMs }
  /** What came of the partner's move. */
  | { kind: 'ae_moves'; news: PartnerMoveNews; version: number }
  | { kind: 'author_roles'; version: number };

export type MovesNews = 'seller_done' | 'seller_changed' | 'introduced' | 'roles';
export type PartnerMoveNews = 'partner_done' | 'partner_moved' | 'partner_slipped';

/** After these nothing is asked any more of what was agreed: it has ended, or was taken back. */
const OVER = [...ENDINGS, 'reopened'] as const;
/** After these the account executive has said what came of their move, is asked again, or it is over. */
const MOVED = ['move_done', 'move_changed', 'move_did_not_happen', 'stall_asked', ...OVER] as const;
/** After these the partner is not asked for its move any more, or for another day. */
export const PARTNER_MOVED = ['partner_move_done', 'partner_move_moved', ...OVER] as const;
/** After these it is not asked any more whether it is worth working. */
const QUALIFIED = ['worth_working', 'opportunity', ...OVER] as const;

const accepter = (handoff: Handoff) => (inWork(handoff) ? [handoff.packet.ae] : []);

export const MOVE_RULES = {
  partner_reminder: {
    says: 'asks',
    to: 'partner',
    update: 'always',
    pace: 'at_work',
    demandedBy: ['partner_reminded'],
    changesWith: PARTNER_MOVED,
    key: ({ day, at }) => [day, at],
  },
  partner_moves: {
    to: 'partner',
    update: ({ news }) => (news === 'seller_changed' ? 'dates' : 'progress'),
    presents: accepter,
    demandedBy: ['move_done', 'move_changed', 'introduced', 'roles_changed'],
    key: ({ news, version }) => [news, version],
  },
  ae_move: {
    says: 'asks',
    to: 'ae',
    pace: 'at_work',
    demandedBy: ['move_asked'],
    changesWith: MOVED,
    key: ({ day, at }) => [day, at],
  },
  ae_moves: {
    says: ({ news }) => (news === 'partner_slipped' ? 'asks' : 'tells'),
    to: 'ae',
    pace: ({ news }) => (news === 'partner_slipped' ? 'by_day' : 'at_once'),
    demandedBy: ['partner_move_done', 'partner_move_moved', 'partner_slipped'],
    // Where both moves are done it asks whether it is worth working.
    changesWith: QUALIFIED,
    key: ({ news, version }) => [news, version],
  },
  author_roles: { to: 'author', presents: accepter, demandedBy: ['roles_changed'], key: ({ version }) => [version] },
} as const satisfies HandoffRules<MoveNotice>;
