import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClosedDeal, loopClosure } from '../../../src/core/outcome/figures.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { lastHeard } from '../../../src/core/partner/partner-heard.ts';
import { NOW, ZONE } from '../../support/packets.ts';

/** Closed on Tuesday 24 November at 10:00 in New York: one business day ends on Wednesday at 17:00. */

const HOUR = 3_600_000;
const END = NOW + 31 * HOUR;
const deal = (toldAt: number[], changes: Partial<ClosedDeal> = {}): ClosedDeal => ({
  closedAt: NOW,
  history: [],
  toldAt,
  isFirstOfDeal: true,
  touchOn: '2026-11-23',
  sentAt: NOW,
  zone: ZONE,
  ...changes,
});
const counts = (deals: ClosedDeal[], now = END + HOUR) => {
  const { closed, told } = loopClosure(deals, now);
  return [told, closed];
};

describe('a loop is closed', () => {
  test('when the partner read the end within one business day, and not later', () => {
    expect(counts([deal([NOW]), deal([END]), deal([END + 1]), deal([]), deal([NOW - 1])])).toEqual([2, 5]);
  });

  test('or not yet to be counted, while that day lasts and nothing was posted', () => {
    expect(counts([deal([])], END)).toEqual([0, 0]);
    expect(counts([deal([NOW])], END)).toEqual([1, 1]);
  });

  test('never oftener than it was closed, whatever was posted when', () => {
    const times = fc.array(fc.integer({ min: NOW - 100 * HOUR, max: NOW + 100 * HOUR }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(times), fc.integer({ min: 0, max: 200 }), (all, hours) => {
        const [told = 0, closed = 0] = counts(
          all.map((toldAt) => deal(toldAt)),
          NOW + hours * HOUR,
        );
        expect(told).toBeLessThanOrEqual(closed);
        expect(closed).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  test('beside how many promised days were kept', () => {
    const sent = { kind: 'sent', actor: 'U0MAYA', at: NOW, hearBy: '2026-11-26' } as const;
    const { promises } = loopClosure(
      [deal([NOW + HOUR], { history: [sent] }), deal([], { history: [sent] })],
      NOW + 100 * HOUR,
    );
    expect(promises).toEqual({ made: 2, kept: 1, broken: 1 });
  });
});

describe('the credit of closed deals', () => {
  const at = (kind: HandoffEvent['kind']): HandoffEvent => ({ kind, actor: 'U0ADA', at: NOW });

  test('is counted by deal: of how many it was corrected, and of how many disputed', () => {
    const deals = [
      deal([NOW]),
      deal([NOW], { history: [at('credit_disputed'), at('credit_corrected'), at('credit_corrected')] }),
      deal([NOW], { history: [at('credit_disputed'), at('credit_kept')] }),
    ];
    expect(loopClosure(deals, END + HOUR)).toMatchObject({ closed: 3, corrected: 1, disputed: 2 });
  });

  test('never of more than were closed', () => {
    const untold = deal([], { history: [at('credit_corrected')] });
    expect(loopClosure([untold], END)).toMatchObject({ closed: 0, corrected: 0 });
  });
});

describe('the partner’s touch', () => {
  const waited = (touchOn: string, changes: Partial<ClosedDeal> = {}) => deal([], { touchOn, ...changes });
  const intakeOf = (...deals: ClosedDeal[]) => loopClosure(deals, NOW).intake;

  test('waits in business days until it is sent: the middle of all, and how many no longer than the window', () => {
    // Sent on Tuesday the 24th: 0, 1, 5 and 6 business days before.
    const all = [waited('2026-11-24'), waited('2026-11-23'), waited('2026-11-17'), waited('2026-11-16')];
    expect(intakeOf(...all)).toEqual({ sent: 4, medianDays: 5, within: 3 });
    expect(intakeOf(...all.slice(0, 3))).toEqual({ sent: 3, medianDays: 1, within: 3 });
    expect(intakeOf()).toEqual({ sent: 0, medianDays: 0, within: 0 });
  });

  test('counts once for a deal, however often its packet was mended, and not as sent before it was there', () => {
    expect(intakeOf(waited('2026-11-23'), waited('2026-10-01', { isFirstOfDeal: false }))).toMatchObject({ sent: 1 });
    expect(intakeOf(waited('2026-12-24'))).toMatchObject({ medianDays: 0 });
  });
});

describe('a partner last heard', () => {
  const history: HandoffEvent[] = [{ kind: 'sent', actor: 'U0MAYA', at: NOW }];
  const card = { notice: { kind: 'partner_card' }, status: 'sent', ts: '1.1', sentAt: NOW + 90 * HOUR } as const;
  const post = (ts: string | null, sentAt: number | null) =>
    ({ notice: { kind: 'partner_decision', version: 2 }, status: 'sent', ts, sentAt }) as const;

  test('when the last post arrived, not when it was written or its card was changed', () => {
    const at = NOW + 10 * HOUR;
    expect(lastHeard(history, [card, post('1.2', at), post(null, null)], at + 49 * HOUR)).toEqual({ at, daysAgo: 2 });
  });

  test('that it was received, as long as nothing else was posted, and nothing before its card stands', () => {
    expect(lastHeard(history, [card], NOW + 25 * HOUR)).toEqual({ at: NOW, daysAgo: 1 });
    expect(lastHeard(history, [{ ...card, ts: null }], NOW)).toBeNull();
  });
});
