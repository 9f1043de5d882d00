import { DEED_WORDS, PART_WORDS } from '../core/power-words.js';
import { context, section } from './kit.js';
import { bare, inARow, lines, mrkdwn } from './mrkdwn.js';
/** What its reader may do, under the help. */
const IN_MESSAGES = mrkdwn `in the messages that reach you`;
const MESSAGES_AND_LIST = mrkdwn `${IN_MESSAGES}, \`/handoff list\``;
const ON_THE_CARDS = mrkdwn `on its card, \`/handoff status ID\``;
/** What somebody with the part is called, and where they do what it lets them do. */
const PARTS = {
    full_member: { title: mrkdwn `You can`, where: null },
    author: { title: mrkdwn `Author`, where: ON_THE_CARDS },
    account_executive: { title: mrkdwn `Account executive`, where: ON_THE_CARDS },
    named_for_questions: { title: mrkdwn `Named for questions`, where: IN_MESSAGES },
    signer: { title: mrkdwn `Signer`, where: IN_MESSAGES },
    alliances_owner: { title: mrkdwn `As alliances owner of a partner`, where: IN_MESSAGES },
    asker_of_help: { title: mrkdwn `Who asked`, where: MESSAGES_AND_LIST },
    asked_for_help: { title: mrkdwn `Who was asked`, where: IN_MESSAGES },
    agreement_owner: { title: mrkdwn `As owner of the working agreement`, where: mrkdwn `\`/handoff agreement\`` },
    intake_owner: { title: mrkdwn `As intake owner`, where: MESSAGES_AND_LIST },
    escalation_contact: { title: mrkdwn `As escalation contact`, where: IN_MESSAGES },
    adjudicator: { title: mrkdwn `As adjudicator`, where: IN_MESSAGES },
    partner_marketing: { title: mrkdwn `As partner marketing`, where: mrkdwn `\`/handoff\`` },
    alliances: { title: mrkdwn `As alliances`, where: mrkdwn `\`/handoff register\`, \`/handoff partners\`` },
    revops: { title: mrkdwn `As RevOps`, where: mrkdwn `\`/handoff status ID\`` },
    sales_lead: { title: mrkdwn `As sales lead`, where: mrkdwn `\`/handoff agreement\`` },
    administrator: { title: mrkdwn `As administrator`, where: mrkdwn `\`/handoff settings\`, \`/handoff partners\`` },
};
/** One line for each part of theirs; `unknown` are the roles of which Slack does not say now whether they are theirs. */
export function powerBlocks(powers, unknown) {
    const roles = inARow(unknown.map((role) => bare(PART_WORDS[role])));
    const notSaid = mrkdwn `Slack does not say now whether you also belong to: ${roles}.`;
    return [section(lines(powers.map(line))), ...(unknown.length === 0 ? [] : [context(notSaid)])];
}
function line({ part, deeds }) {
    const { title, where } = PARTS[part];
    const words = inARow(deeds.map((deed) => bare(DEED_WORDS[deed])));
    return where === null ? mrkdwn `*${title}:* ${words}.` : mrkdwn `*${title}:* ${words} (${where}).`;
}
