import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { answered, awaiting, type Handoff, hasReplacedMove, isLate, windowOf } from '../../core/handoff/handoff.ts';
import type { LoopClosure } from '../../core/outcome/figures.ts';
import { inWork, takenUp } from '../../core/outcome/taken-up.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { cut } from '../../core/kernel/text.ts';
import type { Heard } from '../../core/partner/partner-heard.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { Promises } from '../../core/handoff/promise.ts';
import type { Timeline } from '../../core/handoff/timeline.ts';
import type { Listed } from '../../core/handoff/turn.ts';
import { reason } from './ae-card.ts';
import { correctedInStatus } from './corrections.ts';
import { creditLine, type CreditPowers, NO_POWERS } from '../credit/credit-status.ts';
import { momentWords } from '../kit/dates.ts';
import { gradeLine } from './grade.ts';
import { type HelpList, helpListBlocks, NO_HELP } from '../help-request/help-list.ts';
import {
  bold,
  code,
  context,
  divider,
  header,
  type Message,
  moment,
  person,
  rich,
  roomUnder,
  section,
  words,
} from '../kit/kit.ts';
import { moveLines } from '../outcome/move-lines.ts';
import { figureBlocks } from '../outcome/loop-closure.ts';
import { lines, mrkdwn, summary } from '../kit/mrkdwn.ts';
import { outcomeLines } from '../outcome/outcomes.ts';
import { packetBlocks, packetLines, windowReason } from '../packet/packet-text.ts';
import { pausedWords } from '../partner/pause.ts';
import { askedWords, questionLines } from './question-lines.ts';
import { stageLine, wayDown } from './stage-line.ts';
import { statusButtons } from './status-buttons.ts';
import { timelineBlocks } from './timeline.ts';
import { counted, deadlineForOthers, deadlineMoment, standing, TURNS } from '../kit/words.ts';

/** Answers of the slash command, which only its sender sees. */

/** `unknown` is what was typed, when it is no command; `powers` is what its reader may do. */
export function helpAnswer(unknown?: string, powers: KnownBlock[] = []): Message {
  const commands = lines([
    mrkdwn`\`/handoff\`  hand a deal to one account executive`,
    mrkdwn`\`/handoff Fabrikam\`  the same for an account, with what is known of it first`,
    mrkdwn`\`/handoff ask\`  ask for a partner’s help at an account of yours`,
    mrkdwn`\`/handoff register\`  register an account for a partner (alliances, administrators)`,
    mrkdwn`\`/handoff registrations\`  who has registered what; name an account behind it for its history`,
    mrkdwn`\`/handoff list\`  your open handoffs, your turn first`,
    mrkdwn`\`/handoff drafts\`  what you began and did not send`,
    mrkdwn`\`/handoff status ID\`  where one stands, and its history`,
    mrkdwn`\`/handoff example\`  a filled packet to learn from`,
    mrkdwn`\`/handoff me\`  your working hours, days off and stand-in`,
    mrkdwn`\`/handoff partners\`  register or edit a partner (administrators)`,
    mrkdwn`\`/handoff agreement\`  what partnerships and sales have agreed on`,
    mrkdwn`\`/handoff settings\`  working time, holidays, closures, people and roles (administrators)`,
    mrkdwn`\`/handoff help\`  this list`,
  ]);
  const idea = mrkdwn`One complete packet, one named account executive, an explicit yes or no, and an answer to the partner every time.`;
  if (unknown === undefined)
    return { text: summary`${commands}`, blocks: [section(mrkdwn`*Handoff.* ${idea}`), section(commands), ...powers] };
  const word = cut(unknown, 60);
  const lead = [words('I do not know '), bold(word), words('. This is what I know:')];
  return { text: summary`I do not know ${word}. Type /handoff help.`, blocks: [rich(lead), section(commands)] };
}

/** `reader` is who asks. */
export function listAnswer(
  handoffs: readonly Listed[],
  reader: UserId,
  figures: LoopClosure | null = null,
  help: HelpList = NO_HELP,
): Message {
  const asked = helpListBlocks(help);
  if (handoffs.length === 0) {
    const nothing = mrkdwn`You have no open handoffs. Type \`/handoff\` to hand off a deal.`;
    return { text: summary`${nothing}`, blocks: [section(nothing), ...asked, ...figureBlocks(figures)] };
  }
  const theirs = handoffs.filter(({ turn }) => turn !== null);
  const others = handoffs.filter(({ turn }) => turn === null);
  const isWorkedBy = ({ handoff }: Listed) => handoff.packet.ae === reader && windowOf(handoff) !== null;
  return {
    text: summary`${counted(handoffs.length, 'open handoff')}, ${theirs.length} for you to act on`,
    blocks: [
      ...listOf('Your turn', theirs),
      ...listOf('Yours to work', others.filter(isWorkedBy)),
      ...listOf(
        'Sent by you',
        others.filter((each) => !isWorkedBy(each)),
      ),
      context(
        mrkdwn`\`/handoff status ID\` shows one with its history. What you sent and waits can be corrected or withdrawn there.`,
      ),
      ...asked,
      ...figureBlocks(figures),
    ],
  };
}

function listOf(title: string, handoffs: readonly Listed[]): KnownBlock[] {
  return handoffs.length === 0 ? [] : [rich([bold(title)], ...handoffs.map(listLine))];
}

/** Fifty of them fit into one message. */
function listLine({ handoff, turn, stalledDays = null }: Listed): RichTextElement[] {
  const { account, ae } = handoff.packet;
  const waiting = awaiting(handoff);
  const until = waiting && isLate(waiting) ? ', it was due ' : ', answer by ';
  const due = waiting ? [words(until), deadlineMoment(waiting.window)] : [];
  const where = words(`  ${cut(account, 80)}  ·  ${standing(handoff)}`);
  const next = turn === null ? [] : [words('  ·  '), bold(TURNS[turn])];
  const stalled = stalledDays === null ? [] : [words('  ·  '), bold(stalledWords(stalledDays))];
  return [code(handoff.id), where, ...due, ...stalled, words('  ·  '), person(ae), ...next];
}

function stalledWords(days: number): string {
  return days === 0 ? 'stalled since today' : `stalled for ${counted(days, 'day')}`;
}

function heardLine({ at, daysAgo }: Heard, zone: string): RichTextElement[] {
  const age = daysAgo === 0 ? 'today' : `${counted(daysAgo, 'day')} ago`;
  return [bold('Partner last heard: '), words(`${age}, `), moment(at, momentWords(at, zone))];
}

type Status = {
  handoff: Handoff;
  partner: Partner | null;
  intakeOwner: UserId;
  timeline: Timeline;
  stuck: number;
  promises?: Promises | null;
  stalledDays?: number | null;
  heard?: Heard | null;
  /** Whether its reader may read all of it: the packet, the reasons, the moves. */
  isInsider: boolean;
  /** Whether its reader wrote it: while it waits they can put it right, or give it up. */
  isAuthor?: boolean;
  /** What its reader can do about its decision; null: nothing. */
  reopening?: 'undo' | 'reopen' | null;
  /** Whether its reader owns it once it is accepted. */
  isAe?: boolean;
  /** What its reader can do about its credit. */
  credit?: CreditPowers;
};

export function statusAnswer({
  handoff,
  partner,
  intakeOwner,
  timeline,
  stuck,
  promises = null,
  stalledDays = null,
  heard = null,
  isInsider,
  isAuthor = false,
  reopening = null,
  isAe = false,
  credit = NO_POWERS,
}: Status): Message {
  const { packet } = handoff;
  const window = windowOf(handoff);
  const facts: RichTextElement[][] = [
    [
      bold('Stands: '),
      ...stageLine(handoff, { intakeOwner, contact: isInsider ? packet.partner_contact : null }),
      ...wayDown(handoff),
      ...(stalledDays === null ? [] : [words(' · '), bold(stalledWords(stalledDays))]),
    ],
    [bold('Account executive: '), person(packet.ae), bold('   Author: '), person(handoff.author)],
    [bold('Partner: '), words(partner?.name ?? 'no longer registered')],
    partner?.paused ? pausedWords(partner, partner.paused) : [],
    creditLine(handoff, timeline.entries),
    window === null ? [] : [bold('Answer by: '), ...deadlineForOthers(window)],
    ...(isInsider ? windowReason(packet) : []),
    ...(isInsider ? decision(handoff, partner) : agreedDay(handoff)),
    ...(isInsider ? promised(promises) : []),
    isInsider && heard !== null && window !== null ? heardLine(heard, window.aeZone) : [],
    ...(isInsider ? reasons(timeline) : []),
    ...(isInsider ? questions(handoff, timeline) : []),
    ...(isInsider ? correctedInStatus(handoff, timeline.entries) : []),
    stuck === 0 ? [] : [bold(`${stuck} of its messages did not arrive; the intake owner was told what to do.`)],
  ];
  const blocks = [
    header(`${handoff.id}: ${packet.account}`),
    rich(...facts.filter((fact) => fact.length > 0)),
    ...statusButtons(handoff, { isAuthor, reopening, isAe, credit }),
    ...(isInsider ? wholePacket(handoff, partner) : []),
  ];
  const space = { room: roomUnder(blocks), ...(isInsider ? { most: LINES_BESIDE_PACKET } : {}) };
  return {
    text: summary`${handoff.id}: ${standing(handoff)}`,
    blocks: [...blocks, ...timelineBlocks(timeline, handoff, space)],
  };
}

/** "Days promised to the partner: 3, 2 kept": of one that is ahead neither is said. */
function promised(promises: Promises | null): RichTextElement[][] {
  if (!promises || promises.made === 0) return [];
  const { made, kept, broken } = promises;
  const missed = broken === 0 ? '' : `, ${broken} missed`;
  return [[bold('Days promised to the partner: '), words(`${made}, ${kept} kept${missed}`)]];
}

/** Beside the packet the history is shorter. */
const LINES_BESIDE_PACKET = 7;

function wholePacket(handoff: Handoff, partner: Partner | null): KnownBlock[] {
  const reading = {
    packet: handoff.packet,
    partnerName: partner?.name ?? 'no longer registered',
    asOf: handoff.createdAt,
  };
  const agreed = takenUp(handoff);
  // What was suggested stands above already.
  const ask = agreed && !hasReplacedMove(agreed) ? [] : [rich(...packetLines('ask', reading))];
  return [divider, ...ask, ...packetBlocks(reading), divider];
}

/** What was decided, in the words of whoever decided. */
function decision(handoff: Handoff, partner: Partner | null): RichTextElement[][] {
  const decided = answered(handoff);
  if (!decided) return [];
  const said = 'agreedMove' in decided ? [...moveLines(decided, partner), ...outcomeLines(decided)] : reason(decided);
  return [...said, ...gradeLine(decided)];
}

const WHY: Partial<Record<HandoffEvent['kind'], string>> = {
  rerouted: 'Why it was re-routed: ',
  extended: 'Why it got more time: ',
  withdrawn: 'Why it was withdrawn: ',
  reopened: 'Why it was reopened: ',
  credit_corrected: 'Why the credit was corrected: ',
  credit_disputed: 'Why the credit is disputed: ',
  credit_kept: 'Why the credit was kept: ',
};
/** A handoff that was extended again and again shows why it was lately. */
const REASONS_SHOWN = 3;

function reasons({ entries }: Timeline): RichTextElement[][] {
  const given = entries.flatMap((entry) => {
    const title = WHY[entry.kind];
    return title && entry.reason ? [[bold(title), words(entry.reason)]] : [];
  });
  return given.slice(-REASONS_SHOWN);
}

/** How often was asked before deciding, and the last questions with their answers. */
function questions(handoff: Handoff, { entries }: Timeline): RichTextElement[][] {
  const howOften = askedWords(entries);
  return howOften === null ? [] : [[bold(howOften)], ...questionLines(handoff, entries)];
}

function agreedDay(handoff: Handoff): RichTextElement[][] {
  const taken = inWork(handoff);
  return taken ? [[bold('Seller next move by: '), words(dayWords(taken.agreedMoveBy, taken.createdAt))]] : [];
}
