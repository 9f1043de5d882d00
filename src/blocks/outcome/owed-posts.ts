import type { Handoff, InWork } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { OwedFor } from '../../core/outcome/owed-updates.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { TELLING_PARTNER } from '../../core/outcome/stall-notices.ts';
import { inWork } from '../../core/outcome/taken-up.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, rich, words } from '../kit/kit.ts';
import { settledAs } from './move-posts.ts';
import { summary } from '../kit/mrkdwn.ts';
import { type PartnerThread, threadLine } from '../partner/partner-thread.ts';
import { standing } from '../kit/words.ts';

/** What an author is asked when a partner waits for word of an accepted handoff. */

type From = {
  handoff: Handoff;
  partner: Pick<Partner, 'name'>;
  history: readonly HandoffEvent[];
  thread?: PartnerThread | null;
};

/** Null once the partner reads something, or it has ended. */
export function authorOwed(from: From, notice: Notices['author_owed']): Message | null {
  const agreed = inWork(from.handoff);
  if (!agreed || isTold(from, notice)) return null;
  const { account } = agreed.packet;
  const said = WHY[notice.why](agreed);
  return {
    text: summary`${from.partner.name} waits for word: ${account}`,
    blocks: [
      rich([bold(`${account}: ${from.partner.name} waits for word. `), words(`${said} Tell them how it stands.`)]),
      actions(button('Tell the partner…', ACTION.tellPartner, agreed.id, 'primary')),
      ...threadLine(from.thread),
    ],
  };
}

const WHY: Record<OwedFor, (agreed: InWork) => string> = {
  silence: () => 'They have read nothing for ten business days.',
  day_passed: ({ agreedMoveBy, createdAt }) =>
    `They read that our move comes by ${dayWords(agreedMoveBy, createdAt)}. That day is over.`,
};

function isTold(from: From, notice: Notices['author_owed']): boolean {
  const telling: readonly HandoffEvent['kind'][] = TELLING_PARTNER;
  return since(from, notice).some(({ kind }) => telling.includes(kind));
}

function since({ history }: From, { at }: Notices['author_owed']): readonly HandoffEvent[] {
  return history.slice(history.findLastIndex((event) => event.kind === 'update_owed' && event.at === at) + 1);
}

/** What stands in its place afterwards. Null while it still asks. */
export function settledAuthorOwed(from: From, notice: Notices['author_owed']): Message | null {
  if (authorOwed(from, notice)) return null;
  const isWritten = since(from, notice).some(({ kind }) => kind === 'told_partner');
  return settledAs(from.handoff, isWritten ? `you have told ${from.partner.name}.` : `${standing(from.handoff)}.`);
}
