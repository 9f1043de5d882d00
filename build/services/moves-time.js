import { contactOf, zoneOfPartner } from '../core/partner.js';
import { isOnItsWay, toldAt } from '../core/partner-heard.js';
import { stalledAfter } from '../core/stalled-handoffs.js';
export function createMovesTime(deps) {
    const { store, calendars, authorCalendar, findMember, now } = deps;
    /** A contact who is not in Slack, or of whom it says nothing, is where the partner is; else by the account executive's clock. */
    const zoneOfContact = async (handoff, partner, usual) => {
        if (!partner)
            return usual;
        const userId = contactOf(handoff, partner)?.userId ?? null;
        const contact = userId === null ? null : await findMember(userId);
        return zoneOfPartner(partner, contact, usual);
    };
    /** Also with a stand-in, who answers for new handoffs and knows nothing of this one. */
    const stallsOf = async (handoff, zone, version) => {
        const { away } = await calendars.at(handoff.packet.ae, zone, { version, at: now() });
        return { ...stalledAfter(await store.settings()), awayUntil: away?.until ?? null };
    };
    const updatesOf = async (handoff, partner) => {
        const notices = await store.outbox.of(handoff.id);
        const isPaused = !partner || partner.paused !== null;
        return {
            calendar: await authorCalendar(handoff),
            toldAt: toldAt(notices).at(-1) ?? null,
            isOnHold: isPaused || notices.some(isOnItsWay),
            leftOut: partner?.leftOut ?? [],
        };
    };
    return async (handoff) => {
        const { calendar, version } = await calendars.ofHandoff(handoff);
        const partner = await store.partner(handoff.packet.partner);
        return {
            calendar,
            partnerZone: await zoneOfContact(handoff, partner, calendar.zone),
            stalls: await stallsOf(handoff, calendar.zone, version),
            updates: await updatesOf(handoff, partner),
        };
    };
}
