import type { KnownBlock, RichTextElement } from '@slack/web-api';
import {
  type Accepted,
  type Answered,
  type Awaiting,
  type Closed,
  type Handoff,
  isLate,
  running,
  type SaidNo,
  windowOf,
} from '../../core/handoff/handoff.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import { areBothMovesDone } from '../../core/outcome/moves.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { cut } from '../../core/kernel/text.ts';
import { askedInRounds } from '../../core/handoff/timeline.ts';
import { dayOf } from '../../core/time/calendar.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { acceptanceLine } from '../agreement/agreement-text.ts';
import { correctedOnCard, mendedOnCard } from './corrections.ts';
import { creditWords } from '../../core/credit/credit-words.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  header,
  type Message,
  moment,
  person,
  rich,
  words,
} from '../kit/kit.ts';
import { saidBeforeSendingBlocks } from '../packet/last-look.ts';
import { moveButtons, moveLines } from '../outcome/move-lines.ts';
import { bare, mention, mrkdwn, type Summary, summary } from '../kit/mrkdwn.ts';
import { packetBlocks, packetLines, windowReason } from '../packet/packet-text.ts';
import { outcomeLines, whatCameOfItButton, worthWorkingButtons } from '../outcome/outcomes.ts';
import { type PartnerThread, threadLine } from '../partner/partner-thread.ts';
import { pausedLine } from '../partner/pause.ts';
import { questionBlocks } from './question-lines.ts';
import { stageBlocks } from './stage-line.ts';
import { undoBlocks } from './undo.ts';
import { askWords, deadlineMoment, REASONS, standing } from '../kit/words.ts';

type Drawn = {
  history: readonly HandoffEvent[];
  /** Whose mended packet it is. */
  previous?: Handoff | null;
  intakeOwner: UserId;
  thread?: PartnerThread | null;
  /** The help request of which it was made. */
  madeOf?: HelpRequest | null;
  /** What accepting means; null while both sides have not confirmed it. */
  acceptance?: string | null;
};

/**
 * The account executive's card, in every state. What is asked comes first; the packet follows. `holder` is whose card it is: after
 * a re-route the earlier account executive's card says to whom it went. Null while the handoff is a draft: nobody is asked yet.
 */
export function aeCard(
  handoff: Handoff,
  partner: Partner,
  holder: UserId,
  { history, thread, intakeOwner, previous = null, madeOf = null, acceptance = null }: Drawn,
): Message | null {
  const { packet } = handoff;
  if (windowOf(handoff) === null) return null;
  if (holder !== packet.ae) return reroutedCard(handoff, partner, passedTo(holder, handoff, history));
  const current = state(handoff, partner, { history, previous, intakeOwner, madeOf, acceptance });
  if (current === null) return null;
  return {
    text: notification(handoff, partner),
    blocks: [
      title(handoff, partner),
      ...current,
      ...questionBlocks(handoff, history),
      ...saidBeforeSendingBlocks(handoff),
      ...threadLine(thread),
      ...pausedLine(partner, handoff),
      ...stageBlocks(handoff, intakeOwner),
      context(mrkdwn`From ${mention(handoff.author)} · ${bare(creditWords(handoff, history))} · ${bare(handoff.id)}`),
      divider,
      ...packetBlocks({ packet, partnerName: partner.name, asOf: handoff.createdAt }),
    ],
  };
}

const title = ({ packet }: Handoff, partner: Partner) =>
  header(`${cut(packet.account, 70)}, brought by ${cut(partner.name, 60)}`);

/** Who was asked after this account executive, whoever has it by now: so it stays true. */
function passedTo(holder: UserId, { packet: { ae } }: Handoff, history: readonly HandoffEvent[]): UserId {
  const asked = askedInRounds(history, ae);
  return asked[asked.lastIndexOf(holder) + 1] ?? ae;
}

function reroutedCard(handoff: Handoff, partner: Partner, next: UserId): Message {
  return {
    text: summary`Re-routed: ${handoff.packet.account}`,
    blocks: [
      title(handoff, partner),
      rich([bold('Re-routed to '), person(next), words('. There is nothing left for you to do.')]),
      context(mrkdwn`From ${mention(handoff.author)} · ${bare(handoff.id)}`),
    ],
  };
}

/** Read on a locked screen: what is asked, and by when. */
function notification(handoff: Handoff, partner: Partner): Summary {
  const waiting = running(handoff);
  if (waiting) return summary`${askWords(waiting)}`;
  return summary`${standing(handoff)}: ${handoff.packet.account}, brought by ${partner.name}`;
}

/** Null while nobody is asked. */
function state(handoff: Handoff, partner: Partner, drawn: Drawn): KnownBlock[] | null {
  switch (handoff.stage) {
    case 'draft':
      return null;
    case 'checking':
    case 'returned':
      return [rich([bold('Its conflict check is asked for anew. '), words('There is nothing for you to do.')])];
    case 'awaiting':
      return ask(handoff, partner, drawn);
    case 'accepted':
      return [
        rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner)),
        ...moveButtons(handoff),
        ...worthWorking(handoff),
        actions(whatCameOfItButton(handoff.id)),
        ...undoBlocks(handoff),
      ];
    case 'working':
      return [
        rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner), ...outcomeLines(handoff)),
        ...moveButtons(handoff),
        actions(whatCameOfItButton(handoff.id)),
      ];
    case 'declined':
      return [rich(verdict(handoff, 'Declined'), ...reason(handoff)), ...undoBlocks(handoff)];
    case 'closed':
      return closed(handoff, partner);
    default:
      return handoff satisfies never;
  }
}

/** Not before both sides have moved: until then it cannot be known. */
function worthWorking(handoff: Accepted): KnownBlock[] {
  return areBothMovesDone(handoff) ? [rich([bold('Worth working?')]), worthWorkingButtons(handoff.id)] : [];
}

function closed(handoff: Closed, partner: Partner): KnownBlock[] {
  switch (handoff.outcome) {
    case 'withdrawn':
      return [rich([bold('Withdrawn')])];
    case 'declined':
    case 'mended':
      return [rich(verdict(handoff, 'Declined'), ...reason(handoff))];
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
      return [rich(verdict(handoff, 'Accepted'), ...moveLines(handoff, partner), ...outcomeLines(handoff))];
    default:
      return handoff satisfies never;
  }
}

function ask(
  handoff: Awaiting,
  partner: Partner,
  { history, previous = null, madeOf, acceptance = null }: Drawn,
): KnownBlock[] {
  const move = packetLines('ask', { packet: handoff.packet, partnerName: partner.name, asOf: handoff.createdAt });
  return [
    rich(
      ...passedOn(history),
      ...askedForIt(handoff, madeOf),
      ...mendedOnCard(handoff, previous, history),
      ...correctedOnCard(handoff, history),
      ...move,
      answerBy(handoff),
      ...windowReason(handoff.packet),
      ...acceptanceLine(acceptance),
      ...whatItMeans(handoff),
      ...proposal(handoff),
    ),
    actions(
      button('Accept', ACTION.accept, handoff.id, 'primary'),
      button('Decline', ACTION.decline, handoff.id),
      button('Better placed…', ACTION.propose, handoff.id),
      button('Ask…', ACTION.ask, handoff.id),
    ),
  ];
}

/** By when the answer is due; once the window has closed, that it still counts. */
export function answerBy(handoff: Awaiting): RichTextElement[] {
  const deadline = deadlineMoment(handoff.window);
  if (isLate(handoff)) return [bold('The window closed '), deadline, words('. '), bold('Your answer still counts.')];
  return [bold('Answer by: '), { ...deadline, style: { bold: true } }];
}

/** What it means for them, who signed that, and when. Nothing for a handoff from before there were checks. */
function whatItMeans({ clearing, window, createdAt }: Awaiting): RichTextElement[][] {
  if (clearing === null) return [];
  const { by, at, answers } = clearing;
  const day = dayWords(dayOf(window.aeZone, at), createdAt);
  if (answers === null)
    return [
      [
        bold('Conflict check: '),
        words('certified by its author, '),
        person(by),
        words(`, ${day}. Nobody else signed it.`),
      ],
    ];
  const means = `${answers.found_compensation} ${answers.found_credit} `;
  return [[bold('What it means for you: '), words(means), words('Signed by '), person(by), words(`, ${day}.`)]];
}

/** Who re-routed it to them and why, first of all: they have not heard of it before. */
function passedOn(history: readonly HandoffEvent[]): RichTextElement[][] {
  const isPassedOn = ({ kind }: HandoffEvent) => kind === 'rerouted' || kind === 'check_renewed';
  const { actor = null, reason: why = null } = history.findLast(isPassedOn) ?? {};
  if (actor === null) return [];
  return [[bold('Passed on to you by '), person(actor), bold('.'), ...(why === null ? [] : [words(` ${why}`)])]];
}

/** They asked for a partner's help themselves: this is what came of it. */
function askedForIt({ packet }: Awaiting, madeOf: HelpRequest | null | undefined): RichTextElement[][] {
  if (madeOf?.asker !== packet.ae) return [];
  return [[bold('You asked for this: '), words(madeOf.help)]];
}

function proposal({ window: { proposedAe } }: Awaiting): RichTextElement[][] {
  if (proposedAe === null) return [];
  return [
    [words('You proposed '), person(proposedAe), words('. The intake owner decides; until then it stays with you.')],
  ];
}

/** Who decided and when, for all who saw the buttons. */
export function verdict(handoff: Answered, word: string): RichTextElement[] {
  const when = moment(handoff.decidedAt, momentWords(handoff.decidedAt, handoff.window.aeZone));
  return [
    bold(`${word} by `),
    person(handoff.decidedBy),
    words(', '),
    when,
    words(isLate(handoff) ? ', after the window.' : '.'),
  ];
}

export function reason({ declineReason, declineNote, betterAe, comeBackOn, createdAt }: SaidNo): RichTextElement[][] {
  const day: RichTextElement[][] =
    comeBackOn === null ? [] : [[bold('Come back on: '), words(dayWords(comeBackOn, createdAt))]];
  const better: RichTextElement[][] = betterAe === null ? [] : [[bold('Better placed: '), person(betterAe)]];
  const note: RichTextElement[][] = declineNote === null ? [] : [[bold('Note: '), words(declineNote)]];
  return [[bold('Reason: '), words(REASONS[declineReason].label)], ...day, ...better, ...note];
}
