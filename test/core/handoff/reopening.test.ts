import { describe, expect, test } from 'vitest';
import { accept, decline } from '../../../src/core/handoff/answering.ts';
import { type Handoff, type Presser } from '../../../src/core/handoff/handoff.ts';
import { endUndo, reopen, reopeningFor, undo } from '../../../src/core/handoff/reopening.ts';
import type { EpochMs } from '../../../src/core/time/instant.ts';
import { passTime } from '../../../src/core/handoff/window.ts';
import {
  CALENDAR,
  iris,
  maya,
  next,
  NOW,
  packetOf,
  priya,
  sam,
  takenIn,
  TIME,
  windowIn,
} from '../../support/packets.ts';
import { checkTable, rowsByStanding, states, type Thing } from '../life-table.ts';
import { NEVER_ASKED } from '../outsiders.ts';

const { seller_move: move, seller_move_by: moveBy } = packetOf();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** When the states were decided in time. */
const DECIDED = NOW + HOUR;
const reason = 'It was the wrong button.';

const undoing = (by: Presser, now: EpochMs) => ({ by, intakeOwner: iris.userId, time: TIME, now });
const undoAs =
  (by: Presser, now: EpochMs = DECIDED + MINUTE): Thing =>
  (handoff) =>
    undo(handoff, undoing(by, now));
const reopenAs =
  (by: Presser): Thing =>
  (handoff) =>
    reopen(handoff, { ...undoing(by, DECIDED + MINUTE), reason });

const TOO_LATE = 'It is too late to undo this. <@U0IRIS> can reopen it: `/handoff status H2345678`.';
const NOT_SAM = 'Only <@U0PRIYA> can undo an answer to this handoff. Nothing has changed.';
const NOT_PRIYA = 'Only <@U0SAM> can undo an answer to this handoff. Nothing has changed.';
const NOT_MAYA = 'Only the intake owner, <@U0IRIS>, can decide this. Nothing has changed.';
const NOTHING = (ae: string) => `Nothing is decided here: it waits for <@${ae}>. Nothing has changed.`;
const UNSENT = 'This handoff was not sent yet. Nothing has changed.';
const WITHDRAWN = 'This handoff was withdrawn. Nothing has changed.';
const CLOSED = 'This deal is closed already, and the partner knows. Nothing has changed.';
const reopenedFor = (ae: string) =>
  `reopened → awaiting: ae_card(${ae}) ae_reopened(2:${ae}) author_news(reopened:2) partner_card partner_news(reopened:2)`;
const takenBack = 'reopened → awaiting: ae_card(U0SAM) author_news(reopened:2) partner_card partner_news(reopened:2)';
const rows = rowsByStanding({
  'a draft': [UNSENT, NOT_PRIYA, UNSENT, NOT_MAYA],
  'with Sam': [NOTHING('U0SAM'), NOT_PRIYA, NOTHING('U0SAM'), NOT_MAYA],
  'with Priya': [NOT_SAM, NOTHING('U0PRIYA'), NOTHING('U0PRIYA'), NOT_MAYA],
  withdrawn: [WITHDRAWN, NOT_PRIYA, WITHDRAWN, NOT_MAYA],
  'accepted by Sam': [TOO_LATE, NOT_PRIYA, reopenedFor('U0SAM'), NOT_MAYA],
  'accepted by Priya': [NOT_SAM, TOO_LATE, reopenedFor('U0PRIYA'), NOT_MAYA],
  'declined by Sam': [TOO_LATE, NOT_PRIYA, reopenedFor('U0SAM'), NOT_MAYA],
  'declined by Sam for Priya': [TOO_LATE, NOT_PRIYA, reopenedFor('U0SAM'), NOT_MAYA],
  'closed after Sam declined': [CLOSED, NOT_PRIYA, CLOSED, NOT_MAYA],
});
const MENDED = 'It was mended and sent again already: what counts now is the new handoff. Nothing has changed.';
const worked = (why: string) => [`${why} Nothing has changed.`, NOT_PRIYA, `${why} Nothing has changed.`, NOT_MAYA];
const justNow = [takenBack, NOT_PRIYA, reopenedFor('U0SAM'), NOT_MAYA];

describe('what taking an answer back brings', () => {
  checkTable(
    {
      'Sam undoes it': undoAs(sam),
      'Priya undoes it': undoAs(priya),
      'Iris reopens it': reopenAs(iris),
      'Maya reopens it': reopenAs(maya),
    },
    {
      ...rows,
      'accepted a moment ago': justNow,
      'declined a moment ago': justNow,
      mended: [MENDED, NOT_PRIYA, MENDED, NOT_MAYA],
      working: worked('It is worked on already. Say what came of it instead.'),
      'working with an opportunity': worked('It is worked on already. Say what came of it instead.'),
      'not worth working': worked('It was found not worth working, and the partner knows.'),
      won: worked('It is won, and the partner knows.'),
      lost: worked('It is lost, and the partner knows.'),
      'no deal': worked('It came to no deal, and the partner knows.'),
    },
  );

  test.each(NEVER_ASKED)('is nothing when %s presses, whatever state it is in', (_, by) => {
    for (const handoff of Object.values(states)) {
      expect(() => undoAs(by)(handoff)).toThrow('Nothing has changed.');
      if (by !== iris) expect(() => reopenAs(by)(handoff)).toThrow('Nothing has changed.');
    }
  });
});

describe('an answer that is taken back', () => {
  test('leaves the handoff as it was before it, with nothing of the answer and no time won', () => {
    const { awaiting } = states;
    expect(next(undoAs(sam)(states['accepted a moment ago']))).toEqual(awaiting);
    expect(next(undoAs(sam)(states['declined a moment ago']))).toEqual(awaiting);
    expect(states['taken back']).toEqual(awaiting);
  });

  test('can be taken back until its last minute is over, and not in the next moment', () => {
    const justAccepted = states['accepted a moment ago'];
    const end = DECIDED + 15 * MINUTE;
    expect(undoAs(sam, end - 1)(justAccepted)?.event).toMatchObject({ kind: 'reopened', actor: 'U0SAM', reason: null });
    expect(() => undoAs(sam, end)(justAccepted)).toThrow(TOO_LATE);
  });

  test('that came late leaves it lapsed as it was, with a day for the partner that can be kept', () => {
    const { lapsed } = states;
    expect(states['reopened late']).toEqual(lapsed);
    const weeksLater = NOW + 30 * 24 * HOUR;
    const { window } = next(reopen(states['accepted late'], { ...undoing(iris, weeksLater), reason })) as {
      window: { hearBy: string };
    } & Handoff;
    expect(window.hearBy).toBe('2026-12-31');
  });

  test('gives them to the end of the next business day when the deadline passed meanwhile', () => {
    const { deadlineAt } = states.awaiting.window;
    const justBefore = next(
      accept(states.awaiting, { by: sam, move, moveBy, undoMinutes: 15, now: deadlineAt - MINUTE }),
    );
    const decision = undo(justBefore, undoing(sam, deadlineAt + MINUTE));
    expect(windowIn(decision.next)).toMatchObject({
      round: 1,
      lapsedAt: null,
      deadlineAt: Date.parse('2026-11-30T17:00-05:00'),
      hearBy: '2026-12-01',
    });
    expect(decision.event).toMatchObject({ detail: 'new_window', hearBy: '2026-12-01' });
    expect(passTime(decision.next, CALENDAR, deadlineAt + MINUTE)).toBeNull();
  });

  test('keeps the reminders that were to come, and whom the account executive proposed', () => {
    const { window } = states['reminded on the last day'] as { window: object } & Handoff;
    const accepted = next(accept(states['reminded on the last day'], { by: sam, move, moveBy, now: NOW + HOUR }));
    const again = next(reopen(accepted, { ...undoing(iris, NOW + 2 * HOUR), reason }));
    expect(windowIn(again)).toEqual(window);
    expect(again).toMatchObject({ nextActionAt: Date.parse('2026-11-27T09:00-05:00') });
    const proposed = next(accept(states.proposed, { by: sam, move, moveBy, now: NOW + HOUR }));
    expect(windowIn(next(reopen(proposed, { ...undoing(iris, NOW + 2 * HOUR), reason }))).proposedAe).toBe('U0PRIYA');
  });

  test('is corrected for the partner by its own number, and answered anew by another', () => {
    const first = { ...states['accepted a moment ago'], version: 2 };
    const undone = undo(first, undoing(sam, DECIDED + MINUTE));
    expect(undone.notices.at(-1)).toEqual({ kind: 'partner_news', news: 'reopened', version: 3 });
    const no = { by: sam, reason: 'no_evidence', note: null, betterAe: null, calendar: CALENDAR, now: NOW } as const;
    const second = decline({ ...undone.next, version: 3 }, no);
    expect(second.notices).toContainEqual({ kind: 'partner_decision', version: 4 });
    expect(second.next).toMatchObject({ decision: 4 });
  });
});

describe('the offer to take an answer back', () => {
  test('is the account executive’s for the time that is set, then the intake owner’s, and nobody else’s', () => {
    const offers = (by: Presser, now: EpochMs) =>
      reopeningFor(states['accepted a moment ago'], { by, intakeOwner: iris.userId, now });
    expect([sam, iris, maya, priya].map((by) => offers(by, DECIDED))).toEqual(['undo', 'reopen', null, null]);
    expect([sam, iris].map((by) => offers(by, DECIDED + 15 * MINUTE))).toEqual([null, 'reopen']);
    expect(reopeningFor(states['closed by its author'], { ...takenIn, now: DECIDED })).toBeNull();
  });

  test('ends by itself, once, without a word and whatever became of the handoff', () => {
    for (const handoff of [states['accepted a moment ago'], states['declined a moment ago']]) {
      expect(endUndo(handoff, DECIDED + 15 * MINUTE - 1)).toBeNull();
      const over = endUndo(handoff, DECIDED + 15 * MINUTE);
      expect(over).toEqual({
        next: { ...handoff, undoUntil: null },
        notices: [{ kind: 'ae_card', person: 'U0SAM' }],
        event: null,
        at: DECIDED + 15 * MINUTE,
      });
      expect(endUndo(next(over), DECIDED + HOUR)).toBeNull();
    }
    expect(endUndo(states.accepted, DECIDED + HOUR)).toBeNull();
    expect(endUndo(states.awaiting, DECIDED + HOUR)).toBeNull();
  });
});
