import { inWork } from '../core/taken-up.js';
import { bold, channelLink, code, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
/** To who has accepted and is not in the partner's channel, and to the author, who can bring them there. Null once they decided otherwise. */
export function aeOutside(handoff, { name, channelId }, { person: reader, ae }) {
    if (inWork(handoff)?.decidedBy !== ae)
        return null;
    const place = [channelLink(channelId), words(`, where ${name} reads what is next`)];
    const said = reader === ae
        ? [
            words('You are not in '),
            ...place,
            words('. Open it and join; if it is private, '),
            person(handoff.author),
            words(' can add you.'),
        ]
        : [person(ae), words(' is not in '), ...place, words('. Type '), code('/invite'), words(' there to add them.')];
    return {
        text: summary `${handoff.packet.account}: not in the channel that is shared with ${name}`,
        blocks: [rich([bold(`${handoff.packet.account}: `), ...said])],
    };
}
