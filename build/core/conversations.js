import { NOTICES } from './notices.js';
/** The conversation in which a notice of this handoff is delivered. */
export function conversationOf(notice, handoff, backstops) {
    if ('person' in notice)
        return { to: 'person', userId: notice.person };
    const { to } = NOTICES[notice.kind];
    switch (to) {
        case 'ae':
            return { to: 'person', userId: handoff.packet.ae };
        case 'author':
            return { to: 'person', userId: handoff.author };
        case 'intake_owner':
            return { to: 'person', userId: backstops.intakeOwner };
        case 'escalation_contact':
            return { to: 'person', userId: backstops.escalationContact };
        case 'alliances_owner':
            return { to: 'person', userId: backstops.alliancesOwner };
        case 'partner':
            return { to: 'partner', partnerId: handoff.packet.partner };
        case 'sales_channel':
            return SALES_CHANNEL;
        default:
            return to;
    }
}
export const SALES_CHANNEL = { to: 'channel', channel: 'sales' };
/** A conversation as its column holds it: `person:U…`, `partner:…` or `channel:sales`. */
export function conversationKey(conversation) {
    switch (conversation.to) {
        case 'person':
            return `person:${conversation.userId}`;
        case 'partner':
            return `partner:${conversation.partnerId}`;
        case 'channel':
            return `channel:${conversation.channel}`;
        default:
            return conversation;
    }
}
/** Undoes conversationKey. */
export function conversationFrom(key) {
    const colon = key.indexOf(':');
    const id = key.slice(colon + 1);
    if (key.startsWith('channel:'))
        return SALES_CHANNEL;
    return key.slice(0, colon) === 'person' ? { to: 'person', userId: id } : { to: 'partner', partnerId: id };
}
