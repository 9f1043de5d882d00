import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Claim,
  claimOf,
  compareClaims,
  orderOfClaims,
  RULE_LINES,
  RULE_VERSION,
} from '../../../src/core/registration/claims.ts';
import { registered } from '../../support/registered.ts';

/** Whose an account is, by the rule and by nothing else. */

const claim = (id: string, changes: Partial<Claim> = {}): Claim => ({
  id,
  registeredOn: '2026-11-24',
  touchOn: '2026-11-20',
  settled: null,
  ...changes,
});
const first = (...claims: Claim[]) => orderOfClaims(claims).ranked[0]?.id;
const line = (...claims: Claim[]) => orderOfClaims(claims).line;

describe('the order of claims', () => {
  const none = claim('none', { registeredOn: null, touchOn: '2026-01-02' });

  test('puts a live valid registration before none, however early the other’s touch was', () => {
    expect([first(none, claim('A')), line(none, claim('A'))]).toEqual(['A', 'registration']);
  });

  test('puts the earlier of two registrations first, whoever touched earlier', () => {
    const late = claim('late', { registeredOn: '2026-11-25', touchOn: '2026-01-02' });
    expect([first(late, claim('early')), line(late, claim('early'))]).toEqual(['early', 'earlier']);
  });

  test('puts the earlier touch first on the same day, and a touch without evidence last', () => {
    const earlier = claim('Z', { touchOn: '2026-11-19' });
    const unproved = claim('A', { touchOn: null });
    expect([first(claim('B'), earlier), line(claim('B'), earlier)]).toEqual(['Z', 'touch']);
    expect(first(unproved, claim('B'))).toBe('B');
  });

  test('leaves all else to the adjudicator, and holds to what they said', () => {
    const tie = orderOfClaims([claim('B'), claim('A')]);
    expect(tie).toMatchObject({ line: 'adjudicator', version: RULE_VERSION });
    expect(tie.tied.map(({ id }) => id)).toEqual(['A', 'B']);
    const settled = orderOfClaims([claim('A', { settled: 'behind' }), claim('B', { settled: 'first' })]);
    expect(settled).toMatchObject({ line: 'adjudicator', tied: [] });
    expect(settled.ranked.map(({ id }) => id)).toEqual(['B', 'A']);
    const another = orderOfClaims([claim('A', { settled: 'behind' }), claim('B', { settled: 'first' }), claim('C')]);
    expect(
      another.tied.map(({ id }) => id),
      'of a third they have said nothing',
    ).toEqual(['B', 'C', 'A']);
  });

  test('asks nobody about one claim, about none, or about those that the adjudicator set aside', () => {
    expect(orderOfClaims([])).toMatchObject({ ranked: [], tied: [], line: null });
    expect(orderOfClaims([claim('A')])).toMatchObject({ tied: [], line: 'registration' });
    expect(line(none)).toBeNull();
    const aside = (id: string) => claim(id, { registeredOn: null, settled: 'nowhere' });
    expect(orderOfClaims([aside('A'), aside('B')]).tied).toEqual([]);
  });

  test('reads a registration as it stands', () => {
    expect(claimOf(registered())).toMatchObject({ registeredOn: '2026-11-23', touchOn: '2026-11-12', settled: null });
    expect(claimOf(registered({ ruling: 'set_aside' }))).toMatchObject({ registeredOn: null, settled: 'nowhere' });
    expect(claimOf(registered({ ruling: 'behind' }))).toMatchObject({ registeredOn: '2026-11-23', settled: 'behind' });
    expect(claimOf(registered({ ruling: 'upheld' })).settled).toBe('first');
  });
});

describe('whatever the claims are', () => {
  const day = fc.constantFrom('2026-11-20', '2026-11-23', '2026-11-24', null);
  const settled = fc.constantFrom('first' as const, 'behind' as const, 'nowhere' as const, null);
  const claims = fc.uniqueArray(
    fc.record({ id: fc.stringMatching(/^[A-Z]{1,3}$/), registeredOn: day, touchOn: day, settled }),
    {
      selector: ({ id }) => id,
      maxLength: 7,
    },
  );
  const three = fc.tuple(
    fc.record({ registeredOn: day, touchOn: day, settled }),
    fc.record({ registeredOn: day, touchOn: day, settled }),
    fc.record({ registeredOn: day, touchOn: day, settled }),
  );
  const order = (one: Claim, other: Claim) => Math.sign(compareClaims(one, other).order);

  test('the order is total and antisymmetric: of two, one comes first, or neither, from both sides', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        const [one, other] = [claim('A', a), claim('B', b)];
        expect([-1, 0, 1]).toContain(order(one, other));
        expect(order(one, other) + order(other, one)).toBe(0);
        expect(compareClaims(one, other).line).toBe(compareClaims(other, one).line);
        expect(RULE_LINES).toContain(compareClaims(one, other).line);
        expect(order(one, one)).toBe(0);
      }),
    );
  });

  test('the order is transitive', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const [one, two, last] = [claim('A', a), claim('B', b), claim('C', c)];
        if (order(one, two) <= 0 && order(two, last) <= 0) expect(order(one, last)).toBeLessThanOrEqual(0);
        if (order(one, two) === 0 && order(two, last) === 0) expect(order(one, last)).toBe(0);
      }),
    );
  });

  test('the order is the same in whichever order they were given', () => {
    fc.assert(
      fc.property(
        claims.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(orderOfClaims(shuffled)).toEqual(orderOfClaims(all));
        },
      ),
    );
  });

  test('only the adjudicator’s line leaves claims tied, and those are the first of all', () => {
    fc.assert(
      fc.property(claims, (all) => {
        const { ranked, tied, line: by } = orderOfClaims(all);
        if (tied.length > 0) expect(by).toBe('adjudicator');
        expect(tied.every((one) => ranked[0] && compareClaims(ranked[0], one).line === 'adjudicator')).toBe(true);
        expect(ranked.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
    );
  });
});
