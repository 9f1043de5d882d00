import { cut } from '../core/text.js';
import { dayWords } from '../core/time/day-words.js';
import { momentWords } from './dates.js';
import { ACTION } from './ids.js';
import { actions, bold, button, code, moment, person, plainContext, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
import { extendButton } from './registration-posts.js';
import { counted } from './words.js';
/** Two blocks each, and fifty fit into one message. */
const SHOWN_AT_MOST = 20;
/** With all that is known of them: Slack takes 13,200 characters of blocks. */
const IN_FULL_AT_MOST = 3;
const EVENTS_AT_MOST = 6;
const LONGEST_REASON = 100;
export function registrationsAnswer(list, asOf) {
    return list.about === 'all' ? allThatHold(list.held, asOf) : onAccount(list, asOf);
}
function allThatHold(held, asOf) {
    if (held.length === 0)
        return {
            text: summary `No account is registered.`,
            blocks: [rich([words('No account is registered. '), code('/handoff register'), words(' registers one.')])],
        };
    const more = held.length - SHOWN_AT_MOST;
    return {
        text: summary `${counted(held.length, 'registration')}`,
        blocks: [
            rich([bold('Registrations'), words(', those that end first in front')]),
            ...held.slice(0, SHOWN_AT_MOST).flatMap((one) => [rich(line(one, asOf)), ...buttons(one)]),
            ...(more > 0 ? [plainContext(`and ${more} more: name an account behind the command`)] : []),
        ],
    };
}
function line({ registration, partner }, asOf) {
    const { id, account, endsOn } = registration;
    return [code(id), bold(`  ${cut(account, 80)}`), words(`  ·  ${partner}, until ${dayWords(endsOn, asOf)}`)];
}
function buttons({ registration: { id, state, extension }, mayChange }) {
    if (!mayChange || state !== 'live')
        return [];
    const withdraw = button('Withdraw…', ACTION.withdrawRegistration, id);
    return [actions(...(extension ? [] : [extendButton(id)]), withdraw)];
}
function onAccount(list, asOf) {
    const { account, held, over } = list;
    const [first] = held;
    const lead = first
        ? [bold(`${account}: `), ...whoComesFirst(list, first)]
        : [bold(`${account}: `), words('nobody has it registered.')];
    return {
        text: summary `${account}: ${counted(held.length, 'registration')}`,
        blocks: [
            rich(lead),
            ...held.slice(0, IN_FULL_AT_MOST).flatMap((one) => [inFull(one, asOf), ...buttons(one)]),
            ...held.slice(IN_FULL_AT_MOST, SHOWN_AT_MOST / 2).flatMap((one) => [rich(line(one, asOf)), ...buttons(one)]),
            ...(over.length > 0 ? [rich([bold('Over')])] : []),
            ...over.slice(0, IN_FULL_AT_MOST).map((one) => rich(line(one, asOf), ...happened(one, asOf, 2))),
        ],
    };
}
function whoComesFirst({ held, line: by, dispute }, { partner }) {
    if (dispute?.state === 'open')
        return [
            words('the rule does not say whose it is. '),
            person(dispute.adjudicator),
            words(' decides by '),
            moment(dispute.decideBy, momentWords(dispute.decideBy, 'UTC')),
            words('.'),
        ];
    const isAlone = held.length === 1;
    return [words(isAlone || by === null ? `${partner} has it.` : `${partner} comes first: ${BY[by]}.`)];
}
/** Why the first comes first. */
export const BY = {
    registration: 'its registration is the only one that counts',
    earlier: 'its registration is earlier',
    touch: 'registered on the same day, and its touch is earlier',
    adjudicator: 'the adjudicator decided so',
};
function inFull({ registration, partner, history }, asOf) {
    const { id, contact, contactRole, touchOn, need, endsOn } = registration;
    return rich([code(id), bold(`  ${partner}`), words(`, ${contact}, ${contactRole}  ·  until ${dayWords(endsOn, asOf)}`)], [words(`Touch ${dayWords(touchOn, asOf)}. ${need}`)], ...happened({ history }, asOf, EVENTS_AT_MOST));
}
/** The last things that happened to it. */
function happened({ history }, asOf, atMost) {
    return history.slice(-atMost).map((event) => eventLine(event, asOf));
}
/** "Tue 24 Nov at 10:00: extended until Sat 20 Feb 2027, Alex". */
function eventLine({ kind, actor, at, detail }, asOf) {
    const who = actor === null ? [] : [words(', '), person(actor)];
    return [
        words('• '),
        moment(at, momentWords(at, 'UTC')),
        words(`: ${EVENTS[kind](cut(detail ?? '', LONGEST_REASON), asOf)}`),
        ...who,
    ];
}
const EVENTS = {
    registered: () => 'registered',
    extended: (day, asOf) => `extended until ${dayWords(day, asOf)}`,
    let_end: () => 'is to end on its day',
    warned: (days) => `${days} days before its end, and said so`,
    ended: () => 'ended',
    withdrawn: (reason) => `withdrawn (${reason})`,
    disputed: () => 'the rule did not say whose it is',
    dispute_reminded: () => 'the adjudicator was reminded',
    dispute_escalated: () => 'nobody had decided, the escalation contact was told',
    dispute_moot: () => 'nothing was left to decide',
    risen: () => 'the claim before it is over',
    upheld: (reason) => `it holds (${reason})`,
    behind: (reason) => `it comes behind another (${reason})`,
    set_aside: (reason) => `it holds no claim (${reason})`,
};
