import { checkCard } from './check-notices.ts';
import { beginCheck, type Gate } from './conflict-check.ts';
import type { Credited } from '../credit/credit.ts';
import type { Decision } from '../handoff/decision.ts';
import { type HandoffEvent, lastAsked } from '../handoff/history.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import { type Handoff, type Presser, type Returned, returned } from '../handoff/handoff.ts';
import { inEveryStage } from '../handoff/common-fields.ts';
import { LEFT_WHEN_ASKED_DAYS, mustBeAuthor } from '../handoff/mending.ts';
import type { Notice } from '../notices/notice.ts';
import type { UserId } from '../people/member.ts';
import type { Packet } from '../packet/packet.ts';
import { isSamePacket } from '../packet/same-account.ts';
import { UNSCORED, type Worth } from '../packet/score/override.ts';
import { laterDay, promisedDay } from '../handoff/promise.ts';
import { deadline } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { nextMoment, openWindow, type Timekeeping } from '../handoff/window.ts';

/**
 * What becomes of a handoff whose conflict check was not cleared. Nobody else was asked, so its author mends it in place, under the same
 * reference. When they do nothing they are asked once, and then it is withdrawn.
 */

/** The handoff, if this presser may mend it; throws Refusal otherwise. */
export function mayMendReturned(handoff: Handoff, by: Presser): Returned {
  mustBeAuthor(handoff, by);
  const kept = returned(handoff);
  if (!kept) throw new Refusal('It was sent again, or withdrawn, meanwhile. Nothing has changed.');
  return kept;
}

type Resend = {
  by: Presser;
  packet: Packet;
  contactId: string | null;
  credit: Credited;
  worth?: Worth;
  gate: Gate;
  time: Timekeeping;
  history: readonly HandoffEvent[];
  now: EpochMs;
};

/** The card of the person who was asked last says who is asked next; that may be somebody else now. */
function cardsOf(people: (UserId | null)[]): Notice[] {
  const each = new Set(people.filter((person) => person !== null));
  return [...each].map((person): Notice => ({ kind: 'ae_card', person }));
}

/** The mended packet takes its place, and is checked anew. Throws Refusal, or WrongInput. */
export function sendReturned(
  handoff: Handoff,
  { by, gate, time, history, now, credit, worth = UNSCORED, ...mended }: Resend,
): Decision {
  const kept = mayMendReturned(handoff, by);
  const { packet } = mended;
  if (packet.partner !== kept.packet.partner)
    throw new WrongInput({
      partner_contact: 'The partner has been told of this one. Withdraw it, and send a new one for another partner.',
    });
  if (isSamePacket(packet, kept.packet))
    throw new Refusal('Nothing has changed in this packet. Mend what was missing before you send it again.');
  const handoffNow = { ...inEveryStage(kept), ...credit, ...worth, ...mended };
  const { hearBy: promised } = kept.check;
  const asked = 'clearing' in gate ? packet.ae : null;
  const cards = cardsOf([lastAsked(history), asked]);
  if ('clearing' in gate) {
    const round = (kept.window?.round ?? 0) + 1;
    const window = openWindow({ round, lengthDays: packet.window_days, from: now, promised }, time);
    const nextActionAt = nextMoment(window, time.calendar, now);
    return {
      next: { ...handoffNow, clearing: gate.clearing, stage: 'awaiting', window, nextActionAt },
      notices: [...cards, checkCard(kept), { kind: 'partner_card' }],
      event: { kind: 'sent', actor: by.userId, at: now, detail: packet.ae, hearBy: window.hearBy },
    };
  }
  const next = beginCheck({
    handoff: handoffNow,
    window: kept.window,
    ...gate,
    ae: time.calendar,
    windowDays: packet.window_days,
    promised,
    now,
  });
  return {
    next,
    notices: [...cards, checkCard(kept), checkCard(next), { kind: 'partner_card' }],
    event: { kind: 'check_asked', actor: by.userId, at: now, detail: gate.signer, hearBy: next.check.hearBy },
  };
}

/** On the third business day its author is asked, and after the fifth it is withdrawn. Null when nothing is due. `calendar` is theirs. */
export function passReturned(handoff: Handoff, calendar: Calendar, now: EpochMs): Decision | null {
  const kept = returned(handoff);
  if (!kept || kept.nextActionAt === null || now < kept.nextActionAt) return null;
  return kept.mendAskedAt === null ? askAuthor(kept, calendar, now) : giveUp(kept, now);
}

function askAuthor(kept: Returned, calendar: Calendar, now: EpochMs): Decision {
  const closesAt = Math.max(kept.closesAt, deadline(calendar, now, LEFT_WHEN_ASKED_DAYS));
  const { hearBy: before } = kept.check;
  const check = { ...kept.check, hearBy: laterDay(before, promisedDay(calendar, closesAt)) };
  const version = kept.version + 1;
  return {
    next: { ...kept, check, mendAskedAt: now, closesAt, nextActionAt: closesAt },
    notices: [{ kind: 'author_check', about: 'asked', version }, ...putOff(before, check.hearBy, version)],
    event: { kind: 'return_asked', actor: null, at: now, hearBy: check.hearBy },
  };
}

/** The partner reads the new day in its card as well. */
const putOff = (before: Day, hearBy: Day, version: number): Notice[] =>
  hearBy > before ? [{ kind: 'partner_card' }, { kind: 'partner_news', news: 'put_off', version, before }] : [];

function giveUp(kept: Returned, now: EpochMs): Decision {
  const version = kept.version + 1;
  const { check, window } = kept;
  return {
    next: { ...inEveryStage(kept), stage: 'closed', outcome: 'withdrawn', check, window },
    notices: [
      checkCard(kept),
      { kind: 'author_check', about: 'closed_by_time', version },
      { kind: 'partner_card' },
      { kind: 'partner_news', news: 'withdrawn', version },
    ],
    event: { kind: 'withdrawn', actor: null, at: now },
  };
}
