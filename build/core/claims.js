/**
 * Whose an account is when several partners claim it. The rule is one for every deal, so that no dispute is settled by who knows whom:
 * (1) a live valid registration beats none; (2) of two, the one that was complete earlier; (3) on the same day, the earlier touch with
 * evidence; (4) else the adjudicator.
 */
/** Kept with every decision that is made by it. It grows when a line of the rule changes. */
export const RULE_VERSION = 1;
export const RULE_LINES = ['registration', 'earlier', 'touch', 'adjudicator'];
export function compareClaims(one, other) {
    const steps = [
        ['registration', Number(one.registeredOn === null) - Number(other.registeredOn === null)],
        ['earlier', earlier(one.registeredOn, other.registeredOn)],
        ['touch', earlier(one.touchOn, other.touchOn)],
    ];
    const [line, order] = steps.find(([, step]) => step !== 0) ?? ['adjudicator', rank(one) - rank(other)];
    return { order, line };
}
/** A day comes before none. */
function earlier(one, other) {
    if (one === other)
        return 0;
    if (one === null || other === null)
        return one === null ? 1 : -1;
    return one < other ? -1 : 1;
}
const RANKS = { first: 0, behind: 2, nowhere: 3 };
const rank = ({ settled }) => (settled === null ? 1 : RANKS[settled]);
export function orderOfClaims(claims) {
    const ranked = claims.toSorted((a, b) => compareClaims(a, b).order || (a.id < b.id ? -1 : 1));
    const [first, second] = ranked;
    const tied = first ? tiedWith(first, ranked) : [];
    return { ranked, tied: tied.length > 1 ? tied : [], line: lineBetween(first, second), version: RULE_VERSION };
}
/** What the adjudicator said of some holds for those alone: with a claim more of which they said nothing, all are tied again. */
function tiedWith(first, claims) {
    const equal = claims.filter((claim) => mayBeFirst(claim) && compareClaims(first, claim).line === 'adjudicator');
    const isNew = equal.some(({ settled }) => settled === null);
    return isNew ? equal : equal.filter((claim) => rank(claim) === rank(first));
}
const mayBeFirst = ({ settled }) => settled !== 'nowhere';
function lineBetween(first, second) {
    if (!first)
        return null;
    if (second)
        return compareClaims(first, second).line;
    return first.registeredOn === null ? null : 'registration';
}
/** What a registration claims. One that the adjudicator has set aside counts as none. */
export function claimOf(registration) {
    const { id, startsOn, touchOn, ruling } = registration;
    const registeredOn = ruling === 'set_aside' ? null : startsOn;
    return { id, registeredOn, touchOn, settled: ruling && SETTLED[ruling], registration };
}
const SETTLED = { upheld: 'first', behind: 'behind', set_aside: 'nowhere' };
