import { creditWords } from '../core/credit-words.js';
import { checking, windowOf } from '../core/handoff.js';
import { partnerView } from '../core/partner-view.js';
import { dayInFull } from '../core/time/day-words.js';
import { momentWords } from './dates.js';
import { ACTION, VIEW } from './ids.js';
import { actions, bold, button, divider, header, modal, moment, person, plain, rich, sentence, words } from './kit.js';
import { lastLookField } from './last-look.js';
import { packetBlocks, packetLines } from './packet-text.js';
import { partnerCard } from './partner/card.js';
import { scoreBlocks } from './score-lines.js';
import { counted } from './words.js';
/** Without a button that sends it while nothing can be said for it. */
export function reviewPage(review) {
    const { draft, sent, landed, partner, scored, wrong = null } = review;
    const page = modal({
        view: VIEW.send,
        title: 'Before you send',
        submit: 'Send',
        close: 'Close',
        id: draft.id,
        blocks: [
            ...(wrong === null ? [] : [rich(sentence(wrong))]),
            rich(whereItGoes(sent), ...promise(sent, partner), credit(sent)),
            actions(button('Back to the packet', ACTION.backToPacket, draft.id)),
            ...scoreBlocks(scored),
            ...asked(review),
            header('What the partner reads'),
            ...forPartner(sent, partner),
            divider,
            header('What the account executive reads'),
            ...forAccountExecutive(landed, partner),
        ],
    });
    if (scored.recommendation.sending !== 'not_possible')
        return page;
    const { submit: _, ...withoutSend } = page;
    return { ...withoutSend, title: plain('Not ready yet', 24) };
}
/** What is asked before it goes out: of a complete packet of another deal no reason. */
function asked({ draft: { typed }, scored, worked }) {
    const { sending } = scored.recommendation;
    if (sending === 'not_possible')
        return [];
    return [
        ...(worked === null ? [] : [rich(sentence(worked)), lastLookField('duplicate_reason', typed)]),
        ...(sending === 'with_a_reason' ? [lastLookField('override_reason', typed)] : []),
        lastLookField('needs_research', typed),
    ];
}
function whereItGoes(sent) {
    const { ae, window_days: days } = sent.packet;
    const answers = [person(ae), words(`, who answers within ${counted(days, 'business day')}.`)];
    const open = checking(sent);
    if (!open)
        return [bold('It goes to '), ...answers];
    const until = moment(open.check.deadlineAt, momentWords(open.check.deadlineAt, open.check.zone));
    const first = [bold('First '), person(open.check.signer), words(' checks it for conflicts, by '), until];
    return [...first, words('. Then it goes to '), ...answers];
}
/** The day that the partner is promised. */
function promise(sent, partner) {
    const hearBy = checking(sent)?.check.hearBy ?? windowOf(sent)?.hearBy;
    if (hearBy === undefined)
        return [];
    return [[bold(`${partner.name} hears from us by `), words(`${dayInFull(hearBy, sent.createdAt)}.`)]];
}
const credit = (sent) => [bold('Credit: '), words(`${creditWords(sent)}.`)];
function forAccountExecutive({ packet, createdAt: asOf }, { name: partnerName }) {
    const reading = { packet, partnerName, asOf };
    return [rich(...packetLines('ask', reading)), ...packetBlocks(reading)];
}
/** The message itself, without what they press in it and without a reference, which it does not have yet. */
function forPartner(sent, partner) {
    const view = partnerView(sent, partner);
    if (view === null)
        return [rich([words('Nothing yet: it goes out once Slack says who everybody in it is.')])];
    return partnerCard(view).blocks.filter(({ type }) => type !== 'actions' && type !== 'context');
}
