import { proposedIn, sideOf, unconfirmed } from '../core/agreement.js';
import { changedLines, momentOf, ownerLines, peopleWords, termLines } from './agreement-text.js';
import { ACTION } from './ids.js';
import { actions, bold, button, divider, header, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
export function agreementAnswer({ standing, reader, mayChange }) {
    const { inForce } = standing;
    const proposal = proposedIn(standing);
    const buttons = [
        ...confirmButton(proposal, reader),
        ...(mayChange ? [changeAgreementButton(standing.newest.id)] : []),
    ];
    return {
        text: inForce
            ? summary `The working agreement: version ${inForce.version} is in force`
            : summary `No working agreement is in force`,
        blocks: [
            header('Working agreement'),
            ...(inForce ? inForceBlocks(inForce) : noneInForce(standing)),
            ...(proposal ? proposedBlocks(proposal, inForce) : []),
            ...(buttons.length > 0 ? [actions(...buttons)] : []),
        ],
    };
}
export const changeAgreementButton = (id) => button('Change…', ACTION.changeAgreement, id);
/** For an owner who has not confirmed it yet. */
function confirmButton(proposal, reader) {
    const side = proposal && sideOf(proposal, reader);
    if (!proposal || !side || proposal.owners[side].confirmedAt !== null)
        return [];
    return [button('Confirm', ACTION.confirmAgreement, proposal.id, 'primary')];
}
function inForceBlocks(inForce) {
    const { version, since, terms } = inForce;
    const lead = [bold(`Version ${version}, in force since `), momentOf(since)];
    return [rich(lead, ...termLines(terms), ...ownerLines(inForce), ...reviewLine(inForce))];
}
function reviewLine({ reviewed, reviewAt }) {
    const last = reviewed ? [words('said to be still right by '), person(reviewed.by), words(', ')] : [];
    const when = reviewed ? [momentOf(reviewed.at), words('; ')] : [];
    const next = reviewAt === null ? [words('once the new version is settled')] : [words('next '), momentOf(reviewAt)];
    return [[bold('Review: '), ...last, ...when, ...next]];
}
function noneInForce({ newest }) {
    const what = 'Partnerships and sales have not both confirmed one. Until they have, handoffs go by what stands here, nobody reads what accepting means, and another window needs no reason.';
    return [rich([bold('None is in force. '), words(what)]), rich(...termLines(newest.terms))];
}
function proposedBlocks(proposal, inForce) {
    const { version, savedBy, savedAt } = proposal;
    const lead = [bold(`Version ${version} is proposed by `), person(savedBy), words(', '), momentOf(savedAt)];
    return [
        divider,
        rich(lead, ...(inForce ? [...changedLines(inForce, proposal), waitsFor(proposal)] : ownerLines(proposal))),
    ];
}
function waitsFor(proposal) {
    return [bold('Not confirmed yet by: '), ...peopleWords(unconfirmed(proposal).map(({ userId }) => userId))];
}
