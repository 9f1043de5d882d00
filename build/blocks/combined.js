import { agreementStanding } from './agreement-posts.js';
import { draftStanding } from './draft-posts.js';
import { notedStanding } from './noted-render.js';
import { helpStanding } from './help-posts.js';
import { bold, divider, rich, words } from './kit.js';
import { summary, together } from './mrkdwn.js';
import { registrationStanding } from './registration-posts.js';
import { standing } from './words.js';
/** What several messages to one person say, as one: each about its own account, with a line between. */
export function combined(messages) {
    return {
        text: together(messages.map(({ text }) => text)),
        blocks: messages.flatMap(({ blocks }, at) => (at === 0 ? blocks : [divider, ...blocks])),
    };
}
/** What stands in place of a part that is over, while the rest of its message still asks. */
export function standingLine(about) {
    if ('helpRequest' in about)
        return helpStanding(about.helpRequest);
    if ('registration' in about)
        return registrationStanding(about.registration);
    if ('agreement' in about)
        return agreementStanding(about.agreement);
    if ('draft' in about)
        return draftStanding(about);
    if ('noted' in about)
        return notedStanding(about);
    const { handoff } = about;
    const { account } = handoff.packet;
    const now = standing(handoff);
    return { text: summary `${account}: ${now}`, blocks: [rich([bold(`${account}: `), words(`${now}.`)])] };
}
