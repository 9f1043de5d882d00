import type { HandoffRule } from './handoff-rule.ts';
import type { Happening, NoticeKind, Notices } from './notice.ts';
import { type Room, ROOMS } from './rooms.ts';

/** What holds for each kind of notice: the rooms say it, this is all of them as one table. */

export type Rules = { [Kind in NoticeKind]: HandoffRule<Notices[Kind], Happening> };
type Table = { [Kind in NoticeKind]: Extract<Room['rules'], Record<Kind, unknown>>[Kind] };

// Object.assign loses which rows it has joined.
const TABLE = Object.assign({}, ...ROOMS.map(({ rules }) => rules)) as Table;
export const NOTICES: Rules = TABLE;

/** Partner-facing kinds: drawn from the partner's view alone, and only after the channel was checked. */
export type PartnerNoticeKind = {
  [Kind in NoticeKind]: Table[Kind] extends { to: 'partner' } ? Kind : never;
}[NoticeKind];
/** Kinds of which there are posts that are changed once more. */
export type SettledKind = {
  [Kind in NoticeKind]: Table[Kind] extends { changesWith: unknown } ? Kind : never;
}[NoticeKind];

type About = Room['about'];
/** The kinds that are said of this alone. */
export type KindsAbout<What extends About> = KindsOf<Extract<Room, { about: What }>>;
type KindsOf<Of extends Room> = Of extends unknown ? keyof Of['rules'] & NoticeKind : never;

/** What a notice of this kind is about. */
export function aboutOf(kind: NoticeKind): About | undefined {
  return ROOMS.find(({ rules }) => kind in rules)?.about;
}
