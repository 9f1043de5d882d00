import type { KnownBlock, RichTextElement } from '@slack/web-api';
import {
  type CheckFindings,
  isRivalled,
  NOTHING_FOUND,
  usualAnswers,
} from '../../core/conflict-check/check-findings.ts';
import { CHECK_QUESTIONS, type CheckQuestion } from '../../core/conflict-check/clearing.ts';
import { owedWord } from '../../core/credit/credit.ts';
import { creditDays, creditSentences, WHY_A_WORD } from '../../core/credit/credit-words.ts';
import { type Checking, checking, type Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { momentWords } from '../kit/dates.ts';
import { saidBeforeSending } from '../packet/last-look.ts';
import { ACTION } from '../ids.ts';
import {
  actions,
  bold,
  button,
  code,
  context,
  divider,
  header,
  type Message,
  moment,
  person,
  plainContext,
  rich,
  words,
} from '../kit/kit.ts';
import { bare, mention, mrkdwn, summary } from '../kit/mrkdwn.ts';
import { BY } from '../registration/registration-list.ts';
import { packetBlocks } from '../packet/packet-text.ts';
import { settledSentence } from '../handoff/settled.ts';
import { standing } from '../kit/words.ts';

/** The conflict check as whoever signs it reads it, in every state. Never for anybody outside: it names other partners. */

export const QUESTIONS: Record<CheckQuestion, string> = {
  found_resellers: 'Registered resellers',
  found_competitors: 'Competing partners',
  found_compensation: 'Compensation for this account executive',
  found_credit: 'Credit line',
};

type Drawn = { partner: Partner; history: readonly HandoffEvent[]; findings?: CheckFindings | null | undefined };

/** What is asked, what the directory knows, and the buttons; once it is signed, or somebody else signs, what became of it. */
export function checkCard(
  handoff: Handoff,
  { partner, history, findings }: Drawn,
  notice: Notices['check_card'],
): Message | null {
  const open = checking(handoff);
  const isTheirs = open !== null && open.check.signer === notice.person && open.check.askedAt === notice.at;
  const title = header(`Conflict check: ${cut(handoff.packet.account, 70)}, brought by ${cut(partner.name, 50)}`);
  const { author, packet, id } = handoff;
  const about = context(mrkdwn`From ${mention(author)} for ${mention(packet.ae)} · ${bare(id)}`);
  if (isTheirs) return asking(open, partner, { title, about, findings: findings ?? NOTHING_FOUND });
  const became = whatBecame(handoff, history, notice);
  // Who has it may change, and with them the zone: what is settled says neither.
  const settled = context(mrkdwn`From ${mention(author)} · ${bare(id)}`);
  return became && { text: summary`Conflict check: ${packet.account}`, blocks: [title, rich(became), settled] };
}

/** Of this check, and not of a later one. */
function whatBecame(
  handoff: Handoff,
  history: readonly HandoffEvent[],
  { at }: Notices['check_card'],
): RichTextElement[] | null {
  const from = history.findIndex((event) => BEGINS.has(event.kind) && event.at === at);
  const event = history.slice(from + 1).find(({ kind }) => ENDS.has(kind));
  return event ? endedWith(handoff, event) : null;
}

/** “Cleared by …”: the title says of what. */
function endedWith(handoff: Handoff, event: HandoffEvent): RichTextElement[] | null {
  if (event.kind !== 'cleared' || event.actor === null) return begun(settledSentence(handoff, event, 'UTC'));
  const day = moment(event.at, momentWords(event.at, 'UTC'));
  const now = event.detail ? [words('. It went to '), person(event.detail)] : [];
  return [bold('Cleared by '), person(event.actor), words(', '), day, ...now, words('.')];
}

/** It stands by itself here. */
function begun(sentence: RichTextElement[] | null): RichTextElement[] | null {
  const [first, ...others] = sentence ?? [];
  if (first?.type !== 'text') return sentence;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...others];
}

const BEGINS = new Set<HandoffEvent['kind']>(['check_asked', 'check_renewed', 'check_passed']);
const ENDS = new Set<HandoffEvent['kind']>(['cleared', 'returned', 'check_passed', 'withdrawn']);

type Asked = { title: KnownBlock; about: KnownBlock; findings: CheckFindings };

function asking(open: Checking, partner: Partner, { title, about, findings }: Asked): Message {
  const { packet, createdAt: asOf, check } = open;
  const reading = { packet, partnerName: partner.name, asOf };
  const move = `${packet.partner_move} (by ${dayWords(packet.partner_move_by, asOf)})`;
  return {
    text: summary`Please check for conflicts: ${packet.account}, brought by ${partner.name}. Sign by ${momentWords(check.deadlineAt, check.zone)}`,
    blocks: [
      title,
      rich(
        [bold('Does anything stand in the way? '), words('It goes to '), person(packet.ae), words(' once you sign.')],
        signBy(open),
        [bold('Partner’s move, to be confirmed: '), words(move)],
        ...saidBeforeSending(open),
        ...foundLines(findings),
        ...owedLines(open),
      ),
      ...(needsWords(open, findings) ? [] : [rich(...usualLines(open, partner, findings))]),
      checkButtons(open, findings, check.signer === partner.alliancesOwner),
      about,
      divider,
      rich(sellerMove(open)),
      ...packetBlocks(reading),
    ],
  };
}

/** What is asked of somebody else than its reader. */
function sellerMove({ packet, createdAt }: Checking): RichTextElement[] {
  const day = dayWords(packet.seller_move_by, createdAt);
  return [bold('Account executive’s move: '), words(`${packet.seller_move} (by ${day})`)];
}

/** By when the signature is due; once its time is over, that it still counts. */
export function signBy({ check }: Checking): RichTextElement[] {
  const deadline = moment(check.deadlineAt, momentWords(check.deadlineAt, check.zone));
  if (check.lapsedAt === null) return [bold('Sign by: '), deadline];
  return [bold('It was due '), deadline, words('. '), bold('Your signature still counts.')];
}

/** Who owns the partner can register the account for it, as long as nobody has. */
export function checkButtons(open: Checking, findings: CheckFindings, ownsPartner: boolean): KnownBlock {
  const { id } = open;
  const mayRegister = ownsPartner && !findings.isRegistered;
  const back = [
    button('Return…', ACTION.returnCheck, id),
    ...(mayRegister ? [button('Register the account…', ACTION.registerFromCheck, id)] : []),
  ];
  if (needsWords(open, findings)) return actions(button('Clear…', ACTION.clearCheckWith, id, 'primary'), ...back);
  const clear = button('Clear', ACTION.clearCheck, id, 'primary');
  return actions(clear, button('Clear with other words…', ACTION.clearCheckWith, id), ...back);
}

/** Something was found, or the rule leaves the credit open: one press does not say enough. */
function needsWords(open: Checking, findings: CheckFindings): boolean {
  return isRivalled(findings) || owedWord(open, open.createdAt) !== null;
}

/** Why the signer says how the partner is credited; nothing where the rule does. */
export function owedLines(open: Checking): RichTextElement[][] {
  const owed = owedWord(open, open.createdAt);
  return owed === null ? [] : [[bold('Credit: '), words(`${creditDays(open)}: ${WHY_A_WORD[owed]}.`)]];
}

/** What one press says. */
function usualLines(open: Checking, partner: Partner, findings: CheckFindings): RichTextElement[][] {
  const owed = owedWord(open, open.createdAt);
  const answers = usualAnswers(findings, { credit: creditSentences(open, partner.name), owed });
  const lines = CHECK_QUESTIONS.map((question) => [
    bold(`${QUESTIONS[question]}: `),
    words(answers[question] ?? 'you say it'),
  ]);
  return [[bold('One press signs that the partner has confirmed its move, and:')], ...lines];
}

/** What the directory knows of the account. */
export function foundLines({ claim, registered, open, earlier }: CheckFindings): RichTextElement[][] {
  if (claim === null && open.length + earlier.length === 0)
    return [[bold('In our directory: '), words('nothing else on this account.')]];
  return [
    ...(claim === null ? [] : [claimLine(claim)]),
    ...registered.map(({ partner, until }) => [
      bold('Registered by: '),
      words(`${partner}, until ${dayWords(until, NO_YEAR)}`),
    ]),
    ...open.map(({ partner, handoff }) => [
      bold('Open with another partner: '),
      words(`${partner}, `),
      ...stands(handoff),
    ]),
    ...earlier.map(({ partner, handoff }) => [bold('Earlier: '), words(`${partner}, `), ...stands(handoff)]),
  ];
}

/** By the rule, never per deal. */
const claimLine = ({ partner, line, version }: NonNullable<CheckFindings['claim']>): RichTextElement[] => [
  bold('By the rule of claims: '),
  words(`${partner} comes first: ${BY[line]} (version ${version}).`),
];

/** The year is always shown. */
const NO_YEAR = 0;

const stands = (handoff: Handoff): RichTextElement[] => [code(handoff.id), words(`, ${standing(handoff)}`)];

/** The reminder, with the same buttons. Null once it is signed, or with somebody else. */
export function checkReminder(
  handoff: Handoff,
  { partner, findings }: { partner: Partner; findings?: CheckFindings | null | undefined },
  { person: signer }: Notices['check_reminder'],
): Message | null {
  const open = checking(handoff);
  if (!open || open.check.signer !== signer || open.check.lapsedAt !== null) return null;
  const { account } = handoff.packet;
  return {
    text: summary`Still to be signed: ${account}, brought by ${partner.name}`,
    blocks: [
      rich(
        [bold(`Still to be signed: ${account}, brought by ${partner.name}. `), ...signBy(open)],
        ...foundLines(findings ?? NOTHING_FOUND),
      ),
      checkButtons(open, findings ?? NOTHING_FOUND, signer === partner.alliancesOwner),
      plainContext(`Reference ${handoff.id}`),
    ],
  };
}
