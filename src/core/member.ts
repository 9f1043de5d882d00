import { isZone } from './time/business-time.ts';

/** A Slack account, as far as the rules ask about it. */
export type Account = {
  id: string;
  /** Every team the account belongs to: one, or several in an Enterprise organisation. */
  teamIds: string[];
  zone: string | null;
  isBot: boolean;
  isDeactivated: boolean;
  isGuest: boolean;
  isInvitedOnly: boolean;
  isAdministrator: boolean;
};

/** The zone in which a window is counted for somebody whom Slack gives none. */
export const ZONE_OF_LAST_RESORT = 'Etc/UTC';

/**
 * Why this account cannot own a handoff, as a sentence that ends in what to do; null when it can. Only an active full member
 * of our own workspace can. https://docs.slack.dev/reference/objects/user-object
 */
export function whyNotMember(account: Account, teamId: string): string | null {
  const who = `<@${account.id}>`;
  if (account.isBot) return `${who} is an app. Choose a person.`;
  if (!account.teamIds.includes(teamId)) return `${who} is at another company. Choose somebody of our own workspace.`;
  if (account.isDeactivated) return `${who} has a deactivated account. Choose somebody who is still here.`;
  if (account.isGuest) return `${who} is a guest. Choose a full member.`;
  if (account.isInvitedOnly) return `${who} was invited and has never signed in. Choose somebody who has.`;
  return null;
}

/** The zone of an account that may own a handoff. */
export function zoneOf(account: Account): string {
  return account.zone !== null && isZone(account.zone) ? account.zone : ZONE_OF_LAST_RESORT;
}

/** A refusal without mentions, for errors under a field, which are plain text. */
export function inPlainText(refusal: string): string {
  return refusal.replace(/^<@\w+>/, 'This account').replaceAll(/<@\w+>/g, 'A colleague');
}
