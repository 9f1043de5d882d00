import { sharesMatter } from './concrete.ts';
import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';
import { GROUPS } from './people.ts';
import { has, isMissing, nameWords, names, type Said } from './said.ts';
import { isCopied, type ReadFacts, type Texts } from './texts.ts';
import { anyOf, DEEDS, PRAISE } from './vocabulary.ts';
import { whenIn } from './when.ts';

const A_FACT = 'one fact about this account that can be checked: what did they deliver or run there, and when?';
/** “Their” account, and not “their experience”. */
const THERE = anyOf(
  'there, here, this account, these sites, their sites, their plants, their warehouses, their stores, their factories, their offices, their system, their systems, their data, their network, their board, the city, the site, the sites, the plant, the plants',
);

const THEIR = anyOf('their, them, su, sus, ihr, ihre, ihren, ihrem, leur, leurs, seus, suas, loro, hun');
/** To know somebody is not to have done something. */
const MERE_ACQUAINTANCE = anyOf(
  `knows, know, likes, loves, admires, follows, interested, relationship*, connected, connection*, contacts, could, would, might, hopes, wants, advises many, well placed,
  conoce, conocemos, relacion, contactos, kennt, kontakte, beziehung*, connait, contacts, relations, conhece, relacoes, contactos, conosce, contatti, rapporti, kent, relatie*, contacten`,
);

/** Who the partner is, what they sell, why they matter for this account. */
export function partnerContext(facts: ReadFacts): Finding {
  const { packet, texts, partnerDoes } = facts;
  if (!packet.partner) return missing('No partner is chosen.', 'Choose the partner, and the person who acts for them.');
  if (!isPerson(facts))
    return missing('An organisation, and no person.', 'Name the person who acts: a logo is not a contact.');
  const { why_partner: reason } = texts;
  if (isMissing(reason) || isCopied(texts, 'why_partner') || reason.words === texts.partnerName.words)
    return missing('Nothing says why this partner matters.', `Give ${A_FACT}`);
  if (texts.partner_contact_role.words === '') return weak('A person without a role.', 'what is their role?');
  if (!partnerDoes) return weak('A person and a reason.', 'what does this partner do? The registry does not say.');
  const isHollow = has(reason, PRAISE) || has(reason, MERE_ACQUAINTANCE);
  const isDated = hasTime(reason, facts.now);
  const isChecked = isDated || has(reason, DEEDS) || /\p{N}/u.test(reason.words);
  // What is neither praise nor acquaintance is something that they did or do; with a day or the account it can be checked.
  const isFact = isAboutAccount(texts) ? isChecked || !isHollow : isDated && !isHollow;
  const isStrong = reason.isRead ? isFact : isChecked || !isHollow;
  return isStrong
    ? strong('A person with a role, what they do, and a fact about this account.')
    : weak('A person, with a reason that fits any account.', A_FACT);
}

/** By name, by "their plant", by "their" of somebody who is named, or by a word of the account's own matter. */
function isAboutAccount({ why_partner: reason, ...texts }: Texts): boolean {
  if (names(reason, nameWords(texts.account)) || has(reason, THERE)) return true;
  const contact = nameWords(texts.partner_contact);
  const isTheirs = names(reason, contact) && has(reason, THEIR) && !has(reason, PRAISE);
  return isTheirs || sharesMatter(reason, [texts.why_account, texts.customer_trigger], contact);
}

function hasTime(reason: Said, now: PacketFacts['now']): boolean {
  const { isRecent, isOld, isAhead } = whenIn(reason, now);
  return isRecent || isOld || isAhead;
}

function isPerson({ packet, texts: { partner_contact: contact, partnerName } }: ReadFacts): boolean {
  if (contact.words === '' || contact.words === partnerName.words) return false;
  return !packet.partner_contact?.includes('@') && !has(contact, GROUPS);
}
