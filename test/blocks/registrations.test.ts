import { describe, expect, test } from 'vitest';
import {
  noPartnerToRegisterFor,
  registeredPage,
  registrationModal,
  ruleForClaimModal,
  ruleForNeitherModal,
  withdrawRegistrationModal,
} from '../../src/blocks/registration/registration-forms.ts';
import { registrationsAnswer } from '../../src/blocks/registration/registration-list.ts';
import { drawNotice, standingLine } from '../../src/blocks/notices/render.ts';
import { combined } from '../../src/blocks/notices/combined.ts';
import { disputeCall } from '../../src/blocks/registration/dispute-posts.ts';
import type { RegistrationEvent } from '../../src/core/registration/registration.ts';
import { registrationView } from '../../src/core/registration/registration-view.ts';
import { MOST_TOGETHER } from '../../src/delivery/shared-messages.ts';
import { brightwater, ferrous, HOSTILE_FILLINGS, longest, longestPartner, NOW, shortest } from '../support/packets.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture, viewPicture } from '../support/picture/picture.ts';
import { registered } from '../support/registered.ts';
import {
  openDispute,
  REGISTRATION_KINDS,
  registrationContext,
  registrationMessage,
  registrationStates,
} from './drawn-registrations.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';

/** What is said of registrations, as its reader sees it. */

const HISTORY: RegistrationEvent[] = (
  [
    ['registered', 'U0ALEX', null],
    ['warned', null, '30'],
    ['extended', 'U0ALEX', '2027-03-22'],
    ['let_end', 'U0ALEX', null],
    ['disputed', null, null],
    ['dispute_reminded', null, null],
    ['dispute_escalated', null, null],
    ['upheld', 'U0IRIS', 'Lena was there first.'],
    ['behind', 'U0IRIS', 'Lena was there first.'],
    ['set_aside', 'U0IRIS', 'Both only sent a brochure.'],
    ['dispute_moot', null, null],
    ['risen', null, null],
    ['withdrawn', 'U0ALEX', 'They misread the account.'],
  ] as const
).map(([kind, actor, detail], at) => ({ kind, actor, detail, at: NOW + at * 3_600_000 }));

test.each(REGISTRATION_KINDS)('%s, in every state', async (kind) => {
  const looks = Object.entries(registrationStates()).map(([title, state]) => {
    const message = registrationMessage(kind, state);
    if (message) expect(faultOf(message), title).toBeNull();
    return { title, picture: message && messagePicture(message) };
  });
  await expect(page(looks)).toMatchFileSnapshot(`./pictures/registrations/${kind}.txt`);
});

test('the forms, the last page, and the list', async () => {
  const live = registered();
  const prefilled = { account: 'Fabrikam Logistics', partner: 'brightwater', partner_contact: 'Lena Fischer' };
  const said = { partner: 'Brightwater Consulting', others: 0, isDisputed: false };
  const views = {
    register: registrationModal(null, { account: '' }),
    'register, filled in': registrationModal(brightwater, { ...prefilled, need: live.need, evidence: live.evidence }),
    'nobody to register for': noPartnerToRegisterFor(),
    registered: registeredPage(live, said),
    'registered beside another': registeredPage(live, { ...said, others: 1 }),
    'registered and disputed': registeredPage(live, { ...said, others: 1, isDisputed: true }),
    withdraw: withdrawRegistrationModal(live, 'Brightwater Consulting'),
    'decide for one': ruleForClaimModal({ registration: live, partner: 'Brightwater Consulting' }),
    'decide for none': ruleForNeitherModal(openDispute),
  };
  const one = { registration: live, partner: 'Brightwater Consulting', mayChange: true, history: HISTORY };
  const other = {
    ...one,
    registration: registered({ id: 'R9', partner: 'ferrous' }),
    partner: 'Ferrous Systems',
    mayChange: false,
  };
  const onAccount = { about: 'account', account: live.account, over: [], dispute: null } as const;
  const answers = {
    'nothing registered': registrationsAnswer({ about: 'all', held: [] }, NOW),
    all: registrationsAnswer({ about: 'all', held: [one, other] }, NOW),
    'nobody has it': registrationsAnswer({ ...onAccount, held: [], line: null }, NOW),
    'one has it': registrationsAnswer({ ...onAccount, held: [one], line: 'registration' }, NOW),
    disputed: registrationsAnswer({ ...onAccount, held: [one, other], line: 'adjudicator', dispute: openDispute }, NOW),
    'one comes first': registrationsAnswer({ ...onAccount, held: [one, other], line: 'earlier', over: [other] }, NOW),
  };
  for (const [title, answer] of Object.entries(answers)) expect(ephemeralFaultOf(answer), title).toBeNull();
  const looks = [
    ...Object.entries(views).map(([title, view]) => ({ title, picture: viewPicture(view) })),
    ...Object.entries(answers).map(([title, answer]) => ({ title, picture: messagePicture(answer) })),
  ];
  await expect(page(looks)).toMatchFileSnapshot('./pictures/registrations/forms.txt');
});

describe('whatever anybody writes', () => {
  const packets = [shortest, ...Object.values(HOSTILE_FILLINGS).map(longest)];

  test('Slack takes every message, also eight in one, and a list of many', () => {
    for (const packet of packets) {
      const partner = { ...longestPartner(packet.account), id: 'brightwater' };
      for (const [title, state] of Object.entries(registrationStates(packet)))
        for (const kind of REGISTRATION_KINDS) {
          const message = registrationMessage(kind, state, partner);
          if (message) expect(faultOf(message), `${kind} ${title}`).toBeNull();
        }
      const { disputed } = registrationStates(packet);
      if (!disputed) throw new Error('There is no such state.');
      const { claims } = registrationContext(disputed, partner);
      const manyClaims = { dispute: disputed.dispute, claims: Array.from({ length: 12 }, () => claims).flat() };
      const call = disputeCall(manyClaims);
      expect(call && faultOf(call)).toBeNull();
      const reminder = registrationMessage('dispute_reminder', disputed, partner);
      if (!reminder) throw new Error('Nothing is said.');
      expect(faultOf(combined(Array.from({ length: MOST_TOGETHER }, () => reminder)))).toBeNull();
      expect(faultOf(standingLine(registrationContext(disputed)))).toBeNull();
      const one = { registration: disputed.registration, partner: partner.name, mayChange: true, history: HISTORY };
      const many = Array.from({ length: 60 }, () => one);
      const account = { about: 'account', account: packet.account, dispute: null, line: 'earlier' } as const;
      expect(ephemeralFaultOf(registrationsAnswer({ about: 'all', held: many }, NOW))).toBeNull();
      expect(ephemeralFaultOf(registrationsAnswer({ ...account, held: many, over: many }, NOW))).toBeNull();
    }
  });

  test('the partner reads nothing of it but the account, its own contact and days', () => {
    const marked = {
      need: 'CANARY need',
      evidence: 'CANARY evidence',
      touchOn: '1999-01-01',
      registeredBy: 'U0CANARY',
    };
    for (const [title, { registration, dispute }] of Object.entries(registrationStates())) {
      const state = {
        registration: { ...registration, ...marked },
        dispute: dispute && { ...dispute, reason: 'CANARY' },
      };
      const drawn = JSON.stringify(registrationMessage('partner_registration', state));
      expect(drawn, title).toContain('Fabrikam Logistics');
      expect(drawn, title).not.toMatch(/CANARY|1999|Ferrous|Finn|U0|misread|first/);
    }
  });

  test('the partner reads a reference where it reads codes, and nothing at all of another partner’s', () => {
    const live = registered();
    expect(registrationView(live, { id: 'brightwater', accountShownAs: 'code' }, null)?.account).toBe(live.id);
    expect(registrationView(live, { id: 'ferrous', accountShownAs: 'name' }, null)).toBeNull();
    const asFerrous = registrationContext({ registration: live, dispute: null }, ferrous);
    expect(drawNotice({ kind: 'partner_registration' }, asFerrous)).toBeNull();
  });

  test('nothing about a handoff is drawn from a registration, nor the other way round', () => {
    const context = registrationContext({ registration: registered(), dispute: null });
    expect(drawNotice({ kind: 'partner_card' }, context)).toBeNull();
    expect(drawNotice({ kind: 'ae_card', person: 'U0SAM' }, context)).toBeNull();
    const nothing = { became: null, reader: null, stuck: null };
    const help = {
      about: 'help_request' as const,
      teamId: 'T1',
      helpRequest: {} as never,
      partner: brightwater,
      ...nothing,
    };
    expect(drawNotice({ kind: 'partner_registration' }, help)).toBeNull();
  });
});
