import { MAX_SENTENCE } from '../core/declined-forms.js';
import { CLOSED_AFTER_DAYS } from '../core/mending.js';
import { valueOf } from './form-values.js';
import { VIEW } from './ids.js';
import { bold, field, modal, rich, words } from './kit.js';
import { sentenceForPartner } from './partner/posts.js';
/** The forms behind "Wait until…", "Tell the partner…" and "Close the deal…", and their readers. */
export function parkModal({ id, packet }) {
    const next = ` You are told on that day, and have ${CLOSED_AFTER_DAYS} business days from then. The partner reads the day.`;
    return modal({
        view: VIEW.park,
        title: 'Let it wait',
        submit: 'Let it wait',
        id,
        blocks: [
            rich([bold(`${packet.account}.`), words(next)]),
            field({ key: 'come_back_on', label: 'Until', element: { type: 'datepicker' } }),
        ],
    });
}
/** Posted only as it was shown: without `shown` the form asks first how it reads. */
export function tellPartnerModal({ id, packet }, shown = null) {
    const lead = [bold(packet.account), words(': people of the partner’s company read this in their thread.')];
    return modal({
        view: VIEW.tellPartner,
        title: 'Tell the partner',
        submit: shown === null ? 'Show how it reads' : 'Post it',
        id,
        blocks: [
            rich(lead),
            field({
                key: 'sentence',
                label: 'A sentence for the partner',
                element: { type: 'plain_text_input', multiline: true, max_length: MAX_SENTENCE },
            }),
            ...(shown === null
                ? []
                : [rich([words('So it will stand:')]), { ...rich(sentenceForPartner(shown)), block_id: SHOWN }]),
        ],
    });
}
const SHOWN = 'shown';
export function closeDealModal({ id, packet }) {
    const said = 'The partner reads that we are not taking this up, with our thanks. Nobody is asked about it any more.';
    return modal({
        view: VIEW.closeDeal,
        title: 'Close the deal',
        submit: 'Close the deal',
        close: 'Keep it',
        id,
        blocks: [rich([bold(`${packet.account}. `), words(said)])],
    });
}
export const readParkModal = (state) => valueOf(state, 'come_back_on');
export const readTellPartnerModal = (state) => valueOf(state, 'sentence');
/** Whether this form has shown the sentence as it will stand. */
export function hasShown(blocks, sentence) {
    const shown = blocks.find(({ block_id: id }) => id === SHOWN);
    return shown !== undefined && 'elements' in shown && isSame(shown.elements, sentence);
}
function isSame(elements, sentence) {
    const [section] = Array.isArray(elements) ? elements : [];
    const parts = section?.elements;
    return Array.isArray(parts) && parts.at(-1).text === sentence;
}
