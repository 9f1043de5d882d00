import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Credit,
  CREDIT_LINES,
  creditAtSending,
  creditOf,
  owedWord,
  withWord,
} from '../../../src/core/credit/credit.ts';
import { packetOf } from '../../support/packets.ts';

type Days = Parameters<typeof creditOf>[0];

const SENT = '2026-11-24';
const SENT_AT = Date.parse(`${SENT}T15:00:00Z`);

const days = (touch: string, created: string | null = null, closed: string | null = null): Days => ({
  partner_touch_on: touch,
  opportunity_created_on: created,
  opportunity_closed_on: closed,
});

describe('the credit is decided by the days alone:', () => {
  test.each<[string, Days, Credit]>([
    ['no opportunity', days('2026-11-20'), sourced('no_opportunity')],
    ['a touch the day before', days('2026-11-20', '2026-11-21'), sourced('touch_first')],
    ['a touch in the year before', days('2025-12-31', '2026-01-01'), sourced('touch_first')],
    ['a touch on the very day', days('2026-11-20', '2026-11-20'), influenced()],
    ['a touch the day after', days('2026-11-20', '2026-11-19'), influenced()],
    ['a touch on the day it was closed', days('2026-11-20', '2026-11-10', '2026-11-20'), influenced()],
    [
      'a touch before it was created and closed',
      days('2026-11-01', '2026-11-10', '2026-11-20'),
      sourced('touch_first'),
    ],
    ['180 days before the opportunity', days('2026-01-01', '2026-06-30'), sourced('touch_first')],
    ['181 days before the opportunity', days('2026-01-01', '2026-07-01'), sourced('touch_first', 'touch_too_old')],
    ['180 days before it is sent', days('2026-05-28'), sourced('no_opportunity')],
    ['181 days before it is sent', days('2026-05-27'), sourced('no_opportunity', 'touch_too_old')],
    ['an old touch of an opportunity that is older still', days('2024-02-02', '2024-01-01'), influenced()],
  ])('%s', (_, packet, credit) => {
    expect(creditOf(packet, SENT_AT)).toEqual(credit);
  });

  test('an opportunity that was closed before the touch is no sourced deal: alliances says what it is', () => {
    const { line, classification, needsWord } = creditOf(days('2026-11-20', '2026-11-01', '2026-11-19'), SENT_AT);
    expect([line, needsWord]).toEqual(['opportunity_closed', 'opportunity_closed']);
    expect(classification).not.toBe('partner_sourced');
  });
});

function sourced(line: Credit['line'], needsWord: Credit['needsWord'] = null): Credit {
  return { classification: 'partner_sourced', line, needsWord };
}

function influenced(): Credit {
  return { classification: 'partner_influenced', line: 'opportunity_first', needsWord: null };
}

/** Counted in days since 1970, and written down as a table of claims of which exactly one must hold: nothing is shared with the rule. */
function claims({ partner_touch_on, opportunity_created_on, opportunity_closed_on }: Days) {
  const at = (day: string | null) => (day === null ? null : Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  const [touch = 0, created = null, closed = null] = [
    partner_touch_on,
    opportunity_created_on,
    opportunity_closed_on,
  ].map(at);
  const when = Number(touch);
  const hasOpportunity = created !== null;
  const isOver = closed !== null && closed - when <= -1;
  const isNew = hasOpportunity && created - when >= 1;
  const since = (created ?? Date.parse(SENT) / 86_400_000) - when;
  return {
    lines: {
      no_opportunity: !hasOpportunity,
      touch_first: isNew,
      opportunity_first: hasOpportunity && !isNew && !isOver,
      opportunity_closed: hasOpportunity && !isNew && isOver,
    },
    isSourced: !hasOpportunity || isNew,
    isTooOld: (!hasOpportunity || isNew) && since >= 181,
  };
}

const aDay = fc
  .integer({ min: -800, max: 0 })
  .map((back) => new Date(Date.parse(SENT) + back * 86_400_000).toISOString().slice(0, 10));
/** Near each other more often than chance would have it, so that each order and each edge comes up. */
const close = fc
  .integer({ min: -400, max: 0 })
  .chain((at) =>
    fc
      .array(fc.constantFrom(-182, -181, -180, -1, 0, 1, 180, 181), { minLength: 3, maxLength: 3 })
      .map((off) =>
        off.map((by) => new Date(Date.parse(SENT) + Math.min(0, at + by) * 86_400_000).toISOString().slice(0, 10)),
      ),
  );
const anyDays = fc.oneof(fc.tuple(aDay, aDay, aDay), close).chain(([touch = SENT, one = SENT, other = SENT]) => {
  const [created, closed] = [one, other].toSorted();
  return fc.constantFrom(days(touch), days(touch, created), days(touch, created, closed));
});

describe('whatever the days are,', { tags: 'thorough' }, () => {
  test('exactly one line of the rule fits, and says the same as a judge that counts the days', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyDays, (packet) => {
        const { lines, isSourced, isTooOld } = claims(packet);
        const fitting = CREDIT_LINES.filter((line) => lines[line]);
        const { classification, line, needsWord } = creditOf(packet, SENT_AT);
        expect(fitting).toEqual([line]);
        expect(classification === 'partner_sourced').toBe(isSourced);
        expect(needsWord === 'touch_too_old').toBe(isTooOld);
        expect(needsWord === 'opportunity_closed').toBe(line === 'opportunity_closed');
        seen.add(`${line} ${needsWord}`);
      }),
      { numRuns: 3000 },
    );
    expect(seen.size, [...seen].join(', ')).toBe(6);
  });
});

describe('the word of alliances', () => {
  const packet = packetOf({ opportunity_created_on: '2026-11-01', opportunity_closed_on: '2026-11-10' });
  const sent = { packet, ...creditAtSending(packet, SENT_AT) };

  test('is owed until it is said, and settles the credit with who said it and when', () => {
    expect(owedWord(sent, SENT_AT)).toBe('opportunity_closed');
    const said = withWord(sent, { classification: 'partner_sourced', by: 'U0ALEX', at: SENT_AT });
    expect(said).toEqual({
      packet,
      classification: 'partner_sourced',
      creditLine: 'opportunity_closed',
      creditWordBy: 'U0ALEX',
      creditWordAt: SENT_AT,
    });
    expect(owedWord(said, SENT_AT)).toBeNull();
  });

  test('is not owed where the days settle it', () => {
    expect(owedWord({ packet: packetOf(), ...creditAtSending(packetOf(), SENT_AT) }, SENT_AT)).toBeNull();
  });
});
