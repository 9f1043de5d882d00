import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { createSharedMessages, MOST_TOGETHER } from '../../src/delivery/shared-messages.ts';
import { awaiting, brightwater, MINUTE, NOW, outboxThatSays, rowOf } from '../support/delivery-parts.ts';

/** What falls due for one person at one moment is one message: which notices share it, and what it says. */

const CONTEXT = {
  about: 'handoff' as const,
  teamId: awaiting.teamId,
  handoff: awaiting,
  partner: brightwater,
  reader: 'U0SAM',
  history: [],
  now: { handoff: awaiting, history: [] },
  previous: null,
  stuck: null,
  left: { ms: 60 * MINUTE, isLastDay: true, dials: [] },
  intakeOwner: 'U0IRIS',
};

const reminder = (id: string, position: number, changes: Partial<NoticeRow> = {}) =>
  rowOf({ id, position, kind: 'reminder', notice: { kind: 'reminder', reminder: 'last_day', at: NOW }, ...changes });

/** `gone` are the notices whose handoff is not there, `strange` those whose reader may not read them, `asleep` those for whom it is night. */
type Changes = { due?: NoticeRow[]; carried?: NoticeRow[]; gone?: string[]; strange?: string[]; asleep?: string[] };

function sharing({ due = [], carried = [], gone = [], strange = [], asleep = [] }: Changes) {
  const accountOf = ({ id }: NoticeRow) => {
    const handoff = { ...awaiting, packet: { ...awaiting.packet, account: `Account ${id}` } };
    return { ...CONTEXT, handoff, now: { handoff, history: [] } };
  };
  return createSharedMessages({
    outbox: outboxThatSays([], { dueTogether: async () => due, carriedBy: async () => carried }),
    destinations: { contextOf: async (row) => (gone.includes(row.id) ? null : accountOf(row)) },
    readers: {
      check: async ({ id }) => {
        if (strange.includes(id)) throw new Error('Its reader is no full member.');
      },
    },
    readingHours: async ({ id }) => (asleep.includes(id) ? NOW + MINUTE : NOW),
    now: () => NOW,
  });
}

describe('what goes along with a message', () => {
  const first = reminder('N1', 1);
  const others = [reminder('N2', 2), reminder('N3', 3), reminder('N4', 4), reminder('N5', 5)];
  const alongWith = async (row: NoticeRow, changes: Changes = {}) =>
    (await sharing({ due: [first, ...others], ...changes }).companionsOf(row)).map(({ id }) => id);

  test('is all else that is due for its reader, and not the message itself', async () => {
    expect(await alongWith(first)).toEqual(['N2', 'N3', 'N4', 'N5']);
  });

  test('is not what its reader may not read, what waits for their morning, and what is over', async () => {
    expect(await alongWith(first, { strange: ['N2'], asleep: ['N3'], gone: ['N5'] })).toEqual(['N4']);
  });

  test('is no more than fits into one message', async () => {
    const many = Array.from({ length: 20 }, (_, at) => reminder(`N${at + 1}`, at + 1));
    expect(await alongWith(first, { due: many })).toHaveLength(MOST_TOGETHER - 1);
  });

  test('is nothing for what was sent already, or may have been: it would say more than the copy that may turn up', async () => {
    expect(await alongWith(reminder('N1', 1, { claimedAt: NOW - MINUTE }))).toEqual([]);
    expect(await alongWith(reminder('N1', 1, { channel: 'D0SAM', ts: '1' }))).toEqual([]);
  });

  test('is nothing for a card, which stands by itself', async () => {
    expect(await alongWith(rowOf())).toEqual([]);
  });
});

describe('a message of several', () => {
  const textOf = async (row: NoticeRow, changes: Changes) =>
    (await sharing(changes).draw(row, { ...CONTEXT }))?.text.match(/Account N\d|Fabrikam/g);

  test('says all of it, in the order in which it came up', async () => {
    const carried = [reminder('N3', 3), reminder('N1', 1)];
    expect(await textOf(reminder('N2', 2), { carried })).toEqual(['Account N1', 'Fabrikam', 'Account N3']);
  });

  test('is the one notice alone when nothing goes with it', async () => {
    expect(await textOf(reminder('N2', 2), {})).toEqual(['Fabrikam']);
  });
});
