import type { Notice, Notices, PartnerNews } from '../notices/notice.ts';
import { isForPartner } from '../notices/notice-rules.ts';
import type { PartnerNoticeKind } from '../notices/notices.ts';
import type { PartnerUpdate, Telling } from './telling.ts';

/** Which posts a partner can do without. Outcomes, requests and its card always reach it. */

type Group = PartnerUpdate | 'always';
type Groups = { [Kind in PartnerNoticeKind]: Group | ((notice: Notices[Kind]) => Group) };

const NEWS: Record<PartnerNews, Group> = {
  retimed: 'dates',
  extended: 'dates',
  put_off: 'dates',
  rerouted: 'somebody_else',
  mended: 'progress',
  parked: 'always',
  withdrawn: 'always',
  deal_closed: 'always',
  reopened: 'always',
};

/** A kind of notice to partners without a line here does not compile. */
const GROUPS: Groups = {
  partner_card: 'always',
  partner_decision: 'always',
  partner_delay: 'dates',
  partner_news: ({ news }) => NEWS[news],
  partner_sentence: 'always',
  partner_outcome: ({ about }) => (about === 'opportunity' ? 'progress' : 'always'),
  partner_reminder: 'always',
  partner_credit: 'always',
  partner_registration: 'always',
  partner_noted: 'always',
  partner_moves: ({ news }) => (news === 'seller_changed' ? 'dates' : 'progress'),
};

/** False for what an administrator has left out for this partner. */
export function isWanted(notice: Notice, { leftOut }: Pick<Telling, 'leftOut'>): boolean {
  if (!isForPartner(notice)) return true;
  const group = groupOf(notice.kind, notice);
  return group === 'always' || !leftOut.includes(group);
}

function groupOf<Kind extends PartnerNoticeKind>(kind: Kind, notice: Notices[Kind]): Group {
  const groups: Groups = GROUPS;
  const group = groups[kind];
  return typeof group === 'function' ? group(notice) : group;
}
