import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff, InWork, TakenUp } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import { areBothMovesDone, partnerMoveState, sellerMoveState } from '../../core/outcome/moves.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { heldUpBy } from '../../core/outcome/stalled-handoffs.ts';
import { ended, inWork, takenUp, worked } from '../../core/outcome/taken-up.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { rolesLine } from './joint-roles.ts';
import { actions, bold, type Message, person, rich, words } from '../kit/kit.ts';
import { sellerButtons } from './move-lines.ts';
import { summary } from '../kit/mrkdwn.ts';
import { OUTCOMES, worthWorkingButtons } from './outcomes.ts';

/** What is said once to our own people about the moves. A builder returns null when there is nothing left to say. */

const MOST_ON_A_LOCKED_SCREEN = 300;

/** What came of their move? Null once they have said it, it is another move, the handoff has ended, or it was asked again since it stalled. */
export function aeMove(handoff: Handoff, notice: Notices['ae_move']): Message | null {
  const agreed = unanswered(handoff, notice);
  if (!agreed || isAskedAgain(agreed, notice)) return null;
  const { packet, agreedMove, createdAt } = agreed;
  const lead = [
    bold(`${packet.account}: did your move happen? `),
    words(`It was for ${dayWords(notice.day, createdAt)}.`),
  ];
  return {
    text: summary`${packet.account}: did your move happen? ${cut(agreedMove, MOST_ON_A_LOCKED_SCREEN)}`,
    blocks: [rich(lead, [bold('Your move: '), words(agreedMove)]), actions(...sellerButtons(agreed.id))],
  };
}

function unanswered(handoff: Handoff, { day }: Notices['ae_move']): InWork | null {
  const agreed = inWork(handoff);
  if (!agreed || agreed.agreedMoveBy !== day) return null;
  const state = sellerMoveState(agreed);
  return state === 'done' || state === 'did_not_happen' ? null : agreed;
}

function isAskedAgain(agreed: InWork, { at }: Notices['ae_move']): boolean {
  return heldUpBy(agreed) === 'our_move' && (agreed.moves.stallAskedAt ?? 0) > at;
}

/** What stands in its place once they have said it, or it is asked again. Null while it still asks. */
export function settledAeMove(handoff: Handoff, notice: Notices['ae_move']): Message | null {
  if (aeMove(handoff, notice)) return null;
  if (unanswered(handoff, notice)) return settledAs(handoff, ASKED_AGAIN);
  const agreed = takenUp(handoff);
  return settledAs(handoff, agreed ? outcomeWords(agreed) : TAKEN_BACK);
}

/** Only the newest question has buttons. */
export const ASKED_AGAIN = 'asked again below.';
const TAKEN_BACK = 'the acceptance was taken back.';

/** What stands in place of a question that was answered. */
export function settledAs({ packet: { account } }: Handoff, said: string): Message {
  return { text: summary`Settled: ${account}`, blocks: [rich([bold(`${account}: `), words(said)])] };
}

/** What came of our own move. */
export function outcomeWords(agreed: TakenUp): string {
  const end = ended(agreed);
  if (end) return `${OUTCOMES[end.outcome].toLowerCase()}.`;
  const state = sellerMoveState(agreed);
  switch (state) {
    case 'done':
      return 'your move is done.';
    case 'did_not_happen':
      return 'your move did not happen.';
    case 'open':
    case 'slipped':
      return `your move is now for ${dayWords(agreed.agreedMoveBy, agreed.createdAt)}.`;
    default:
      return state satisfies never;
  }
}

type From = Moment & { now: Moment; partner: Pick<Partner, 'name'> };

/** News of the partner's move, in its words. That it has slipped is no news any more once they have said more, or it has ended. */
export function aeMoves(from: From, { news }: Notices['ae_moves']): Message | null {
  const { handoff, partner, history } = from;
  const agreed = takenUp(handoff);
  if (!agreed) return null;
  const { account } = agreed.packet;
  const { partnerDueOn, partnerSaid } = agreed.moves;
  const day = dayWords(partnerDueOn, agreed.createdAt);
  const line = theirMove(agreed, partner);
  const state = partnerMoveState(agreed);
  switch (news) {
    case 'partner_done':
      return partnerDone(from, agreed);
    case 'partner_moved': {
      if (state !== 'open') return null;
      const who = whoSaid(history, 'partner_move_moved', partner.name);
      const lead = [bold(`${account}: `), ...who, words(` their move comes by ${day}.`)];
      const said: RichTextElement[][] = partnerSaid === null ? [] : [[bold('They said: '), words(partnerSaid)]];
      return { text: summary`${account}: ${partner.name} moves by ${day}`, blocks: [rich(lead, line, ...said)] };
    }
    case 'partner_slipped': {
      if (state !== 'slipped' || !inWork(handoff)) return null;
      const lead = [
        bold(`${account}: ${partner.name}’s move has slipped. `),
        words(`It was for ${day}, and nobody has said a word since. A call may help.`),
      ];
      return { text: summary`Slipped: ${partner.name}’s move for ${account}, due ${day}`, blocks: [rich(lead, line)] };
    }
    default:
      return news satisfies never;
  }
}

function theirMove({ packet }: TakenUp, { name }: Pick<Partner, 'name'>): RichTextElement[] {
  return [bold(`${name}’s move: `), words(packet.partner_move)];
}

function partnerDone({ partner, history, now }: From, agreed: TakenUp): Message | null {
  if (partnerMoveState(agreed) !== 'done') return null;
  const { account } = agreed.packet;
  const lead = [
    bold(`${account}: `),
    ...whoSaid(history, 'partner_move_done', partner.name),
    words(' their move is done.'),
  ];
  return {
    text: summary`${account}: ${partner.name} has done its move`,
    blocks: [rich(lead, theirMove(agreed, partner)), ...worthWorking(now)],
  };
}

/** Asked once, with the word that completes both moves, and on the card. */
function worthWorking({ handoff }: Moment): KnownBlock[] {
  const agreed = inWork(handoff);
  if (!agreed || worked(agreed) || !areBothMovesDone(agreed)) return [];
  return [rich([bold('Both moves are done. Worth working?')]), worthWorkingButtons(agreed.id)];
}

/** Who of the partner has said it last, in front of what they said. */
function whoSaid(history: readonly HandoffEvent[], kind: HandoffEvent['kind'], name: string): RichTextElement[] {
  const actor = history.findLast((event) => event.kind === kind)?.actor ?? null;
  return [...(actor === null ? [words(name)] : [person(actor), words(` (${name})`)]), words(' says')];
}

/** Somebody else leads from now on. */
export function authorRoles({ handoff, partner }: Pick<From, 'handoff' | 'partner'>): Message | null {
  const agreed = inWork(handoff);
  if (!agreed) return null;
  const { account, ae } = agreed.packet;
  const sides = [
    { name: person(ae), verb: 'leads' },
    { name: words(partner.name), verb: 'leads' },
  ] as const;
  return {
    text: summary`${account}: new roles`,
    blocks: [rich([bold(`${account}: new roles. `), ...rolesLine(agreed.moves, ...sides)])],
  };
}
