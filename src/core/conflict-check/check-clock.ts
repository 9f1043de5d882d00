import type { Check } from './clearing.ts';
import { checkCard } from './check-notices.ts';
import type { Decision } from '../handoff/decision.ts';
import { type Checking, checking, type Handoff } from '../handoff/handoff.ts';
import type { Notice } from '../notices/notice.ts';
import { laterDay, promisedThrough, renewalOf } from '../handoff/promise.ts';
import { addBusinessDays, closing, deadline, escalation, nextWorkingMoment } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { latestDue, type Reminder, reminders } from '../time/reminders.ts';

/** What happens to an open conflict check when time passes, as with a response window: it is reminded of, lapses, and is escalated. */

/** The signer's calendar, and that of the account executive who is asked next. */
export type CheckTime = { signer: Calendar; ae: Calendar };

/**
 * One reminder as the last day begins; at the deadline it lapses to the intake owner; a business day later it is escalated. A partner is
 * promised another day before one passes. Null when nothing is due. Safe to call twice, late, or after a weekend offline.
 */
export function passCheckTime(handoff: Handoff, time: CheckTime, now: EpochMs): Decision | null {
  const open = checking(handoff);
  if (!open) return null;
  const { lapsedAt, deadlineAt } = open.check;
  if (lapsedAt !== null) return escalate(open, time, now) ?? promiseAgain(open, time, now);
  return now >= deadlineAt ? lapse(open, time, now) : remind(open, time, now);
}

/** The check's next moment after `now`: its reminder, or its deadline. */
export function nextCheckMoment(check: Check, calendar: Calendar, now: EpochMs): EpochMs {
  const after = Math.max(now, check.remindedAt);
  return remindersOf(check, calendar).find(({ at }) => at > after)?.at ?? check.deadlineAt;
}

/** One is enough for two days. */
function remindersOf({ askedAt, deadlineAt }: Check, calendar: Calendar): Reminder[] {
  return reminders(calendar, askedAt, deadlineAt).filter(({ kind }) => kind === 'last_day');
}

function remind(open: Checking, { signer }: CheckTime, now: EpochMs): Decision | null {
  if (nextWorkingMoment(signer, now) > now) return null;
  if (!latestDue(remindersOf(open.check, signer), open.check.remindedAt, now)) return null;
  const check = { ...open.check, remindedAt: now };
  return {
    next: { ...open, check, nextActionAt: nextCheckMoment(check, signer, now) },
    notices: [{ kind: 'check_reminder', person: check.signer, at: now }],
    event: { kind: 'check_reminded', actor: null, at: now },
  };
}

function lapse(open: Checking, time: CheckTime, now: EpochMs): Decision {
  const { deadlineAt, hearBy: before, askedAt: at } = open.check;
  const check = { ...open.check, lapsedAt: now, hearBy: laterDay(before, promisedAfterLapse(open.check, time)) };
  return {
    next: { ...open, check, nextActionAt: momentAfterLapse(check, time) },
    notices: [
      checkCard(open),
      { kind: 'check_call', at },
      { kind: 'author_check', about: 'lapsed', version: open.version + 1 },
      ...delay(deadlineAt, before, check.hearBy),
    ],
    event: { kind: 'check_lapsed', actor: null, at: now, hearBy: check.hearBy },
  };
}

/** A business day until it is escalated, and one more to decide; then the account executive's window, and one to tell. */
const DAYS_TO_DECIDE = 2;

function promisedAfterLapse({ deadlineAt, windowDays }: Check, { signer, ae }: CheckTime): Day {
  return promisedThrough(ae, deadline(signer, deadlineAt, DAYS_TO_DECIDE), windowDays);
}

function momentAfterLapse({ deadlineAt, escalatedAt, hearBy }: Check, { signer, ae }: CheckTime): EpochMs {
  const renewsAt = renewalOf(ae, hearBy);
  return escalatedAt === null ? Math.min(escalation(signer, deadlineAt), renewsAt) : renewsAt;
}

const delay = (deadlineAt: EpochMs, before: Day, hearBy: Day): Notice[] => [
  { kind: 'partner_card' },
  ...(hearBy > before ? [{ kind: 'partner_delay', deadlineAt, before, hearBy } as const] : []),
];

function escalate(open: Checking, time: CheckTime, now: EpochMs): Decision | null {
  const { escalatedAt, deadlineAt, askedAt: at } = open.check;
  if (escalatedAt !== null || now < escalation(time.signer, deadlineAt)) return null;
  const check = { ...open.check, escalatedAt: now };
  return {
    next: { ...open, check, nextActionAt: momentAfterLapse(check, time) },
    notices: [{ kind: 'check_escalation', at }],
    event: { kind: 'check_escalated', actor: null, at: now },
  };
}

/** So that the account executive's window still fits in, and nobody is put off each day. */
function promiseAgain(open: Checking, time: CheckTime, now: EpochMs): Decision | null {
  const { hearBy: before, deadlineAt, windowDays } = open.check;
  const { ae } = time;
  if (now < renewalOf(ae, before)) return null;
  const today = dayOf(ae.zone, now);
  const from = closing(ae, addBusinessDays(ae, today > before ? today : before, 1));
  const check = { ...open.check, hearBy: promisedThrough(ae, from, windowDays) };
  return {
    next: { ...open, check, nextActionAt: momentAfterLapse(check, time) },
    notices: delay(deadlineAt, before, check.hearBy),
    event: { kind: 'promised_again', actor: null, at: now, hearBy: check.hearBy },
  };
}
