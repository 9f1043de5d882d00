import { CHECK_QUESTIONS } from '../core/clearing.js';
import { SENTENCE } from '../core/packet-field.js';
import { owedWord } from '../core/credit.js';
import { creditDays, WHY_A_WORD } from '../core/credit-words.js';
import { dayWords } from '../core/time/day-words.js';
import { foundLines, QUESTIONS } from './check-card.js';
import { isTicked, valueOf } from './form-values.js';
import { VIEW } from './ids.js';
import { bold, field, modal, option, rich, words } from './kit.js';
import { CLASSIFICATIONS } from './words.js';
/** The forms behind Clear…, Return… and "Somebody else signs…", and their readers. */
const HINTS = {
    found_resellers: 'Who has registered this account, and what that means here.',
    found_competitors: 'Who else works on it, and who goes on.',
    found_compensation: 'What it means for their own quota and commission. They read it before they answer.',
    found_credit: 'How this partner is credited, and why.',
};
const CREDIT = 'credit_word';
const CREDITS = ['partner_sourced', 'partner_influenced'];
const CONFIRMED = 'partner_confirmed';
/** `answers` are filled in where they are what is usually said. */
export function clearModal(open, { findings, answers }) {
    const { packet } = open;
    const confirmed = option('The partner has confirmed its move', 'yes');
    return modal({
        view: VIEW.clearCheck,
        title: 'Clear the check',
        submit: 'Clear',
        id: open.id,
        blocks: [
            rich([bold(packet.account), words(' goes to the account executive with this.')], ...foundLines(findings)),
            ...CHECK_QUESTIONS.map((question) => answerField(question, answers[question])),
            ...creditField(open),
            field({
                key: CONFIRMED,
                label: 'Partner’s move',
                hint: `${packet.partner_move} (by ${dayWords(packet.partner_move_by, open.createdAt)})`,
                element: { type: 'checkboxes', options: [confirmed] },
            }),
        ],
    });
}
/** Asked only where the rule does not settle it. */
function creditField(open) {
    const owed = owedWord(open, open.createdAt);
    if (owed === null)
        return [];
    const options = CREDITS.map((credit) => option(CLASSIFICATIONS[credit], credit));
    const hint = `${creditDays(open)}: ${WHY_A_WORD[owed]}.`;
    return [
        field({ key: CREDIT, label: 'The partner is credited as', hint, element: { type: 'static_select', options } }),
    ];
}
function answerField(question, usual) {
    return field({
        key: question,
        label: QUESTIONS[question],
        hint: HINTS[question],
        element: { type: 'plain_text_input', max_length: SENTENCE, ...(usual === null ? {} : { initial_value: usual }) },
    });
}
export function readClearModal(state) {
    return {
        found_resellers: valueOf(state, 'found_resellers'),
        found_competitors: valueOf(state, 'found_competitors'),
        found_compensation: valueOf(state, 'found_compensation'),
        found_credit: valueOf(state, 'found_credit'),
        credit_word: valueOf(state, CREDIT),
        partner_confirmed: isTicked(state, CONFIRMED, 'yes'),
    };
}
export function returnModal(open) {
    return modal({
        view: VIEW.returnCheck,
        title: 'Return to its author',
        submit: 'Return',
        id: open.id,
        blocks: [
            rich([
                bold(open.packet.account),
                words(' goes back to its author, who reads why. The partner reads only that we are completing it.'),
            ]),
            field({
                key: 'reason',
                label: 'What stands in the way',
                hint: 'What is to be settled, or mended. Stays inside the company.',
                element: { type: 'plain_text_input', multiline: true, max_length: SENTENCE },
            }),
        ],
    });
}
export const readReturnModal = (state) => valueOf(state, 'reason');
export function passModal(open) {
    return modal({
        view: VIEW.passCheck,
        title: 'Somebody else signs',
        submit: 'Ask them',
        id: open.id,
        blocks: [
            rich([bold(open.packet.account), words(' is checked by somebody else, with two business days of their own.')]),
            field({
                key: 'signer',
                label: 'Who signs',
                hint: 'Neither its author nor its account executive.',
                element: { type: 'users_select' },
            }),
        ],
    });
}
export const readPassModal = (state) => valueOf(state, 'signer');
