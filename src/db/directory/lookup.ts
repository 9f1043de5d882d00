import { and, asc, type Column, desc, eq, sql } from 'drizzle-orm';
import {
  type FoundContact,
  type FoundPartner,
  LISTED,
  MOST_FOUND,
  MOST_WORDS,
  type PartnerList,
  type Search,
  usedFirst,
  wantedIn,
} from '../../core/directory/lookup.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from '../partner/partners.ts';
import { holds, namesContact, startsWith } from '../engine/raw-sql.ts';
import { contacts, handoffs, partners } from '../schema.ts';

/**
 * Partners and contacts by what is typed of their names. Reads through the words of all of them, which are kept beside the names: an index
 * of words is slower for the one letter with which every search begins (docs/decisions/0089-type-ahead.md).
 */

/** Among so many of somebody's latest handoffs those are that they used last. */
export const LATEST = 200;

/** One for each word that can be looked for; those that are not needed hold what every name holds. */
const SLOTS = Array.from({ length: MOST_WORDS }, (_, at) => `word${at}`);

export const holdsAll = (words: Column) => and(...SLOTS.map((slot) => holds(words, sql.placeholder(slot))));
const firstOf = ({ words, id }: { words: Column; id: Column }) => [
  desc(startsWith(words, sql.placeholder('beginning'))),
  asc(words),
  asc(id),
];

/** What is bound: of nothing typed, what every name holds. */
export function boundTo(typed: string): Record<string, string> & { beginning: string } {
  const { words, beginning } = wantedIn(typed) ?? { words: [], beginning: ' ' };
  return { beginning, ...Object.fromEntries(SLOTS.map((slot, at) => [slot, words[at] ?? ' '])) };
}

export function createLookup(db: Db, registered: PartnerRows) {
  const partnersLike = (ofOneOwner: boolean) =>
    lazy(() => {
      const isTheirs = ofOneOwner ? eq(partners.alliancesOwner, sql.placeholder('owner')) : undefined;
      return db
        .select({ id: partners.id, name: partners.name })
        .from(partners)
        .where(and(isTheirs, holdsAll(partners.words)))
        .orderBy(...firstOf(partners))
        .limit(MOST_FOUND)
        .prepare();
    });
  const partnersOfAll = partnersLike(false);
  const partnersOfOne = partnersLike(true);
  const partnerOf = lazy(() =>
    db
      .select({ id: partners.id, name: partners.name })
      .from(partners)
      .where(eq(partners.id, sql.placeholder('id')))
      .prepare(),
  );

  /** Without the partners until the first hundred are found: of twenty thousand they are read in the same time as of twenty. */
  const contactsLike = (ofOnePartner: boolean) =>
    lazy(() => {
      const isTheirs = ofOnePartner ? eq(contacts.partnerId, sql.placeholder('partner')) : undefined;
      const found = db
        .select()
        .from(contacts)
        .where(and(isTheirs, holdsAll(contacts.words)))
        .orderBy(...firstOf(contacts))
        .limit(MOST_FOUND)
        .as('found');
      return db
        .select({ id: found.id, name: found.name, role: found.role, partner: partners.name })
        .from(found)
        .innerJoin(partners, eq(partners.id, found.partnerId))
        .orderBy(...firstOf(found))
        .prepare();
    });
  const contactsOfAll = contactsLike(false);
  const contactsOfOne = contactsLike(true);
  const contactOf = lazy(() =>
    db
      .select({
        id: contacts.id,
        name: contacts.name,
        role: contacts.role,
        partner: partners.name,
        partnerId: partners.id,
      })
      .from(contacts)
      .innerJoin(partners, eq(partners.id, contacts.partnerId))
      .where(eq(contacts.id, sql.placeholder('id')))
      .prepare(),
  );

  const latestOf = lazy(() =>
    db
      .select({ partner: handoffs.partner, contact: handoffs.contactId })
      .from(handoffs)
      .where(and(eq(handoffs.author, sql.placeholder('author')), namesContact))
      .orderBy(desc(handoffs.createdAt))
      .limit(LATEST)
      .prepare(),
  );

  const usedPartners = (author: UserId): FoundPartner[] => {
    const ids = new Set(
      latestOf()
        .all({ author })
        .map(({ partner }) => partner),
    );
    return [...ids].flatMap((id) => partnerOf().get({ id }) ?? []);
  };

  const usedContacts = (author: UserId, partner: string | null): FoundContact[] => {
    const ids = new Set(
      latestOf()
        .all({ author })
        .flatMap(({ contact }) => contact ?? []),
    );
    const used = [...ids].flatMap((id) => contactOf().get({ id }) ?? []);
    return used.flatMap(({ partnerId, ...found }) => (partner === null || partnerId === partner ? [found] : []));
  };

  return {
    /** Partners whose names hold what is typed, at most a hundred. While nothing is typed, those this person used last come first. */
    async partners({ typed, by }: Search): Promise<FoundPartner[]> {
      const found = partnersOfAll().all(boundTo(typed));
      return wantedIn(typed) ? found : usedFirst(usedPartners(by), found);
    },

    /** Those alone whose relationship this person owns. */
    async partnersOwnedBy(owner: UserId, typed: string): Promise<FoundPartner[]> {
      return partnersOfOne().all({ ...boundTo(typed), owner });
    },

    /** The same of the contacts of one partner (its id); null: of all. Their partner's name finds them too. */
    async contacts({ typed, by }: Search, partner: string | null): Promise<FoundContact[]> {
      const bound = boundTo(typed);
      const found = partner === null ? contactsOfAll().all(bound) : contactsOfOne().all({ ...bound, partner });
      return wantedIn(typed) ? found : usedFirst(usedContacts(by, partner), found);
    },

    /** Whoever owns the relationship to a partner. */
    async owners(): Promise<Pick<Partner, 'alliancesOwner'>[]> {
      return registered.owners();
    },

    async countPartners(): Promise<number> {
      return registered.count();
    },

    /** Whether there is one for which authors check for conflicts themselves. */
    async authorsCertify(): Promise<boolean> {
      return registered.authorsCertify();
    },

    /** The first partners by name, and how many there are. */
    async firstPartners(): Promise<PartnerList> {
      return { count: registered.count(), first: registered.first(LISTED) };
    },

    /** The one that goes by this name, however it is capitalised. */
    async partnerNamed(name: string): Promise<Partner | null> {
      return registered.named(name);
    },
  };
}
