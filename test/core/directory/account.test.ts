import { describe, expect, test } from 'vitest';
import { type Account, fillingFrom, identityOf, sameAccountIn } from '../../../src/core/directory/account.ts';
import { FIELDS } from '../../../src/core/packet/packet.ts';

/** An account of the directory: what choosing it proposes, and when two are the same. */

const PLAIN: Account = {
  id: 'a1',
  name: 'Fabrikam Logistics',
  domain: null,
  crmId: null,
  owner: null,
  priorityOf: [],
  priorityList: '',
  why: '',
  opportunity: '',
  opportunityRef: '',
  opportunityStage: '',
  opportunityCreatedOn: null,
  opportunityClosedOn: null,
};

describe('choosing an account proposes', () => {
  test('nothing but its name, when that is all that is known', () => {
    expect(fillingFrom(PLAIN)).toEqual({ account: 'Fabrikam Logistics' });
  });

  test('its owner as account executive, whose list it is, the opportunity and its dates', () => {
    const known = {
      ...PLAIN,
      domain: 'fabrikam.com',
      crmId: '0015g1',
      owner: 'U0SAM',
      priorityOf: ['U0SAM'],
      priorityList: 'Q4 2026',
      why: 'Their warehouse contract ends in March.',
      opportunity: 'Renewal',
      opportunityRef: '0065g1',
      opportunityStage: 'Discovery',
      opportunityCreatedOn: '2026-10-01',
    };
    expect(fillingFrom(known)).toEqual({
      account: 'Fabrikam Logistics',
      account_ref: 'fabrikam.com',
      ae: 'U0SAM',
      why_account: 'On your priority list (Q4 2026): Their warehouse contract ends in March.',
      opportunity: 'Renewal, 0065g1, stage Discovery',
      opportunity_created_on: '2026-10-01',
      opportunity_closed_on: null,
    });
  });

  test.each<[string, Partial<Account>, object]>([
    [
      'the one on whose list it stands, when nobody owns it',
      { priorityOf: ['U0ANA', 'U0SAM'] },
      { ae: 'U0ANA', why_account: 'On your priority list.' },
    ],
    [
      'no list of somebody else’s',
      { owner: 'U0SAM', priorityOf: ['U0ANA'], why: 'New depot.' },
      { ae: 'U0SAM', why_account: 'New depot.' },
    ],
    ['its CRM record where there is no website', { crmId: '0015g1' }, { account_ref: '0015g1' }],
  ])('%s', (_, known, proposed) => {
    expect(fillingFrom({ ...PLAIN, ...known })).toEqual({ account: 'Fabrikam Logistics', ...proposed });
  });

  test('only what the form takes, however long its parts are', () => {
    const long = {
      ...PLAIN,
      owner: 'U0SAM',
      priorityOf: ['U0SAM'],
      priorityList: 'x'.repeat(75),
      why: 'y'.repeat(300),
    };
    const filling = fillingFrom({ ...long, opportunity: 'z'.repeat(150), opportunityRef: 'r'.repeat(300) });
    expect(FIELDS.why_account.rule.safeParse(filling.why_account).success).toBe(true);
    expect(FIELDS.opportunity.rule.safeParse(filling.opportunity).success).toBe(true);
  });
});

describe('two accounts are the same', () => {
  const of = (name: string, domain: string | null = null, crmId: string | null = null) =>
    identityOf({ name, domain, crmId });

  test.each<[boolean, string, ReturnType<typeof of>, ReturnType<typeof of>]>([
    [
      true,
      'of one CRM record, whatever they are called',
      of('Fabrikam', null, '0015g1'),
      of('FBK', 'fbk.com', '0015g1'),
    ],
    [
      false,
      'never of two CRM records',
      of('Fabrikam', 'fabrikam.com', '0015g1'),
      of('Fabrikam', 'fabrikam.com', '0015g2'),
    ],
    [
      true,
      'of one domain, where a record is not known',
      of('Fabrikam', 'fabrikam.com', '0015g1'),
      of('FBK', 'fabrikam.com'),
    ],
    [true, 'of one name, where a domain is not known', of('Fabrikam GmbH', 'fabrikam.com'), of('The FABRIKAM')],
    [false, 'never of one name with two domains', of('Fabrikam', 'fabrikam.com'), of('Fabrikam', 'fabrikam.de')],
    [false, 'never by nothing', of('Fabrikam'), of('Contoso')],
  ])('%s: %s', (isSame, _, one, other) => {
    expect(sameAccountIn([one], other)).toBe(isSame ? one : null);
    expect(sameAccountIn([other], one)).toBe(isSame ? other : null);
  });

  test('of several with one domain the one that is called so', () => {
    const group = [of('Fabrikam Steel', 'fabrikam.com', '0015g1'), of('Fabrikam Foods', 'fabrikam.com', '0015g2')];
    expect(sameAccountIn(group, of('fabrikam foods', 'fabrikam.com'))).toBe(group[1]);
    expect(sameAccountIn(group, of('Fabrikam Motors', 'fabrikam.com'))).toBeNull();
  });
});
