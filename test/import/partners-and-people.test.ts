import { describe, expect, test } from 'vitest';
import { createStore } from '../../src/db/store.ts';
import { importInto } from '../support/importing.ts';
import { newDatabase, open } from '../support/store.ts';

/** What partners do, and who of ours is what, from a file. */

describe('what partners do', () => {
  const DOES = 'partner,what_they_do\nbrightwater CONSULTING,"Order systems for cold chains, in nine countries."\n';

  test('is said of a registered partner by its name, once, and stands in the history', async () => {
    const url = await newDatabase('with Brightwater');
    expect((await importInto(url, DOES)).tally).toEqual({ added: 0, changed: 1, same: 0 });
    expect((await importInto(url, DOES)).tally).toEqual({ added: 0, changed: 0, same: 1 });
    const store = createStore(await open(url));
    const does = 'Order systems for cold chains, in nine countries.';
    expect(await store.partner('brightwater')).toMatchObject({ does });
    const [last] = await store.settingsHistory(1);
    expect(last).toMatchObject({ actor: null, what: 'does', partner: 'Brightwater Consulting', after: does });
  });

  test('registers nobody: a channel is checked where it is chosen', async () => {
    const { said, tally } = await importInto(await newDatabase('with Brightwater'), `${DOES}Nobody,Nothing\n`);
    expect(said).toEqual([
      expect.stringContaining(
        'Line 3, partner: No partner is registered under this name. Register it with /handoff partners',
      ),
    ]);
    expect(tally).toBeNull();
  });

  test('is needed in the file that is said to be about partners', async () => {
    const { said } = await importInto(await newDatabase('with Brightwater'), 'name\nBrightwater Consulting\n', {
      kind: 'partners',
    });
    expect(said).toEqual([expect.stringContaining('Line 1: what_they_do: This column is missing.')]);
  });
});

describe('people', () => {
  test('are kept with their role, their manager and their region, and changed by their id', async () => {
    const url = await newDatabase('empty');
    const people = 'user,role,manager,region\nU0SAM,Account executive,U0ANA,de-be\nU0ANA,Sales lead,,DE\n';
    expect((await importInto(url, people)).tally).toEqual({ added: 2, changed: 0, same: 0 });
    expect((await importInto(url, 'user,role\nU0SAM,Senior account executive\nU0ANA,Sales lead\n')).tally).toEqual({
      added: 0,
      changed: 1,
      same: 1,
    });
    const rows = (await open(url)).$client.prepare('select * from colleagues order by user_id').all();
    expect(rows).toEqual([
      { user_id: 'U0ANA', role: 'Sales lead', manager: null, region: 'DE' },
      { user_id: 'U0SAM', role: 'Senior account executive', manager: 'U0ANA', region: 'DE-BE' },
    ]);
  });

  test.each([
    ['user,role\n,Lead\n', 'Line 2, user: Write their Slack user id'],
    ['user,region\nU0SAM,Berlin\n', 'Line 2, region: “BERLIN” is no region.'],
    ['user\nU0SAM\nU0SAM\n', 'Line 3: It is about the same as line 2.'],
  ])('are refused with the line: %j', async (text, sentence) => {
    const { said, tally } = await importInto(await newDatabase('empty'), text);
    expect([said.length, said.join(), tally]).toEqual([1, expect.stringContaining(sentence), null]);
  });
});
