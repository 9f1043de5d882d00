import { Refusal } from '../kernel/errors.ts';
import type { Presser } from '../handoff/handoff.ts';
import { isOfCompany, type Member, type UserId } from '../people/member.ts';
import type { Partner } from '../partner/partner.ts';

/**
 * Who presses for the partner. Anybody in a shared channel can press anything there: our own people, a third company, somebody who was
 * invited by chance. https://docs.slack.dev/apis/slack-connect
 */

/** Named contact of the handoff in Slack, and what Slack says of them; `member` is null while it says nothing. */
export type NamedContact = { userId: UserId; member: Member | null };

/**
 * Throws a Refusal unless `member` (the presser, as Slack describes them; null while it does not) speaks for the partner. Whoever is not of its
 * company reads no name: which partner it is may be none of their business.
 */
export function mustSpeakFor(
  partner: Pick<Partner, 'teamId' | 'contactAlone'>,
  { by, member, contact }: { by: Presser; member: Member | null; contact: NamedContact | null },
): void {
  if (member === null) throw new Refusal('Slack does not say who you are at the moment. Try again in a minute.');
  const isContact = contact?.userId === by.userId;
  const isTheirs = isOfCompany(member, partner.teamId) && member.teamIds.includes(by.teamId);
  // A guest of theirs may be anybody, unless it is the one whom they named.
  if (!isTheirs || (member.isGuest && !isContact))
    throw new Refusal('Only people of the company that brought this can answer here. Nothing has changed.');
  if (!partner.contactAlone || contact === null || isContact || hasLeft(contact, partner)) return;
  throw new Refusal(`Only <@${contact.userId}> can answer here. Please ask them. Nothing has changed.`);
}

/** Then a colleague of theirs may answer. While Slack does not say it, they have not. */
function hasLeft({ member }: NamedContact, { teamId }: Pick<Partner, 'teamId'>): boolean {
  return member !== null && !isOfCompany(member, teamId);
}
