import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/kernel/errors.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { noticeKey } from '../../src/core/notices/notice-rules.ts';
import { everyState, packetOf, type StateName } from '../support/packets.ts';

/** Every state against everything that can happen, one table for each part of the core. */

export const states = everyState(packetOf());
export const names = Object.keys(states) as StateName[];

/** Whom a handoff is with, or how it ended: most parts of the core go by that alone. */
export type Standing =
  | 'a draft'
  | 'with Sam'
  | 'with Priya'
  | 'withdrawn'
  | 'accepted by Sam'
  | 'accepted by Priya'
  | 'declined by Sam'
  | 'declined by Sam for Priya'
  | 'closed after Sam declined';

const STANDINGS: Record<StateName, Standing> = {
  kept: 'a draft',
  refused: 'a draft',
  withdrawn: 'withdrawn',
  'landed after a while': 'with Sam',
  awaiting: 'with Sam',
  'reminded tomorrow': 'with Sam',
  'reminded on the last day': 'with Sam',
  retimed: 'with Sam',
  proposed: 'with Sam',
  corrected: 'with Sam',
  lapsed: 'with Sam',
  escalated: 'with Sam',
  'promised again': 'with Sam',
  'reopened late': 'with Sam',
  'taken back': 'with Sam',
  extended: 'with Sam',
  're-routed': 'with Priya',
  're-routed and lapsed': 'with Priya',
  're-routed and accepted': 'accepted by Priya',
  'withdrawn by intake': 'withdrawn',
  'accepted late': 'accepted by Sam',
  'declined late': 'declined by Sam',
  accepted: 'accepted by Sam',
  'accepted with another move': 'accepted by Sam',
  'accepted and graded': 'accepted by Sam',
  'declined and graded': 'declined by Sam',
  working: 'accepted by Sam',
  'working with an opportunity': 'accepted by Sam',
  'not worth working': 'accepted by Sam',
  won: 'accepted by Sam',
  lost: 'accepted by Sam',
  'no deal': 'accepted by Sam',
  'accepted a moment ago': 'accepted by Sam',
  'declined a moment ago': 'declined by Sam',
  'accepted, the partner needs time': 'accepted by Sam',
  'accepted, nothing happened': 'accepted by Sam',
  'accepted, we have moved': 'accepted by Sam',
  'accepted, both silent': 'accepted by Sam',
  'accepted, both have moved': 'accepted by Sam',
  declined: 'declined by Sam',
  'declined for a better one': 'declined by Sam for Priya',
  'declined for a conflict': 'declined by Sam',
  parked: 'declined by Sam',
  woken: 'declined by Sam',
  'asked what becomes of it': 'declined by Sam',
  'told the partner': 'declined by Sam',
  'closed by its author': 'closed after Sam declined',
  'closed by time': 'closed after Sam declined',
  mended: 'closed after Sam declined',
};

/** A row for each state, where only its standing counts. */
export function rowsByStanding(rows: Record<Standing, string[]>): Record<StateName, string[]> {
  const each = Object.entries(STANDINGS).map(([name, standing]) => [name, rows[standing]]);
  // The keys are those of STANDINGS, which has every state.
  return Object.fromEntries(each) as Record<StateName, string[]>;
}

/** Something that happens to a handoff. */
export type Thing = (handoff: Handoff) => Decision | null;

/** What came of it, in one line: what is noted, the stage it leads to and who is told; or the refusal's sentence. */
export function outcomeOf(handoff: Handoff, thing: Thing): string {
  try {
    const decision = thing(handoff);
    if (!decision) return 'nothing';
    const told = decision.notices.map((notice) => readable(noticeKey(notice)));
    return [`${decision.event?.kind ?? 'not noted'} → ${decision.next.stage}:`, ...told].join(' ');
  } catch (error) {
    if (error instanceof Refusal) return error.message.replace(/<!date[^>]*>/, '<when>');
    throw error;
  }
}

/** `lapse_ae:1795816800000` as "lapse_ae(2026-11-27T22:00)": moments as people would say them, not as numbers. */
function readable(key: string): string {
  const moments = key.replace(/\d{13}/, (at) => new Date(Number(at)).toISOString().slice(0, 16));
  return moments.replace(/^(\w+):(.*)$/, '$1($2)');
}

/** Makes one test of each cell, and one that no state is missing. `rows` has an outcome for each thing, in their order. */
export function checkTable(things: Record<string, Thing>, rows: Record<StateName, string[]>): void {
  const columns = Object.entries(things);
  describe.each(names)('of a handoff that is %s', (name) => {
    test.each(columns.map(([column], at) => [column, at] as const))('%s', (column, at) => {
      const thing = things[column];
      expect(thing && outcomeOf(states[name], thing)).toBe(rows[name][at]);
    });
  });

  test('is written down for every state and everything that can happen', () => {
    for (const name of names) expect(rows[name], name).toHaveLength(columns.length);
  });
}
