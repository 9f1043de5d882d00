import { fieldOf, PACKET_KEYS } from '../core/packet.js';
import { CARD_LINES, PACKET_PARTS } from '../core/packet-field.js';
import { dayWords } from '../core/time/day-words.js';
import { bold, context, person, rich, words, wordsWithLinks } from './kit.js';
import { bare, mrkdwn } from './mrkdwn.js';
import { counted } from './words.js';
/** The packet behind what is asked: each part under its title. Small print keeps them apart and takes least of the reader's minute. */
export function packetBlocks(reading) {
    // Object.entries types keys as plain text.
    const parts = Object.entries(PACKET_PARTS);
    return parts.flatMap(([part, title]) => [context(mrkdwn `*${bare(title)}*`), rich(...packetLines(part, reading))]);
}
/** The lines of one part of the card, in their order. */
export function packetLines(part, reading) {
    // Object.entries types keys as plain text.
    const lines = Object.entries(CARD_LINES[part]);
    return lines.map(([line, name]) => [bold(`${name}${inBrackets(line, reading)}: `), ...textOf(line, reading)]);
}
/** "Why 5 days: …"; nothing where its author gave no reason. */
export function windowReason({ window_days: days, window_reason: reason }) {
    return reason === null ? [] : [[bold(`Why ${counted(days, 'day')}: `), words(reason)]];
}
function textOf(line, reading) {
    return fieldsOf(line, false).flatMap(({ key, place }) => shown(key, place, reading));
}
function inBrackets(line, { packet }) {
    const isShown = ({ key }) => packet[key] !== false;
    const inName = fieldsOf(line, true)
        .filter(isShown)
        .map(({ key, place }) => place.before ?? choiceWord(key, packet));
    return inName.length === 0 ? '' : ` (${inName.join(', ')})`;
}
function fieldsOf(line, isInName) {
    const fields = PACKET_KEYS.flatMap((key) => {
        const { card } = fieldOf(key);
        const isHere = typeof card === 'object' && card.line === line && (card.isInName ?? false) === isInName;
        return isHere ? [{ key, place: card }] : [];
    });
    const isLast = ({ place }) => place.isLast ?? false;
    return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}
function shown(key, place, { packet, partnerName, asOf }) {
    const value = packet[key];
    if (value === null || value === '' || value === false)
        return place.none === undefined ? [] : [words(place.none)];
    const around = (...elements) => [
        ...wordsOrNothing(place.before),
        ...elements,
        ...wordsOrNothing(place.after),
    ];
    const text = String(value);
    switch (place.as) {
        case 'words':
            return around(words(text));
        case 'links':
            return around(...wordsWithLinks(text));
        case 'day':
            return around(words(dayWords(text, asOf)));
        case 'person':
            return around(person(text));
        case 'partner':
            return around(words(partnerName));
        case 'choice':
            return around(words(choiceWord(key, packet)));
        case 'tick':
            return around();
        default:
            return place.as;
    }
}
function wordsOrNothing(text) {
    return text === undefined ? [] : [words(text)];
}
/** "Strong: they spoke this month" as "strong". */
function choiceWord(key, packet) {
    const { input } = fieldOf(key);
    const option = input.as === 'choice' ? input.options[String(packet[key])] : undefined;
    return option?.split(':')[0]?.toLowerCase() ?? '';
}
