import { describe, expect, test } from 'vitest';
import { type Handoff } from '../../../src/core/handoff/handoff.ts';
import { partnerDone, sellerDone } from '../../../src/core/outcome/moving.ts';
import { ownerOf, stageOf, STAGES, toActOn } from '../../../src/core/handoff/stages.ts';
import { lena, NOW, sam, type StateName } from '../../support/packets.ts';
import { names, states } from '../life-table.ts';

describe('a stage', () => {
  test.each<[StateName, people: string[], isPartnerToo: boolean]>([
    ['kept', ['U0MAYA'], false],
    ['refused', ['U0MAYA'], false],
    ['awaiting', ['U0SAM'], false],
    ['lapsed', ['U0IRIS', 'U0SAM'], false],
    ['re-routed', ['U0PRIYA'], false],
    ['accepted', ['U0SAM'], true],
    ['accepted, nothing happened', ['U0SAM'], true],
    ['accepted, both have moved', ['U0SAM'], false],
    ['working', ['U0SAM'], true],
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
      const { people, isPartnerToo } = toActOn(handoff, 'U0IRIS');
      expect(people.length > 0 || isPartnerToo, name).toBe(isOpen);
      expect(STAGES[stageOf(handoff)].up !== null, name).toBe(isOpen);
    }
  });

  test('waits after acceptance for whoever has a move open', () => {
    const turn = (decision: { next: Handoff }) => toActOn(decision.next, 'U0IRIS');
    const [sams, lenas] = [sellerDone, partnerDone].map((done, at) =>
      turn(done(states.accepted, { by: at === 0 ? sam : lena, now: NOW })),
    );
    expect(sams).toEqual({ people: [], isPartnerToo: true });
    expect(lenas).toEqual({ people: ['U0SAM'], isPartnerToo: false });
  });

  test('names nobody twice who is to act', () => {
    expect(toActOn(states.lapsed, 'U0SAM').people).toEqual(['U0SAM']);
  });
});
