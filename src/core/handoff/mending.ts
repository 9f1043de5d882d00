import type { Decision } from './decision.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import { type Declined, declined, type Handoff, type NotTakenUp, type Presser } from './handoff.ts';
import type { Notice } from '../notices/notice.ts';
import { promisedDay } from './promise.ts';
import { addBusinessDays, deadline, nextWorkingMoment, opening } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/**
 * What becomes of a deal whose packet was declined. Its author has it: they mend the packet, let it wait for a day, or close the deal. When
 * they do nothing they are asked once, and then it is closed. All days are business days of theirs.
 */

const ASKED_AFTER_DAYS = 3;
export const CLOSED_AFTER_DAYS = 5;
/** Who was asked late, after an outage, still has this long. */
export const LEFT_WHEN_ASKED_DAYS = 1;

/** From when on the author has it, and what the partner is promised: an answer after the five business days, or sooner. */
type Mending = Pick<Declined, 'comeBackOn' | 'closesAt' | 'mendAskedAt' | 'nextActionAt'> & { hearBy: Day };

/** Declined at `now`, or its day has come. With a day to come back it waits for that first. */
export function mendingFrom(calendar: Calendar, comeBackOn: Day | null, now: EpochMs): Mending {
  if (comeBackOn === null) return toMend(calendar, now);
  const wakesAt = nextWorkingMoment(calendar, Math.max(now, opening(calendar, comeBackOn)));
  const { hearBy } = toMend(calendar, wakesAt);
  return { comeBackOn, closesAt: null, mendAskedAt: null, nextActionAt: wakesAt, hearBy };
}

/** The same at once: what its author has, and what the partner is promised. */
export function toMend(calendar: Calendar, from: EpochMs): Mending & { closesAt: EpochMs; nextActionAt: EpochMs } {
  const closesAt = deadline(calendar, from, CLOSED_AFTER_DAYS);
  const asksAt = opening(calendar, addBusinessDays(calendar, dayOf(calendar.zone, from), ASKED_AFTER_DAYS));
  const hearBy = promisedDay(calendar, closesAt);
  return { comeBackOn: null, closesAt, mendAskedAt: null, nextActionAt: asksAt, hearBy };
}

/**
 * What happens to a declined deal when time passes: on its day its author is woken, on the third business day they are asked, and after the
 * fifth it is closed. Null when nothing is due. Safe to call twice, late, or after a weekend offline.
 */
export function passMending(handoff: Handoff, calendar: Calendar, now: EpochMs): Decision | null {
  const kept = declined(handoff);
  if (!kept || kept.nextActionAt === null || now < kept.nextActionAt) return null;
  if (kept.closesAt === null) return wake(kept, calendar, now);
  return kept.mendAskedAt === null ? askAuthor(kept, kept.closesAt, calendar, now) : close(kept, null, now);
}

function wake(kept: Declined, calendar: Calendar, now: EpochMs): Decision {
  const { hearBy, ...mending } = toMend(calendar, now);
  return {
    next: { ...kept, ...mending, window: { ...kept.window, hearBy } },
    notices: [
      aeCard(kept),
      { kind: 'author_call', about: 'woken', version: kept.version + 1 },
      { kind: 'partner_card' },
      ...putOff(kept, hearBy),
    ],
    event: { kind: 'woken', actor: null, at: now, hearBy },
  };
}

function askAuthor(kept: Declined, planned: EpochMs, calendar: Calendar, now: EpochMs): Decision {
  const closesAt = Math.max(planned, deadline(calendar, now, LEFT_WHEN_ASKED_DAYS));
  const hearBy = promisedDay(calendar, closesAt);
  const window = { ...kept.window, hearBy };
  return {
    next: { ...kept, window, mendAskedAt: now, closesAt, nextActionAt: closesAt },
    // The partner reads the new day in its card as well.
    notices: [
      { kind: 'author_call', about: 'asked', version: kept.version + 1 },
      ...putOff(kept, hearBy).flatMap((news): Notice[] => [{ kind: 'partner_card' }, news]),
    ],
    event: { kind: 'mend_asked', actor: null, at: now, hearBy },
  };
}

/** Whoever declined it reads where it stands as well. */
const aeCard = ({ packet }: Declined): Notice => ({ kind: 'ae_card', person: packet.ae });

/** The bot was away, so that what was promised cannot be kept. */
function putOff({ window: { hearBy: before }, version }: Declined, hearBy: Day): Notice[] {
  return hearBy > before ? [{ kind: 'partner_news', news: 'put_off', version: version + 1, before }] : [];
}

/** The handoff, if this presser may decide what becomes of the deal: its author; throws Refusal otherwise. */
export function mayMend(handoff: Handoff, by: Presser): Declined {
  mustBeAuthor(handoff, by);
  const kept = declined(handoff);
  if (!kept) throw new Refusal(`${whyNotDeclined(handoff)} Nothing has changed.`);
  return kept;
}

/** Throws Refusal for everybody else. */
export function mustBeAuthor(handoff: Handoff, by: Presser): void {
  if (handoff.author === by.userId && handoff.teamId === by.teamId) return;
  throw new Refusal(`Only its author, <@${handoff.author}>, can decide this. Nothing has changed.`);
}

function whyNotDeclined(handoff: Handoff): string {
  switch (handoff.stage) {
    case 'draft':
      return 'This handoff was not sent yet.';
    case 'checking':
      return `The conflict check of this handoff is with <@${handoff.check.signer}> now.`;
    case 'returned':
      return 'This handoff has come back from its conflict check: mend it there.';
    case 'awaiting':
      return `This handoff is with <@${handoff.packet.ae}> now.`;
    case 'accepted':
    case 'working':
      return `<@${handoff.decidedBy}> has accepted this handoff.`;
    case 'declined':
      return 'This handoff was declined.';
    case 'closed':
      return handoff.outcome === 'mended' ? 'You have sent this again already.' : 'This deal is closed already.';
    default:
      return handoff satisfies never;
  }
}

/** Its author closes the deal: the partner reads a no. Throws Refusal. */
export function closeDeal(handoff: Handoff, { by, now }: { by: Presser; now: EpochMs }): Decision {
  return close(mayMend(handoff, by), by, now);
}

function close(kept: Declined, by: Presser | null, now: EpochMs): Decision {
  const version = kept.version + 1;
  return {
    next: closed(kept),
    notices: [
      aeCard(kept),
      // Nobody is told what they did themselves.
      ...(by === null ? [{ kind: 'author_call', about: 'closed_by_time', version } as const] : []),
      { kind: 'partner_card' },
      { kind: 'partner_news', news: 'deal_closed', version },
    ],
    event: { kind: 'deal_closed', actor: by?.userId ?? null, at: now },
  };
}

function closed(kept: Declined): NotTakenUp {
  const { nextActionAt: _, closesAt: __, mendAskedAt: ___, ...said } = kept;
  return { ...said, stage: 'closed', outcome: 'declined' };
}

/** Its author lets the deal wait until `day`: they are woken then, and the partner reads when. Throws Refusal, or WrongInput for a day that is over. */
export function park(
  handoff: Handoff,
  { by, day, calendar, now }: { by: Presser; day: Day; calendar: Calendar; now: EpochMs },
): Decision {
  const kept = mayMend(handoff, by);
  if (day <= dayOf(calendar.zone, now)) throw new WrongInput({ come_back_on: 'Choose a day after today.' });
  const { hearBy, ...mending } = mendingFrom(calendar, day, now);
  const { hearBy: before } = kept.window;
  return {
    next: { ...kept, ...mending, window: { ...kept.window, hearBy } },
    notices: [
      aeCard(kept),
      { kind: 'partner_card' },
      { kind: 'partner_news', news: 'parked', version: kept.version + 1, before },
    ],
    event: { kind: 'parked', actor: by.userId, at: now, detail: day, hearBy },
  };
}

/** The mended packet is sent in a handoff of its own: this one has nothing left to do. `goesOn` is false when the deal becomes another partner's. */
export function mended(kept: Declined, { by, goesOn, now }: { by: Presser; goesOn: boolean; now: EpochMs }): Decision {
  if (!goesOn) return close(kept, by, now);
  return {
    next: { ...closed(kept), outcome: 'mended' },
    notices: [aeCard(kept)],
    event: { kind: 'mended', actor: by.userId, at: now },
  };
}
