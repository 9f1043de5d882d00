import { describe, expect, test } from 'vitest';
import { listed, turnOf } from '../../../src/core/handoff/turn.ts';
import { everyState, packetOf } from '../../support/packets.ts';

const states = everyState(packetOf());

describe('whose turn it is', () => {
  test.each([
    ['awaiting', 'U0SAM', 'answer'],
    ['awaiting', 'U0MAYA', null],
    ['awaiting', 'U0IRIS', null],
    ['lapsed', 'U0IRIS', 'decide'],
    ['lapsed', 'U0SAM', 'answer'],
    ['lapsed', 'U0MAYA', null],
    ['declined', 'U0MAYA', 'mend'],
    ['declined', 'U0SAM', null],
    ['refused', 'U0MAYA', 'name_another'],
    ['kept', 'U0MAYA', null],
    ['accepted', 'U0SAM', null],
    ['working', 'U0SAM', null],
    ['won', 'U0MAYA', null],
    ['not worth working', 'U0MAYA', null],
    ['withdrawn by intake', 'U0MAYA', null],
  ] as const)('%s, for %s: %s', (state, reader, turn) => {
    expect(turnOf(states[state], reader, 'U0IRIS')).toBe(turn);
  });
});

test('what is the reader’s turn comes first, each handoff once, fifty at most', () => {
  const entry = (id: string, turn: 'answer' | null) => ({ handoff: { ...states.awaiting, id }, turn });
  const idsOf = (entries: Parameters<typeof listed>[0]) => listed(entries).map(({ handoff }) => handoff.id);
  expect(idsOf([entry('a', null), entry('b', 'answer'), entry('c', null), entry('b', 'answer')])).toEqual([
    'b',
    'a',
    'c',
  ]);
  expect(idsOf(Array.from({ length: 80 }, (_, at) => entry(`${at}`, at > 70 ? 'answer' : null)))).toHaveLength(50);
});
