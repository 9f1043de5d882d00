import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { accountIn, accountOptions, accountSelect } from '../../src/blocks/account-menu.ts';
import { MOST_FOUND } from '../../src/core/lookup.ts';
import { tidy } from '../../src/core/text.ts';

/** The menu of accounts: what it offers, and what comes back. */

const FABRIKAM = { id: '0195', name: 'Fabrikam Logistics', domain: 'fabrikam.com', crmId: '0015g1' };
const NAMESAKE = { id: '0196', name: 'Fabrikam Logistics', domain: null, crmId: '0015g2' };

const shown = (options: ReturnType<typeof accountOptions>) =>
  options.map(({ text, description }) => [text.text, description?.text]);

test('two accounts of one name are told apart by website or record, and what is typed can be chosen as it is', () => {
  expect(shown(accountOptions([FABRIKAM, NAMESAKE], ' fabrikam '))).toEqual([
    ['Fabrikam Logistics', 'fabrikam.com'],
    ['Fabrikam Logistics', '0015g2'],
    ['Use “fabrikam”', undefined],
  ]);
});

test('while nothing is typed there is nothing to take as it is', () => {
  expect(shown(accountOptions([FABRIKAM], ' - '))).toEqual([['Fabrikam Logistics', 'fabrikam.com']]);
});

test('a menu shows a hundred options at most, and the last is still what is typed', () => {
  const many = Array.from({ length: 150 }, (_, at) => ({ ...FABRIKAM, id: String(at) }));
  const options = accountOptions(many, 'fabrikam');
  expect(options).toHaveLength(MOST_FOUND);
  expect(options.at(-1)?.text.text).toBe('Use “fabrikam”');
  expect(accountOptions(many, '')).toHaveLength(MOST_FOUND);
});

test('what was chosen before stands in the menu, whether the directory has it or not', () => {
  expect(accountSelect(null)).not.toHaveProperty('initial_option');
  const { initial_option: known } = accountSelect(FABRIKAM);
  expect([known?.text.text, accountIn(known?.value ?? '')]).toEqual(['Fabrikam Logistics', { id: '0195' }]);
  const { initial_option: typed } = accountSelect({ name: 'Contoso' });
  expect([typed?.text.text, accountIn(typed?.value ?? '')]).toEqual(['Contoso', { name: 'Contoso' }]);
});

test('a value of another menu is no account', () => {
  expect(accountIn('brightwater')).toBeNull();
  expect(accountIn('')).toBeNull();
});

property.prop([fc.string({ unit: 'grapheme', maxLength: 400 })])(
  'whatever is typed, Slack takes the options, and a name that fits comes back as it is',
  (typed) => {
    const last = accountOptions([FABRIKAM], typed).at(-1);
    expect(last?.text.text.length).toBeLessThanOrEqual(75);
    expect(last?.value?.length).toBeLessThanOrEqual(150);
    const choice = accountIn(last?.value ?? '');
    if (choice && 'name' in choice && choice.name.length < 145) expect(choice.name).toBe(tidy(typed));
  },
);
