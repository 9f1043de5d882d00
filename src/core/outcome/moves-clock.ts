import type { Decision } from '../handoff/decision.ts';
import type { Handoff, InWork } from '../handoff/handoff.ts';
import { partnerMoveState, sellerMoveState } from './moves.ts';
import { inWork } from './taken-up.ts';
import { type OwedFor, type UpdateTime, updateOwed } from './owed-updates.ts';
import { heldUpBy, type StallTime, stallQuestionAt } from './stalled-handoffs.ts';
import { addBusinessDays, addWorkingTime, nextWorkingMoment, subtractWorkingTime } from '../time/business-time.ts';
import { type Calendar, closing, dayOf, isBusinessDay, opening, plainCalendar } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { weekBegins } from '../time/week.ts';

/**
 * What time brings to an accepted handoff: each side is asked once about each day that it named, and what stays silent has slipped; what has
 * stalled is asked about once a week; and its author hears when the partner is owed word.
 */

/** The account executive's calendar, the zone of the partner's named contact, and what tells whether it stalls and what is owed. */
export type MovesTime = { calendar: Calendar; partnerZone: string; stalls: StallTime; updates: UpdateTime };

type Step =
  | { step: 'partner_reminded' | 'move_asked' | 'partner_slipped' | 'move_slipped' | 'stall_asked' }
  | { step: 'update_owed'; why: OwedFor };
type Due = Step & { at: EpochMs };

/** Two working hours before they leave: the day has shown what came of it, and there is time to answer. */
const BEFORE_CLOSING_MS = 2 * 60 * 60_000;
const SLIPPED_AFTER_DAYS = 2;

/**
 * At most one thing that is due at `now`; otherwise when to look again, if that is another moment than the one that is noted. Null when neither.
 * Safe to call twice, late, or after weeks offline.
 */
export function passMoves(handoff: Handoff, time: MovesTime, now: EpochMs): Decision | null {
  const agreed = inWork(handoff);
  if (!agreed) return null;
  const first = nextStep(agreed, time, now);
  if (first.at <= now) return withNextLook(taken(agreed, first, now), time, now);
  const nextActionAt = nextLook(first, time, now);
  if (nextActionAt === agreed.nextActionAt) return null;
  return { next: { ...agreed, nextActionAt }, notices: [], event: null, at: now };
}

function withNextLook({ next, ...told }: Decision & { next: InWork }, time: MovesTime, now: EpochMs): Decision {
  return { ...told, next: { ...next, nextActionAt: nextLook(nextStep(next, time, now), time, now) } };
}

/** Once a week at least: settings, a partner's pause and what was posted change what is due, and none of them wakes this clock. */
function nextLook(first: Due, { calendar }: MovesTime, now: EpochMs): EpochMs {
  return Math.min(first.at, weekBegins(calendar, now + 1));
}

function taken(agreed: InWork, due: Step, now: EpochMs): Decision & { next: InWork } {
  const { moves, agreedMoveBy, version } = agreed;
  const { step } = due;
  const event = { kind: step, actor: null, at: now } as const;
  const card = { kind: 'ae_card', person: agreed.packet.ae } as const;
  const after = (change: Partial<typeof moves>): InWork => ({ ...agreed, moves: { ...moves, ...change } });
  switch (step) {
    case 'partner_reminded':
      return {
        next: after({ partnerRemindedAt: now }),
        notices: [{ kind: 'partner_reminder', day: moves.partnerDueOn, at: now }],
        event,
      };
    case 'move_asked':
      return { next: after({ sellerAskedAt: now }), notices: [{ kind: 'ae_move', day: agreedMoveBy, at: now }], event };
    case 'partner_slipped':
      return {
        next: after({ partnerSlippedAt: now }),
        notices: [card, { kind: 'ae_moves', news: 'partner_slipped', version: version + 1 }],
        event,
      };
    case 'move_slipped':
      return { next: after({ sellerSlippedAt: now }), notices: [card], event };
    case 'stall_asked': {
      const about = heldUpBy(agreed);
      return { next: after({ stallAskedAt: now }), notices: [{ kind: 'ae_stalled', about, at: now }], event };
    }
    case 'update_owed':
      return {
        next: after({ updateAskedAt: now }),
        notices: [{ kind: 'author_owed', why: due.why, at: now }],
        event,
      };
    default:
      return step satisfies never;
  }
}

function nextStep(agreed: InWork, time: MovesTime, now: EpochMs): Due {
  const stall: Due = { step: 'stall_asked', at: stallQuestionAt(agreed, { ...time, now }) };
  const ahead = [...ofPartner(agreed, time), ...ofSeller(agreed, time), ...ofUpdates(agreed, time, now)];
  return ahead.reduce((first, one) => (one.at < first.at ? one : first), stall);
}

function ofUpdates(agreed: InWork, { updates }: MovesTime, now: EpochMs): Due[] {
  const owed = updateOwed(agreed, updates, now);
  return owed === null ? [] : [{ step: 'update_owed', ...owed }];
}

function ofPartner(agreed: InWork, { calendar, partnerZone }: MovesTime): Due[] {
  const { partnerDueOn: day, partnerAskedAt: askedAt, partnerRemindedAt } = agreed.moves;
  if (partnerMoveState(agreed) !== 'open') return [];
  const slip: Due = { step: 'partner_slipped', at: slippedAt(calendar, day, askedAt) };
  // Who was asked on that very day, or after it, is not asked again.
  const wasAsked = partnerRemindedAt !== null || dayOf(partnerZone, askedAt) >= day;
  return wasAsked ? [slip] : [{ step: 'partner_reminded', at: dayBegins(partnerZone, day) }, slip];
}

function ofSeller(agreed: InWork, { calendar }: MovesTime): Due[] {
  const { agreedMoveBy: day, moves } = agreed;
  if (sellerMoveState(agreed) !== 'open') return [];
  const slip: Due = { step: 'move_slipped', at: slippedAt(calendar, day, moves.sellerAgreedAt) };
  if (moves.sellerAskedAt !== null) return [slip];
  return [{ step: 'move_asked', at: questionAt(calendar, day, moves.sellerAgreedAt) }, slip];
}

/** When partners are at work, as far as anybody knows: 09:00 to 17:00, Monday to Friday. */
function dayBegins(zone: string, day: Day): EpochMs {
  const calendar = plainCalendar(zone);
  return nextWorkingMoment(calendar, opening(calendar, day));
}

/** On its day; where nobody works then, the next morning. Who has agreed to it a moment ago gets two working hours. */
function questionAt(calendar: Calendar, day: Day, agreedAt: EpochMs): EpochMs {
  const closes = closing(calendar, day);
  const usual = isBusinessDay(calendar, day)
    ? Math.max(subtractWorkingTime(calendar, closes, BEFORE_CLOSING_MS), opening(calendar, day))
    : nextWorkingMoment(calendar, closes);
  return Math.max(usual, addWorkingTime(calendar, agreedAt, BEFORE_CLOSING_MS));
}

/** Counted from when it was agreed, where its day was over then. */
function slippedAt(calendar: Calendar, day: Day, agreedAt: EpochMs): EpochMs {
  const agreedOn = dayOf(calendar.zone, agreedAt);
  const from = day > agreedOn ? day : agreedOn;
  return closing(calendar, addBusinessDays(calendar, from, SLIPPED_AFTER_DAYS));
}
