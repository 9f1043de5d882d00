import { declined } from '../core/handoff.js';
import { MAX_REASON } from '../core/intake-forms.js';
import { valueOf } from './form-values.js';
import { VIEW } from './ids.js';
import { bold, field, modal, rich, section, words } from './kit.js';
import { mrkdwn } from './mrkdwn.js';
import { deadlineForOthers } from './words.js';
/** The forms behind Re-route, Extend, Withdraw and "Better placed", and their readers. */
export function rerouteModal(handoff) {
    const better = declined(handoff)?.betterAe ?? handoff.window.proposedAe;
    const proposed = better === null ? {} : { initial_user: better };
    return modal({
        view: VIEW.reroute,
        title: 'Re-route the handoff',
        submit: 'Re-route',
        id: handoff.id,
        blocks: [
            about(handoff, ' goes to somebody else, with a window of its own. They read who passed it on and why; the partner hears the new date.'),
            field({ key: 'ae', label: 'Account executive', element: { type: 'users_select', ...proposed } }),
            daysField('Response window (business days)', handoff.packet.window_days),
            reasonField(),
        ],
    });
}
export function extendModal(handoff) {
    return modal({
        view: VIEW.extend,
        title: 'Give them more time',
        submit: 'Give more time',
        id: handoff.id,
        blocks: [
            rich([
                bold(handoff.packet.account),
                words(' was due '),
                ...deadlineForOthers(handoff.window),
                words('. The author and the partner hear the new date.'),
            ]),
            daysField('Business days from today', 2),
            reasonField(),
        ],
    });
}
export function withdrawModal(handoff) {
    return modal({
        view: VIEW.withdraw,
        title: 'Withdraw the handoff',
        submit: 'Withdraw',
        id: handoff.id,
        blocks: [about(handoff, whoIsTold(handoff)), reasonField()],
    });
}
const whoIsTold = (handoff) => 'check' in handoff
    ? ' is given up. No account executive has it yet; the partner is told only that we withdraw it.'
    : ' is given up. The account executive reads why; the partner is told only that we withdraw it.';
export function proposeModal(handoff) {
    return modal({
        view: VIEW.propose,
        title: 'Somebody better placed',
        submit: 'Propose',
        id: handoff.id,
        blocks: [
            section(mrkdwn `The intake owner decides whether it moves. Until then it stays with you and the clock goes on.`),
            field({ key: 'better_ae', label: 'Better placed', element: { type: 'users_select' } }),
        ],
    });
}
function about({ packet }, whatFollows) {
    return rich([bold(packet.account), words(whatFollows)]);
}
function daysField(label, days) {
    return field({
        key: 'days',
        label,
        element: {
            type: 'number_input',
            is_decimal_allowed: false,
            min_value: '1',
            max_value: '10',
            initial_value: String(days),
        },
    });
}
function reasonField() {
    return field({
        key: 'reason',
        label: 'Why',
        hint: 'Stays inside the company.',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_REASON },
    });
}
export const readRerouteModal = (state) => ({
    ae: valueOf(state, 'ae'),
    days: Number(valueOf(state, 'days')),
    reason: valueOf(state, 'reason'),
});
export const readExtendModal = (state) => ({
    days: Number(valueOf(state, 'days')),
    reason: valueOf(state, 'reason'),
});
export const readWithdrawModal = (state) => ({ reason: valueOf(state, 'reason') });
export const readProposeModal = (state) => valueOf(state, 'better_ae');
