import type { TeamRole } from '../../core/people/team-roles.ts';
import { mrkdwn, type Mrkdwn } from '../kit/mrkdwn.ts';

/** What the roles that several people have are called in what Slack shows, and what is said of each. Sentences of refusals: `core/people/power-words.ts`. */

type RoleWords = {
  label: string;
  /** Somebody who has it. */
  one: string;
  /** What it is for, and whose it is while nobody is named. */
  hint: string;
  /** Where they do what it lets them do. */
  where: Mrkdwn;
  /** Who has it while nobody is in the user group that is named for it. */
  withoutGroup: Mrkdwn;
};

const NAMED_BESIDE = mrkdwn`only people who are named beside it have the role`;

export const TEAM_ROLE_WORDS: Record<TeamRole, RoleWords> = {
  partner_marketing: {
    label: 'Partner marketing',
    one: 'partner marketing',
    hint: 'Once somebody is named, only they and administrators send handoffs. Nobody: everybody of ours does.',
    where: mrkdwn`\`/handoff\``,
    withoutGroup: mrkdwn`only administrators, and people who are named beside it, send handoffs`,
  },
  alliances: {
    label: 'Alliances',
    one: 'alliances',
    hint: 'Register accounts for every partner, and see all partners.',
    where: mrkdwn`\`/handoff register\`, \`/handoff partners\``,
    withoutGroup: NAMED_BESIDE,
  },
  revops: {
    label: 'RevOps',
    one: 'RevOps',
    hint: 'Correct the credit. Nobody: administrators do.',
    where: mrkdwn`\`/handoff status ID\``,
    withoutGroup: mrkdwn`only people who are named beside it correct the credit`,
  },
  sales_lead: {
    label: 'Sales lead',
    one: 'sales lead',
    hint: 'Owns the sales side of the working agreement unless it says otherwise.',
    where: mrkdwn`\`/handoff agreement\``,
    withoutGroup: NAMED_BESIDE,
  },
  administrator: {
    label: 'Administrators',
    one: 'administrator',
    hint: 'Change settings and partners, and nobody else does: name yourself too, or you lose access. Nobody: owners and admins of this Slack workspace.',
    where: mrkdwn`\`/handoff settings\`, \`/handoff partners\``,
    withoutGroup: mrkdwn`people who are named beside it, or else owners and admins of this Slack workspace`,
  },
};
