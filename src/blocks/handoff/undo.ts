import type { KnownBlock } from '@slack/web-api';
import type { Accepted, Declined } from '../../core/handoff/handoff.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, button, moment, rich, words } from '../kit/kit.ts';

/** The button with which an account executive takes an answer back, under it. Nothing once the time for it is over. */
export function undoBlocks({ id, undoUntil, window }: Accepted | Declined): KnownBlock[] {
  if (undoUntil === null) return [];
  const until = moment(undoUntil, momentWords(undoUntil, window.aeZone));
  return [
    rich([words('A slip? You can take this back until '), until, words('.')]),
    actions(button('Undo', ACTION.undo, id)),
  ];
}
