import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { MINUTE, NOW, rowOf } from '../support/delivery-parts.ts';

/** Rows that wait to be delivered. */

/** A card that stands in somebody's direct messages. */
export const cardOf = (person: string): NoticeRow =>
  rowOf({ id: `card of ${person}`, conversation: `person:${person}`, channel: `D-${person}`, ts: '1' });
/** A card that nobody knows whether it was posted. */
export const inDoubt = (person: string): NoticeRow =>
  rowOf({ id: `doubt of ${person}`, conversation: `person:${person}`, status: 'unknown', claimedAt: NOW - MINUTE });

export const FIRST_LOOK = 20_000;
