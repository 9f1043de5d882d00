import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountRefFrom, isSameRef } from '../../../src/core/directory/account-ref.ts';
import { isSameCustomer } from '../../../src/core/packet/same-account.ts';
import { DIFFERENT } from '../different-accounts.ts';

const same = (one: string, other: string) => isSameRef(accountRefFrom(one), accountRefFrom(other));

describe('one account is meant by', () => {
  test.each([
    ['a host and its site', 'fabrikam.com', 'https://fabrikam.com/'],
    ['www', 'fabrikam.com', 'www.fabrikam.com'],
    ['a subdomain', 'fabrikam.com', 'https://shop.de.fabrikam.com'],
    ['a page of the site', 'fabrikam.com', 'https://www.fabrikam.com/en/about-us?ref=mail#team'],
    ['a page without https://', 'fabrikam.com', 'www.fabrikam.com/en/about-us'],
    ['capitals', 'fabrikam.com', 'HTTP://WWW.Fabrikam.COM'],
    ['a port', 'fabrikam.com', 'https://fabrikam.com:8443/'],
    ['a dot at the end', 'fabrikam.com', 'fabrikam.com.'],
    ['a suffix of two parts', 'fabrikam.co.uk', 'https://mail.fabrikam.co.uk'],
    ['other letters', 'bücher.de', 'https://www.xn--bcher-kva.de'],
    ['a site on a platform', 'fabrikam.github.io', 'https://fabrikam.github.io/docs'],
    ['the id of a record', 'ACC-4711', ' ACC-4711 '],
    ['its link', 'ACC-4711', 'https://crm.example.com/accounts/ACC-4711/view'],
    ['its link with a query', 'https://crm.example.com/main.aspx?etn=account&id=%7B12ab-34cd%7D', '12ab-34cd'],
    [
      'both ids of a Salesforce record',
      '001Hs00003aBcDe',
      'https://northwind.lightning.force.com/lightning/r/Account/001Hs00003aBcDeIAK/view',
    ],
    [
      'the record of a CRM with two addresses',
      'https://northwind.my.salesforce.com/001Hs00003aBcDe',
      'https://northwind.lightning.force.com/lightning/r/Account/001Hs00003aBcDeIAK/view',
    ],
    ['the same page of a directory', 'https://www.linkedin.com/company/fabrikam/', 'linkedin.com/company/Fabrikam'],
  ])('%s: %s, %s', (_, one, other) => {
    expect([accountRefFrom(one), accountRefFrom(other)]).not.toContain(null);
    expect(same(one, other), JSON.stringify([accountRefFrom(one), accountRefFrom(other)])).toBe(true);
  });
});

describe('different accounts are', () => {
  test.each([
    ['two hosts under one suffix', 'fabrikam.co.uk', 'contoso.co.uk'],
    ['two sites on a platform', 'fabrikam.github.io', 'contoso.github.io'],
    ['two suffixes', 'fabrikam.com', 'fabrikam.de'],
    ['two records', 'ACC-4711', 'ACC-4712'],
    ['two records of one CRM', 'https://crm.example.com/accounts/4711', 'https://crm.example.com/accounts/4712'],
    ['records of two CRMs', 'https://crm.example.com/accounts/4711', 'https://other.example.net/accounts/4711'],
    ['two pages of a directory', 'https://linkedin.com/company/fabrikam', 'https://linkedin.com/company/contoso'],
    ['pages of two sites', 'https://fabrikam.com/annual-report-2026', 'https://contoso.com/annual-report-2026'],
    ['a record and a site', 'https://fabrikam.com/accounts/4711', 'fabrikam.com'],
    ['ids that differ in capitals', '001Hs00003aBcDe', '001hs00003abcde'],
    ['long numbers that differ at the end', '118201345678901234', '118201345678901235'],
  ])('%s: %s, %s', (_, one, other) => {
    expect([accountRefFrom(one), accountRefFrom(other)]).not.toContain(null);
    expect(same(one, other), JSON.stringify([accountRefFrom(one), accountRefFrom(other)])).toBe(false);
  });

  test('those of which nothing is given', () => {
    expect(isSameRef(null, null)).toBe(false);
    expect(isSameRef(accountRefFrom('fabrikam.com'), null)).toBe(false);
  });

  test.each([
    'Fabrikam',
    'Fabrikam Logistics',
    'localhost',
    'com',
    'co.uk',
    'fabrikam',
    'http://',
    '—',
    '12',
    '10.0.0.1',
  ])('“%s” is neither a website nor a record', (typed) => {
    expect(accountRefFrom(typed)).toBeNull();
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{1,12}$/);
const domain = fc
  .tuple(label, fc.constantFrom('com', 'de', 'co.uk', 'com.au', 'io', 'org', 'github.io'))
  // No name under which others can register: "eu.com" is one.
  .map(([name, suffix]) => `fabrikam${name}.${suffix}`);
const subdomains = fc.array(label, { maxLength: 3 }).map((labels) => labels.map((one) => `${one}.`).join(''));
const scheme = fc.constantFrom('', 'https://', 'http://', 'HTTPS://');
const page = fc.constantFrom('', '/', '/about', '/de/kontakt', '/index.html?ref=mail', '/#team');

describe('any domain', () => {
  test('is the same under each of its hosts, on each of its pages and in capitals', () => {
    fc.assert(
      fc.property(domain, subdomains, scheme, page, (own, below, before, behind) => {
        expect(same(`${before}${below}${own.toUpperCase()}${behind}`, own)).toBe(true);
      }),
    );
  });

  test('is not the same as another', () => {
    fc.assert(
      fc.property(domain, domain, subdomains, (one, other, below) => {
        expect(same(`https://${below}${one}`, other)).toBe(one === other);
      }),
    );
  });

  test('or whatever else is typed is read without a fault, the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const ref = accountRefFrom(typed);
        expect(accountRefFrom(typed)).toEqual(ref);
        expect(isSameRef(ref, ref)).toBe(ref !== null);
      }),
    );
  });
});

describe('two accounts are the same', () => {
  const of = (account: string, account_ref = '') => ({ account, account_ref });

  test('by name, by domain or by record, and otherwise not', () => {
    expect(isSameCustomer(of('Fabrikam GmbH'), of('The FABRIKAM'))).toBe(true);
    expect(isSameCustomer(of('Fabrikam', 'fabrikam.com'), of('FBK Group', 'www.fabrikam.com'))).toBe(true);
    expect(isSameCustomer(of('Fabrikam', 'ACC-4711'), of('FBK', 'https://crm.example.com/a/ACC-4711'))).toBe(true);
    expect(isSameCustomer(of('Fabrikam', 'fabrikam.com'), of('Contoso', 'contoso.com'))).toBe(false);
    expect(isSameCustomer(of('Fabrikam'), of('Contoso', 'fabrikam.com'))).toBe(false);
  });

  test('also where the same name has two domains: one company has many', () => {
    expect(isSameCustomer(of('Fabrikam', 'fabrikam.com'), of('Fabrikam', 'fabrikam.de'))).toBe(true);
  });

  test('never because neither gives anything: the hard pairs of names stay apart', { tags: 'thorough' }, () => {
    for (const names of Object.values(DIFFERENT))
      for (const one of names)
        for (const other of names)
          if (one !== other) expect(isSameCustomer(of(one), of(other)), `${one}, ${other}`).toBe(false);
  });
});
