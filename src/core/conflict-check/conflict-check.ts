import { nextCheckMoment } from './check-clock.ts';
import {
  CHECK_DAYS,
  type Check,
  type CheckAnswers,
  type Clearing,
  clearingExpiresAt,
  type RuleApplied,
} from './clearing.ts';
import { checkCard } from './check-notices.ts';
import { type Classification, owedWord, withWord } from '../credit/credit.ts';
import type { Decision } from '../handoff/decision.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import {
  type Checking,
  type Handoff,
  type InEveryStage,
  type Presser,
  saidNo,
  type Window,
} from '../handoff/handoff.ts';
import { type HandoffEvent, wasAsked } from '../handoff/history.ts';
import { inEveryStage } from '../handoff/common-fields.ts';
import type { UserId } from '../people/member.ts';
import { toMend } from '../handoff/mending.ts';
import { isSameDeal } from '../packet/same-account.ts';
import { laterDay, promisedThrough } from '../handoff/promise.ts';
import { deadline } from '../time/business-time.ts';
import { type Calendar } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { nextMoment, openWindow, type Timekeeping } from '../handoff/window.ts';

/**
 * The conflict check, between its author and the account executive: the partner's alliances owner clears it or returns it. What time does
 * with an open check stands in `check-clock`; what its author does with a returned one, in `returning`.
 */

/** Cleared already, or who is asked to, in whose calendar. */
export type Gate = { clearing: Clearing } | { signer: UserId; calendar: Calendar };

type Begin = {
  handoff: InEveryStage;
  /** That of the account executive before; null: nobody was asked yet. */
  window: Window | null;
  signer: UserId;
  /** The signer's. */
  calendar: Calendar;
  /** Of whoever is asked next. */
  ae: Calendar;
  windowDays: number;
  /** What the partner was promised before; null: nothing yet. */
  promised: Day | null;
  now: EpochMs;
};

/** Asks for a check. The partner is promised a day that covers both windows, never an earlier one than before. */
export function beginCheck({ handoff, window, now, ...asked }: Begin): Checking {
  const { signer, calendar, ae, windowDays, promised } = asked;
  const deadlineAt = deadline(calendar, now, CHECK_DAYS);
  const check: Check = {
    signer,
    zone: calendar.zone,
    aeZone: ae.zone,
    windowDays,
    askedAt: now,
    deadlineAt,
    hearBy: laterDay(promised, promisedThrough(ae, deadlineAt, windowDays)),
    remindedAt: now,
    lapsedAt: null,
    escalatedAt: null,
  };
  const nextActionAt = nextCheckMoment(check, calendar, now);
  return { ...inEveryStage(handoff), stage: 'checking', clearing: null, check, window, nextActionAt };
}

/** The handoff, if this presser may sign its check; throws Refusal otherwise. Asked before a form is opened and again when it is sent. */
export function maySign(handoff: Handoff, by: Presser, intakeOwner: UserId): Checking {
  const open = mustBeChecking(handoff);
  const { signer, lapsedAt } = open.check;
  const asked = lapsedAt === null ? [signer] : [signer, intakeOwner];
  if (!asked.includes(by.userId) || by.teamId !== handoff.teamId)
    throw new Refusal(`Only <@${signer}> can sign this conflict check. Nothing has changed.`);
  if (isPartOf(handoff, by.userId))
    throw new Refusal(
      'Who wrote a handoff, or is to answer it, cannot sign its conflict check. Choose somebody else for it.',
    );
  return open;
}

/** Whether somebody wrote it or is to answer it, and so signs nothing here. */
export function isPartOf({ author, packet }: Pick<Handoff, 'author' | 'packet'>, userId: UserId): boolean {
  return userId === author || userId === packet.ae;
}

function mustBeChecking(handoff: Handoff): Checking {
  switch (handoff.stage) {
    case 'checking':
      return handoff;
    case 'draft':
      throw new Refusal('This handoff was not sent yet. Nothing has changed.');
    case 'returned':
      throw new Refusal(`<@${handoff.returnedBy}> has returned this to its author. Nothing has changed.`);
    case 'awaiting':
    case 'accepted':
    case 'working':
    case 'declined':
      throw new Refusal('This conflict check is cleared already. Nothing has changed.');
    case 'closed':
      throw new Refusal('This handoff is closed. Nothing has changed.');
    default:
      return handoff satisfies never;
  }
}

/**
 * What was found of the handoff before, when it holds for the mended packet too: the same deal, lately, and it was not declined for
 * what a check finds. Null otherwise. `ae` is the calendar of who is asked next.
 */
export function clearingCarriedOn(
  previous: Handoff,
  sent: Pick<Handoff, 'author' | 'packet'>,
  ae: Calendar,
  now: EpochMs,
): Clearing | null {
  const refused = saidNo(previous);
  const clearing = refused?.clearing ?? null;
  if (!refused || clearing === null || clearing.answers === null) return null;
  const isAboutConflict = refused.declineReason === 'conflict' || refused.declineReason === 'already_working_it';
  const isOver = now >= clearingExpiresAt(clearing, ae);
  if (isAboutConflict || isOver || isPartOf(sent, clearing.by)) return null;
  return isSameDeal(previous.packet, sent.packet) ? clearing : null;
}

type Signed = { by: Presser; intakeOwner: UserId; now: EpochMs };

/** `rule`: by which the claims on the account were put in order; left out: nobody has registered it. */
type Cleared = {
  answers: CheckAnswers;
  rule?: RuleApplied | null;
  /** How the partner is credited, where the rule does not settle it. */
  word?: Classification | null;
  time: Timekeeping;
  history: readonly HandoffEvent[];
};

/** Nothing stands in the way: it goes to the account executive, in a window of their own. Throws Refusal. */
export function clear(
  handoff: Handoff,
  { by, intakeOwner, answers, rule = null, word = null, time, history, now }: Signed & Cleared,
): Decision {
  const open = maySign(handoff, by, intakeOwner);
  const { hearBy: before } = open.check;
  const next = landed(settledCredit(open, word, { by: by.userId, at: now }), {
    clearing: { by: by.userId, at: now, answers, rule },
    time,
    now,
  });
  const { hearBy } = next.window;
  const version = handoff.version + 1;
  const { ae: person } = open.packet;
  return {
    next,
    notices: [
      { kind: 'ae_card', person },
      ...(wasAsked(history, person) ? [{ kind: 'ae_reopened', person, version, at: now } as const] : []),
      checkCard(open),
      { kind: 'partner_card' },
      ...(hearBy > before ? [{ kind: 'partner_news', news: 'retimed', version, before } as const] : []),
    ],
    event: { kind: 'cleared', actor: by.userId, at: now, detail: person, hearBy },
  };
}

/** Throws WrongInput while the signer has not said what the rule leaves open. What it settles is not theirs to change. */
function settledCredit(open: Checking, word: Classification | null, said: { by: UserId; at: EpochMs }): Checking {
  if (owedWord(open, open.createdAt) === null) return open;
  if (word === null)
    throw new WrongInput({ credit_word: 'Say how the partner is credited: the rule does not settle it.' });
  return withWord(open, { classification: word, ...said });
}

function landed(
  { window: before, check, ...open }: Checking,
  cleared: { clearing: Clearing; time: Timekeeping; now: EpochMs },
) {
  const { clearing, time, now } = cleared;
  const round = (before?.round ?? 0) + 1;
  const window = openWindow({ round, lengthDays: check.windowDays, from: now, promised: check.hearBy }, time);
  const nextActionAt = nextMoment(window, time.calendar, now);
  return { ...inEveryStage(open), clearing, stage: 'awaiting' as const, window, nextActionAt };
}

/** Something stands in the way, or is missing: its author reads why, and mends it. Throws Refusal. `calendar` is the author's. */
export function returnToAuthor(
  handoff: Handoff,
  { by, intakeOwner, reason, calendar, now }: Signed & { reason: string; calendar: Calendar },
): Decision {
  const open = maySign(handoff, by, intakeOwner);
  const { hearBy: before } = open.check;
  const { hearBy: own, closesAt, nextActionAt } = toMend(calendar, now);
  const check = { ...open.check, hearBy: laterDay(before, own) };
  const version = handoff.version + 1;
  return {
    next: {
      ...open,
      stage: 'returned',
      check,
      returnedAt: now,
      returnedBy: by.userId,
      returnReason: reason,
      closesAt,
      mendAskedAt: null,
      nextActionAt,
    },
    notices: [
      checkCard(open),
      { kind: 'author_check', about: 'returned', version },
      { kind: 'partner_card' },
      ...(check.hearBy > before ? [{ kind: 'partner_news', news: 'put_off', version, before } as const] : []),
    ],
    event: { kind: 'returned', actor: by.userId, at: now, reason, hearBy: check.hearBy },
  };
}

/** The handoff, if this presser may ask somebody else to sign: the intake owner, once nobody did in time. Throws Refusal otherwise. */
export function mayPassCheck(handoff: Handoff, by: Presser, intakeOwner: UserId): Checking {
  const open = mustBeChecking(handoff);
  const isTheirs = open.check.lapsedAt !== null && by.userId === intakeOwner;
  if (!isTheirs || by.teamId !== handoff.teamId)
    throw new Refusal(
      `Only the intake owner, <@${intakeOwner}>, can pass on a conflict check, once its time is over. Nothing has changed.`,
    );
  return open;
}

type Pass = {
  /** Null: who was asked is not there any more, or is not responsible any more. */
  by: Presser | null;
  signer: UserId;
  /** The new signer's. */
  calendar: Calendar;
  ae: Calendar;
  now: EpochMs;
};

/** Somebody else is asked to sign, with a window of their own. Throws Refusal, or WrongInput for somebody who cannot sign. */
export function passCheck(open: Checking, { by, signer, calendar, ae, now }: Pass): Decision {
  if (isPartOf(open, signer))
    throw new WrongInput({
      signer: 'They wrote it, or are to answer it. Choose somebody who looks at it from outside.',
    });
  if (signer === open.check.signer) throw new WrongInput({ signer: 'They are asked already. Choose somebody else.' });
  const { hearBy: before, windowDays } = open.check;
  const { window } = open;
  const next = beginCheck({ handoff: open, window, signer, calendar, ae, windowDays, promised: before, now });
  const { hearBy } = next.check;
  return {
    next,
    notices: [
      checkCard(open),
      checkCard(next),
      { kind: 'partner_card' },
      ...(hearBy > before
        ? [{ kind: 'partner_news', news: 'retimed', version: open.version + 1, before } as const]
        : []),
    ],
    event: { kind: 'check_passed', actor: by?.userId ?? null, at: now, detail: signer, hearBy },
  };
}
