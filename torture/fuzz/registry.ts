import { wordsOf } from '../../src/core/directory/lookup.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import type { Db } from '../../src/db/engine/open.ts';
import { BRIGHTWATER } from './cast.ts';

/** A registry of the largest size that is promised: five thousand partners with twenty thousand contacts. */

export const MOST_PARTNERS = 5_000;
export const CONTACTS_EACH = 4;

const FIRST = [
  'Acme',
  'Contoso',
  'Fabrikam',
  'Globex',
  'Initech',
  'Litware',
  'Proseware',
  'Tailspin',
  'Umbra',
  'Wingtip',
];
const SECOND = [
  'Advisory',
  'Consulting',
  'Digital',
  'Integration',
  'Labs',
  'Partners',
  'Services',
  'Software',
  'Systems',
];
const GIVEN = ['Ana', 'Ben', 'Chloé', 'David', 'Emma', 'Finn', 'Grace', 'Hugo', 'Inés', 'Jonas', 'Kofi', 'Léa', 'Mei'];

const pick = (from: string[], at: number): string => from[at % from.length] ?? '';

/** Number `at`, from 0; no two partners are called the same. */
export function partnerNumber(at: number): Partner {
  const name = `${pick(FIRST, at)} ${pick(SECOND, Math.floor(at / 10))} ${1_000 + at}`;
  const contacts = Array.from({ length: CONTACTS_EACH }, (_, nth) => ({
    id: `c${at}-${nth}`,
    name: `${pick(GIVEN, at + nth)} ${pick(FIRST, at + 3 * nth)}son`,
    role: 'Partner manager',
    userId: null,
  }));
  return {
    ...BRIGHTWATER,
    authorCertifies: false,
    does: '',
    id: `p${at}`,
    name,
    channelId: `C0N${at}`,
    teamId: `T0N${at}`,
    contacts,
  };
}

/** Writes the first `count` of them past the registry, in one transaction: one by one each would wait for the disk. */
export function register({ $client: client }: Db, count: number): void {
  const partner = client.prepare(
    `insert into partners (id, name, channel_id, team_id, alliances_owner, words)
     values (@id, @name, @channelId, @teamId, @alliancesOwner, @words)`,
  );
  const contact = client.prepare(
    `insert into contacts (id, partner_id, name, role, position, words)
     values (@id, @partnerId, @name, @role, @position, @words)`,
  );
  client.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const { contacts, id, name, channelId, teamId, alliancesOwner } = partnerNumber(at);
      partner.run({ id, name, channelId, teamId, alliancesOwner, words: wordsOf(name) });
      for (const [position, one] of contacts.entries()) {
        const { userId: _, ...person } = one;
        contact.run({ ...person, partnerId: id, position, words: wordsOf(one.name, name) });
      }
    }
  })();
}
