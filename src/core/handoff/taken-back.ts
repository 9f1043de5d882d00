import type { Handoff } from './handoff.ts';
import { HANDS_OVER, type HandoffEvent } from './history.ts';
import type { UserId } from '../people/member.ts';
import type { Moment } from './moment.ts';

/**
 * What was said to somebody and does not hold any more: an answer that was taken back, or a handoff that was withdrawn or went to somebody else.
 * Whoever has read nothing of it yet reads nothing of it at all, and no correction either.
 */

/** Events of the history, by their place in it: from the one that was taken back to the one that took it back. */
export type TakenBack = { what: 'answer' | 'handoff'; from: number; to: number };

type Kind = HandoffEvent['kind'];

const ANSWERS: readonly Kind[] = ['accepted', 'declined'];
const TAKES_AWAY: readonly Kind[] = ['withdrawn', 'rerouted', 'check_renewed'];
const BEGINS: readonly Kind[] = ['sent', 'check_asked'];
/** What stays true, or was typed for somebody to read: with it in between everything is told. */
const STAYS_TRUE: readonly Kind[] = ['told_partner', 'credit_corrected', 'credit_kept'];
/** With these a partner has answered what it was asked. */
const OF_PARTNER: readonly Kind[] = ['partner_move_done', 'partner_move_moved'];

/** What this reader was told around this place in the history and was taken back since. `reader`: null for the partner. */
export function takenBackAround({ handoff, history }: Moment, at: number, reader: UserId | null): TakenBack[] {
  const all = [...answers(handoff, history, reader), ...handoffs(handoff, history, reader)];
  return all.filter((one) => one.from <= at && at <= one.to && !knows(history, one, reader));
}

/** The account executive knows what they answered themselves. */
function answers({ author }: Handoff, history: readonly HandoffEvent[], reader: UserId | null): TakenBack[] {
  if (reader !== null && reader !== author) return [];
  return placesOf(history, ['reopened']).flatMap((to) => span('answer', lastOf(history, ANSWERS, to), to));
}

function handoffs(handoff: Handoff, history: readonly HandoffEvent[], reader: UserId | null): TakenBack[] {
  if (reader === handoff.author) return [];
  if (reader !== null)
    return placesOf(history, TAKES_AWAY).flatMap((to) => {
      const from = lastOf(history, HANDS_OVER, to);
      return history[from]?.detail === reader ? span('handoff', from, to) : [];
    });
  // Of a deal that goes on with a mended packet the partner has heard before.
  if (handoff.deal !== handoff.id) return [];
  const from = history.findIndex(({ kind }) => BEGINS.includes(kind));
  return placesOf(history, ['withdrawn']).flatMap((to) => span('handoff', from, to));
}

function span(what: TakenBack['what'], from: number, to: number): TakenBack[] {
  return from < 0 ? [] : [{ what, from, to }];
}

function placesOf(history: readonly HandoffEvent[], kinds: readonly Kind[]): number[] {
  return history.flatMap(({ kind }, at) => (kinds.includes(kind) ? [at] : []));
}

const lastOf = (history: readonly HandoffEvent[], kinds: readonly Kind[], before: number): number =>
  history.slice(0, before).findLastIndex(({ kind }) => kinds.includes(kind));

function knows(history: readonly HandoffEvent[], { from, to }: TakenBack, reader: UserId | null): boolean {
  return history
    .slice(from + 1, to)
    .some(
      ({ kind, actor }) =>
        STAYS_TRUE.includes(kind) || (reader === null ? OF_PARTNER.includes(kind) : actor === reader),
    );
}
