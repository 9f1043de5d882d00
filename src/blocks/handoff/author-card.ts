import type { KnownBlock } from '@slack/web-api';
import {
  answered,
  awaiting,
  type Closed,
  type Declined,
  type Handoff,
  isOfDecision,
  type NotTakenUp,
} from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { ended } from '../../core/outcome/taken-up.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { reason, verdict } from './ae-card.ts';
import { declinedButtons, whatToDo } from './declined-posts.ts';
import { gradeLine } from './grade.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, header, type Message, plainContext, rich, words } from '../kit/kit.ts';
import { moveLines } from '../outcome/move-lines.ts';
import { type Summary, summary } from '../kit/mrkdwn.ts';
import { OUTCOMES, outcomeLines } from '../outcome/outcomes.ts';
import { type PartnerThread, threadLine } from '../partner/partner-thread.ts';
import { pausedLine } from '../partner/pause.ts';
import { stageBlocks } from './stage-line.ts';
import { REASONS } from '../kit/words.ts';

type Drawn = { partner: Partner; intakeOwner: UserId; thread?: PartnerThread | null | undefined };

/**
 * The author's card of one answer: what was decided, by whom, and what to do now. Nobody gets a receipt of what they did themselves. Each
 * answer has a card of its own, so that it is told; what became of the one before stands there alone.
 */
export function authorCard(
  handoff: Handoff,
  { version }: Notices['author_card'],
  { partner, intakeOwner, thread }: Drawn,
): Message | null {
  const { id, packet } = handoff;
  const title = header(`Your handoff: ${cut(packet.account, 120)}`);
  if (isEarlier(handoff, version))
    return { text: summary`Your handoff: ${packet.account}`, blocks: [title, rich(ANSWERED_ANEW)] };
  const stands = where(handoff, partner, intakeOwner);
  if (stands === null) return null;
  return {
    text: notification(handoff),
    blocks: [
      title,
      ...stands,
      ...(awaiting(handoff) ? [] : stageBlocks(handoff, intakeOwner)),
      ...threadLine(thread),
      ...pausedLine(partner, handoff),
      plainContext(`For ${partner.name} · ${id} · /handoff status ${id}`),
    ],
  };
}

function isEarlier(handoff: Handoff, version: number): boolean {
  const decided = answered(handoff);
  return decided !== null && !isOfDecision(decided, version);
}

const ANSWERED_ANEW = [bold('This answer does not count any more. '), words('The one that does stands below.')];

function where(handoff: Handoff, partner: Partner, intakeOwner: UserId): KnownBlock[] | null {
  switch (handoff.stage) {
    case 'draft':
      return null;
    case 'checking':
    case 'returned':
      return [rich([bold('Its conflict check is asked for anew. '), words('You are told once it is decided.')])];
    case 'awaiting':
      return [rich(OPEN_AGAIN)];
    case 'accepted':
    case 'working':
      return [
        rich(
          verdict(handoff, 'Accepted'),
          ...moveLines(handoff, partner),
          ...outcomeLines(handoff),
          ...gradeLine(handoff),
        ),
      ];
    case 'declined':
      return [
        rich(verdict(handoff, 'Declined'), ...reason(handoff), ...gradeLine(handoff)),
        ...next(handoff, intakeOwner),
      ];
    case 'closed':
      return closed(handoff);
    default:
      return handoff satisfies never;
  }
}

function next(handoff: Declined, intakeOwner: UserId): KnownBlock[] {
  return [rich(...whatToDo(handoff)), declinedButtons(handoff, intakeOwner)];
}

/** It was decided once, and is asked anew: by whom and until when changes without this card, and stands in the status. */
const OPEN_AGAIN = [bold('It is open again. '), words('You are told once it is decided.')];

function closed(handoff: Closed): KnownBlock[] {
  switch (handoff.outcome) {
    case 'declined':
      return [
        rich(verdict(handoff, 'Declined'), ...reason(handoff), ...gradeLine(handoff), [bold('The deal is closed.')]),
        sendAgain(handoff),
      ];
    case 'mended':
      return [
        rich(verdict(handoff, 'Declined'), ...reason(handoff), ...gradeLine(handoff), [
          bold('You have sent it again.'),
        ]),
      ];
    case 'withdrawn':
      return [rich([bold('Withdrawn')])];
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
      return [rich(verdict(handoff, 'Accepted'), ...outcomeLines(handoff), ...gradeLine(handoff))];
    default:
      return handoff satisfies never;
  }
}

/** Another day the deal may be a better one. */
const sendAgain = ({ id }: NotTakenUp): KnownBlock => actions(button('Send it again', ACTION.revise, id));

/** Read on a locked screen: what was decided, and what is next. */
function notification(handoff: Handoff): Summary {
  const { account } = handoff.packet;
  switch (handoff.stage) {
    case 'accepted':
    case 'working':
      return summary`Accepted: ${account}. First step by ${dayWords(handoff.agreedMoveBy, handoff.createdAt)}`;
    case 'declined':
      return summary`Declined: ${account}. What to do: ${REASONS[handoff.declineReason].fix}`;
    case 'draft':
    case 'checking':
    case 'returned':
    case 'awaiting':
      return summary`Your handoff: ${account}`;
    case 'closed':
      return ended(handoff) ? summary`${OUTCOMES[handoff.outcome]}: ${account}` : summary`Your handoff: ${account}`;
    default:
      return handoff satisfies never;
  }
}
