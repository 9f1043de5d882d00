import { clearingExpiresAt } from '../conflict-check/clearing.ts';
import { checkCard } from '../conflict-check/check-notices.ts';
import { beginCheck, type Gate } from '../conflict-check/conflict-check.ts';
import type { Decision } from './decision.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import {
  type Awaiting,
  awaiting,
  type Checking,
  checking,
  type Declined,
  declined,
  type Handoff,
  type Presser,
  type Returned,
  returned,
} from './handoff.ts';
import { type HandoffEvent, wasAsked } from './history.ts';
import { inEveryStage, unanswered } from './common-fields.ts';
import { mustAwait } from './may-answer.ts';
import type { UserId } from '../people/member.ts';
import type { Notice } from '../notices/notice.ts';
import type { Calendar } from '../time/calendar.ts';
import type { EpochMs } from '../time/instant.ts';
import { newDateNotices, nextMoment, openWindow, type Timekeeping } from './window.ts';

/**
 * What the intake owner does with a handoff that nobody answered, or that should go to somebody else. Its author can give it up too. A person
 * decides, never a timer.
 */

/** The handoff, if this presser may decide what is next; throws Refusal otherwise. */
export function mayTakeIn(handoff: Handoff, by: Presser, intakeOwner: UserId): Awaiting {
  mustBeIntakeOwner(handoff, by, intakeOwner);
  return mustAwait(handoff, by);
}

/**
 * The handoff, if this presser may ask another account executive: it waits for an answer, or was declined because somebody else owns the
 * account. Throws Refusal otherwise.
 */
export function mayReroute(handoff: Handoff, by: Presser, intakeOwner: UserId): Awaiting | Declined {
  const kept = declined(handoff);
  if (kept?.declineReason !== 'wrong_owner') return mayTakeIn(handoff, by, intakeOwner);
  mustBeIntakeOwner(handoff, by, intakeOwner);
  return kept;
}

/** The same, and whom the account executive named who declined. */
export function mayPassOn(handoff: Handoff, by: Presser, intakeOwner: UserId): Declined & { betterAe: UserId } {
  const kept = declined(mayReroute(handoff, by, intakeOwner));
  if (!kept || kept.betterAe === null)
    throw new Refusal('Nobody better placed is named here any more. Nothing has changed.');
  return { ...kept, betterAe: kept.betterAe };
}

/** Throws Refusal for anybody else. */
export function mustBeIntakeOwner({ teamId }: Handoff, by: Presser, intakeOwner: UserId): void {
  if (by.userId !== intakeOwner || by.teamId !== teamId)
    throw new Refusal(`Only the intake owner, <@${intakeOwner}>, can decide this. Nothing has changed.`);
}

type Intake = { by: Presser; intakeOwner: UserId; now: EpochMs };

/** `gate`: who is asked to sign anew; left out: what was found still counts. */
type Reroute = Intake & {
  ae: UserId;
  days: number;
  reason: string | null;
  time: Timekeeping;
  gate?: Gate;
  history: readonly HandoffEvent[];
};

/**
 * Another account executive is asked: a new round with a window of `days` business days. They read who re-routed it, and why. When the
 * conflict check is too old it is asked for anew first.
 */
export function reroute(handoff: Handoff, command: Reroute): Decision {
  const { by, intakeOwner, ae, days, reason, time, gate, history, now } = command;
  const current = mayReroute(handoff, by, intakeOwner);
  const { packet } = current;
  if (ae === packet.ae) throw new Refusal('They have it already. Choose somebody else, or extend the window.');
  if (ae === handoff.author) throw new Refusal('The author cannot answer their own handoff. Choose somebody else.');
  if (gate && 'signer' in gate) return renewCheck(current, { ...command, gate });
  const window = openWindow({ round: current.window.round + 1, lengthDays: days, from: now }, time);
  const nextActionAt = nextMoment(window, time.calendar, now);
  const version = handoff.version + 1;
  return {
    next: { ...unanswered(current), stage: 'awaiting', packet: { ...packet, ae }, window, nextActionAt },
    notices: [
      { kind: 'ae_card', person: packet.ae },
      { kind: 'ae_card', person: ae },
      // Who had it before has its card already, and Slack notifies nobody when a card changes.
      ...(wasAsked(history, ae) ? [{ kind: 'ae_reopened', person: ae, version, at: now } as const] : []),
      ...beforeThem(current, version),
      { kind: 'partner_card' },
      { kind: 'partner_news', news: 'rerouted', version },
    ],
    event: { kind: 'rerouted', actor: by.userId, at: now, detail: ae, reason, hearBy: window.hearBy },
  };
}

/** The conflict check comes first: whoever is asked next hears of it once that is cleared. */
function renewCheck(
  current: Awaiting | Declined,
  { by, ae, days: windowDays, reason, time, gate, now }: Reroute & { gate: Exclude<Gate, { clearing: unknown }> },
): Decision {
  const { packet, window } = current;
  const version = current.version + 1;
  const handoff = { ...current, packet: { ...packet, ae } };
  const next = beginCheck({ handoff, window, ...gate, ae: time.calendar, windowDays, promised: null, now });
  const { hearBy } = next.check;
  return {
    next,
    notices: [
      { kind: 'ae_card', person: packet.ae },
      ...beforeThem(current, version),
      checkCard(next),
      { kind: 'partner_card' },
      { kind: 'partner_news', news: 'rerouted', version },
    ],
    event: { kind: 'check_renewed', actor: by.userId, at: now, detail: ae, reason, hearBy },
  };
}

/** Whoever declined knows that it is not theirs. */
function beforeThem(current: Awaiting | Declined, version: number): Notice[] {
  const { ae: person } = current.packet;
  return [
    ...(declined(current) ? [] : [{ kind: 'ae_news', news: 'rerouted', version, person } as const]),
    { kind: 'author_news', news: 'rerouted', version },
  ];
}

/** Whether whoever is asked next can rely on what was found: it is not too old, and they did not sign it themselves. */
export function stillCounts({ clearing }: Handoff, ae: UserId, calendar: Calendar, now: EpochMs): boolean {
  // From before there were checks, nothing says how old it is.
  return clearing === null || (clearing.by !== ae && now < clearingExpiresAt(clearing, calendar));
}

/** The same account executive gets `days` business days, counted from today. Throws WrongInput unless that is later than now. */
export function extend(
  handoff: Handoff,
  command: Intake & { days: number; reason: string; time: Timekeeping },
): Decision {
  const { by, intakeOwner, days, reason, time, now } = command;
  const waiting = mayTakeIn(handoff, by, intakeOwner);
  const { round, remindsOnLastDayOnly, proposedAe } = waiting.window;
  const opened = openWindow({ round, lengthDays: days, from: now }, time);
  if (opened.deadlineAt <= waiting.window.deadlineAt)
    throw new WrongInput({ days: 'They have that long already. Give them more business days.' });
  const window = { ...opened, remindsOnLastDayOnly, proposedAe };
  return {
    next: { ...waiting, window, nextActionAt: nextMoment(window, time.calendar, now) },
    notices: newDateNotices('extended', waiting),
    event: { kind: 'extended', actor: by.userId, at: now, reason, hearBy: window.hearBy },
  };
}

/** The handoff, if this presser may give it up: its author, or the intake owner; throws Refusal otherwise. */
export function mayWithdraw(handoff: Handoff, by: Presser, intakeOwner: UserId): Awaiting | Checking | Returned {
  if (![handoff.author, intakeOwner].includes(by.userId) || by.teamId !== handoff.teamId) {
    const who = `its author, <@${handoff.author}>, and the intake owner, <@${intakeOwner}>,`;
    throw new Refusal(`Only ${who} can withdraw this handoff. Nothing has changed.`);
  }
  return checking(handoff) ?? returned(handoff) ?? mustAwait(handoff, by);
}

/** Gives the handoff up. Account executive and partner are told; the reason stays inside the company. */
export function withdraw(handoff: Handoff, command: Intake & { reason: string }): Decision {
  const { by, intakeOwner, reason, now } = command;
  const open = mayWithdraw(handoff, by, intakeOwner);
  const check = 'check' in open ? open.check : null;
  const { window } = open;
  const version = handoff.version + 1;
  return {
    next: { ...inEveryStage(open), stage: 'closed', outcome: 'withdrawn', check, window },
    notices: [
      ...whoWasAsked(open, version),
      // Nobody is told what they did themselves.
      ...(by.userId === handoff.author ? [] : [{ kind: 'author_news', news: 'withdrawn', version } as const]),
      { kind: 'partner_card' },
      { kind: 'partner_news', news: 'withdrawn', version },
    ],
    event: { kind: 'withdrawn', actor: by.userId, at: now, reason },
  };
}

function whoWasAsked(open: Awaiting | Checking | Returned, version: number): Notice[] {
  if ('check' in open) return [checkCard(open)];
  const person = open.packet.ae;
  return [
    { kind: 'ae_card', person },
    { kind: 'ae_news', news: 'withdrawn', version, person },
  ];
}

/** The account executive is no full member any more: the intake owner is told, once in each round. Null when no answer is awaited. */
export function loseAe(handoff: Handoff, now: EpochMs): Decision | null {
  const waiting = awaiting(handoff);
  if (!waiting) return null;
  return {
    next: waiting,
    notices: [{ kind: 'intake_call', about: 'ae_gone', round: waiting.window.round }],
    event: { kind: 'ae_gone', actor: waiting.packet.ae, at: now },
  };
}
