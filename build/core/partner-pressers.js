import { Refusal } from './errors.js';
import { isOfCompany } from './member.js';
/**
 * Throws a Refusal unless `member` (the presser, as Slack describes them; null while it does not) speaks for the partner. Whoever is not of its
 * company reads no name: which partner it is may be none of their business.
 */
export function mustSpeakFor(partner, { by, member, contact }) {
    if (member === null)
        throw new Refusal('Slack does not say who you are at the moment. Try again in a minute.');
    const isContact = contact?.userId === by.userId;
    const isTheirs = isOfCompany(member, partner.teamId) && member.teamIds.includes(by.teamId);
    // A guest of theirs may be anybody, unless it is the one whom they named.
    if (!isTheirs || (member.isGuest && !isContact))
        throw new Refusal('Only people of the company that brought this can answer here. Nothing has changed.');
    if (!partner.contactAlone || contact === null || isContact || hasLeft(contact, partner))
        return;
    throw new Refusal(`Only <@${contact.userId}> can answer here. Please ask them. Nothing has changed.`);
}
/** Then a colleague of theirs may answer. While Slack does not say it, they have not. */
function hasLeft({ member }, { teamId }) {
    return member !== null && !isOfCompany(member, teamId);
}
