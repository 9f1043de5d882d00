import { describe, expect, test } from 'vitest';
import { importInto } from '../support/importing.ts';
import { count } from '../support/database-file.ts';
import { newDatabase } from '../support/store.ts';
import { LONGEST } from '../../src/import/whole-lines.ts';

/** Files with faults: each is named with its line and its column, and nothing is imported. */

const GOOD = 'name,domain\nContoso,contoso.com\n';
const inUtf16 = Buffer.from(`\ufeff${GOOD}`, 'utf16le');

describe('nothing is imported of a file', () => {
  test.each<[string, string | Buffer, string]>([
    ['in UTF-16', inUtf16, 'Line 1: The file is in UTF-16'],
    ['in UTF-16 without a mark', inUtf16.subarray(2), 'Line 1: The file is in UTF-16'],
    ['in Latin-1', Buffer.from(`${GOOD}Müller,muller.de\n`, 'latin1'), 'Line 3: It is not in UTF-8'],
    ['with a NUL', `${GOOD}Fabri\0kam,fabrikam.com\n`, 'Line 3: It holds a byte that is no text (NUL)'],
    [
      'with a line that no row is as long as',
      `${GOOD}${'x'.repeat(LONGEST)},a.com\n`,
      'Line 3: It is longer than 64 kB',
    ],
    ['that is one line', 'x'.repeat(5 * LONGEST), 'Line 1: It is longer than 64 kB'],
    ['that is empty', '', 'Line 1: The file is empty.'],
    [
      'with a quote that is never closed',
      `${GOOD}Fabrikam,"fabri\nkam.com\nLitware,litware.com\n`,
      'Line 3: A quote (") is opened in this row, and never closed.',
    ],
    [
      'with a quote that swallows the rows behind it',
      `${GOOD}"Fabrikam,fabrikam.com\n${'Litware,litware.com\n'.repeat(10_000)}`,
      'Line 3: The row that begins here is longer than 64 kB',
    ],
    [
      'with a quote that ends in another row',
      `${GOOD}Fabrikam,"fabri\nLitware,"litware.com"\n`,
      'Line 3: A quote (") that is opened in this row is closed in the middle',
    ],
    [
      'with a quote in the middle of a text',
      `${GOOD}Fabrikam,fabri"kam.com\n`,
      'Line 3: A quote (") stands in the middle of a text.',
    ],
    ['that Excel tells its separator', `sep=;\n${GOOD}`, 'Line 1: Take the line “sep=;” out'],
    ['without a header', 'Contoso,contoso.com\n', 'Line 1: No header is known here.'],
    ['with a column that is not known', 'name,phone\nContoso,123\n', 'Line 1, phone: This column is not known.'],
    ['with a column twice', 'name,account\nContoso,Contoso\n', 'Line 1, account: This column is there twice'],
    [
      'with a row that is too long',
      `${GOOD}Fabrikam,fabrikam.com,Berlin\n`,
      'Line 3: It has 3 cells, and the header has 2.',
    ],
    [
      'with a formula for a name',
      `${GOOD}"=HYPERLINK(""https://evil.example"")",\n`,
      'Line 3, name: “=HYPERLINK("https://evil.example")” begins as a formula does',
    ],
    ['with a formula behind a minus', `${GOOD}-SUM(A1),\n`, 'Line 3, name: “-SUM(A1)” begins as a formula does'],
    ['with a formula behind an at', `${GOOD}@SUM(A1),\n`, 'Line 3, name: “@SUM(A1)” begins as a formula does'],
    ['with an account without a name', `${GOOD},fabrikam.com\n`, 'Line 3, name: Name the account.'],
    [
      'with a name that is too long',
      `${GOOD}${'x'.repeat(151)},\n`,
      'Line 3, name: It has 151 characters: keep it to 150.',
    ],
    ['with a website that is none', `${GOOD}Fabrikam,fabrikam\n`, 'Line 3, domain: “fabrikam” is no website.'],
    ['with a record for a website', `${GOOD}Fabrikam,0015g1\n`, 'Line 3, domain: “0015g1” is a record'],
    [
      'with a CRM id that is none',
      'name,crm_id\nFabrikam,none yet\n',
      'Line 2, crm_id: “none yet” is no id of a CRM record',
    ],
    [
      'with an e-mail address for a person',
      'name,owner\nFabrikam,sam@northwind.com\n',
      'Line 2, owner: “sam@northwind.com” is an e-mail address, which the bot may not look up. Write their user id',
    ],
    [
      'with a name for a person',
      'name,priority_of\nFabrikam,U0SAM; Sam\n',
      'Line 2, priority_of: “Sam” is no Slack user id.',
    ],
    [
      'with a day as people write it',
      'name,opportunity,opportunity_created_on\nFabrikam,Renewal,1.10.2026\n',
      'Line 2, opportunity_created_on: “1.10.2026” is no day that is read. Write year, month and day',
    ],
    [
      'with an opportunity that ends before it begins',
      'name,opportunity,created_on,closed_on\nFabrikam,Renewal,2026-10-02,2026-10-01\n',
      'Line 2, opportunity_closed_on: It is before the day it was created (2026-10-02).',
    ],
    [
      'with a stage of nothing',
      'name,opportunity,stage\nFabrikam,,Discovery\n',
      'Line 2, opportunity: It has a stage or a day',
    ],
    [
      'with a list of nobody’s',
      'name,priority_list\nFabrikam,Q4\n',
      'Line 2, priority_of: Say on whose priority list it stands',
    ],
    [
      'with an account twice',
      `${GOOD}The Contoso GmbH,\n`,
      'Line 3: It is about the same as line 2. Keep one of the two.',
    ],
    [
      'with a fault behind a text of several lines',
      'name,why\r\nFabrikam,"one\r\ntwo\r\nthree"\r\n,four\r\n',
      'Line 5, name: Name the account.',
    ],
  ])('%s', async (_, content, sentence) => {
    const url = await newDatabase('empty');
    const { said, tally } = await importInto(url, content);
    expect(said.join('\n')).toContain(sentence);
    expect(said).toHaveLength(1);
    expect(tally).toBeNull();
    expect(count(url.slice('file:'.length), 'accounts')).toBe(0);
  });
});

test('every fault is named at once, in the order of the file', async () => {
  const text = 'name,domain,owner\n,x,Sam\nContoso,contoso.com,U0SAM\nFabrikam,fabrikam.com,\nContoso,contoso.com,\n';
  const { said, faulty } = await importInto(await newDatabase('empty'), text);
  expect(said.map((line) => line.slice(0, 15))).toEqual([
    'Line 2, name: N',
    'Line 2, domain:',
    'Line 2, owner: ',
    'Line 5: It is a',
  ]);
  expect(faulty).toBe(2);
});

test('of thousands of faults a hundred are printed, and how many more there are', async () => {
  const { said, faulty } = await importInto(
    await newDatabase('empty'),
    `name,owner\n${'Fabrikam,Sam\n'.repeat(1_234)}`,
  );
  expect(faulty).toBe(1_234);
  expect(said).toHaveLength(101);
  expect(said.at(-1)).toBe('And 1,134 more.');
});

test('what is good is imported when that is asked for, and what is bad is still named', async () => {
  const url = await newDatabase('empty');
  const text = 'name,phone,owner\nContoso,1,U0SAM\nFabrikam,2,Sam\nContoso,3,\nLitware,4,\n';
  const { said, tally } = await importInto(url, text, { skipsBad: true });
  expect(said).toHaveLength(3);
  expect(tally).toEqual({ added: 2, changed: 0, same: 0 });
});

test('nothing is left out of a file that cannot be read on: nobody knows where its rows end', async () => {
  const { tally } = await importInto(await newDatabase('empty'), `${GOOD}Fabrikam,"open\n`, { skipsBad: true });
  expect(tally).toBeNull();
});

test('what is printed of a cell can do nothing to a terminal', async () => {
  const { said } = await importInto(await newDatabase('empty'), `name,owner\nContoso,\u001b[31mSam\u001b[0m\n`);
  expect(said.join()).not.toContain('\u001b');
});
