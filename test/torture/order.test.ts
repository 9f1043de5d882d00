import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../torture/books.ts';
import { disorder, type Restored } from '../../torture/order.ts';
import type { SlackMessage } from '../../torture/slack-messages.ts';

/** Sam's messages about one handoff, in the order in which they were queued, each with the second at which it stands in Slack. */
type Line = readonly (readonly [kind: string, at: number])[];

const RESTORED_AT = 100;
/** All that is told before the restore, and no more. */
const restoredAfter = (line: Line, ...more: string[]): Restored => ({
  at: RESTORED_AT,
  said: new Set([...line.flatMap(([kind, at]) => (at < RESTORED_AT ? [kind] : [])), ...more]),
});

function faultsOf(line: Line, restored: Restored | null = null): string[] {
  const said = line.map(
    ([kind], position): NoticeRow =>
      ({
        id: kind,
        kind,
        position,
        handoff_id: 'H1',
        conversation: 'person:U0SAM',
        status: 'sent',
        detail: '{}',
        carried_by: null,
      }) as NoticeRow,
  );
  const at = new Map(line);
  const copiesOf = ({ id }: NoticeRow) => [{ ts: `${at.get(id)}.000001` } as SlackMessage];
  return disorder({ said, copiesOf, firstOf: (handoff) => handoff }, restored);
}

const before = (kind: string, other: string) =>
  `person:U0SAM: ${kind} of H1 (sent) stands before ${other} of H1 (sent)`;

describe('messages about one handoff stand in a conversation in the order of what happened', () => {
  test('as they do', () => {
    expect(
      faultsOf([
        ['ae_card', 1],
        ['question', 2],
        ['ae_reply', 3],
      ]),
    ).toEqual([]);
  });

  test('and one that stands before an earlier one is a fault', () => {
    expect(
      faultsOf([
        ['ae_card', 1],
        ['question', 5],
        ['ae_reply', 3],
      ]),
    ).toEqual([before('ae_reply', 'question')]);
  });
});

describe('of two handoffs of one deal', () => {
  const inTurn = (conversation: string) => {
    const row = (id: string, handoff: string) =>
      ({
        id,
        kind: id,
        handoff_id: handoff,
        conversation,
        status: 'sent',
        detail: '{}',
        carried_by: null,
      }) as NoticeRow;
    const copiesOf = ({ id }: NoticeRow) => [{ ts: id === 'declined' ? '2.000001' : '1.000001' } as SlackMessage];
    return disorder({ said: [row('declined', 'H1'), row('mended', 'H2')], copiesOf, firstOf: () => 'H1' });
  };

  test('a partner reads the first one’s end before the second', () => {
    expect(inTurn('partner:brightwater')).toHaveLength(1);
  });

  test('a person’s messages of the one wait for none of the other', () => {
    expect(inTurn('person:U0ALEX')).toEqual([]);
  });
});

describe('after a restore', () => {
  test('something older is told later, where it was not told before', () => {
    const line: Line = [
      ['ae_card', 1],
      ['question', 150],
      ['ae_reply', 50],
    ];
    expect(faultsOf(line, restoredAfter(line))).toEqual([]);
  });

  test('but not where it was: then it is told again', () => {
    const line: Line = [
      ['ae_card', 1],
      ['question', 150],
      ['ae_reply', 50],
    ];
    expect(faultsOf(line, restoredAfter(line, 'question'))).toEqual([before('ae_reply', 'question')]);
  });

  test('what is told anew stands in order', () => {
    const line: Line = [
      ['ae_card', 1],
      ['question', 150],
      ['ae_reply', 140],
    ];
    expect(faultsOf(line, restoredAfter(line))).toEqual([before('ae_reply', 'question')]);
  });

  test('also where something between them was told before', () => {
    const line: Line = [
      ['question', 150],
      ['ae_card', 1],
      ['ae_reply', 140],
    ];
    expect(faultsOf(line, restoredAfter(line))).toEqual([before('ae_reply', 'question')]);
  });

  test('what was told before keeps its place, as the books of then have it', () => {
    const line: Line = [
      ['ae_card', 1],
      ['question', 50],
      ['ae_reply', 40],
    ];
    expect(faultsOf(line, restoredAfter(line))).toEqual([]);
  });
});
