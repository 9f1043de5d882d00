import { describe, expect, test } from 'vitest';
import { ownerOf } from '../../src/core/handoff.ts';
import { stageOf, STAGES, toActOn } from '../../src/core/stages.ts';
import type { StateName } from '../support/packets.ts';
import { names, states } from './life-table.ts';

describe('a stage', () => {
  test.each<[StateName, people: string[], isPartnerToo: boolean]>([
    ['kept', ['U0MAYA'], false],
    ['refused', ['U0MAYA'], false],
    ['awaiting', ['U0SAM'], false],
    ['lapsed', ['U0IRIS', 'U0SAM'], false],
    ['re-routed', ['U0PRIYA'], false],
    ['accepted', ['U0SAM'], true],
    ['working', ['U0SAM'], false],
    ['won', [], false],
    ['declined', ['U0MAYA'], false],
    ['closed by its author', [], false],
  ])('%s waits for %j, and for the partner: %j', (name, people, isPartnerToo) => {
    expect(toActOn(states[name], 'U0IRIS')).toEqual({ people, isPartnerToo });
  });

  test('has an owner, somebody to act and an exit, or it is closed', () => {
    for (const name of names) {
      const handoff = states[name];
      const isOpen = ownerOf(handoff, 'U0IRIS') !== null;
      expect(toActOn(handoff, 'U0IRIS').people.length > 0, name).toBe(isOpen);
      expect(STAGES[stageOf(handoff)].up !== null, name).toBe(isOpen);
    }
  });

  test('names nobody twice who is to act', () => {
    expect(toActOn(states.lapsed, 'U0SAM').people).toEqual(['U0SAM']);
  });
});
