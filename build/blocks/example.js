import { dayWords } from '../core/time/day-words.js';
import { bold, divider, page, person, rich, section, words } from './kit.js';
import { mrkdwn, summary } from './mrkdwn.js';
import { packetBlocks } from './packet-text.js';
import { counted } from './words.js';
/** The packet that shows what a good one says. */
/** A filled packet to learn from. */
export function exampleAnswer(packet, partnerName, asOf) {
    return { text: summary `A filled packet to learn from.`, blocks: exampleBlocks(packet, partnerName, asOf) };
}
/** The same over the form. */
export function exampleModal(packet, partnerName, asOf) {
    return page('A filled packet', exampleBlocks(packet, partnerName, asOf));
}
function exampleBlocks(packet, partnerName, asOf) {
    return [
        section(mrkdwn `*A packet that is ready to hand off.* Somebody who has never met this partner reads it once and can act within a day.`),
        divider,
        rich([bold('Account: '), words(packet.account)], [
            bold('Account executive: '),
            words('one named person who owns the account. Here it is you: '),
            person(packet.ae),
        ], [bold('Seller next move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by, asOf)})`)], [bold('Response window: '), words(counted(packet.window_days, 'business day'))]),
        ...packetBlocks({ packet, partnerName, asOf }),
    ];
}
