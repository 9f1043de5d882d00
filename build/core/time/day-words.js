const SHORT = { weekday: 'short', day: 'numeric', month: 'short' };
const FULL = { weekday: 'long', day: 'numeric', month: 'long' };
/**
 * `2026-11-26` as "Thu 26 Nov", and as "Thu 26 Nov 2026" when it is of another year than `asOf`, the moment at which what it belongs to was
 * written: a message must not change only because a year has ended.
 */
export function dayWords(day, asOf) {
    return (isSameYear(day, asOf) ? short : shortWithYear)(day);
}
/** `2026-11-26` as "Thu 26 Nov 2026". */
export function dayWithYear(day) {
    return shortWithYear(day);
}
/** `2026-11-26` as "26 Nov 2026". */
export function plainDay(day) {
    return plain(day);
}
/** `2026-11-26` as "Thursday 26 November": a day that is promised. With its year as in `dayWords`. */
export function dayInFull(day, asOf) {
    return (isSameYear(day, asOf) ? full : fullWithYear)(day);
}
function isSameYear(day, asOf) {
    return new Date(asOf).toISOString().startsWith(day.slice(0, 4));
}
const short = wordsIn(SHORT);
const shortWithYear = wordsIn({ ...SHORT, year: 'numeric' });
const plain = wordsIn({ day: 'numeric', month: 'short', year: 'numeric' });
const full = wordsIn(FULL);
const fullWithYear = wordsIn({ ...FULL, year: 'numeric' });
function wordsIn(parts) {
    // Creating a formatter costs more than using it a hundred times, and a start waits for none.
    let format;
    return (day) => {
        format ??= new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' });
        return format.format(Date.parse(`${day}T12:00:00Z`)).replace(',', '');
    };
}
