import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';
import { GROUPS } from './people.ts';
import { has, isCopied, isMissing, nameWords, names, said } from './said.ts';
import { anyOf, DEEDS, PRAISE } from './vocabulary.ts';

const A_FACT = 'one fact about this account that can be checked: what did they deliver or run there, and when?';
/** “Their” account, and not “their experience”. */
const THERE = anyOf(
  'there, here, this account, these sites, their sites, their plants, their warehouses, their stores, their factories, their offices, their system, their systems, their data, their network, their board, the city, the site, the sites, the plant, the plants',
);

/** Who the partner is, what they sell, why they matter for this account. */
export function partnerContext(facts: PacketFacts): Finding {
  const { packet, partnerName, partnerDoes } = facts;
  if (!packet.partner) return missing('No partner is chosen.', 'Choose the partner, and the person who acts for them.');
  if (!isPerson(facts))
    return missing('An organisation, and no person.', 'Name the person who acts: a logo is not a contact.');
  const reason = said(packet.why_partner);
  if (isMissing(reason) || isCopied(packet, 'why_partner') || reason.words === said(partnerName).words)
    return missing('Nothing says why this partner matters.', `Give ${A_FACT}`);
  if (said(packet.partner_contact_role).words === '') return weak('A person without a role.', 'what is their role?');
  if (!partnerDoes) return weak('A person and a reason.', 'what does this partner do? The registry does not say.');
  const isAtAccount = names(reason, nameWords(packet.account)) || has(reason, THERE);
  const isDeed = has(reason, DEEDS) || /\p{N}/u.test(reason.words);
  const isPraise = has(reason, PRAISE);
  const isFact = reason.isEnglish ? isAtAccount && isDeed : !isPraise || (isAtAccount && isDeed);
  return isFact
    ? strong('A person with a role, what they do, and a fact about this account.')
    : weak('A person, with a reason that fits any account.', A_FACT);
}

function isPerson({ packet, partnerName }: PacketFacts): boolean {
  const contact = said(packet.partner_contact);
  if (contact.words === '' || contact.words === said(partnerName).words) return false;
  return !packet.partner_contact?.includes('@') && !has(contact, GROUPS);
}
