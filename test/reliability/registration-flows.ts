import type { Presser } from '../../src/core/handoff/handoff.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { BRIGHTWATER, type Flow, type Step, timeIs } from './steps.ts';

/** What happens to registrations, step by step: Alex owns both partners, Robin decides between them. */

const FERROUS: Partner = {
  ...BRIGHTWATER,
  id: 'ferrous',
  name: 'Ferrous Systems',
  channelId: 'C0FERROUS',
  teamId: 'T0FERROUS',
  contacts: [{ id: 'finn', name: 'Finn Keller', role: 'Partner manager', userId: 'U0FINN' }],
};

/** `form` is the id of the form that somebody fills in, or of what they press. */
const by = (userId: string, form: string): Presser => ({
  userId,
  teamId: 'T0NORTHWIND',
  requestId: `${form}:${userId}`,
});

const FORM = {
  account: 'Fabrikam Logistics',
  partner: BRIGHTWATER.id,
  partner_contact: 'lena',
  partner_touch_on: '2026-11-20',
  evidence: 'Notes: https://docs.example.com/notes',
  need: 'They plan by hand.',
  days: 90,
};

const registers: Step = ({ registrations }) => registrations.register(by('U0ALEX', 'V0REGISTER'), FORM);
const rivalRegisters: Step = ({ registrations }) =>
  registrations.register(by('U0ALEX', 'V0RIVAL'), { ...FORM, partner: FERROUS.id, partner_contact: 'finn' });

const extend: Step = async ({ registrations, store }) => {
  for (const { id, extension } of await store.registrations.live())
    if (!extension) await registrations.extend(id, by('U0ALEX', 'P0EXTEND'));
};

const decides: Step = async ({ disputes, store }) => {
  const [claim] = (await store.registrations.live()).filter(({ partner }) => partner === FERROUS.id);
  const isOpen = claim?.dispute && (await store.registrations.dispute(claim.dispute))?.state === 'open';
  if (claim && isOpen) await disputes.ruleFor(claim.id, by('U0MAYA', 'V0RULE'), 'Finn was there first.');
};

export const REGISTRATION_FLOWS: Record<string, Flow> = {
  'registering an account, hearing of its end, extending it, and letting time end it': {
    steps: [registers, timeIs('2027-01-25T10:00:00-05:00'), extend, timeIs('2027-03-25T10:00:00-05:00')],
    events: [],
    told: { brightwater: ['partner_registration'], alex: ['registration_ends'] },
  },

  'two partners registering one account on one day, and a person deciding after all': {
    steps: [
      async ({ store }) => {
        await store.set('adjudicator', 'U0ROBIN');
        await store.set('escalation_contact', 'U0MAYA');
        await store.savePartner(FERROUS, Date.parse('2026-11-24T10:00:00-05:00'));
      },
      registers,
      rivalRegisters,
      timeIs('2026-11-26T13:00:00-05:00'),
      timeIs('2026-11-27T13:00:00-05:00'),
      decides,
    ],
    events: [],
    told: {
      brightwater: ['partner_registration'],
      ferrous: ['partner_registration'],
      robin: ['dispute_call', 'dispute_reminder'],
      maya: ['dispute_escalation'],
      alex: ['dispute_outcome'],
    },
  },
};
