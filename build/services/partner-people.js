import { isOfCompany, NOT_SAID } from '../core/member.js';
import { WrongInput } from '../core/errors.js';
import { MAX_LOOKED_AT, MAX_OFFERED } from '../core/partner.js';
import { cut, tidy } from '../core/text.js';
import { zoneNamed } from '../core/time/calendar.js';
export function createPartnerPeople(deps) {
    const { lookUpMembersOf, findMember } = deps;
    return {
        /**
         * The partner's people in its channel, by name: as many as a form can offer. Nobody while Slack does not say who is there: then contacts
         * are typed. `isCut`: more are in the channel than were looked at.
         */
        async inChannel(channelId, teamId) {
            const ids = (await lookUpMembersOf(channelId)) ?? [];
            const members = await Promise.all(ids.slice(0, MAX_LOOKED_AT).map(findMember));
            const theirs = members.filter((member) => member !== null && isOfCompany(member, teamId));
            const people = theirs.flatMap((member) => (member === null ? [] : { ...foundAs(member), zone: zoneOf(member) }));
            const found = people.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, MAX_OFFERED);
            return { found, isCut: ids.length > MAX_LOOKED_AT };
        },
        /** Those who were chosen, as Slack describes them now. Throws WrongInput when one of them is not of that company. */
        async chosen(userIds, teamId) {
            const members = await Promise.all(userIds.map(findMember));
            if (members.includes(null))
                throw new WrongInput({ people: NOT_SAID });
            const known = members.filter((member) => member !== null);
            const stranger = known.find((member) => !isOfCompany(member, teamId));
            if (stranger)
                throw new WrongInput({
                    people: `${stranger.profile?.name || 'Somebody'} is not at the company in this channel. Take them out.`,
                });
            return known.map(foundAs);
        },
    };
}
function zoneOf({ zone }) {
    return zone === null ? null : zoneNamed(zone);
}
function foundAs({ id, profile }) {
    // A comma would end the name where contacts are typed.
    const name = tidy((profile?.name ?? '').replaceAll(',', ' '));
    return { userId: id, name: cut(name || id, 75), role: cut(tidy(profile?.title ?? ''), 75) };
}
