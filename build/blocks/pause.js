import { ownerOf } from '../core/stages.js';
import { momentWords } from './dates.js';
import { bold, moment, person, rich, words } from './kit.js';
/** That nothing is posted to a partner, for our own people. */
export function pausedWords({ name }, { since, by }) {
    return [
        bold(`${name} is paused: nothing is posted to them.`),
        words(' By '),
        person(by),
        words(', '),
        moment(since, momentWords(since, 'Etc/UTC')),
        words('.'),
    ];
}
/** A line of an open handoff's card; none while the partner is posted to. What is closed is changed no more, so it would stay there. */
export function pausedLine(partner, handoff) {
    // Nobody owns what is closed.
    const isClosed = ownerOf(handoff, handoff.author) === null;
    return partner.paused === null || isClosed ? [] : [rich(pausedWords(partner, partner.paused))];
}
