import { describe, expect, test } from 'vitest';
import { faultsIn, neverIn, tellFigures } from '../../torture/figures.ts';
import type { WorldFigures } from '../../torture/world.ts';
import { livedWorld } from './small-world.ts';

const DEATHS = { kills: 250, killsDuringStart: 32, pauses: 25, overlaps: 10, endedByItself: 3 };

const STAGES = {
  Draft: 0,
  'Conflict check': 0,
  'Check overdue': 0,
  Returned: 0,
  'Awaiting response': 0,
  Lapsed: 0,
  Declined: 0,
  Accepted: 0,
  Working: 0,
  Closed: 0,
};

function worldWith(report: Partial<WorldFigures['report']> = {}): WorldFigures {
  const none = { lost: [], twice: [], outOfOrder: [], misplaced: [], stale: [], unresolved: [], toldWrongly: [] };
  const counts = { handoffs: 100, mostOpen: 40, messages: 900, takenAfterDeath: 2, wordsOfTrouble: 5 };
  return {
    deaths: DEATHS,
    faults: { 'HTTP 5xx': 7, 'answer lost': 4 },
    seconds: { storm: 60.4, finish: 10.4 },
    counts: { sent: 100, mended: 3 },
    stages: { ...STAGES, Accepted: 12 },
    days: 60.4,
    acknowledged: 500,
    report: { ...none, ...counts, ...report },
  };
}

describe('what went wrong', () => {
  test('is nothing in worlds without a fault', () => {
    expect(faultsIn([worldWith(), worldWith()])).toEqual([]);
  });

  test('is told a line each, under its name, for all worlds', () => {
    const first = worldWith({ lost: ['a', 'b'], twice: ['c'] });
    const kinds = { outOfOrder: ['d'], misplaced: ['e'], stale: ['f'], unresolved: ['g'], toldWrongly: ['h'] };
    const second = worldWith(kinds);
    const broken = ['out of order: d', 'misplaced: e', 'stale: f', 'unresolved: g', 'told wrongly: h'];
    const lines = ['lost: a', 'lost: b', 'twice: c', ...broken];
    expect(faultsIn([first, second])).toEqual(lines);
  });

  test('is what the ledger found, from a real account to the line that is printed', async () => {
    const world = await livedWorld();
    const [gone] = world.inSlack.splice(0, 1);
    expect(gone?.text).toBe('Accepted: Account 1, brought by Brightwater Consulting');
    const figures = worldWith(world.report());
    expect(faultsIn([figures])).toEqual(['lost: ae_card of H1 (sent)']);
    expect(tellFigures([figures]).at(-1)).toBe(
      'handoffs 3 (up to 3 open at once in one world), messages 29: 1 lost, 0 twice, 0 out of order, 0 misplaced, 0 stale, 0 unresolved, 0 told wrongly',
    );
  });
});

describe('the figures', () => {
  test('are sums over all worlds; of what was open at once they name the most in one', () => {
    const lines = tellFigures([
      worldWith({ mostOpen: 41, lost: ['a'], twice: ['b', 'c'] }),
      worldWith({ mostOpen: 92, outOfOrder: ['d'], misplaced: ['h', 'i'], stale: ['j'], unresolved: ['e', 'f', 'g'] }),
    ]);
    expect(lines.filter((line) => !line.startsWith('|'))).toEqual([
      '500 kills (64 of them during start-up), 50 pauses, 20 second processes; the bot ended by itself 6 times; 2 worlds',
      'met: HTTP 5xx 14, answer lost 8',
      '4 messages taken after the process that sent them was dead, 10 words to the intake owner about messages that did not arrive',
      "people heard yes 1000 times; 121 days passed on the bot's clock; storm 121 s, finish 21 s",
      'handoffs 200 (up to 92 open at once in one world), messages 1800: 1 lost, 2 twice, 1 out of order, 2 misplaced, 1 stale, 3 unresolved, 0 told wrongly',
    ]);
  });

  test('count what happened, by what it happened to, and what never did stands first', () => {
    const table = tellFigures([worldWith(), worldWith()]).filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(2 + 1 + 5);
    expect(table[2]).toContain('Conflict check 0');
    expect(table[2]).toContain('Accepted 24');
    expect(table[3]).toMatch(/^\| handoffs \| .*accepted 0, .*mended 6, sent 200 \|$/);
  });
});

describe('what never happened', () => {
  test('is what did not in any of the worlds, where there were enough kills', () => {
    const never = neverIn([worldWith()]);
    expect(never).toContain('accepted');
    expect(never).toContain('a handoff in “Working”');
    expect(never).not.toContain('mended');
    expect(never).not.toContain('a handoff in “Accepted”');
  });
});
