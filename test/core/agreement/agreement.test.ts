import { describe, expect, test } from 'vitest';
import {
  agreedAcceptance,
  agreedWindow,
  type AgreementDecision,
  type Changer,
  confirm,
  type InForce,
  mayChange,
  ownersIn,
  propose,
  review,
  type Standing,
  type Start,
  termsInUse,
  type Version,
} from '../../../src/core/agreement/agreement.ts';
import { nextAgreementMoment, passAgreementTime } from '../../../src/core/agreement/agreement-clock.ts';
import {
  type AgreementInput,
  readAgreementForm,
  type Terms,
  USUAL_TERMS,
} from '../../../src/core/agreement/agreement-terms.ts';
import { Conflict } from '../../../src/core/kernel/errors.ts';
import { NOW, OURS } from '../../support/packets.ts';

/** What can happen to the working agreement. Alex owns it in partnerships, Priya in sales; Ada administers. */

const DAY = 24 * 60 * 60_000;
const START: Start = { id: 'V0', version: 0, state: 'start', terms: USUAL_TERMS };
const OWNERS = { partnerships: 'U0ALEX', sales: 'U0PRIYA' };
const NONE: Standing = { inForce: null, newest: START };

const by = (userId: string, administers = false): Changer => ({ userId, teamId: OURS, administers });
const ada = by('U0ADA', true);
const alex = by('U0ALEX');
const priya = by('U0PRIYA');

type Change = { terms?: Partial<Terms>; owners?: typeof OWNERS; changer?: Changer; basedOn?: string; at?: number };

function proposing(standing: Standing, { terms, owners = OWNERS, changer = ada, basedOn, at = NOW }: Change = {}) {
  return propose(standing, {
    id: `V${standing.newest.version + 1}`,
    teamId: OURS,
    by: changer,
    basedOn: basedOn ?? standing.newest.id,
    terms: { ...termsInUse(standing), window_days: 4, ...terms },
    owners,
    remindAt: { partnerships: at + 3 * DAY, sales: at + 4 * DAY },
    now: at,
  });
}

/** How it stands after that, as the database would say. */
function after(standing: Standing, { saved }: AgreementDecision): Standing {
  const all = new Map([standing.newest, standing.inForce, ...saved].flatMap((one) => (one ? [[one.id, one]] : [])));
  const versions = [...all.values()].toSorted((one, other) => other.version - one.version);
  const newest = versions[0] ?? START;
  const inForce = versions.find((version): version is InForce => version.state === 'in_force') ?? null;
  return { newest, inForce };
}

const confirming = (standing: Standing, who: Changer, version: Version = standing.newest, now = NOW) =>
  after(standing, confirm(standing, { version, by: who, now }));

const proposed = after(NONE, proposing(NONE));
const inForce = confirming(confirming(proposed, alex), priya);
const told = ({ notices }: AgreementDecision) =>
  notices.map(({ id, notice }) => `${id}: ${notice.kind} ${notice.person}`);
const happened = ({ events }: AgreementDecision) => events.map(({ id, event }) => `${id}: ${event}`);

describe('a new version', () => {
  test('asks both owners, and binds nobody until both have confirmed it', () => {
    expect(told(proposing(NONE))).toEqual(['V1: agreement_proposed U0ALEX', 'V1: agreement_proposed U0PRIYA']);
    expect(agreedWindow(proposed)).toBeNull();
    expect(agreedAcceptance(proposed)).toBeNull();
    expect(termsInUse(proposed).window_days).toBe(4);
  });

  test('is confirmed by its owner who saves it: only the other is asked', () => {
    const decision = proposing(NONE, { changer: { ...priya, administers: true } });
    expect(told(decision)).toEqual(['V1: agreement_proposed U0ALEX']);
    expect(agreedWindow(confirming(after(NONE, decision), alex))).toBe(4);
  });

  test('leaves the one before in force until both have confirmed', () => {
    const next = after(inForce, proposing(inForce, { terms: { window_days: 5 } }));
    expect(agreedWindow(next)).toBe(4);
    const half = confirming(next, alex);
    expect(agreedWindow(half)).toBe(4);
    expect(agreedWindow(confirming(half, priya))).toBe(5);
  });

  test('replaces a proposal that still waits, and what is in force only once confirmed', () => {
    const second = proposing(proposed, { terms: { window_days: 6 } });
    expect(second.saved).toMatchObject([
      { id: 'V2', state: 'proposed' },
      { id: 'V1', state: 'replaced', replacedBy: 2, since: null },
    ]);
    expect(happened(second)).toEqual(['V1: agreement_replaced']);
    const third = proposing(inForce, { terms: { window_days: 6 } });
    expect(happened(third)).toEqual(['V1: agreement_contested']);
    const half = confirming(after(inForce, third), alex);
    expect(confirm(half, { version: half.newest, by: priya, now: NOW }).saved).toMatchObject([
      { id: 'V2', state: 'in_force' },
      { id: 'V1', state: 'replaced', replacedBy: 2, since: NOW },
    ]);
  });

  test('must be different, and is made of the newest one', () => {
    expect(() => proposing(inForce)).toThrow('Nothing is different yet');
    expect(() => proposing(inForce, { terms: { window_days: 6 }, basedOn: 'V0' })).toThrow(Conflict);
  });

  test('needs no other words than those that were there before anybody wrote one', () => {
    expect(told(proposing(NONE, { terms: USUAL_TERMS }))).toHaveLength(2);
  });
});

describe('who may', () => {
  test('change it: administrators and its owners, also those of a proposal', () => {
    const others = { partnerships: 'U0IRIS', sales: 'U0PRIYA' };
    const next = after(inForce, proposing(inForce, { owners: others }));
    expect(ownersIn(next)).toEqual(['U0ALEX', 'U0PRIYA', 'U0IRIS']);
    for (const changer of [ada, alex, priya, by('U0IRIS')]) expect(mayChange(next, changer)).toBe(true);
    expect(mayChange(next, by('U0SAM'))).toBe(false);
    expect(() => proposing(next, { changer: by('U0SAM') })).toThrow('Only its two owners and administrators');
  });

  test.each<[string, Standing, Changer, string]>([
    ['somebody else', proposed, by('U0SAM'), 'Only its two owners, <@U0ALEX> and <@U0PRIYA>, can confirm it.'],
    ['an administrator', proposed, ada, 'Only its two owners'],
    ['an owner at another company', proposed, { ...alex, teamId: 'T0OTHER' }, 'Only its two owners'],
    ['an owner who has', confirming(proposed, alex), alex, 'You have confirmed version 1 already.'],
    ['an owner of what is in force', inForce, alex, 'Version 1 is in force already.'],
    ['anybody before it was written', NONE, alex, 'Nobody has written a working agreement yet.'],
  ])('not confirm it: %s', (_, standing, who, sentence) => {
    expect(() => confirming(standing, who)).toThrow(sentence);
  });

  test('not confirm it: an owner, of a version that was replaced', () => {
    const second = after(proposed, proposing(proposed, { terms: { window_days: 6 } }));
    const replaced = proposing(proposed, { terms: { window_days: 6 } }).saved[1] ?? START;
    expect(() => confirming(second, alex, replaced)).toThrow('Version 1 was replaced by version 2.');
  });

  test('confirm it once more in whatever order the two do', () => {
    for (const [first, second] of [
      [alex, priya],
      [priya, alex],
    ] as const)
      expect(agreedWindow(confirming(confirming(proposed, first), second))).toBe(4);
  });
});

describe('time', () => {
  test('reminds each owner who has not confirmed, once', () => {
    const version = proposed.newest;
    expect(nextAgreementMoment(version)).toBe(NOW + 3 * DAY);
    expect(passAgreementTime(version, NOW + 3 * DAY - 1)).toBeNull();
    const first = passAgreementTime(version, NOW + 3 * DAY);
    expect(first && told(first)).toEqual(['V1: agreement_reminder U0ALEX']);
    const again = first?.saved[0] ?? START;
    expect(nextAgreementMoment(again)).toBe(NOW + 4 * DAY);
    const second = passAgreementTime(again, NOW + 9 * DAY);
    expect(second && told(second)).toEqual(['V1: agreement_reminder U0PRIYA']);
    expect(nextAgreementMoment(second?.saved[0] ?? START)).toBeNull();
  });

  test('does not remind who has confirmed', () => {
    const late = passAgreementTime(confirming(proposed, alex).newest, NOW + 30 * DAY);
    expect(late && told(late)).toEqual(['V1: agreement_reminder U0PRIYA']);
  });

  test('asks both owners after a quarter whether it is still right, and each quarter again', () => {
    const version = inForce.newest;
    expect(passAgreementTime(version, NOW + 90 * DAY - 1)).toBeNull();
    const asked = passAgreementTime(version, NOW + 90 * DAY);
    expect(asked && told(asked)).toEqual(['V1: agreement_review U0ALEX', 'V1: agreement_review U0PRIYA']);
    expect(nextAgreementMoment(asked?.saved[0] ?? START)).toBe(NOW + 180 * DAY);
  });

  test('asks nothing about what is in force while another one is proposed', () => {
    const contested = after(inForce, proposing(inForce, { terms: { window_days: 6 } })).inForce ?? START;
    expect(passAgreementTime(contested, NOW + 900 * DAY)).toBeNull();
  });
});

describe('the review', () => {
  const at = NOW + 91 * DAY;
  const asked = after(inForce, passAgreementTime(inForce.newest, at) ?? proposing(NONE));
  const saying = (standing: Standing, who: Changer, version = standing.newest) =>
    review(standing, { version, by: who, now: at + DAY });

  test('is answered by one of the two, once, and asked again a quarter later', () => {
    const answered = saying(asked, priya);
    expect(answered.saved).toMatchObject([{ reviewed: { by: 'U0PRIYA', at: at + DAY }, reviewAt: at + 91 * DAY }]);
    const standing = after(asked, answered);
    expect(() => saying(standing, alex)).toThrow('<@U0PRIYA> has said that version 1 is still right.');
    expect(() => saying(asked, ada)).toThrow('Only its two owners');
  });

  test('is over once another version is proposed, and nobody answers what was not asked', () => {
    const contested = after(asked, proposing(asked, { terms: { window_days: 6 } }));
    expect(() => saying(contested, alex, contested.inForce ?? START)).toThrow('Version 2 is proposed in its place.');
    expect(() => saying(inForce, alex)).toThrow('Nobody has asked that.');
  });
});

describe('the form', () => {
  const form: AgreementInput = {
    ...USUAL_TERMS,
    window_days: '3',
    partnerships_owner: 'U0ALEX',
    sales_owner: 'U0PRIYA',
  };

  test('untouched, it says what everybody began with', () => {
    expect(readAgreementForm(form)).toEqual({ values: { terms: USUAL_TERMS, owners: OWNERS }, errors: {} });
  });

  const WINDOW = 'Write a whole number of business days, 1 to 10.';
  test.each<[string, Partial<AgreementInput>, Record<string, string>]>([
    ['no window', { window_days: '0' }, { window_days: 'At least 1 business day.' }],
    ['a long window', { window_days: '11' }, { window_days: 'At most 10 business days.' }],
    ['half a window', { window_days: '2.5' }, { window_days: WINDOW }],
    ['a window in words', { window_days: 'three' }, { window_days: WINDOW }],
    ['no meaning', { acceptance: ' — ' }, { acceptance: 'Say what an account executive agrees to by accepting.' }],
    ['a long meaning', { acceptance: 'x'.repeat(301) }, { acceptance: 'Keep it to 300 characters.' }],
    ['no owner in sales', { sales_owner: null }, { sales_owner: 'Choose who owns it in sales.' }],
    [
      'one owner for both',
      { sales_owner: 'U0ALEX' },
      { sales_owner: 'Choose somebody else here: both sides have to say yes.' },
    ],
  ])('%s is refused beside its field', (_, typed, errors) => {
    expect(readAgreementForm({ ...form, ...typed })).toEqual({ values: null, errors });
  });
});
