import type { Change, CorrectableKey } from '../packet/correction.ts';
import type { Packet } from '../packet/packet.ts';
import type { EpochMs } from '../time/instant.ts';
import { type HandoffEvent, thisRound } from './history.ts';

/** What the corrections of a handoff changed, and in which post each of them is told. */

/**
 * What these events changed in all, each field once: as it was before the first of them, and as it is after the last. The field that was
 * touched last comes last; what was changed back is left out.
 */
export function changedInAll(events: readonly HandoffEvent[]): Change[] {
  const all = new Map<CorrectableKey, Change>();
  for (const change of events.flatMap(({ changes }) => changes ?? [])) {
    const { was } = all.get(change.field) ?? change;
    all.delete(change.field);
    all.set(change.field, { ...change, was });
  }
  return [...all.values()].filter(({ was, now }) => was !== now);
}

/** The packet as it was before these events. */
export function beforeCorrections(packet: Packet, events: readonly HandoffEvent[]): Packet {
  const changes = events.flatMap((event) => event.changes ?? []);
  return { ...packet, ...Object.fromEntries(changes.toReversed().map(({ field, was }) => [field, was])) };
}

/** What was corrected since it went to the account executive who has it now: an earlier one read another packet. */
export function correctedThisRound(history: readonly HandoffEvent[]): HandoffEvent[] {
  return thisRound(history).filter(({ kind }) => kind === 'corrected');
}

/** Corrections within ten minutes are told in one post. */
const TOGETHER_MS = 10 * 60_000;

/** When the post was begun in which a correction at `now` is told: `now`, unless there was one a moment ago. */
export function postBegunAt(history: readonly HandoffEvent[], now: EpochMs): EpochMs {
  const moments = [...correctedThisRound(history).map(({ at }) => at), now];
  return moments.reduce((begun, at) => (at - begun < TOGETHER_MS ? begun : at));
}

/** The corrections that are told in the post that was begun then. */
export function toldInPost(history: readonly HandoffEvent[], begunAt: EpochMs): HandoffEvent[] {
  return correctedThisRound(history).filter(({ at }) => at >= begunAt && at - begunAt < TOGETHER_MS);
}
