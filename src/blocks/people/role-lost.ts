import type { Notices } from '../../core/notices/notice.ts';
import type { Role } from '../../core/people/roles.ts';
import { isGroup, isTeamRole, type TeamRole } from '../../core/people/team-roles.ts';
import { bold, type Message, person, rich, section } from '../kit/kit.ts';
import { bare, lines, mrkdwn, type Mrkdwn, summary } from '../kit/mrkdwn.ts';
import { TEAM_ROLE_WORDS } from './team-role-words.ts';

const WHAT_TO_DO: Record<Exclude<Role, TeamRole>, Mrkdwn> = {
  intake_owner: mrkdwn`*Intake owner:* name another in \`/handoff settings\`. What waits for them goes there by itself.`,
  escalation_contact: mrkdwn`*Escalation contact:* name another in \`/handoff settings\`.`,
  adjudicator: mrkdwn`*Adjudicator:* name another in \`/handoff settings\`. Until then the intake owner decides.`,
  agreement_owner: mrkdwn`*Owner of the working agreement:* name another in \`/handoff agreement\`.`,
  alliances_owner: mrkdwn`*Alliances owner:* choose another in \`/handoff partners\`.`,
};

function whatToDo(role: Role): Mrkdwn {
  if (!isTeamRole(role)) return WHAT_TO_DO[role];
  const { one } = TEAM_ROLE_WORDS[role];
  const title = bare(`${one.charAt(0).toUpperCase()}${one.slice(1)}`);
  return mrkdwn`*${title}:* take them off the list in \`/handoff settings\`, *Roles…*.`;
}

/** What nobody else can do while nobody is in the group that is named for it. */
function withoutGroup(role: TeamRole): Mrkdwn {
  const { label, withoutGroup: who } = TEAM_ROLE_WORDS[role];
  return mrkdwn`*${bare(label)}:* ${who}.`;
}

/** Somebody who is named in the settings or the registry has left, or is a guest now: for whoever can mend that. */
export function roleLost({ who, roles }: Notices['role_lost']): Message {
  return isGroup(who) ? groupLost(roles) : personLost(who, roles);
}

function personLost(who: string, roles: readonly Role[]): Message {
  const lost = mrkdwn`They can decide nothing here any more, and nothing internal is sent to them. An administrator mends this:`;
  return {
    text: summary`Somebody who has a role here is no longer a full member of our workspace`,
    blocks: [
      rich([person(who), bold(' is no longer a full member of our workspace.')]),
      section(lines([lost, ...roles.map(whatToDo)])),
    ],
  };
}

/** The group is not mentioned: that would notify whoever is in it by then. */
function groupLost(roles: readonly Role[]): Message {
  const until = mrkdwn`Until an administrator names people or another group in \`/handoff settings\`, *Roles…*:`;
  return {
    text: summary`A user group that has a role here is gone or empty`,
    blocks: [
      rich([bold('A user group that has a role here is gone, or nobody is in it any more.')]),
      section(lines([until, ...roles.filter(isTeamRole).map(withoutGroup)])),
    ],
  };
}
