import { isGroup } from '../core/team-roles.js';
import { bold, person, rich, section } from './kit.js';
import { lines, mrkdwn, summary } from './mrkdwn.js';
const OFF_THE_LIST = mrkdwn `take them off the list in \`/handoff settings\`, *Roles…*`;
const WHAT_TO_DO = {
    intake_owner: mrkdwn `*Intake owner:* name another in \`/handoff settings\`. What waits for them goes there by itself.`,
    escalation_contact: mrkdwn `*Escalation contact:* name another in \`/handoff settings\`.`,
    adjudicator: mrkdwn `*Adjudicator:* name another in \`/handoff settings\`. Until then the intake owner decides.`,
    agreement_owner: mrkdwn `*Owner of the working agreement:* name another in \`/handoff agreement\`.`,
    alliances_owner: mrkdwn `*Alliances owner:* choose another in \`/handoff partners\`.`,
    partner_marketing: mrkdwn `*Partner marketing:* ${OFF_THE_LIST}.`,
    alliances: mrkdwn `*Alliances:* ${OFF_THE_LIST}.`,
    revops: mrkdwn `*RevOps:* ${OFF_THE_LIST}.`,
    sales_lead: mrkdwn `*Sales lead:* ${OFF_THE_LIST}.`,
    administrator: mrkdwn `*Administrator:* ${OFF_THE_LIST}.`,
};
/** What nobody can do while nobody is in the group that is named for it. */
const WITHOUT_GROUP = {
    partner_marketing: mrkdwn `*Partner marketing:* only administrators, and people who are named beside it, send handoffs.`,
    alliances: mrkdwn `*Alliances:* only people who are named beside it have the role.`,
    revops: mrkdwn `*RevOps:* only people who are named beside it correct the credit.`,
    sales_lead: mrkdwn `*Sales lead:* only people who are named beside it have the role.`,
    administrator: mrkdwn `*Administrators:* people who are named beside it, or else owners and admins of this Slack workspace.`,
};
/** Somebody who is named in the settings or the registry has left, or is a guest now: for whoever can mend that. */
export function roleLost({ who, roles }) {
    return isGroup(who) ? groupLost(roles) : personLost(who, roles);
}
function personLost(who, roles) {
    const lost = mrkdwn `They can decide nothing here any more, and nothing internal is sent to them. An administrator mends this:`;
    return {
        text: summary `Somebody who has a role here is no longer a full member of our workspace`,
        blocks: [
            rich([person(who), bold(' is no longer a full member of our workspace.')]),
            section(lines([lost, ...roles.map((role) => WHAT_TO_DO[role])])),
        ],
    };
}
/** The group is not mentioned: that would notify whoever is in it by then. */
function groupLost(roles) {
    const until = mrkdwn `Until an administrator names people or another group in \`/handoff settings\`, *Roles…*:`;
    return {
        text: summary `A user group that has a role here is gone or empty`,
        blocks: [
            rich([bold('A user group that has a role here is gone, or nobody is in it any more.')]),
            section(lines([until, ...roles.flatMap((role) => WITHOUT_GROUP[role] ?? [])])),
        ],
    };
}
