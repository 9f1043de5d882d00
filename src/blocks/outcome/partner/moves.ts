import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import { MAX_SAID } from '../../../core/outcome/move-forms.ts';
import type { Notices } from '../../../core/notices/notice.ts';
import { type AcceptedView, acceptedView, type PartnerView } from '../../../core/partner/partner-view.ts';
import { isPast } from '../../../core/time/calendar.ts';
import { dayInFull, dayWords } from '../../../core/time/day-words.ts';
import { type FormState, valueOf } from '../../kit/form-values.ts';
import { ACTION, VIEW } from '../../ids.ts';
import { rolesLine } from '../joint-roles.ts';
import { actions, bold, button, field, type Message, modal, person, rich, words } from '../../kit/kit.ts';
import { summary } from '../../kit/mrkdwn.ts';
import { addressed, partnerMove } from '../../handoff/partner/words.ts';

/** What a partner reads and presses once both sides move. */

/** By when they move, and what they can say of it: the card above holds what it is. Without buttons once it is done. */
export function moveRequest(view: AcceptedView): KnownBlock[] {
  return [rich([words(requestWords(view))]), ...requestButtons(view)];
}

function requestWords({ partnerMove: { by, wasDue }, isPartnerMoveDone, writtenAt }: AcceptedView): string {
  const day = dayWords(by, writtenAt);
  if (isPartnerMoveDone) return 'Your own move is done. Thank you!';
  if (wasDue) return `Your own move was planned for ${day}, before our answer: please name another day here.`;
  return `Your own move is planned for ${day}: please tell us here once it is done, or if it needs longer.`;
}

function requestButtons({ reference, isPartnerMoveDone }: AcceptedView): KnownBlock[] {
  if (isPartnerMoveDone) return [];
  const done = button('Done', ACTION.partnerMoveDone, reference, 'primary');
  return [actions(done, button('Not yet…', ACTION.partnerMoveNotYet, reference))];
}

/** "Your next move: … (by Fri 27 Nov)", and that it is done. */
export function theirMove(view: AcceptedView): RichTextElement[] {
  return [...partnerMove(view), ...(view.isPartnerMoveDone ? [bold('  ·  done, thank you')] : [])];
}

/** On the day of their move. Null once it is done, or for another day. */
export function partnerReminder(told: PartnerView, { day, at }: Notices['partner_reminder']): Message | null {
  const view = acceptedView(told);
  if (!view || view.isPartnerMoveDone || view.partnerMove.by !== day) return null;
  const when = `${isPast(day, at) ? 'was' : 'is'} for ${dayInFull(day, view.writtenAt)}`;
  return {
    text: summary`${view.account}: your next move ${when}`,
    blocks: [
      rich([
        ...addressed(view, `your next move ${when}: `),
        words(`${view.partnerMove.text} `),
        bold('How does it stand?'),
      ]),
      ...requestButtons(view),
    ],
  };
}

/** What stands in its place once it is settled: nothing is left to press. */
export function settledReminder(told: PartnerView): Message {
  const view = acceptedView(told);
  const left = [words(view ? requestWords(view) : 'This is settled. Thank you!')];
  return { text: summary`${told.account}: settled`, blocks: [rich(left)] };
}

/** What came of our move, and who leads what. Null when it tells the partner nothing that they did not know. */
export function partnerMoves(told: PartnerView, { news, before }: Notices['partner_moves']): Message | null {
  const view = acceptedView(told);
  if (!view) return null;
  const { account, owner, sellerMove, writtenAt } = view;
  switch (news) {
    case 'seller_done':
      if (!sellerMove.isDone) return null;
      return said(summary`${account}: our next move is done`, [person(owner), words(' has made our next move.')]);
    case 'seller_changed': {
      if (before === sellerMove.by || sellerMove.isDone) return null;
      const day = dayInFull(sellerMove.by, writtenAt);
      const sentence = `our next move comes by ${day}${before === undefined ? '' : `, not by ${dayInFull(before, writtenAt)}`}.`;
      return said(summary`${account}: our next move comes by ${day}`, addressed(view, sentence));
    }
    case 'introduced':
      if (!view.isIntroduced) return null;
      return said(summary`${account}: the introduction is made`, [words('The introduction is made. Thank you!')]);
    case 'roles':
      return said(summary`${account}: new roles`, [bold('New roles: '), ...partnersRoles(view)]);
    default:
      return news satisfies never;
  }
}

/** "@Sam leads the customer and the close; you lead technical fit and references." */
export function partnersRoles({ owner, roles }: AcceptedView): RichTextElement[] {
  return rolesLine(roles, { name: person(owner), verb: 'leads' }, { name: words('you'), verb: 'lead' });
}

const said = (text: Message['text'], sentence: RichTextElement[]): Message => ({ text, blocks: [rich(sentence)] });

/** The form behind "Not yet…": somebody of the partner fills it in. */
export function notYetModal(view: PartnerView): ModalView {
  const { partnerMove: move, writtenAt } = view;
  return modal({
    view: VIEW.partnerMoveNotYet,
    title: 'Not yet',
    submit: 'Send',
    id: view.reference,
    blocks: [
      rich([bold('Your next move: '), words(`${move.text} (planned for ${dayWords(move.by, writtenAt)})`)]),
      field({ key: 'new_day', label: 'When will it be done?', element: { type: 'datepicker' } }),
      field({
        key: 'said',
        label: 'What does it wait for?',
        hint: 'One sentence, for the people you work with on this.',
        optional: true,
        element: { type: 'plain_text_input', max_length: MAX_SAID },
      }),
    ],
  });
}

export function readNotYetModal(state: FormState): { day: string | null; words: string | null } {
  return { day: valueOf(state, 'new_day'), words: valueOf(state, 'said') };
}
