import { cut } from '../core/text.js';
import { helpButtons } from './help-posts.js';
import { ACTION } from './ids.js';
import { actions, bold, button, person, plainContext, rich, words } from './kit.js';
import { counted } from './words.js';
export const NO_HELP = {
    toYou: [],
    byYou: [],
    counts: { open: 0, handed_off: 0, not_now: 0, taken_back: 0 },
};
/** Fifty blocks fit into one message, and handoffs stand there too. */
const SHOWN_AT_MOST = 5;
const LONGEST = 200;
/** Nothing where there is nothing. */
export function helpListBlocks({ toYou, byYou, counts }) {
    return [
        ...part('Help requests to you', toYou, (request) => [
            rich([bold(request.account), words(', asked for by '), person(request.asker)], [words(cut(request.help, LONGEST))]),
            helpButtons(request),
        ]),
        ...part('Help that you asked for', byYou, (request) => [
            rich([bold(request.account), words(', with '), person(request.asked)], [words(cut(request.help, LONGEST))]),
            actions(button('Take it back', ACTION.helpTakeBack, request.id)),
        ]),
        ...countsLine(counts),
    ];
}
function part(title, requests, drawn) {
    if (requests.length === 0)
        return [];
    const more = requests.length - SHOWN_AT_MOST;
    return [
        rich([bold(title)]),
        ...requests.slice(0, SHOWN_AT_MOST).flatMap(drawn),
        ...(more > 0 ? [plainContext(`and ${more} more`)] : []),
    ];
}
/** "Help requests to you so far: 4. 1 became a handoff, 1 not now, 1 taken back, 1 open." */
function countsLine(counts) {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (all === 0)
        return [];
    const each = Object.entries(WORDS).flatMap(([state, say]) => {
        const count = counts[state];
        return count === 0 ? [] : [say(count)];
    });
    return [plainContext(`${counted(all, 'help request')} went to you so far: ${each.join(', ')}.`)];
}
const WORDS = {
    open: (count) => `${count} open`,
    handed_off: (count) => `${count} became ${count === 1 ? 'a handoff' : 'handoffs'}`,
    not_now: (count) => `${count} not now`,
    taken_back: (count) => `${count} taken back`,
};
