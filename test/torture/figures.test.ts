import { describe, expect, test } from 'vitest';
import { faultsIn, neverIn, tellFigures } from '../../torture/storm/figures.ts';
import type { WorldFigures } from '../../torture/storm/world.ts';
import { livedWorld } from './small-world.ts';

const DEATHS = { kills: 250, killsDuringStart: 32, pauses: 25, overlaps: 10, endedByItself: 3 };

function worldWith(report: Partial<WorldFigures['report']> = {}): WorldFigures {
  const none = { lost: [], twice: [], outOfOrder: [], misplaced: [], stale: [], unresolved: [] };
  const counts = { handoffs: 100, mostOpen: 40, messages: 900, takenAfterDeath: 2, wordsOfTrouble: 5 };
  return {
    deaths: DEATHS,
    faults: { 'HTTP 5xx': 7, 'answer lost': 4 },
    seconds: { storm: 60.4, finish: 10.4 },
    brought: { handoffs: 100, times: { sent: 100, mended: 3 }, inStage: { Accepted: 12 } },
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
    const kinds = { outOfOrder: ['d'], misplaced: ['e'], stale: ['f'], unresolved: ['g'] };
    const second = worldWith(kinds);
    const broken = ['out of order: d', 'misplaced: e', 'stale: f', 'unresolved: g'];
    const lines = ['lost: a', 'lost: b', 'twice: c', ...broken];
    expect(faultsIn([first, second])).toEqual(lines);
  });

  test('is what the ledger found, from a real account to the line that is printed', async () => {
    const world = await livedWorld();
    const [gone] = world.inSlack.splice(0, 1);
    expect(gone?.text).toBe('Accepted: Account 1, brought by Brightwater Consulting');
    const figures = worldWith(world.report());
    expect(faultsIn([figures])).toEqual(['lost: ae_card of H1 (sent)']);
    expect(tellFigures(250, [figures]).at(-1)).toBe(
      'handoffs 3 (up to 3 open at once in one world), messages 29: 1 lost, 0 twice, 0 out of order, 0 misplaced, 0 stale, 0 unresolved',
    );
  });
});

describe('the figures', () => {
  test('are sums over all worlds; of what was open at once they name the most in one', () => {
    const lines = tellFigures(450, [
      worldWith({ mostOpen: 41, lost: ['a'], twice: ['b', 'c'] }),
      worldWith({ mostOpen: 92, outOfOrder: ['d'], misplaced: ['h', 'i'], stale: ['j'], unresolved: ['e', 'f', 'g'] }),
    ]);
    expect(lines.filter((line) => !/^(in each stage|of each kind of event): /.test(line))).toEqual([
      '500 kills (64 of them during start-up), 50 pauses, 20 second processes; the bot ended by itself 6 times; 2 worlds',
      'met: HTTP 5xx 14, answer lost 8',
      'brought about by presses and forms: 200 handoffs',
      'Demanded of 450 kills: 337 handoffs, every stage, and every kind of event',
      '4 messages taken after the process that sent them was dead, 10 words to the intake owner about messages that did not arrive',
      'people were told “done” 1000 times; 121 days passed on the bot’s clock; storm 121 s, finish 21 s',
      'handoffs 200 (up to 92 open at once in one world), messages 1800: 1 lost, 2 twice, 1 out of order, 2 misplaced, 1 stale, 3 unresolved',
    ]);
  });

  test('say how often each thing happened, and first what never did', () => {
    const lines = tellFigures(500, [worldWith(), worldWith()]);
    expect(lines).toContainEqual(expect.stringMatching(/^in each stage: Draft 0, .*Accepted 24, Working 0, Closed 0$/));
    expect(lines).toContainEqual(expect.stringMatching(/^of each kind of event: .*accepted 0, .*mended 6, sent 200$/));
  });
});

describe('what never happened', () => {
  test('is what did not in any of the worlds, where there were enough kills', () => {
    const never = neverIn(250, [worldWith()]);
    expect(never).toContain('accepted');
    expect(never).toContain('a handoff in “Working”');
    expect(never).toContain('187 handoffs (only 100)');
    expect(never).not.toContain('mended');
    expect(never).not.toContain('a handoff in “Accepted”');
  });
});
