import { TOLD_ALL, updatesOf } from './telling.js';
/** Who changed what in the settings and the registry. Nothing of a packet is ever in it. */
/** A partner's company is the Slack team with which its channel is shared. */
const PARTNER_SETTINGS = [
    'name',
    'does',
    'channel',
    'company',
    'alliances_owner',
    'contacts',
    'zone',
    'account_shown_as',
    'updates',
    'paused',
    'contact_alone',
    'author_certifies',
];
/** What differs between the two, one entry for each setting of `after`. */
export function changesBetween(before, after, made) {
    // Object.keys types keys as plain text.
    const settings = Object.keys(after);
    return settings
        .map((what) => ({ ...made, what, before: before?.[what] ?? null, after: after[what] ?? null }))
        .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
/** A partner as its settings. */
export function settingsOf({ name, does, channelId, teamId, alliancesOwner, contacts, zone, contactAlone, authorCertifies, ...telling }) {
    const words = contacts.map((contact) => `${contact.name}, ${contact.role}`);
    return {
        name,
        does: does === '' ? null : does,
        channel: channelId,
        company: teamId,
        alliances_owner: alliancesOwner,
        contacts: words,
        zone,
        // Where it was never set, there is nothing to tell.
        contact_alone: contactAlone || null,
        author_certifies: authorCertifies || null,
        ...settingsOfTelling(telling),
    };
}
/** As every partner begins: what is not said otherwise when it is registered is no change. */
export const BEFORE_REGISTRATION = settingsOfTelling(TOLD_ALL);
function settingsOfTelling(telling) {
    return {
        account_shown_as: telling.accountShownAs,
        updates: updatesOf(telling),
        paused: telling.paused !== null,
    };
}
