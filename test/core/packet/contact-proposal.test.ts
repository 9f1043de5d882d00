import { describe, expect, test } from 'vitest';
import { proposalSchema, withContact } from '../../../src/core/packet/contact-proposal.ts';
import { Refusal } from '../../../src/core/kernel/errors.ts';
import { type Contact, MAX_CONTACTS, partnerSchema } from '../../../src/core/partner/partner.ts';
import { brightwater } from '../../support/packets.ts';

const tomas: Contact = { id: 'tomas', name: 'Tomas Novak', role: 'Delivery lead', userId: null };
const crowd = (count: number, length = 5): Contact[] =>
  Array.from({ length: count }, (_, at) => ({ ...tomas, id: `c${at}`, name: `${at} ${'x'.repeat(length)}` }));

describe('a contact who is added', () => {
  test('comes last, and once: who has the name already stays who they are', () => {
    const { partner, contact } = withContact(brightwater, tomas);
    expect(partner.contacts).toEqual([...brightwater.contacts, tomas]);
    expect(contact).toEqual(tomas);
    expect(withContact(partner, { ...tomas, id: 'again', name: ' tomas  NOVAK' })).toEqual({ partner, contact: tomas });
  });

  test.each([
    ['as many as a form has fields', crowd(MAX_CONTACTS)],
    ['as much text as its field takes', crowd(19, 72).map((one) => ({ ...one, role: 'y'.repeat(75) }))],
  ])('fits until there are %s', (_what, contacts) => {
    const full = { ...brightwater, contacts };
    expect(withContact({ ...full, contacts: contacts.slice(0, 3) }, tomas).contact).toEqual(tomas);
    const long = { ...tomas, name: 'z'.repeat(75), role: 'z'.repeat(75) };
    expect(() => withContact({ ...full, contacts: [...contacts, long].slice(0, 20) }, tomas)).toThrow(Refusal);
  });
});

test('what is typed with a comma or a new line can be edited as a line of the registry afterwards', () => {
  const typed = { partner: 'brightwater', name: 'Novak, Tomas', role: 'Delivery,\nEurope' };
  const { name, role } = proposalSchema.parse(typed);
  const form = { name: 'Brightwater', channel: 'C1', alliances_owner: 'U1', contacts: `${name}, ${role}` };
  expect(partnerSchema.parse(form).contacts).toEqual([{ name, role }]);
});
