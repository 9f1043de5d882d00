import { MAX_HELP, MAX_NOT_NOW } from '../core/help-forms.js';
import { ANSWER_WITHIN_DAYS } from '../core/help-request.js';
import { LINE } from '../core/packet-field.js';
import { cut, tidy } from '../core/text.js';
import { valueOf } from './form-values.js';
import { MENU, VIEW } from './ids.js';
import { bold, code, context, field, modal, page, person, rich, words } from './kit.js';
import { mrkdwn } from './mrkdwn.js';
import { partnerSelect } from './partner-menus.js';
/** The forms of `/handoff ask` and of "Not now…", and their readers. */
/** `account` is what was typed behind the command; without a partner in the registry none is asked for. */
export function helpModal(hasPartners, account) {
    const typed = cut(tidy(account), LINE);
    return modal({
        view: VIEW.askForHelp,
        title: 'Ask for partner help',
        submit: 'Ask',
        blocks: [
            context(mrkdwn `For an account of yours that no partner has brought. One person of alliances gets it, and answers you. No partner reads it.`),
            field({
                key: 'account',
                label: 'Account',
                element: { type: 'plain_text_input', max_length: LINE, ...(typed ? { initial_value: typed } : {}) },
            }),
            field({
                key: 'help',
                label: 'What would help?',
                hint: 'For example an introduction to the buyer, or somebody who knows how they work.',
                element: { type: 'plain_text_input', multiline: true, max_length: MAX_HELP },
            }),
            ...(hasPartners ? [partnerInMind()] : []),
        ],
    });
}
function partnerInMind() {
    const element = partnerSelect(null, 'Whoever fits');
    return field({ key: MENU.partner, label: 'Partner in mind', optional: true, element });
}
export function readHelpModal(state) {
    return { account: valueOf(state, 'account'), help: valueOf(state, 'help'), partner: valueOf(state, 'partner') };
}
/** The form’s last page: who has it now. */
export function askedPage({ account, asked }) {
    const next = [
        words(`You hear here what comes of it; they are reminded after ${ANSWER_WITHIN_DAYS} business days. `),
        code('/handoff list'),
        words(' shows it, and takes it back.'),
    ];
    return page('Asked', [rich([bold(`${account}: `), person(asked), words(' has your request.')], next)]);
}
export function notNowModal({ id, account, asker, help }) {
    return modal({
        view: VIEW.helpNotNow,
        title: 'Not now',
        submit: 'Tell them',
        id,
        blocks: [
            rich([bold(`${account}: `), person(asker), words(' asked for this:')], [words(help)]),
            field({
                key: 'words',
                label: 'Why not now?',
                hint: 'Stays inside the company. They get it at once.',
                element: { type: 'plain_text_input', multiline: true, max_length: MAX_NOT_NOW },
            }),
        ],
    });
}
export const readNotNowModal = (state) => valueOf(state, 'words');
