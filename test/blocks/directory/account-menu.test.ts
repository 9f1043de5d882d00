import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  accountElement,
  accountIdIn,
  accountNameIn,
  accountOptions,
} from '../../../src/blocks/directory/account-menu.ts';
import type { Account } from '../../../src/core/directory/account.ts';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import { MOST_FOUND } from '../../../src/core/directory/lookup.ts';
import { tidy } from '../../../src/core/kernel/text.ts';

/** The menu of accounts: what it offers, and what comes back. */

const FABRIKAM = { id: '0195', name: 'Fabrikam Logistics', domain: 'fabrikam.com', crmId: '0015g1' };
const NAMESAKE = { id: '0196', name: 'Fabrikam Logistics', domain: null, crmId: '0015g2' };
const KNOWN: Account = {
  ...FABRIKAM,
  owner: 'U0SAM',
  priorityOf: [],
  priorityList: '',
  why: '',
  opportunity: '',
  opportunityRef: '',
  opportunityStage: '',
  opportunityCreatedOn: null,
  opportunityClosedOn: null,
};
const LINE = { type: 'plain_text_input' as const };

const shown = (options: ReturnType<typeof accountOptions>) =>
  options.map(({ text, description }) => [text.text, description?.text]);

/** What Slack sends of the field. */
const formWith = (chosen: unknown) => ({
  blocks: [],
  state: { values: { account: { 'value:directory': { type: 'external_select', selected_option: chosen } } } },
});
const nameIn = (chosen: unknown) =>
  // As it comes over the wire, whatever it is.
  accountNameIn(formWith(chosen).state.values as unknown as Parameters<typeof accountNameIn>[0]);

test('two accounts of one name are told apart by website or record, and what is typed can be chosen as it is', () => {
  expect(shown(accountOptions([FABRIKAM, NAMESAKE], ' fabrikam '))).toEqual([
    ['Fabrikam Logistics', 'fabrikam.com'],
    ['Fabrikam Logistics', '0015g2'],
    ['fabrikam', 'As you typed it'],
  ]);
});

test('while nothing is typed there is nothing to take as it is', () => {
  expect(shown(accountOptions([FABRIKAM], ' - '))).toEqual([['Fabrikam Logistics', 'fabrikam.com']]);
});

test('a menu shows a hundred options at most, and the last is still what is typed', () => {
  const many = Array.from({ length: 150 }, (_, at) => ({ ...FABRIKAM, id: String(at) }));
  const options = accountOptions(many, 'fabrikam');
  expect(options).toHaveLength(MOST_FOUND);
  expect(options.at(-1)?.text.text).toBe('fabrikam');
  expect(accountOptions(many, '')).toHaveLength(MOST_FOUND);
});

describe('the field', () => {
  test('is a line to write on while there is no directory', () => {
    expect(accountElement({ isMenu: false, known: null }, 'Fabrikam', LINE)).toBe(LINE);
  });

  test('holds what was chosen before, whether the directory has it or not', () => {
    const drawn = (name: string | undefined, known: Account | null) =>
      accountElement({ isMenu: true, known }, name, LINE);
    expect(drawn(undefined, null)).not.toHaveProperty('initial_option');
    expect(drawn('Fabrikam Logistics', KNOWN)).toMatchObject({
      initial_option: { text: { text: 'Fabrikam Logistics' }, value: 'id:0195' },
    });
    expect(drawn('fabrikam', KNOWN)).toMatchObject({ initial_option: { text: { text: 'fabrikam' } } });
    expect(drawn('Contoso', null)).toMatchObject({ initial_option: { text: { text: 'Contoso' } } });
  });
});

describe('what comes back', () => {
  test('is the name that stands there, and the id of an account of the directory', () => {
    const [known, typed] = accountOptions([FABRIKAM], 'fabri');
    expect([nameIn(known), accountIdIn(formWith(known))]).toEqual(['Fabrikam Logistics', '0195']);
    expect([nameIn(typed), accountIdIn(formWith(typed))]).toEqual(['fabri', null]);
    expect([nameIn(null), accountIdIn(formWith(null))]).toEqual([null, null]);
  });

  test('of a line is what was written, also where it looks like an id', () => {
    const values = { account: { value: { type: 'plain_text_input', value: 'id:0195' } } };
    expect(accountNameIn(values)).toBe('id:0195');
    expect(accountIdIn({ blocks: [], state: { values } })).toBeNull();
  });

  test.each([[{ value: 7 }], [{ value: 'id:1', text: 7 }], [{ value: 'id:1' }]])('%j is refused', (option) => {
    expect(() => nameIn(option)).toThrow(WrongInput);
  });
});

property.prop([fc.string({ unit: 'grapheme', maxLength: 400 })])(
  'whatever is typed, Slack takes the options, and a name that fits comes back as it is',
  (typed) => {
    const last = accountOptions([FABRIKAM], typed).at(-1);
    expect(last?.text.text.length).toBeLessThanOrEqual(75);
    expect(last?.value?.length).toBeLessThanOrEqual(150);
    const name = tidy(typed);
    if (last?.value?.startsWith('name:') && name.length < 145) expect(nameIn(last)).toBe(name);
  },
);
