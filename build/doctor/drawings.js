import { helpAnswer } from '../blocks/command-answers.js';
import { exampleAnswer, exampleModal } from '../blocks/example.js';
import { noPartnersModal } from '../blocks/handoff-modal.js';
import { helpModal } from '../blocks/help-forms.js';
import { refusalPage } from '../blocks/kit.js';
import { absenceModal } from '../blocks/my-time-form.js';
import { partnerChannelModal, waitingModal } from '../blocks/partner-forms.js';
import { noPartnerToRegisterFor, registrationModal } from '../blocks/registration-forms.js';
import { examplePacket } from '../core/example.js';
import { exampleMessages } from './example-messages.js';
import { broken, warning, well } from './finding.js';
/** `user` is the bot itself: nobody is named. By the name that an operator reads. */
export function drawings(user, now) {
    const packet = examplePacket({ ae: user, questionsTo: user }, now);
    const messages = [...exampleMessages(user, now)].map(([name, message]) => [name, { message }]);
    return new Map([
        ...messages,
        ['example (message)', { message: exampleAnswer(packet, 'Brightwater', now) }],
        ['help (message)', { message: helpAnswer() }],
        ['example (page)', { view: exampleModal(packet, 'Brightwater', now) }],
        ['no partners', { view: noPartnersModal() }],
        ['ask for help', { view: helpModal(true, 'Fabrikam Logistics') }],
        ['register an account', { view: registrationModal(null, { account: 'Fabrikam Logistics' }) }],
        ['nobody to register for', { view: noPartnerToRegisterFor() }],
        ['a partner’s channel', { view: partnerChannelModal() }],
        ['partners, waiting', { view: waitingModal() }],
        ['days off', { view: absenceModal() }],
        ['not possible', { view: refusalPage('Slack is asked whether it takes this page.') }],
    ]);
}
export async function drawingsFinding(drawn, { accepts }) {
    const refused = [];
    for (const [name, drawing] of drawn) {
        const tried = await accepts(drawing);
        if ('answer' in tried)
            continue;
        if (!/^invalid_(view|message|blocks)$/.test(tried.refusal))
            return notAsked(tried.refusal);
        refused.push(name);
    }
    if (refused.length === 0)
        return well('Forms', `Slack takes the ${drawn.size} that were drawn of an example.`);
    return broken('Forms', `Slack does not take ${refused.length} of ${drawn.size}: ${refused.join(', ')}.`, {
        why: 'Whoever asks for it sees an error, or nothing.',
        advice: 'Slack has changed what it takes: install the newest version of the bot, or report it.',
    });
}
function notAsked(refusal) {
    return warning('Forms', `Slack’s validator does not say whether it takes them (${refusal}).`, {
        why: 'A change in what Slack takes would be seen first by whoever presses.',
        advice: 'Run the doctor again later. A proxy may let only known methods through: allow blocks.validate.',
    });
}
