import { awaiting, running } from '../core/handoff.js';
import { MAX_REASON } from '../core/intake-forms.js';
import { answerOrAsk, decideBy } from './ae-posts.js';
import { valueOf } from './form-values.js';
import { VIEW } from './ids.js';
import { bold, field, modal, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
import { why } from './settled.js';
import { askWords } from './words.js';
/** The form in which the intake owner reopens what was decided, and what the account executive reads then. */
export function reopenModal(handoff) {
    const { ae, account } = handoff.packet;
    return modal({
        view: VIEW.reopen,
        title: 'Reopen the handoff',
        submit: 'Reopen',
        id: handoff.id,
        blocks: [
            rich([
                bold(account),
                words(' goes back to '),
                person(ae),
                words(', who answers once more. They and the author read why; the partner reads that it is not decided yet.'),
            ]),
            field({
                key: 'reason',
                label: 'Why',
                hint: 'Stays inside the company.',
                element: { type: 'plain_text_input', multiline: true, max_length: MAX_REASON },
            }),
        ],
    });
}
export const readReopenModal = (state) => ({ reason: valueOf(state, 'reason') });
/** The intake owner has reopened it: they answer once more. Null once that is settled, or it was reopened again since. */
export function aeReopened(handoff, { person: asked, at }, history) {
    const waiting = awaiting(handoff);
    const event = history.findLast(({ kind }) => kind === 'reopened');
    const { account, ae } = handoff.packet;
    if (!waiting || asked !== ae || !event || event.at !== at || event.actor === null)
        return null;
    return {
        text: running(handoff)
            ? summary `Reopened. ${askWords(waiting)}`
            : summary `Reopened: ${account}. Please answer once more.`,
        blocks: [
            rich([person(event.actor), words(' has reopened '), bold(account), words(': nothing is decided.'), ...why(event)], decideBy(waiting)),
            answerOrAsk(handoff),
        ],
    };
}
