import { getTableColumns } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../../src/core/handoff/handoff.ts';
import { handoffFrom, rowOf, type StateRow } from '../../../src/db/handoff/handoff-row.ts';
import { handoffs } from '../../../src/db/schema.ts';
import { everyState, longest, packetOf, shortest, type StateName } from '../../support/packets.ts';

/** Its row as the database gives it, with some columns emptied. */
function readBack(handoff: Handoff, emptied: Partial<StateRow> = {}): Handoff {
  return handoffFrom({ ...rowOf(handoff), requestKey: 'a form', erasedAt: null, ...emptied });
}

const states = everyState(packetOf());

describe('the row of a handoff', () => {
  test.each(Object.keys(states) as StateName[])('that is %s gives it back as it was', { tags: 'thorough' }, (name) => {
    for (const packet of [packetOf(), shortest, longest('Ω')]) {
      const state = everyState(packet)[name];
      expect(readBack(state)).toStrictEqual(state);
    }
  });

  test.each(Object.entries(states))('that is %s says something of every column, and of no other', (_, state) => {
    const { requestKey: _requestKey, erasedAt: _erasedAt, ...columns } = getTableColumns(handoffs);
    const row = rowOf(state);
    expect(Object.keys(row).toSorted()).toEqual(Object.keys(columns).toSorted());
    expect(Object.values(row)).not.toContain(undefined);
  });
});

const WINDOW = ['aeZone', 'landedAt', 'deadlineAt', 'calendarVersion', 'remindedAt'] as const;
const DECIDED = [...WINDOW, 'decidedAt', 'decidedBy'] as const;

const AGREED = [
  ...DECIDED,
  'agreedMove',
  'agreedMoveBy',
  'partnerDueOn',
  'partnerAskedAt',
  'sellerAgreedAt',
  'leadsCustomer',
  'leadsFit',
  'leadsClose',
] as const;

/** What there must be in the row of each. */
const NEEDED: [StateName, readonly (keyof StateRow)[]][] = [
  ['awaiting', WINDOW],
  ['re-routed and lapsed', WINDOW],
  ['accepted', AGREED],
  ['accepted late', AGREED],
  ['declined', [...DECIDED, 'declineReason']],
  ['closed by time', ['outcome', ...DECIDED, 'declineReason']],
  ['mended', ['outcome', ...DECIDED, 'declineReason']],
  // Without a moment at which it landed it is a draft that was withdrawn.
  ['withdrawn by intake', ['outcome', ...WINDOW.filter((column) => column !== 'landedAt')]],
  ['withdrawn', ['outcome']],
];

describe('a row that lacks what its stage has is refused, in a sentence that names the handoff and the column:', () => {
  const lacking = NEEDED.flatMap(([name, columns]) => columns.map((column) => [name, column] as const));

  test.each(lacking)('%s without %s', (name, column) => {
    const state = states[name];
    expect(() => readBack(state, { [column]: null })).toThrow(`Handoff H2345678 is ${state.stage} without ${column}.`);
  });

  test('and nothing else is missed: whatever may be empty is empty in a row that is read', () => {
    const mayBeEmpty = [
      'snoozedUntil',
      'lapsedAt',
      'escalatedAt',
      'proposedAe',
      'declineNote',
      'betterAe',
      'comeBackOn',
      'revisionOf',
    ];
    for (const [name] of NEEDED)
      for (const column of mayBeEmpty)
        expect(readBack(states[name], { [column]: null }).stage, `${name} without ${column}`).toBe(states[name].stage);
  });
});
