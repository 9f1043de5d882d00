import { Refusal } from '../core/errors.js';
import { inPlainText, NOT_SAID, whyNotMember } from '../core/member.js';
export function createMembership(deps) {
    const { findMember, teamId, organisationId } = deps;
    return {
        /** The workspace in which the bot is installed: whoever is ours acts under its id. */
        teamId,
        /**
         * The presser, as Slack describes them now. Throws a Refusal unless they are a full member. In an Enterprise organisation a press can
         * name another workspace of theirs, or the organisation: what it names must be one of their own.
         */
        async mustBeOurs(by) {
            const member = await findMember(by.userId);
            if (!member)
                throw new Refusal('Slack does not say who you are at the moment. Try again in a minute.');
            if (whyNotMember(member, teamId) !== null || !member.teamIds.includes(by.teamId))
                throw new Refusal('Only full members of our own workspace can do this. Ask one of them to do it with you.');
            return member;
        },
        /** Why this person may not be named in a form, as plain text; null when they may. */
        async whyNot(userId) {
            const member = await findMember(userId);
            if (!member)
                return NOT_SAID;
            const refusal = whyNotMember(member, teamId, organisationId);
            return refusal && inPlainText(refusal, () => member.profile?.name);
        },
    };
}
