import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff, InWork } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { partnerMoveState, sellerMoveState } from '../../core/outcome/moves.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { type HeldUpBy, heldUpBy } from '../../core/outcome/stalled-handoffs.ts';
import { inWork } from '../../core/outcome/taken-up.ts';
import { dayOf } from '../../core/time/calendar.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, rich, words } from '../kit/kit.ts';
import { sellerButtons } from './move-lines.ts';
import { ASKED_AGAIN, outcomeWords, settledAs } from './move-posts.ts';
import { summary } from '../kit/mrkdwn.ts';
import { whatCameOfItButton, worthWorkingButtons } from './outcomes.ts';
import { standing } from '../kit/words.ts';

/** What the owner of a stalled handoff is asked, with the buttons that end the stall. */

type From = { handoff: Handoff; partner: Pick<Partner, 'name'>; history: readonly HandoffEvent[] };
type Asked = { lead: string; lines: RichTextElement[][]; buttons: KnownBlock };

/** Null once somebody has said what becomes of it, something else is awaited, or it was asked again. */
export function aeStalled(from: From, notice: Notices['ae_stalled']): Message | null {
  const agreed = unanswered(from, notice);
  if (!agreed || (agreed.moves.stallAskedAt ?? notice.at) > notice.at) return null;
  const { account } = agreed.packet;
  const { lead, lines, buttons } = asked(agreed, notice.about, from.partner.name);
  return {
    text: summary`${account} has stalled: ${lead}`,
    blocks: [rich([bold(`${account} has stalled: `), words(lead)], ...lines), buttons],
  };
}

function unanswered({ handoff, history }: From, notice: Notices['ae_stalled']): InWork | null {
  const agreed = inWork(handoff);
  return agreed && heldUpBy(agreed) === notice.about && !isAnswered(history, notice) ? agreed : null;
}

/** After these the owner has said something about what was asked. */
const ANSWERS: Record<HeldUpBy, readonly HandoffEvent['kind'][]> = {
  our_move: ['move_changed', 'move_did_not_happen'],
  partner_move: ['partner_move_moved', 'partner_reminded'],
  worth_working: [],
  work: [
    'still_going',
    'opportunity',
    'introduced',
    'roles_changed',
    'move_done',
    'move_changed',
    'move_did_not_happen',
    'partner_move_done',
    'partner_move_moved',
  ],
};

function isAnswered(history: readonly HandoffEvent[], { about, at }: Notices['ae_stalled']): boolean {
  return since(history, at).some(({ kind }) => kind === 'reopened' || ANSWERS[about].includes(kind));
}

function since(history: readonly HandoffEvent[], at: number): readonly HandoffEvent[] {
  return history.slice(history.findLastIndex((event) => event.kind === 'stall_asked' && event.at === at) + 1);
}

function asked(agreed: InWork, about: HeldUpBy, partner: string): Asked {
  const { id, createdAt, packet, moves, window } = agreed;
  switch (about) {
    case 'our_move':
      return ourMove(agreed);
    case 'partner_move':
      return {
        lead: `your move is done, and ${partner} has not done its own. It was for ${dayWords(moves.partnerDueOn, createdAt)}.`,
        lines: [
          [bold(`${partner}’s move: `), words(`${packet.partner_move} A call to ${packet.partner_contact} may help.`)],
        ],
        buttons: actions(button('Ask them again', ACTION.remindPartner, id, 'primary'), whatCameOfItButton(id)),
      };
    case 'worth_working':
      return { lead: 'both moves are done. Is it worth working?', lines: [], buttons: worthWorkingButtons(id) };
    case 'work':
      return {
        lead: `nothing was said of it since ${dayWords(dayOf(window.aeZone, moves.saidAt), createdAt)}. How does it stand?`,
        lines: [],
        buttons: actions(
          button('Still going', ACTION.stillGoing, id, 'primary'),
          button('Won…', ACTION.outcomeWon, id),
          button('Lost…', ACTION.outcomeLost, id),
          button('No deal…', ACTION.outcomeNoDeal, id),
        ),
      };
    default:
      return about satisfies never;
  }
}

function ourMove(agreed: InWork): Asked {
  const { id, createdAt, agreedMove, agreedMoveBy } = agreed;
  const lines = [[bold('Your move: '), words(agreedMove)]];
  if (sellerMoveState(agreed) === 'did_not_happen') {
    const [done, changed] = sellerButtons(id);
    const buttons = actions(...[done, changed].flatMap((one) => one ?? []), whatCameOfItButton(id));
    return { lead: 'your move did not happen, and nothing has happened since. What is next?', lines, buttons };
  }
  const lead = `your move was for ${dayWords(agreedMoveBy, createdAt)}. What came of it?`;
  return { lead, lines, buttons: actions(...sellerButtons(id)) };
}

/** What stands in its place once it is answered, or asked again. Null while it still asks. */
export function settledAeStalled(from: From, notice: Notices['ae_stalled']): Message | null {
  if (aeStalled(from, notice)) return null;
  return settledAs(from.handoff, unanswered(from, notice) ? ASKED_AGAIN : answerWords(from, notice));
}

function answerWords({ handoff, partner, history }: From, { about, at }: Notices['ae_stalled']): string {
  const agreed = inWork(handoff);
  if (!agreed || since(history, at).some(({ kind }) => kind === 'reopened')) return `${standing(handoff)}.`;
  switch (about) {
    case 'our_move':
      return outcomeWords(agreed);
    case 'partner_move':
      return partnerWords(agreed, partner.name, since(history, at));
    case 'worth_working':
      return 'worth working.';
    case 'work':
      return 'still going.';
    default:
      return about satisfies never;
  }
}

function partnerWords(agreed: InWork, partner: string, after: readonly HandoffEvent[]): string {
  if (partnerMoveState(agreed) === 'done') return `${partner} has done its move.`;
  const isMoved = after.some(({ kind }) => kind === 'partner_move_moved');
  if (isMoved) return `${partner} moves by ${dayWords(agreed.moves.partnerDueOn, agreed.createdAt)}.`;
  return after.some(({ kind }) => kind === 'partner_reminded') ? `${partner} was asked again.` : `${standing(agreed)}.`;
}
