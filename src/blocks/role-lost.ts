import type { Notices } from '../core/notice.ts';
import type { Role } from '../core/roles.ts';
import { bold, type Message, person, rich, section } from './kit.ts';
import { lines, mrkdwn, type Mrkdwn, summary } from './mrkdwn.ts';

const WHAT_TO_DO: Record<Role, Mrkdwn> = {
  intake_owner: mrkdwn`*Intake owner:* name another in \`/handoff settings\`. What waits for them goes there by itself.`,
  escalation_contact: mrkdwn`*Escalation contact:* name another in \`/handoff settings\`.`,
  administrator: mrkdwn`*Administrator:* take them off the list in \`/handoff settings\`.`,
  alliances_owner: mrkdwn`*Alliances owner:* choose another in \`/handoff partners\`.`,
};

/** Somebody who is named in the settings or the registry has left, or is a guest now: for whoever can mend that. */
export function roleLost({ who, roles }: Notices['role_lost']): Message {
  const lost = mrkdwn`They can decide nothing here any more, and nothing internal is sent to them. An administrator mends this:`;
  return {
    text: summary`Somebody who has a role here is no longer a full member of our workspace`,
    blocks: [
      rich([person(who), bold(' is no longer a full member of our workspace.')]),
      section(lines([lost, ...roles.map((role) => WHAT_TO_DO[role])])),
    ],
  };
}
