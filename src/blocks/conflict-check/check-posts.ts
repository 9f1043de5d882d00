import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type CheckFindings, NOTHING_FOUND } from '../../core/conflict-check/check-findings.ts';
import { isPartOf } from '../../core/conflict-check/conflict-check.ts';
import { type Checking, checking, type Handoff, type Returned, returned } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { checkButtons, foundLines } from './check-card.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, moment, person, plainContext, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** What is said once about conflict checks: to the intake owner, the escalation contact and the author. */

type Drawn = {
  partner: Partner;
  intakeOwner: UserId;
  reader: UserId | null;
  findings?: CheckFindings | null | undefined;
};

/** Nobody signed in time: it is theirs to decide. Null once it is signed, or with somebody else. */
export function checkCall(handoff: Handoff, drawn: Drawn, { at }: Notices['check_call']): Message | null {
  const open = lapsedCheck(handoff, at);
  if (!open) return null;
  const { account } = handoff.packet;
  return {
    text: summary`Decide: nobody signed the conflict check of ${account}. ${promised(open)}`,
    blocks: [
      rich([bold(`Nobody signed: the conflict check of ${account}. `), ...hadUntil(open), words(' It is yours now.')]),
      ...toDecide(open, drawn),
      plainContext(`${drawn.partner.name} · Reference ${handoff.id}`),
    ],
  };
}

/** Said a business day later, when the intake owner has not decided. Who is both has the buttons once more. */
export function checkEscalation(handoff: Handoff, drawn: Drawn, { at }: Notices['check_escalation']): Message | null {
  const open = lapsedCheck(handoff, at);
  if (!open) return null;
  const { account } = handoff.packet;
  const isTheirs = drawn.reader === drawn.intakeOwner;
  const whose = isTheirs
    ? [words(' It waits for you to decide.')]
    : [words(' It is with '), person(drawn.intakeOwner), words(', who has not decided yet.')];
  return {
    text: summary`${isTheirs ? 'Decide' : 'Ask the intake owner to decide'}: the conflict check of ${account} is still open. ${promised(open)}`,
    blocks: [
      rich([bold(`Still not signed: the conflict check of ${account}. `), ...hadUntil(open), ...whose]),
      ...(isTheirs ? toDecide(open, drawn) : []),
      plainContext(`${drawn.partner.name} · Reference ${handoff.id}`),
    ],
  };
}

function lapsedCheck(handoff: Handoff, askedAt: number): Checking | null {
  const open = checking(handoff);
  return open !== null && open.check.lapsedAt !== null && open.check.askedAt === askedAt ? open : null;
}

const promised = ({ check, createdAt }: Checking): string =>
  `The partner was promised an answer by ${dayWords(check.hearBy, createdAt)}.`;

function hadUntil({ check }: Checking): RichTextElement[] {
  const until = moment(check.deadlineAt, momentWords(check.deadlineAt, check.zone));
  return [person(check.signer), words(' had until '), until, words('.')];
}

/** Whoever is part of the handoff does not sign it. */
function toDecide(open: Checking, { reader, findings, partner }: Drawn): KnownBlock[] {
  const { id } = open;
  const found = findings ?? NOTHING_FOUND;
  const maySign = reader !== null && !isPartOf(open, reader);
  return [
    ...(maySign ? [rich(...foundLines(found)), checkButtons(open, found, reader === partner.alliancesOwner)] : []),
    actions(button('Somebody else signs…', ACTION.passCheck, id), button('Withdraw…', ACTION.withdraw, id, 'danger')),
  ];
}

type From = Moment & { now: Moment; partner: Partner; intakeOwner: UserId };

/** Null when there is nothing left to say, or to ask. */
export function authorCheck(from: From, notice: Notices['author_check']): Message | null {
  const { handoff, partner, intakeOwner } = from;
  const { about } = notice;
  switch (about) {
    case 'returned':
    case 'asked':
      return cameBack(from, notice);
    case 'lapsed':
      return stillOpen(handoff, intakeOwner);
    case 'closed_by_time':
      return givenUp(handoff, partner);
    default:
      return about satisfies never;
  }
}

/** Null once it was sent again, or withdrawn. */
function cameBack(from: From, notice: Notices['author_check']): Message | null {
  const kept = returned(from.now.handoff);
  const said = returnedWords(from, notice);
  if (!kept || !said || kept.returnedAt !== returned(from.handoff)?.returnedAt) return null;
  return {
    text: said.text,
    blocks: [
      ...said.blocks,
      rich(whatNext(kept, from.partner)),
      actions(
        button('Mend and send again', ACTION.revise, kept.id, 'primary'),
        button('Withdraw…', ACTION.withdraw, kept.id, 'danger'),
      ),
      plainContext(`Reference ${kept.id}`),
    ],
  };
}

/** By whom, and why; null for news of another sort. */
export function returnedWords({ handoff }: Moment, { about }: Notices['author_check']): Message | null {
  const kept = returned(handoff);
  if (!kept || (about !== 'returned' && about !== 'asked')) return null;
  const { account } = handoff.packet;
  const lead = about === 'returned' ? `Returned: ${account}.` : `What becomes of ${account}?`;
  const by = [words(' '), person(kept.returnedBy), words(' has not cleared its conflict check.')];
  return {
    text: summary`${lead} ${kept.returnReason}`,
    blocks: [rich([bold(lead), ...by], [bold('Why: '), words(kept.returnReason)])],
  };
}

function whatNext({ closesAt, check, createdAt }: Returned, partner: Partner): RichTextElement[] {
  const until = dayWords(check.hearBy, createdAt);
  return [
    words(`${partner.name} was promised word by ${until}. Unless you send it again, it is withdrawn `),
    moment(closesAt, momentWords(closesAt, check.aeZone)),
    words('.'),
  ];
}

/** Nothing for an author who takes it in as well: they are asked what is next. */
function stillOpen(handoff: Handoff, intakeOwner: UserId): Message | null {
  const open = checking(handoff);
  if (!open || open.check.lapsedAt === null || handoff.author === intakeOwner) return null;
  const { account } = handoff.packet;
  const next = [words(' The intake owner, '), person(intakeOwner), words(', decides what is next.')];
  return {
    text: summary`Nobody signed the conflict check of ${account} yet`,
    blocks: [
      rich([bold(`${account} is still in its conflict check. `), ...hadUntil(open), ...next]),
      plainContext(`Reference ${handoff.id}`),
    ],
  };
}

function givenUp(handoff: Handoff, partner: Partner): Message | null {
  if (!('outcome' in handoff) || handoff.outcome !== 'withdrawn') return null;
  const { account } = handoff.packet;
  const said = `nobody sent it again in time, so it is withdrawn. ${partner.name} has been told.`;
  return {
    text: summary`Withdrawn: ${account}. ${partner.name} has been told.`,
    blocks: [rich([bold(`${account}: `), words(said)]), plainContext(`Reference ${handoff.id}`)],
  };
}
