import { unconfirmed } from '../core/agreement.js';
import { rolesIn, SIDES } from '../core/agreement-terms.js';
import { isSameRoles } from '../core/joint-roles.js';
import { momentWords } from './dates.js';
import { rolesLine } from './joint-roles.js';
import { bold, moment, person, words } from './kit.js';
import { counted } from './words.js';
const PARTS = {
    target_accounts: {
        name: 'Target accounts',
        shown: ({ target_accounts: who }) => [words(who ?? 'nobody is named yet who confirms them')],
    },
    acceptance: { name: 'Accepting means', shown: ({ acceptance }) => [words(acceptance)] },
    window_days: {
        name: 'Response window',
        shown: ({ window_days: days }) => [words(counted(days, 'business day'))],
    },
    roles: {
        name: 'Roles after acceptance',
        shown: (terms) => rolesLine(rolesIn(terms), { name: words('the account executive'), verb: 'leads' }, { name: words('the partner'), verb: 'leads' }),
    },
    influence: { name: 'Sourced and influenced', shown: ({ influence }) => [words(influence)] },
    conflict_rule: { name: 'Conflict rule', shown: ({ conflict_rule: rule }) => [words(`\n${rule}`)] },
};
// Object.keys types keys as plain text.
const PART_KEYS = Object.keys(PARTS);
const lineOf = (part, terms) => [
    bold(`${PARTS[part].name}: `),
    ...PARTS[part].shown(terms),
];
/** All of it, one part a line. What a handoff includes is the packet. */
export function termLines(terms) {
    const [first, ...others] = PART_KEYS.map((part) => lineOf(part, terms));
    const includes = [bold('A handoff includes: '), words('the packet, every field that /handoff asks for')];
    return [...(first ? [first] : []), includes, ...others];
}
/** What is different: as it becomes, and as it is. */
export function changedLines(before, after) {
    const parts = PART_KEYS.filter((part) => isDifferent(part, before.terms, after.terms));
    const terms = parts.flatMap((part) => [
        lineOf(part, after.terms),
        [words('Until now: '), ...PARTS[part].shown(before.terms)],
    ]);
    return [...terms, ...changedOwners(before, after)];
}
function isDifferent(part, before, after) {
    if (part === 'roles')
        return !isSameRoles(rolesIn(before), rolesIn(after));
    return before[part] !== after[part];
}
function changedOwners(before, after) {
    if (before.state === 'start' || after.state === 'start')
        return [];
    return SIDES.flatMap((side) => {
        const [was, is] = [before.owners[side].userId, after.owners[side].userId];
        return was === is ? [] : [[bold(`${OWNER_NAMES[side]}: `), person(is), words(' in place of '), person(was)]];
    });
}
const OWNER_NAMES = { partnerships: 'Owner in partnerships', sales: 'Owner in sales' };
/** Each owner, and when they confirmed it. */
export function ownerLines({ owners }) {
    return SIDES.map((side) => [
        bold(`${OWNER_NAMES[side]}: `),
        person(owners[side].userId),
        words(', '),
        ...confirmedWords(owners[side]),
    ]);
}
function confirmedWords({ confirmedAt }) {
    return confirmedAt === null ? [bold('not confirmed yet')] : [words('confirmed '), momentOf(confirmedAt)];
}
/** Several people in a sentence. */
export function peopleWords(people) {
    return people.flatMap((userId, at) => (at === 0 ? [person(userId)] : [words(' and '), person(userId)]));
}
export const momentOf = (at) => moment(at, momentWords(at, 'Etc/UTC'));
/** What accepting means, for the account executive; nothing while both sides have not confirmed it. */
export function acceptanceLine(acceptance) {
    return acceptance === null ? [] : [[bold('Accepting means: '), words(acceptance)]];
}
/** For who has just confirmed it. */
export function agreementSentence(version) {
    if (version.state !== 'proposed')
        return `You have confirmed version ${version.version}. It is in force now.`;
    const missing = unconfirmed(version).map(({ userId }) => `<@${userId}>`);
    return `You have confirmed version ${version.version}. It is in force once ${missing.join(' and ')} has, too.`;
}
