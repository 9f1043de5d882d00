import { openDispute } from '../core/crediting.js';
import { SETTLES_DISPUTE } from '../core/credit-notices.js';
import { facts } from './credit-forms.js';
import { creditChangeWords, creditWord } from '../core/credit-words.js';
import { ACTION } from './ids.js';
import { actions, bold, button, code, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
import { why } from './settled.js';
/** To the author, the account executive and the alliances owner. Each correction is told, also when another has followed. */
export function creditCorrected({ handoff, history }, { at }) {
    const event = history.find((one) => one.kind === 'credit_corrected' && one.at === at);
    if (!event?.actor)
        return null;
    const { account } = handoff.packet;
    return {
        text: summary `Credit corrected: ${account}, ${creditChangeWords(event)}`,
        blocks: [
            rich([
                person(event.actor),
                words(' has corrected the credit of '),
                bold(account),
                words(`: ${creditChangeWords(event)}.`),
                ...why(event),
            ]),
        ],
    };
}
/** To whoever can settle it. Null once that is done. */
export function creditDispute({ handoff, history }, { at }) {
    const open = openDispute(history);
    if (open?.at !== at)
        return null;
    const { id, packet } = handoff;
    return {
        text: summary `Decide: the credit of ${packet.account} is disputed`,
        blocks: [
            rich(...facts({ handoff, history }), [code(`/handoff status ${id}`), words(' shows all of it.')]),
            actions(button('Correct…', ACTION.correctCredit, id, 'primary'), button('Keep as it is…', ACTION.keepCredit, id)),
        ],
    };
}
/** The same once it is settled: by whom and how, without buttons. Null while it is not. */
export function settledCreditDispute({ handoff, history }, { at }) {
    const asked = history.findIndex((one) => one.kind === 'credit_disputed' && one.at === at);
    const event = history.slice(asked + 1).find(({ kind }) => SETTLING.has(kind));
    if (!event?.actor)
        return null;
    const { account } = handoff.packet;
    return {
        text: summary `Settled: the credit of ${account}`,
        blocks: [rich([bold(`${account}: `), ...settlement(event, handoff), ...why(event)])],
    };
}
const SETTLING = new Set(SETTLES_DISPUTE);
function settlement(event, { classification }) {
    const who = person(event.actor ?? '');
    if (event.kind === 'credit_corrected')
        return [words('the credit was corrected by '), who, words(`, ${creditChangeWords(event)}.`)];
    return [words(`it stays ${creditWord(classification)}, says `), who, words('.')];
}
/** To the author and the alliances owner: one of them has disputed it. */
export function creditKept({ handoff, history }, { at }) {
    const event = history.find((one) => one.kind === 'credit_kept' && one.at === at);
    if (!event?.actor)
        return null;
    const { account } = handoff.packet;
    const lead = [bold(`${account}: `), words('the credit was disputed, and '), person(event.actor)];
    return {
        text: summary `Credit stays as it is: ${account}`,
        blocks: [rich([...lead, words(' keeps it as it is.'), ...why(event)])],
    };
}
