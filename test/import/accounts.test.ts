import { expect, describe, test } from 'vitest';
import { createStore } from '../../src/db/store.ts';
import { importInto } from '../support/importing.ts';
import { newDatabase, open } from '../support/store.ts';

/** Accounts from a file into the directory. */

const HEADER =
  'name,domain,crm_id,owner,priority_of,priority_list,why,opportunity,opportunity_id,opportunity_stage,opportunity_created_on,opportunity_closed_on';
const FABRIKAM =
  'Fabrikam Logistics,www.fabrikam.com,0015g1,U0SAM,U0SAM; U0ANA,Q4 2026,"Their contract ends in March, says Jonas.",Renewal,0065g1,Discovery,2026-10-01,';
const CONTOSO = 'Contoso,,,,,,,,,,,';
const TWO = [HEADER, FABRIKAM, CONTOSO].join('\n');

const SAME = { added: 0, changed: 0, same: 2 };

async function storeOf(url: string) {
  const db = await open(url);
  return createStore(db);
}

const found = async (url: string, typed: string) =>
  (await (await storeOf(url)).accounts.lookUp({ typed, by: 'U0MAYA' })).map(({ name }) => name);

describe('accounts are imported', () => {
  test('with all that a packet can be filled with, and found by a word of their name or their website', async () => {
    const url = await newDatabase('empty');
    expect(await importInto(url, TWO)).toMatchObject({ tally: { added: 2, changed: 0, same: 0 }, faults: [] });
    const store = await storeOf(url);
    const [first] = await store.accounts.lookUp({ typed: 'logist', by: 'U0MAYA' });
    expect(await store.accounts.find(first?.id ?? '')).toEqual({
      id: first?.id,
      name: 'Fabrikam Logistics',
      domain: 'fabrikam.com',
      crmId: '0015g1',
      owner: 'U0SAM',
      priorityOf: ['U0SAM', 'U0ANA'],
      priorityList: 'Q4 2026',
      why: 'Their contract ends in March, says Jonas.',
      opportunity: 'Renewal',
      opportunityRef: '0065g1',
      opportunityStage: 'Discovery',
      opportunityCreatedOn: '2026-10-01',
      opportunityClosedOn: null,
    });
    expect(await store.accounts.byRef('https://shop.fabrikam.com')).toMatchObject({ name: 'Fabrikam Logistics' });
    expect(await store.accounts.byRef('0015g1')).toMatchObject({ name: 'Fabrikam Logistics' });
    expect(await store.accounts.byName('CONTOSO Ltd')).toMatchObject({ name: 'Contoso' });
    expect(await store.accounts.byName('Litware')).toBeNull();
  });

  test('once, however often the file is imported', async () => {
    const url = await newDatabase('empty');
    await importInto(url, TWO);
    expect((await importInto(url, TWO)).tally).toEqual(SAME);
    expect((await importInto(url, TWO)).tally).toEqual(SAME);
  });

  test('again with what has changed, by record, else by domain, else by name; what the file has no column for stays', async () => {
    const url = await newDatabase('empty');
    await importInto(url, TWO);
    const renamed = 'crm_id,name,owner\n0015g1,Fabrikam Group,U0ANA\n,The Contoso Inc.,U0ANA\n';
    expect((await importInto(url, renamed)).tally).toEqual({ added: 0, changed: 2, same: 0 });
    const store = await storeOf(url);
    expect(await store.accounts.byRef('fabrikam.com')).toMatchObject({
      name: 'Fabrikam Group',
      owner: 'U0ANA',
      opportunity: 'Renewal',
    });
    expect(await found(url, 'logistics')).toEqual([]);
    expect((await importInto(url, 'name,domain\nFabrikam Group,fabrikam.com\n')).tally).toMatchObject({ same: 1 });
  });

  test('an empty cell says that nothing is known any more', async () => {
    const url = await newDatabase('empty');
    await importInto(url, TWO);
    await importInto(url, 'name,owner\nFabrikam Logistics,\n');
    expect(await (await storeOf(url)).accounts.byName('Fabrikam Logistics')).toMatchObject({
      owner: null,
      why: expect.stringContaining('March'),
    });
  });

  test.each([
    [
      'semicolons, as Excel writes them where the comma is in numbers',
      TWO.replaceAll('"Their contract ends in March, says Jonas."', 'March')
        .replaceAll(',', ';')
        .replace('U0SAM; U0ANA', 'U0SAM U0ANA'),
    ],
    ['tabs', TWO.replaceAll('"Their contract ends in March, says Jonas."', 'March').replaceAll(',', '\t')],
    ['a mark of UTF-8 in front, and Windows’ line breaks', `\ufeff${TWO.replaceAll('\n', '\r\n')}\r\n`],
    [
      'headers as a CRM exports them',
      TWO.replace('name,domain,crm_id,owner', 'Account Name,Website,Account ID,"Account Owner"'),
    ],
    ['empty rows between and behind', TWO.replace(CONTOSO, `\n,,,,,,,,,,,\n${CONTOSO}\n\n`)],
  ])('from a file with %s', async (_, text) => {
    const outcome = await importInto(await newDatabase('empty'), text);
    expect([outcome.said, outcome.tally]).toEqual([[], { added: 2, changed: 0, same: 0 }]);
  });

  test('without what nobody sees in their names, and are found by who types what they read', async () => {
    const url = await newDatabase('empty');
    const persian = 'نمایشگاه\u200cها';
    const text = `name,domain\nFabri\u200bkam Lo\u00adgistics\ufeff,fabri\u200bkam.com\n${persian},\n`;
    expect(await importInto(url, text)).toMatchObject({ tally: { added: 2 }, faults: [] });
    expect(await found(url, 'fabrikam')).toEqual(['Fabrikam Logistics']);
    expect(await found(url, 'Fabri\u200bkam')).toEqual(['Fabrikam Logistics']);
    expect(await found(url, 'نمایشگاهها')).toEqual([persian]);
    expect(await (await storeOf(url)).accounts.byRef('fabrikam.com')).toMatchObject({ name: 'Fabrikam Logistics' });
    expect((await importInto(url, 'name,domain\nFabrikam Logistics,fabrikam.com\n')).tally).toMatchObject({ same: 1 });
  });

  test('in short transactions with a pause behind each, and says how far it is', async () => {
    const rows = Array.from({ length: 1_050 }, (__, at) => `Account ${at},account${at}.com`);
    const told = new Set<string>();
    let pauses = 0;
    const outcome = await importInto(await newDatabase('empty'), ['name,domain', ...rows].join('\n'), {
      onProgress: ({ what, rows: count }) => void told.add(`${count} ${what}`),
      pause: async () => void (pauses += 1),
    });
    expect(outcome.tally).toEqual({ added: 1_050, changed: 0, same: 0 });
    expect([...told]).toEqual(expect.arrayContaining(['1050 checked', '1050 saved']));
    expect(pauses).toBe(3);
  });
});
