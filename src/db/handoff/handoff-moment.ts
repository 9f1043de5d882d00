import { getTableColumns } from 'drizzle-orm';
import { beforeCorrections } from '../../core/handoff/corrections.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { PACKET_KEYS } from '../../core/packet/packet.ts';
import { handoffFrom, rowOf } from './handoff-row.ts';
import { pick, type Row } from './row-values.ts';
import { handoffs } from '../schema.ts';

/**
 * A handoff as an event left it, so that what tells of that event has the words of its moment. Kept is what can change. What stays is read from
 * the row, and so is the packet, whose corrections the history knows.
 */

type Key = keyof Row;

/** Who is asked changes with each re-route. */
const CORRECTED = PACKET_KEYS.filter((key) => key !== 'ae');
const STAYS = new Set<Key>([
  'id',
  'requestKey',
  'teamId',
  'author',
  'contactId',
  'duplicateReason',
  'score',
  'overrideReason',
  'revisionOf',
  'deal',
  'createdAt',
  'accountKey',
  'erasedAt',
  ...CORRECTED,
]);

// Object.entries types keys as plain text.
const CHANGES = (Object.entries(getTableColumns(handoffs)) as [Key, { notNull: boolean }][]).filter(
  ([key]) => !STAYS.has(key),
);

/** What is kept of it: as JSON, without what it has not. */
export function momentOf(handoff: Handoff): string {
  const row: Partial<Row> = rowOf(handoff);
  const kept = CHANGES.map(([key]) => [key, row[key] ?? null]).filter(([, value]) => value !== null);
  return JSON.stringify(Object.fromEntries(kept));
}

/** Undoes that. `row` is the handoff as it is now, and `later` what has happened to it since. */
export function handoffAt(row: Row, moment: string, later: readonly HandoffEvent[]): Handoff {
  const kept: Partial<Row> = JSON.parse(moment);
  // A column that is younger than the moment has its value of today where it must have one.
  const changing = CHANGES.map(([key, { notNull }]) => [key, kept[key] ?? (notNull ? row[key] : null)]);
  return handoffFrom({
    ...row,
    ...pick(packetBefore(row, later), CORRECTED),
    ...Object.fromEntries(changing),
  });
}

function packetBefore(row: Row, later: readonly HandoffEvent[]): Row {
  return { ...row, ...beforeCorrections(pick(row, PACKET_KEYS), later) };
}
