import { CORRECTABLE_KEYS } from '../core/correction.js';
import { packetFields, readPacketFields } from './packet-inputs.js';
import { VIEW } from './ids.js';
import { bold, modal, rich, words } from './kit.js';
/** The form in which an author corrects a fact, and its reader. */
/** Filled with the packet, without what stays as it was sent. `times`: how often it was corrected before. */
export function correctionModal({ id, packet }, times) {
    return modal({
        view: VIEW.correct,
        title: 'Correct a fact',
        submit: 'Correct',
        id: packetId(id, times),
        blocks: [
            rich([
                bold(packet.account),
                words(' stays with the same account executive, with the same partner, window and credit. '),
                words('They read what was and what is now.'),
            ]),
            ...packetFields({ partner: null, packet, isTicked: true }, CORRECTABLE_KEYS),
        ],
    });
}
/** Whose packet it is, what is typed now, not checked yet, and how often it had been corrected when the form was opened. */
export function readCorrectionModal({ private_metadata: packet, state, }) {
    const [id = '', times = '0'] = packet.split('-');
    return { id, openedOn: Number(times), input: readPacketFields(state.values) };
}
/** The id of a packet as it is: of the handoff as it was sent, and of each correction its own. */
const packetId = (handoff, times) => (times === 0 ? handoff : `${handoff}-${times}`);
