import { LEAST_REASON, MOST_REASON } from '../core/credit-forms.js';
import { openDispute } from '../core/crediting.js';
import { takenUp } from '../core/taken-up.js';
import { creditWords } from '../core/credit-words.js';
import { valueOf } from './form-values.js';
import { VIEW } from './ids.js';
import { bold, field, modal, option, person, rich, words, wordsWithLinks } from './kit.js';
import { CLASSIFICATIONS } from './words.js';
export function correctCreditModal({ handoff, history }) {
    const options = [choice('partner_sourced'), choice('partner_influenced')];
    const isOther = ({ value }) => value !== handoff.classification;
    return modal({
        view: VIEW.correctCredit,
        title: 'Correct the credit',
        submit: 'Correct',
        id: handoff.id,
        blocks: [
            rich(...facts({ handoff, history }), [words(whoReads(handoff))]),
            field({
                key: 'classification',
                label: 'Counts from now on as',
                element: { type: 'static_select', options, ...initial(options.find(isOther)) },
            }),
            why('Both values and your words stay in the history, inside the company.'),
        ],
    });
}
const initial = (chosen) => (chosen ? { initial_option: chosen } : {});
const choice = (classification) => option(CLASSIFICATIONS[classification], classification);
function whoReads(handoff) {
    const people = 'The author, the account executive and the alliances owner read it with your reason';
    return takenUp(handoff) === null ? `${people}.` : `${people}; the partner reads what it is now, and not why.`;
}
export function disputeCreditModal(credited) {
    return modal({
        view: VIEW.disputeCredit,
        title: 'Dispute the credit',
        submit: 'Dispute',
        id: credited.handoff.id,
        blocks: [
            rich(...facts(credited), [words('It goes to RevOps, who corrects it or keeps it as it is. You hear which.')]),
            why('Say what the rule did not see, and where. Stays inside the company.'),
        ],
    });
}
export function keepCreditModal(credited) {
    return modal({
        view: VIEW.keepCredit,
        title: 'Keep the credit',
        submit: 'Keep as it is',
        id: credited.handoff.id,
        blocks: [
            rich(...facts(credited), [words('Nothing changes. The author and the alliances owner read your reason.')]),
            why('Stays inside the company.'),
        ],
    });
}
const why = (hint) => field({
    key: 'reason',
    label: 'Why',
    hint: `${hint} At least ${LEAST_REASON} characters.`,
    element: { type: 'plain_text_input', multiline: true, max_length: MOST_REASON },
});
/** What the credit rests on, and what somebody says against it. */
export function facts({ handoff, history }) {
    const { account, partner_touch_source: source } = handoff.packet;
    const dispute = openDispute(history);
    return [
        [bold(`${account}: `), words(`${creditWords(handoff, history)}.`)],
        ...(source === '' ? [] : [[bold('Seen at: '), ...wordsWithLinks(source)]]),
        ...(dispute?.actor ? [[bold('Disputed by '), person(dispute.actor), bold(': '), words(dispute.reason ?? '')]] : []),
    ];
}
export const readCorrectCreditModal = (state) => ({
    classification: valueOf(state, 'classification'),
    reason: valueOf(state, 'reason'),
});
export const readCreditReasonModal = (state) => valueOf(state, 'reason');
