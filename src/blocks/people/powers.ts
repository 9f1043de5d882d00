import type { KnownBlock } from '@slack/web-api';
import { DEED_WORDS, PART_WORDS } from '../../core/people/power-words.ts';
import type { Part, SaidPower } from '../../core/people/powers.ts';
import { isTeamRole, type TeamRole } from '../../core/people/team-roles.ts';
import { context, section } from '../kit/kit.ts';
import { bare, inARow, lines, mrkdwn, type Mrkdwn } from '../kit/mrkdwn.ts';
import { TEAM_ROLE_WORDS } from './team-role-words.ts';

/** What its reader may do, under the help. */

const IN_MESSAGES = mrkdwn`in the messages that reach you`;
const MESSAGES_AND_LIST = mrkdwn`${IN_MESSAGES}, \`/handoff list\``;
const ON_THE_CARDS = mrkdwn`on its card, \`/handoff status ID\``;

/** What somebody with the part is called, and where they do what it lets them do. */
const PARTS: Record<Exclude<Part, TeamRole>, { title: Mrkdwn; where: Mrkdwn | null }> = {
  full_member: { title: mrkdwn`You can`, where: null },
  author: { title: mrkdwn`Author`, where: ON_THE_CARDS },
  account_executive: { title: mrkdwn`Account executive`, where: ON_THE_CARDS },
  named_for_questions: { title: mrkdwn`Named for questions`, where: IN_MESSAGES },
  signer: { title: mrkdwn`Signer`, where: IN_MESSAGES },
  alliances_owner: { title: mrkdwn`As alliances owner of a partner`, where: IN_MESSAGES },
  asker_of_help: { title: mrkdwn`Who asked`, where: MESSAGES_AND_LIST },
  asked_for_help: { title: mrkdwn`Who was asked`, where: IN_MESSAGES },
  agreement_owner: { title: mrkdwn`As owner of the working agreement`, where: mrkdwn`\`/handoff agreement\`` },
  intake_owner: { title: mrkdwn`As intake owner`, where: MESSAGES_AND_LIST },
  escalation_contact: { title: mrkdwn`As escalation contact`, where: IN_MESSAGES },
  adjudicator: { title: mrkdwn`As adjudicator`, where: IN_MESSAGES },
};

/** One line for each part of theirs; `unknown` are the roles of which Slack does not say now whether they are theirs. */
export function powerBlocks(powers: readonly SaidPower[], unknown: readonly TeamRole[]): KnownBlock[] {
  const roles = inARow(unknown.map((role) => bare(PART_WORDS[role])));
  const notSaid = mrkdwn`Slack does not say now whether you also belong to: ${roles}.`;
  return [section(lines(powers.map(line))), ...(unknown.length === 0 ? [] : [context(notSaid)])];
}

const ofRole = (role: TeamRole) => {
  const { one, where } = TEAM_ROLE_WORDS[role];
  return { title: mrkdwn`As ${bare(one)}`, where };
};

function line({ part, deeds }: SaidPower): Mrkdwn {
  const { title, where } = isTeamRole(part) ? ofRole(part) : PARTS[part];
  const words = inARow(deeds.map((deed) => bare(DEED_WORDS[deed])));
  return where === null ? mrkdwn`*${title}:* ${words}.` : mrkdwn`*${title}:* ${words} (${where}).`;
}
