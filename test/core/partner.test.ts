import { describe, expect, test } from 'vitest';
import { MAX_CONTACTS, partnerSchema } from '../../src/core/partner.ts';

const form = {
  name: ' Brightwater Consulting ',
  channel: 'C0BRIGHTWATER',
  contacts: 'Lena Fischer, Practice lead\n\n  Omar Haddad ,  Architect, data  \n',
  alliances_owner: 'U0ALEX',
};

function errorsOf(changes: Partial<Record<keyof typeof form, unknown>>) {
  const issues = partnerSchema.safeParse({ ...form, ...changes }).error?.issues ?? [];
  return issues.map(({ path, message }) => [path.join('.'), message]);
}

describe('the form of a partner', () => {
  test('reads one contact a line, name and role apart by the first comma', () => {
    expect(partnerSchema.parse(form)).toEqual({
      name: 'Brightwater Consulting',
      channel: 'C0BRIGHTWATER',
      contacts: [
        { name: 'Lena Fischer', role: 'Practice lead' },
        { name: 'Omar Haddad', role: 'Architect, data' },
      ],
      alliances_owner: 'U0ALEX',
      another_company: null,
    });
  });

  test.each(['name', 'channel', 'contacts', 'alliances_owner'] as const)('says what is missing under %s', (field) => {
    const [[path, message] = []] = errorsOf({ [field]: null });
    expect(path).toBe(field);
    expect(message).toMatch(/^(Name|Choose|Write) .*\.$/);
  });

  test.each([
    ['', 'A logo is not a contact'],
    ['  \n ', 'A logo is not a contact'],
    ['Lena Fischer', 'A logo is not a contact'],
    ['Lena Fischer, ', 'A logo is not a contact'],
    [', Practice lead', 'A logo is not a contact'],
    ['Lena Fischer, Practice lead\nBrightwater', 'A logo is not a contact'],
    [`${'x'.repeat(76)}, Lead`, 'to 75 characters'],
    [`Lena, ${'x'.repeat(76)}`, 'to 75 characters'],
    [Array.from({ length: MAX_CONTACTS + 1 }, (_, at) => `Person ${at}, Lead`).join('\n'), 'to 20 contacts'],
  ])('refuses the contacts %j', (contacts, sentence) => {
    expect(errorsOf({ contacts })).toEqual([['contacts', expect.stringContaining(sentence)]]);
  });

  test('takes as many contacts as it promises, and names as long as it promises', () => {
    const many = Array.from({ length: MAX_CONTACTS }, (_, at) => `Person ${at}, Architect`).join('\n');
    expect(errorsOf({ contacts: many })).toEqual([]);
    expect(errorsOf({ contacts: `${'x'.repeat(75)}, ${'y'.repeat(75)}` })).toEqual([]);
    expect(errorsOf({ name: 'x'.repeat(75) })).toEqual([]);
    expect(errorsOf({ name: 'x'.repeat(76) })).toEqual([['name', 'Keep it to 75 characters.']]);
  });

  test('takes no more than the form can show again when the partner is edited', () => {
    const line = (at: number) => `${`Person ${at}`.padEnd(75, 'x')},${'y'.repeat(75)}`;
    const contacts = Array.from({ length: MAX_CONTACTS }, (_, at) => line(at)).join('\n');
    expect(errorsOf({ contacts })).toEqual([['contacts', 'Keep the contacts to 3000 characters in all.']]);
    // Twenty lines and the 19 ends between them.
    const ofLength = (length: number) => `${'x'.repeat(75)}, ${'y'.repeat(length - 77)}`;
    const full = [...Array.from({ length: MAX_CONTACTS - 1 }, () => ofLength(149)), ofLength(150)].join('\n');
    expect(full).toHaveLength(3000);
    expect(errorsOf({ contacts: full })).toEqual([]);
  });

  test.each([
    [' ', 'Name the partner organisation.'],
    ['—', 'Name the partner organisation.'],
    ['x'.repeat(76), 'Keep it to 75 characters.'],
  ])('refuses the name %j', (name, sentence) => {
    expect(errorsOf({ name })).toEqual([['name', sentence]]);
  });
});
