import { assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bringBack, putOff, throwAway } from '../../../src/core/packet/draft-away.ts';
import { type DraftDecision, passDraftTime } from '../../../src/core/packet/draft-clock.ts';
import type { DraftNotice } from '../../../src/core/packet/draft-notices.ts';
import {
  FROM_NOTHING,
  type PacketDraft,
  sentDraft,
  startDraft,
  typedIn,
} from '../../../src/core/packet/packet-draft.ts';
import { addBusinessDays, businessDaysBetween, isBusinessDay, opening } from '../../../src/core/time/business-time.ts';
import { type Calendar, dayOf, plainCalendar, shiftDay } from '../../../src/core/time/calendar.ts';
import { maya, NOW } from '../../support/packets.ts';
import { timesOf } from '../../support/sample.ts';

/** A draft through weeks, as the clock has it: moment by moment, each as soon as the row says so. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'UTC',
];

function begun(at: number, account = 'Fabrikam Logistics'): PacketDraft {
  const draft = startDraft('D1', maya, FROM_NOTHING, at);
  return typedIn(draft, { changed: { account }, asDrawn: {} }, null, at) ?? draft;
}

type Lived = { draft: PacketDraft; said: { notice: DraftNotice; at: number }[]; isOver: boolean; looks: number };

/** Looks only when the row says that something may be due, and then `late` ms after. */
function live(draft: PacketDraft, calendar: Calendar, until: number, late = 0): Lived {
  const lived: Lived = { draft, said: [], isOver: false, looks: 0 };
  let now = draft.aliveAt;
  while (lived.draft.nextActionAt !== null && !lived.isOver) {
    now = Math.max(now, lived.draft.nextActionAt) + late;
    if (now > until) break;
    lived.looks += 1;
    if (lived.looks > 200) throw new Error('It is looked at for ever.');
    const decision: DraftDecision | null = passDraftTime(lived.draft, calendar, now);
    if (decision === null) throw new Error('Nothing is due, and it is not put off either.');
    lived.draft = decision.next;
    lived.isOver = decision.isOver;
    lived.said.push(...decision.notices.map((notice) => ({ notice, at: now })));
  }
  return lived;
}

const aboutOf = ({ notice }: Lived['said'][number]) => (notice.kind === 'draft_call' ? notice.about : 'expired');
const anyCalendar = record({
  zone: constantFrom(...ZONES),
  workdays: constantFrom([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [2, 3, 4], [1, 2, 3, 4, 5, 6]),
  closed: uniqueArray(integer({ min: 0, max: 60 }), { maxLength: 8 }),
}).map(({ zone, workdays, closed }): Calendar => {
  const closedDays = new Set(closed.map((days) => shiftDay('2026-11-20', days)));
  return { ...plainCalendar(zone), workdays, closedDays };
});
const anyMoment = integer({ min: NOW, max: NOW + 40 * DAY });

describe('a draft that nobody touches', () => {
  test('is asked about, listed weekly, warned about, expires and is forgotten, in that order, whatever the zone and the holidays', {
    tags: 'thorough',
  }, () => {
    assert(
      property(anyCalendar, anyMoment, integer({ min: 0, max: 10 }), (calendar, at, late) => {
        const { said, draft, isOver } = live(begun(at), calendar, at + 400 * DAY, late * MINUTE);
        const abouts = said.map(aboutOf);
        expect(isOver).toBe(true);
        expect(draft.away).toBe('forgotten');
        expect(draft.typed).toEqual({});
        expect(abouts.filter((about) => about === 'touch')).toHaveLength(1);
        expect(abouts.filter((about) => about === 'expires')).toHaveLength(1);
        expect(abouts.at(-1)).toBe('expired');
        expect(abouts.indexOf('expires')).toBeGreaterThan(abouts.indexOf('touch'));
        const [touch] = said;
        const begunOn = dayOf(calendar.zone, at);
        expect(dayOf(calendar.zone, touch?.at ?? 0)).toBe(addBusinessDays(calendar, begunOn, 5));
        const end = said.at(-1)?.at ?? 0;
        expect(dayOf(calendar.zone, end)).toBe(addBusinessDays(calendar, begunOn, 20));
        const warned = said.find((one) => aboutOf(one) === 'expires')?.at ?? 0;
        expect(
          businessDaysBetween(calendar, dayOf(calendar.zone, warned), dayOf(calendar.zone, end)),
        ).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: timesOf(150, 50) },
    );
  });

  test('brings each message on a working day in the morning, and its author no more than one in a week but for the end', {
    tags: 'thorough',
  }, () => {
    assert(
      property(anyCalendar, anyMoment, (calendar, at) => {
        const { said } = live(begun(at), calendar, at + 400 * DAY);
        const calls = said.filter((one) => aboutOf(one) !== 'expired');
        for (const call of calls) {
          const day = dayOf(calendar.zone, call.at);
          expect(isBusinessDay(calendar, day)).toBe(true);
          expect(call.at).toBe(opening(calendar, day));
        }
        const weekly = calls.filter((one) => aboutOf(one) === 'stale');
        for (const call of weekly) {
          const before = calls.filter((other) => other.at < call.at).at(-1);
          if (before) expect(call.at - before.at).toBeGreaterThan(5 * DAY);
        }
      }),
      { numRuns: timesOf(150, 50) },
    );
  });

  test('never expires without a warning two business days before, also when the bot was away for weeks', () => {
    assert(
      property(anyCalendar, anyMoment, integer({ min: 20, max: 90 }), (calendar, at, days) => {
        const { said } = live(begun(at), calendar, at + 800 * DAY, days * DAY);
        const expired = said.findIndex((one) => aboutOf(one) === 'expired');
        const warned = said.findIndex((one) => aboutOf(one) === 'expires');
        expect(warned).toBeGreaterThanOrEqual(0);
        expect(warned).toBeLessThan(expired);
        const [from, to] = [said[warned], said[expired]].map((one) => dayOf(calendar.zone, one?.at ?? 0));
        expect(businessDaysBetween(calendar, from ?? '', to ?? '')).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: timesOf(100, 35) },
    );
  });
});

describe('a draft that its author is at', () => {
  const calendar = plainCalendar('America/New_York');
  const abouts = (draft: PacketDraft, until: number) => live(draft, calendar, until).said.map(aboutOf);

  test('is asked about by the day of the touch that they typed, and not on the day on which they type', () => {
    const early = typedIn(begun(NOW), { changed: { partner_touch_on: '2026-11-02' }, asDrawn: {} }, null, NOW);
    const [first] = live(early ?? begun(NOW), calendar, NOW + 30 * DAY).said;
    expect(dayOf(calendar.zone, first?.at ?? 0)).toBe(addBusinessDays(calendar, dayOf(calendar.zone, NOW), 1));
  });

  test.each(['2099-01-01', 'soon', 7, null])('has a touch on the day it was begun while %s stands there', (touch) => {
    const odd = typedIn(begun(NOW), { changed: { partner_touch_on: touch }, asDrawn: {} }, null, NOW);
    const [first] = live(odd ?? begun(NOW), calendar, NOW + 30 * DAY).said;
    expect(dayOf(calendar.zone, first?.at ?? 0)).toBe(addBusinessDays(calendar, dayOf(calendar.zone, NOW), 5));
  });

  test('is not asked about because of its touch when a packet is mended in it', () => {
    expect(abouts({ ...begun(NOW), revisionOf: 'H1' }, NOW + 60 * DAY)).not.toContain('touch');
  });

  test('sleeps until its day, and has all of its time from then on', () => {
    const waiting = putOff(begun(NOW), '2027-03-01', NOW);
    const { said } = live(waiting, calendar, NOW + 400 * DAY);
    expect(said.map(aboutOf)[0]).toBe('woken');
    expect(said[0]?.at).toBe(opening(calendar, '2027-03-01'));
    expect(dayOf(calendar.zone, said.at(-1)?.at ?? 0)).toBe(addBusinessDays(calendar, '2027-03-01', 20));
  });

  test('brings no word once it was thrown away or sent', () => {
    expect(abouts(throwAway(begun(NOW), NOW), NOW + 400 * DAY)).toEqual([]);
    expect(abouts(sentDraft(begun(NOW), 'H1', NOW), NOW + 400 * DAY)).toEqual([]);
  });

  test('is as it stood when it is brought back, and begins its time anew', () => {
    const away = throwAway(begun(NOW), NOW);
    const back = bringBack(away, NOW + 3 * DAY);
    expect(back.typed).toEqual(begun(NOW).typed);
    expect(abouts(back, NOW + 400 * DAY).at(-1)).toBe('expired');
    expect(bringBack(back, NOW + 4 * DAY)).toBe(back);
  });

  test('cannot be gone on with, put off or thrown away twice, and says what became of it', () => {
    const away = throwAway(begun(NOW), NOW);
    expect(() => throwAway(away, NOW)).toThrow('You threw this draft away.');
    expect(() => putOff(away, '2027-03-01', NOW)).toThrow('You threw this draft away.');
    const { draft: gone } = live(away, calendar, NOW + 400 * DAY);
    expect(() => bringBack(gone, NOW)).toThrow('This draft is not kept any more.');
    expect(() => bringBack(sentDraft(begun(NOW), 'H1', NOW), NOW)).toThrow('This draft was sent, as H1.');
  });

  test('is at hand again as soon as something is typed in it', () => {
    const away = throwAway(begun(NOW), NOW);
    const typed = typedIn(away, { changed: { evidence: 'x' }, asDrawn: {} }, null, NOW + DAY);
    expect(typed).toMatchObject({ away: null, typed: { account: 'Fabrikam Logistics', evidence: 'x' } });
  });
});

test('a form that was opened and never typed in is forgotten after a week, and no sooner than it may still be open', () => {
  const untouched = startDraft('D1', maya, { ...FROM_NOTHING, revisionOf: 'H1' }, NOW);
  const { isOver, said } = live(untouched, plainCalendar('UTC'), NOW + 7 * DAY + MINUTE);
  expect({ isOver, said }).toEqual({ isOver: true, said: [] });
  expect(live(untouched, plainCalendar('UTC'), NOW + 6 * DAY).isOver).toBe(false);
});
