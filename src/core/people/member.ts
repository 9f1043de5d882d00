import { isZone } from '../time/calendar.ts';

/** A Slack user id: U or W, then capitals and digits. */
export type UserId = string;

/** A person's record in Slack, as far as the rules ask about it. */
export type Member = {
  id: UserId;
  /** Every team the person belongs to: one, or in an Enterprise organisation each of its workspaces they are in, and the organisation itself. */
  teamIds: string[];
  zone: string | null;
  isBot: boolean;
  isDeactivated: boolean;
  isGuest: boolean;
  isInvitedOnly: boolean;
  isAdministrator: boolean;
  /** Their full name and their title, in their own words; missing where nobody needs it. */
  profile?: { name: string; title: string };
};

/** The zone in which a window is counted when Slack gives none for the member. */
export const ZONE_OF_LAST_RESORT = 'Etc/UTC';

/**
 * Why this person cannot own a handoff, as a sentence that ends in what to do; null when they can. Only an active full member
 * of our own workspace can. `organisationId`: that of our workspace, to tell a colleague elsewhere from a stranger. https://docs.slack.dev/reference/objects/user-object
 */
export function whyNotMember(member: Member, teamId: string, organisationId: string | null = null): string | null {
  const who = `<@${member.id}>`;
  if (member.isBot) return `${who} is an app. Choose a person.`;
  if (!member.teamIds.includes(teamId)) {
    const isColleague = organisationId !== null && member.teamIds.includes(organisationId);
    const where = isColleague ? 'works in another workspace of your organisation' : 'is at another company';
    return `${who} ${where}. Choose somebody of our own workspace.`;
  }
  if (member.isDeactivated) return `${who} is deactivated. Choose somebody who is still here.`;
  if (member.isGuest) return `${who} is a guest. Choose a full member.`;
  if (member.isInvitedOnly) return `${who} was invited and has never signed in. Choose somebody who has.`;
  return null;
}

/** Whether this is an active person of that company. Unknown is not yes. */
export function isOfCompany(member: Member, teamId: string): boolean {
  return member.teamIds.includes(teamId) && !member.isBot && !member.isDeactivated;
}

/** Said where somebody was named whom Slack does not describe: unknown is not yes. */
export const NOT_SAID = 'Slack did not say in time who this is. Try again.';

/** The zone of somebody who may own a handoff. */
export function zoneOf(member: Member): string {
  return member.zone !== null && isZone(member.zone) ? member.zone : ZONE_OF_LAST_RESORT;
}

/** A refusal with names in place of mentions, for errors under a field, which are plain text. */
export function inPlainText(refusal: string, nameOf: (userId: UserId) => string | undefined = () => undefined): string {
  return refusal.replaceAll(
    /<@(\w+)>/g,
    (_, userId: UserId, at: number) => nameOf(userId) || (at === 0 ? 'This person' : 'A colleague'),
  );
}

/** Everybody whom a sentence mentions. */
export function mentionedIn(sentence: string): UserId[] {
  return [...sentence.matchAll(/<@(\w+)>/g)].flatMap(([, userId]) => (userId === undefined ? [] : [userId]));
}
