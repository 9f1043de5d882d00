import * as z from 'zod';
import { dayRule } from '../time/day-rule.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import { mustReadForm } from '../kernel/form.ts';
import { alive, type Away, type PacketDraft } from './packet-draft.ts';
import { type Calendar, dayOf, shiftDay } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What an author does with a draft beside typing: put it off, throw it away, bring it back. Nothing of this loses a word. */

/** Whoever waits longer has not a deal in mind any more, and what they typed is not theirs alone. */
export const PUT_OFF_AT_MOST_DAYS = 180;

/** Throws a Refusal that says what became of it, unless it is at hand. */
export function mustBeAtHand(draft: PacketDraft): PacketDraft {
  if (draft.sentAs !== null)
    throw new Refusal(
      `This draft was sent, as ${draft.sentAs}. \`/handoff status ${draft.sentAs}\` shows where it stands.`,
    );
  if (draft.away !== null) throw new Refusal(WHY_AWAY[draft.away](draft));
  return draft;
}

const WHY_AWAY: Record<Away, (draft: PacketDraft) => string> = {
  thrown_away: () => 'You threw this draft away. `/handoff drafts` brings it back.',
  expired: () => 'This draft expired. `/handoff drafts` brings it back.',
  left: () => 'This draft was put away. `/handoff drafts` brings it back.',
  overtaken: ({ overtakenBy }) =>
    `You sent this deal from another form, as ${overtakenBy}. \`/handoff drafts\` brings this draft back.`,
  forgotten: () => 'This draft is not kept any more. Type `/handoff` to begin another.',
};

/** The day on which its author wants to hear of it again. Throws WrongInput unless it is ahead where they are, and not too far. */
export function readWakesOn(value: unknown, calendar: Calendar, now: EpochMs): Day {
  const rule = dayRule('Choose the day on which you want to hear of it again.');
  const { wakes_on: day } = mustReadForm(z.object({ wakes_on: rule }), { wakes_on: value });
  const today = dayOf(calendar.zone, now);
  if (day <= today) throw new WrongInput({ wakes_on: 'Choose a day after today.' });
  if (day > shiftDay(today, PUT_OFF_AT_MOST_DAYS))
    throw new WrongInput({ wakes_on: `Choose a day within ${PUT_OFF_AT_MOST_DAYS} days.` });
  return day;
}

/** Its author hears nothing of it before that day, and it does not expire before. */
export function putOff(draft: PacketDraft, wakesOn: Day, now: EpochMs): PacketDraft {
  return { ...alive(mustBeAtHand(draft), now), wakesOn };
}

/** It can be brought back for some time. */
export function throwAway(draft: PacketDraft, now: EpochMs): PacketDraft {
  return putAway(mustBeAtHand(draft), 'thrown_away', now);
}

/** Its author has left: nobody else reads it. Null when there is nothing to be put away. */
export function leaveBehind(draft: PacketDraft, now: EpochMs): PacketDraft | null {
  return draft.sentAs !== null || draft.away !== null ? null : putAway(draft, 'left', now);
}

/** Its author sent the same deal from another form, as this handoff: nobody is asked about it any more, and what they typed is kept. */
export function overtake(draft: PacketDraft, handoffId: string, now: EpochMs): PacketDraft {
  return { ...putAway(draft, 'overtaken', now), overtakenBy: handoffId };
}

export function putAway(draft: PacketDraft, away: Away, now: EpochMs): PacketDraft {
  return { ...draft, wakesOn: null, away, awayAt: now, nextActionAt: now };
}

/** As it stood. One that is at hand stays so; throws a Refusal for one whose words are gone. */
export function bringBack(draft: PacketDraft, now: EpochMs): PacketDraft {
  if (draft.sentAs !== null || draft.away === null || draft.away === 'forgotten') return mustBeAtHand(draft);
  return alive(draft, now);
}
