import { describe, expect, test } from 'vitest';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import {
  contactOf,
  contactsFrom,
  type FoundWithZone,
  MAX_CONTACTS,
  partnerSchema,
  withIds,
} from '../../../src/core/partner/partner.ts';
import { newPartner, savedPartner } from '../../../src/core/partner/partner-form.ts';
import { brightwater } from '../../support/packets.ts';

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
      does: '',
      contact_alone: false,
      author_certifies: false,
      name: 'Brightwater Consulting',
      channel: 'C0BRIGHTWATER',
      people: [],
      contacts: [
        { name: 'Lena Fischer', role: 'Practice lead' },
        { name: 'Omar Haddad', role: 'Architect, data' },
      ],
      alliances_owner: 'U0ALEX',
      zone: null,
      account_shown_as: 'name',
      updates: ['dates', 'somebody_else', 'progress'],
      another_company: null,
    });
  });

  test.each(['name', 'channel', 'alliances_owner'] as const)('says what is missing under %s', (field) => {
    const [[path, message] = []] = errorsOf({ [field]: null });
    expect(path).toBe(field);
    expect(message).toMatch(/^(Name|Choose|Write) .*\.$/);
  });

  test.each([
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

  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' america/new york ', 'America/New_York'],
    ['UTC', 'UTC'],
    ['  ', null],
    [null, null],
  ])('reads the time zone %j', (zone, read) => {
    expect(partnerSchema.parse({ ...form, zone }).zone).toBe(read);
  });

  test.each(['Berlin', '+02:00', 'Europe/Atlantis', 'x'.repeat(75)])('refuses the time zone %s', (zone) => {
    const parsed = partnerSchema.safeParse({ ...form, zone });
    expect(parsed.error?.issues.map(({ path, message }) => [...path, message])).toEqual([
      ['zone', expect.stringMatching(/is no time zone\. Write region and city, for example Europe\/Berlin\.$/)],
    ]);
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

const lena: FoundWithZone = { userId: 'U0LENA', name: 'Lena Fischer', role: 'Partner manager', zone: 'Europe/Berlin' };
const omar: FoundWithZone = { userId: 'U0OMAR', name: 'Omar Haddad', role: '', zone: 'Asia/Dubai' };
const [lead, architect] = brightwater.contacts;

function contactErrors(...args: Parameters<typeof contactsFrom>): unknown {
  try {
    return contactsFrom(...args);
  } catch (error) {
    return error instanceof WrongInput ? error.errors : error;
  }
}

describe('the contacts of a partner', () => {
  test('are who was chosen in Slack, as their profile or the administrator says, and then who was typed', () => {
    const lines = new Map([['U0OMAR', 'Omar H., Architect, data']]);
    expect(contactsFrom([lena, omar], lines, [{ name: 'Ida', role: 'Buyer' }])).toEqual([
      { name: 'Lena Fischer', role: 'Partner manager', userId: 'U0LENA' },
      { name: 'Omar H.', role: 'Architect, data', userId: 'U0OMAR' },
      { name: 'Ida', role: 'Buyer', userId: null },
    ]);
  });

  test('hold somebody who was chosen and typed once', () => {
    expect(contactsFrom([lena], new Map(), [{ name: 'Lena Fischer', role: 'Lead' }])).toHaveLength(1);
  });

  test('are at least one, and at most as many as a form holds', () => {
    const typed = Array.from({ length: MAX_CONTACTS }, (_, at) => ({ name: `Person ${at}`, role: 'Lead' }));
    expect(contactErrors([], new Map(), [])).toEqual({ contacts: expect.stringContaining('A logo is not a contact') });
    expect(contactErrors([], new Map(), typed)).toHaveLength(MAX_CONTACTS);
    expect(contactErrors([lena], new Map(), typed)).toEqual({ contacts: 'Keep it to 20 contacts.' });
  });

  test.each(['Lena', ', Lead', 'Lena, '])('need a name and a role: %j is said beside their own line', (line) => {
    const sentence = 'Write their name, a comma and their role.';
    expect(contactErrors([lena], new Map([['U0LENA', line]]), [])).toEqual({ 'contact:U0LENA': sentence });
  });

  test('keep their id when they are renamed here, and when somebody typed is found in Slack', () => {
    const saved = brightwater.contacts;
    const renamed = { name: 'Dr. Lena Fischer', role: 'Head', userId: 'U0LENA' };
    const found = { name: 'Omar Haddad', role: 'Architect', userId: 'U0OMAR' };
    const other = { name: 'Omar Haddad', role: 'Buyer', userId: null };
    const ids = withIds([renamed, found, other], saved, () => 'new').map(({ id }) => id);
    expect(ids).toEqual(['lena', 'omar', 'new']);
  });

  test('are found by the id that a handoff keeps, and no more once they are taken out', () => {
    expect(contactOf({ contactId: 'lena' }, brightwater)).toBe(lead);
    expect(contactOf({ contactId: 'ida' }, brightwater)).toBeNull();
    expect(contactOf({ contactId: null }, brightwater)).toBeNull();
  });
});

describe('the form of a partner opens', () => {
  const known = { channelId: 'C0BRIGHTWATER', company: 'Brightwater Consulting', by: 'U0ADA', isCut: false };

  test('with the only person there chosen already, and with nobody chosen among several', () => {
    expect(newPartner({ ...known, found: [lena] }).typed.people).toEqual(['U0LENA']);
    expect(newPartner({ ...known, found: [lena, omar] }).typed.people).toEqual([]);
  });

  test('with a typed contact proposed as the one person of that name, never as one of two', () => {
    expect(savedPartner(brightwater, [lena, omar], false).typed).toMatchObject({
      people: ['U0LENA', 'U0OMAR'],
      lines: { U0LENA: 'Lena Fischer, Practice lead', U0OMAR: 'Omar Haddad, Architect' },
      contacts: null,
    });
    const twoOmars = savedPartner(brightwater, [omar, { ...omar, userId: 'U0OMAR2' }], false).typed;
    expect(twoOmars).toMatchObject({ people: ['U0LENA'], contacts: `${architect?.name}, ${architect?.role}` });
  });

  test('with the time zone of its contacts, or else of most of its people, and with the one that was saved above all', () => {
    const zoneOf = (...found: FoundWithZone[]) => newPartner({ ...known, found }).typed.zone;
    const another = { ...omar, userId: 'U0OMAR2', name: 'Omar Nasser' };
    expect(zoneOf(lena)).toBe('Europe/Berlin');
    expect(zoneOf(lena, omar)).toBe('Europe/Berlin');
    expect(zoneOf(lena, omar, another)).toBe('Asia/Dubai');
    expect(zoneOf(lena, { ...omar, zone: null }, { ...another, zone: null })).toBe('Europe/Berlin');
    expect(zoneOf({ ...lena, zone: null })).toBeNull();
    expect(zoneOf()).toBeNull();
    const [contact] = brightwater.contacts;
    const lenas = { ...brightwater, contacts: contact ? [contact] : [] };
    expect(savedPartner(lenas, [lena, omar, another], false).typed.zone).toBe('Europe/Berlin');
    expect(savedPartner({ ...lenas, zone: 'Asia/Tokyo' }, [lena, omar], false).typed.zone).toBe('Asia/Tokyo');
    expect(savedPartner(lenas, [], false).typed.zone).toBeNull();
  });

  test('and still offers a contact who has left the channel', () => {
    const { offered } = savedPartner(brightwater, [], false);
    expect(offered).toEqual([{ userId: 'U0LENA', name: 'Lena Fischer', role: 'Practice lead' }]);
  });
});
