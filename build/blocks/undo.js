import { momentWords } from './dates.js';
import { ACTION } from './ids.js';
import { actions, button, moment, rich, words } from './kit.js';
/** The button with which an account executive takes an answer back, under it. Nothing once the time for it is over. */
export function undoBlocks({ id, undoUntil, window }) {
    if (undoUntil === null)
        return [];
    const until = moment(undoUntil, momentWords(undoUntil, window.aeZone));
    return [
        rich([words('A slip? You can take this back until '), until, words('.')]),
        actions(button('Undo', ACTION.undo, id)),
    ];
}
