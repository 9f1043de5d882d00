import { notedView } from '../core/noted.js';
import { isOfNoted } from '../core/notice-rules.js';
import { isWanted } from '../core/partner-updates.js';
import { bold, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
import { partnerNoted } from './partner/noted.js';
import { partnerChannel, settledChannel } from './partner-channel.js';
import { stalled } from './stalled.js';
import { ofNoted, undelivered } from './undelivered.js';
const ABOUT_NOTED = {
    partner_noted: ({ noted, partner, isWritten, keeper = null }) => {
        const view = notedView(noted, partner, { isWritten, name: keeper });
        return view && partnerNoted(view);
    },
    partner_channel: ({ partner, channel }) => (channel ? partnerChannel(partner, channel) : null),
    stalled: (_, { stall }) => stalled('A word to a partner', 'a word to a partner', stall),
    undeliverable: ({ noted, partner, stuck }) => stuck && undelivered(ofNoted(noted), partner, stuck),
};
/** The message of a notice about it, or null when there is nothing left to say. */
export function drawAboutNoted(notice, context) {
    const { kind } = notice;
    if (!isOfNoted(notice) && kind !== 'partner_channel' && kind !== 'stalled' && kind !== 'undeliverable')
        return null;
    return isWanted(notice, context.partner) ? drawOfNoted(notice.kind, notice, context) : null;
}
/** What stands in place of what asked; null while it still asks. */
export function drawSettledNoted({ kind }, { partner, channel }) {
    return kind === 'partner_channel' ? settledChannel(partner, channel) : null;
}
/** In place of a part of a shared message that is over. */
export function notedStanding({ partner }) {
    return {
        text: summary `Settled: a word to ${partner.name}`,
        blocks: [rich([bold(`A word to ${partner.name}: `), words('settled.')])],
    };
}
function drawOfNoted(kind, notice, context) {
    return ABOUT_NOTED[kind](context, notice);
}
