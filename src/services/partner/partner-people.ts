import { isOfCompany, type Member, NOT_SAID, type UserId } from '../../core/people/member.ts';
import { WrongInput } from '../../core/kernel/errors.ts';
import { type Found, type FoundWithZone, MAX_LOOKED_AT, MAX_OFFERED } from '../../core/partner/partner.ts';
import { cut, tidy } from '../../core/kernel/text.ts';
import { zoneNamed } from '../../core/time/calendar.ts';

/** Who of a partner is in Slack: its people in the shared channel, who can be its contacts. */
export type PartnerPeople = ReturnType<typeof createPartnerPeople>;

export function createPartnerPeople(deps: {
  /** Null when Slack does not say it in time, or not to the bot. */
  lookUpMembersOf: (channelId: string) => Promise<UserId[] | null>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
}) {
  const { lookUpMembersOf, findMember } = deps;

  return {
    /**
     * The partner's people in its channel, by name: as many as a form can offer. Nobody while Slack does not say who is there: then contacts
     * are typed. `isCut`: more are in the channel than were looked at.
     */
    async inChannel(channelId: string, teamId: string): Promise<{ found: FoundWithZone[]; isCut: boolean }> {
      const ids = (await lookUpMembersOf(channelId)) ?? [];
      const members = await Promise.all(ids.slice(0, MAX_LOOKED_AT).map(findMember));
      const theirs = members.filter((member) => member !== null && isOfCompany(member, teamId));
      const people = theirs.flatMap((member) => (member === null ? [] : { ...foundAs(member), zone: zoneOf(member) }));
      const found = people.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, MAX_OFFERED);
      return { found, isCut: ids.length > MAX_LOOKED_AT };
    },

    /** Those who were chosen, as Slack describes them now. Throws WrongInput when one of them is not of that company. */
    async chosen(userIds: readonly UserId[], teamId: string): Promise<Found[]> {
      const members = await Promise.all(userIds.map(findMember));
      if (members.includes(null)) throw new WrongInput({ people: NOT_SAID });
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

function zoneOf({ zone }: Member): string | null {
  return zone === null ? null : zoneNamed(zone);
}

function foundAs({ id, profile }: Member): Found {
  // A comma would end the name where contacts are typed.
  const name = tidy((profile?.name ?? '').replaceAll(',', ' '));
  return { userId: id, name: cut(name || id, 75), role: cut(tidy(profile?.title ?? ''), 75) };
}
