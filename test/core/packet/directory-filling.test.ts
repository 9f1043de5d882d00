import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/core/directory/account.ts';
import { FILLED_KEYS, fillAnew, filledFrom } from '../../../src/core/packet/directory-filling.ts';
import type { Typed } from '../../../src/core/packet/packet-draft.ts';

/** What the directory fills in a packet, and what stays its author's. */

const accountOf = (changes: Partial<Account>): Account => ({
  id: '1',
  name: 'Fabrikam',
  domain: 'fabrikam.com',
  crmId: null,
  owner: 'U0SAM',
  priorityOf: ['U0SAM'],
  priorityList: 'Q4',
  why: 'Their contract ends.',
  opportunity: 'Renewal',
  opportunityRef: '',
  opportunityStage: '',
  opportunityCreatedOn: '2026-10-01',
  opportunityClosedOn: null,
  ...changes,
});
const FABRIKAM = accountOf({});
const CONTOSO = accountOf({
  id: '2',
  name: 'Contoso',
  domain: null,
  owner: 'U0ALEX',
  opportunity: '',
  opportunityCreatedOn: null,
});
const BARE = accountOf({ id: '3', domain: null, owner: null, priorityOf: [], why: '', opportunity: '' });

const FILLED = fillAnew({ account: 'Fabrikam' }, { before: null, after: FABRIKAM, touched: {} });

test('a named account fills what the directory knows', () => {
  expect(FILLED).toEqual({
    account: 'Fabrikam',
    account_ref: 'fabrikam.com',
    ae: 'U0SAM',
    why_account: 'On your priority list (Q4): Their contract ends.',
    opportunity: 'Renewal',
    opportunity_created_on: '2026-10-01',
  });
  expect(filledFrom(FILLED, FABRIKAM)).toEqual([
    'account_ref',
    'ae',
    'why_account',
    'opportunity',
    'opportunity_created_on',
  ]);
});

describe('another account', () => {
  const change = (typed: Typed, after: Account | null, touched: Typed = {}) =>
    fillAnew(typed, { before: FABRIKAM, after, touched });

  test('takes the place of what the directory had filled', () => {
    expect(change(FILLED, CONTOSO)).toMatchObject({
      ae: 'U0ALEX',
      account_ref: null,
      opportunity: null,
      opportunity_created_on: null,
    });
  });

  test('that is not known leaves nothing of the one before', () => {
    const left = change(FILLED, null);
    expect(FILLED_KEYS.map((key) => left[key] ?? null)).toEqual(FILLED_KEYS.map(() => null));
    expect(change(FILLED, BARE)).toEqual(left);
  });

  test('leaves what its author wrote, and what they have just emptied', () => {
    expect(change({ ...FILLED, why_account: 'Ours.' }, CONTOSO).why_account).toBe('Ours.');
    expect(change({ ...FILLED, ae: null }, CONTOSO, { ae: null }).ae).toBeNull();
  });

  test('does not mix the days of its opportunity with one that its author named', () => {
    expect(change({ ...FILLED, opportunity: 'Expansion' }, FABRIKAM)).toMatchObject({
      opportunity: 'Expansion',
      opportunity_created_on: null,
    });
  });
});

test('whose priority list it is on is said to the account executive who is asked', () => {
  const asked = (ae: string) => fillAnew({ ae }, { before: null, after: FABRIKAM, touched: {} }).why_account;
  expect(asked('U0EVA')).toBe('Their contract ends.');
  expect(asked('U0SAM')).toBe('On your priority list (Q4): Their contract ends.');
});

const anything = fc.dictionary(fc.constantFrom(...FILLED_KEYS), fc.constantFrom('mine', 'yours', '2026-01-01'));
property.prop([
  anything,
  fc.constantFrom(FABRIKAM, CONTOSO, BARE, null),
  fc.constantFrom(FABRIKAM, CONTOSO, BARE, null),
])('nothing that somebody wrote is ever written over, whatever account follows whichever', (typed, before, after) => {
  expect(fillAnew(typed, { before, after, touched: {} })).toMatchObject(typed);
});
