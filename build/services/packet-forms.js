import { termsInUse } from '../core/agreement.js';
import { fillIn } from '../core/filling.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { typedAgain } from '../core/packet-draft.js';
import { partnerIn } from './draft-partner.js';
export function createPacketForms(deps) {
    const { store, calendars, namedAccounts, findMember, now } = deps;
    const calendarOf = async (userId) => {
        const member = await findMember(userId);
        return (await calendars.of(userId, member ? zoneOf(member) : ZONE_OF_LAST_RESORT)).calendar;
    };
    return {
        /** What the form begins with in which the packet of this handoff is mended. A contact is chosen by id, where the registry has them still. */
        async typedOf({ contactId }, packet) {
            const partner = await store.partner(packet.partner);
            const { id = null } = partner?.contacts.find((one) => one.id === contactId || one.name === packet.partner_contact) ?? {};
            return typedAgain(packet, id, now());
        },
        /** Throws nothing: what is not known is left out. */
        async of(draft) {
            const { typed, author, startedAt, revisionOf, helpRequest } = draft;
            const [partner, agreement, calendar, previous, madeOf, directory] = await Promise.all([
                partnerIn(typed, store),
                store.agreement.standing(),
                calendarOf(typeof typed.ae === 'string' ? typed.ae : author),
                revisionOf === null ? null : store.handoff(revisionOf),
                helpRequest === null ? null : store.help.find(helpRequest),
                namedAccounts.of(draft),
            ]);
            const usualWindow = termsInUse(agreement).window_days;
            const whole = fillIn(typed, { partner, author, usualWindow, calendar, startedAt, now: now() });
            return { draft, whole, partner, previous, madeOf, directory, now: now() };
        },
    };
}
