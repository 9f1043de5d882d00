import { NOTHING_FOUND } from '../core/check-findings.js';
import { isPartOf } from '../core/conflict-check.js';
import { checking, returned } from '../core/handoff.js';
import { dayWords } from '../core/time/day-words.js';
import { checkButtons, foundLines } from './check-card.js';
import { momentWords } from './dates.js';
import { ACTION } from './ids.js';
import { actions, bold, button, moment, person, plainContext, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
/** Nobody signed in time: it is theirs to decide. Null once it is signed, or with somebody else. */
export function checkCall(handoff, drawn, { at }) {
    const open = lapsedCheck(handoff, at);
    if (!open)
        return null;
    const { account } = handoff.packet;
    return {
        text: summary `Decide: nobody signed the conflict check of ${account}. ${promised(open)}`,
        blocks: [
            rich([bold(`Nobody signed: the conflict check of ${account}. `), ...hadUntil(open), words(' It is yours now.')]),
            ...toDecide(open, drawn),
            plainContext(`${drawn.partner.name} · Reference ${handoff.id}`),
        ],
    };
}
/** Said a business day later, when the intake owner has not decided. Who is both has the buttons once more. */
export function checkEscalation(handoff, drawn, { at }) {
    const open = lapsedCheck(handoff, at);
    if (!open)
        return null;
    const { account } = handoff.packet;
    const isTheirs = drawn.reader === drawn.intakeOwner;
    const whose = isTheirs
        ? [words(' It waits for you to decide.')]
        : [words(' It is with '), person(drawn.intakeOwner), words(', who has not decided yet.')];
    return {
        text: summary `${isTheirs ? 'Decide' : 'Ask the intake owner to decide'}: the conflict check of ${account} is still open. ${promised(open)}`,
        blocks: [
            rich([bold(`Still not signed: the conflict check of ${account}. `), ...hadUntil(open), ...whose]),
            ...(isTheirs ? toDecide(open, drawn) : []),
            plainContext(`${drawn.partner.name} · Reference ${handoff.id}`),
        ],
    };
}
function lapsedCheck(handoff, askedAt) {
    const open = checking(handoff);
    return open !== null && open.check.lapsedAt !== null && open.check.askedAt === askedAt ? open : null;
}
const promised = ({ check, createdAt }) => `The partner was promised an answer by ${dayWords(check.hearBy, createdAt)}.`;
function hadUntil({ check }) {
    const until = moment(check.deadlineAt, momentWords(check.deadlineAt, check.zone));
    return [person(check.signer), words(' had until '), until, words('.')];
}
/** Whoever is part of the handoff does not sign it. */
function toDecide(open, { reader, findings, partner }) {
    const { id } = open;
    const found = findings ?? NOTHING_FOUND;
    const maySign = reader !== null && !isPartOf(open, reader);
    return [
        ...(maySign ? [rich(...foundLines(found)), checkButtons(open, found, reader === partner.alliancesOwner)] : []),
        actions(button('Somebody else signs…', ACTION.passCheck, id), button('Withdraw…', ACTION.withdraw, id, 'danger')),
    ];
}
/** Null when there is nothing left to say. */
export function authorCheck(handoff, { partner, intakeOwner }, { about }) {
    switch (about) {
        case 'returned':
        case 'asked':
            return cameBack(handoff, partner, about);
        case 'lapsed':
            return stillOpen(handoff, intakeOwner);
        case 'closed_by_time':
            return givenUp(handoff, partner);
        default:
            return about;
    }
}
function cameBack(handoff, partner, about) {
    const kept = returned(handoff);
    if (!kept)
        return null;
    const { account } = handoff.packet;
    const lead = about === 'returned' ? `Returned: ${account}.` : `What becomes of ${account}?`;
    const by = [words(' '), person(kept.returnedBy), words(' has not cleared its conflict check.')];
    return {
        text: summary `${lead} ${kept.returnReason}`,
        blocks: [
            rich([bold(lead), ...by], [bold('Why: '), words(kept.returnReason)], whatNext(kept, partner)),
            actions(button('Mend and send again', ACTION.revise, handoff.id, 'primary'), button('Withdraw…', ACTION.withdraw, handoff.id, 'danger')),
            plainContext(`Reference ${handoff.id}`),
        ],
    };
}
function whatNext({ closesAt, check, createdAt }, partner) {
    const until = dayWords(check.hearBy, createdAt);
    return [
        words(`${partner.name} was promised word by ${until}. Unless you send it again, it is withdrawn `),
        moment(closesAt, momentWords(closesAt, check.aeZone)),
        words('.'),
    ];
}
/** Nothing for an author who takes it in as well: they are asked what is next. */
function stillOpen(handoff, intakeOwner) {
    const open = checking(handoff);
    if (!open || open.check.lapsedAt === null || handoff.author === intakeOwner)
        return null;
    const { account } = handoff.packet;
    const next = [words(' The intake owner, '), person(intakeOwner), words(', decides what is next.')];
    return {
        text: summary `Nobody signed the conflict check of ${account} yet`,
        blocks: [
            rich([bold(`${account} is still in its conflict check. `), ...hadUntil(open), ...next]),
            plainContext(`Reference ${handoff.id}`),
        ],
    };
}
function givenUp(handoff, partner) {
    if (!('outcome' in handoff) || handoff.outcome !== 'withdrawn')
        return null;
    const { account } = handoff.packet;
    const said = `nobody sent it again in time, so it is withdrawn. ${partner.name} has been told.`;
    return {
        text: summary `Withdrawn: ${account}. ${partner.name} has been told.`,
        blocks: [rich([bold(`${account}: `), words(said)]), plainContext(`Reference ${handoff.id}`)],
    };
}
