import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { inPlainText, type Member, NOT_SAID, type UserId, whyNotMember } from '../../core/people/member.ts';

/** Who is an active full member of our own workspace. Unknown is not yes: while Slack does not say it, nobody is. */
export type Membership = ReturnType<typeof createMembership>;

export function createMembership(deps: {
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  teamId: string;
  /** Null outside an Enterprise organisation. */
  organisationId?: string | null;
}) {
  const { findMember, teamId, organisationId } = deps;

  const mustBe = (member: Member, by: Presser): Member => {
    if (whyNotMember(member, teamId) !== null || !member.teamIds.includes(by.teamId))
      throw new Refusal('Only full members of our own workspace can do this. Ask one of them to do it with you.');
    return member;
  };

  return {
    /** The workspace in which the bot is installed: whoever is ours acts under its id. */
    teamId,

    /**
     * The presser, as Slack describes them now. Throws a Refusal unless they are a full member. In an Enterprise organisation a press can
     * name another workspace of theirs, or the organisation: what it names must be one of their own.
     */
    async mustBeOurs(by: Presser): Promise<Member> {
      const member = await findMember(by.userId);
      if (!member) throw new Refusal('Slack does not say who you are at the moment. Try again in a minute.');
      return mustBe(member, by);
    },

    /** The same, except that who is not described at the moment goes on: for what is kept until Slack says who they are. */
    async mustNotBeOthers(by: Presser): Promise<void> {
      const member = await findMember(by.userId);
      if (member) mustBe(member, by);
    },

    /** Why this person may not be named in a form, as plain text; null when they may. */
    async whyNot(userId: UserId): Promise<string | null> {
      const member = await findMember(userId);
      if (!member) return NOT_SAID;
      const refusal = whyNotMember(member, teamId, organisationId);
      return refusal && inPlainText(refusal, () => member.profile?.name);
    },
  };
}
