import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { RuleLine } from '../../core/registration/claims.ts';
import type { Dispute } from '../../core/registration/dispute.ts';
import type { Registration, RegistrationEvent } from '../../core/registration/registration.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, code, type Message, moment, person, plainContext, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { extendButton } from './registration-posts.ts';
import { counted } from '../kit/words.ts';

/** Who has registered what, in the answer of `/handoff registrations`: only its sender sees it. */

type Listed = { registration: Registration; partner: string; mayChange: boolean };
type WithHistory = Listed & { history: readonly RegistrationEvent[] };
export type RegistrationList =
  | { about: 'all'; held: readonly Listed[] }
  | {
      about: 'account';
      account: string;
      held: readonly WithHistory[];
      line: RuleLine | null;
      dispute: Dispute | null;
      over: readonly WithHistory[];
    };

/** Two blocks each, and fifty fit into one message. */
const SHOWN_AT_MOST = 20;
/** With all that is known of them: Slack takes 13,200 characters of blocks. */
const IN_FULL_AT_MOST = 3;
const EVENTS_AT_MOST = 6;
const LONGEST_REASON = 100;

export function registrationsAnswer(list: RegistrationList, asOf: EpochMs): Message {
  return list.about === 'all' ? allThatHold(list.held, asOf) : onAccount(list, asOf);
}

function allThatHold(held: readonly Listed[], asOf: EpochMs): Message {
  if (held.length === 0)
    return {
      text: summary`No account is registered.`,
      blocks: [rich([words('No account is registered. '), code('/handoff register'), words(' registers one.')])],
    };
  const more = held.length - SHOWN_AT_MOST;
  return {
    text: summary`${counted(held.length, 'registration')}`,
    blocks: [
      rich([bold('Registrations'), words(', those that end first in front')]),
      ...held.slice(0, SHOWN_AT_MOST).flatMap((one) => [rich(line(one, asOf)), ...buttons(one)]),
      ...(more > 0 ? [plainContext(`and ${more} more: name an account behind the command`)] : []),
    ],
  };
}

function line({ registration, partner }: Listed, asOf: EpochMs): RichTextElement[] {
  const { id, account, endsOn } = registration;
  return [code(id), bold(`  ${cut(account, 80)}`), words(`  ·  ${partner}, until ${dayWords(endsOn, asOf)}`)];
}

function buttons({ registration: { id, state, extension }, mayChange }: Listed): KnownBlock[] {
  if (!mayChange || state !== 'live') return [];
  const withdraw = button('Withdraw…', ACTION.withdrawRegistration, id);
  return [actions(...(extension ? [] : [extendButton(id)]), withdraw)];
}

function onAccount(list: Extract<RegistrationList, { about: 'account' }>, asOf: EpochMs): Message {
  const { account, held, over } = list;
  const [first] = held;
  const lead = first
    ? [bold(`${account}: `), ...whoComesFirst(list, first)]
    : [bold(`${account}: `), words('nobody has it registered.')];
  return {
    text: summary`${account}: ${counted(held.length, 'registration')}`,
    blocks: [
      rich(lead),
      ...held.slice(0, IN_FULL_AT_MOST).flatMap((one) => [inFull(one, asOf), ...buttons(one)]),
      ...held.slice(IN_FULL_AT_MOST, SHOWN_AT_MOST / 2).flatMap((one) => [rich(line(one, asOf)), ...buttons(one)]),
      ...(over.length > 0 ? [rich([bold('Over')])] : []),
      ...over.slice(0, IN_FULL_AT_MOST).map((one) => rich(line(one, asOf), ...happened(one, asOf, 2))),
    ],
  };
}

function whoComesFirst(
  { held, line: by, dispute }: Extract<RegistrationList, { about: 'account' }>,
  { partner }: Listed,
): RichTextElement[] {
  if (dispute?.state === 'open')
    return [
      words('the rule does not say whose it is. '),
      person(dispute.adjudicator),
      words(' decides by '),
      moment(dispute.decideBy, momentWords(dispute.decideBy, 'UTC')),
      words('.'),
    ];
  const isAlone = held.length === 1;
  return [words(isAlone || by === null ? `${partner} has it.` : `${partner} comes first: ${BY[by]}.`)];
}

/** Why the first comes first. */
export const BY: Record<RuleLine, string> = {
  registration: 'its registration is the only one that counts',
  earlier: 'its registration is earlier',
  touch: 'registered on the same day, and its touch is earlier',
  adjudicator: 'the adjudicator decided so',
};

function inFull({ registration, partner, history }: WithHistory, asOf: EpochMs): KnownBlock {
  const { id, contact, contactRole, touchOn, need, endsOn } = registration;
  return rich(
    [code(id), bold(`  ${partner}`), words(`, ${contact}, ${contactRole}  ·  until ${dayWords(endsOn, asOf)}`)],
    [words(`Touch ${dayWords(touchOn, asOf)}. ${need}`)],
    ...happened({ history }, asOf, EVENTS_AT_MOST),
  );
}

/** The last things that happened to it. */
function happened({ history }: Pick<WithHistory, 'history'>, asOf: EpochMs, atMost: number): RichTextElement[][] {
  return history.slice(-atMost).map((event) => eventLine(event, asOf));
}

/** "Tue 24 Nov at 10:00: extended until Sat 20 Feb 2027, Alex". */
function eventLine({ kind, actor, at, detail }: RegistrationEvent, asOf: EpochMs): RichTextElement[] {
  const who = actor === null ? [] : [words(', '), person(actor)];
  return [
    words('• '),
    moment(at, momentWords(at, 'UTC')),
    words(`: ${EVENTS[kind](cut(detail ?? '', LONGEST_REASON), asOf)}`),
    ...who,
  ];
}

const EVENTS: Record<RegistrationEvent['kind'], (detail: string, asOf: EpochMs) => string> = {
  registered: () => 'registered',
  extended: (day, asOf) => `extended until ${dayWords(day, asOf)}`,
  let_end: () => 'is to end on its day',
  warned: (days) => `${days} days before its end, and said so`,
  ended: () => 'ended',
  withdrawn: (reason) => `withdrawn (${reason})`,
  disputed: () => 'the rule did not say whose it is',
  dispute_reminded: () => 'the adjudicator was reminded',
  dispute_escalated: () => 'nobody had decided, the escalation contact was told',
  dispute_moot: () => 'nothing was left to decide',
  risen: () => 'the claim before it is over',
  upheld: (reason) => `it holds (${reason})`,
  behind: (reason) => `it comes behind another (${reason})`,
  set_aside: (reason) => `it holds no claim (${reason})`,
};
