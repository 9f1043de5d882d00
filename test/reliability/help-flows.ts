import { ALL_THE_SAME } from '../support/packets.ts';
import type { Presser } from '../../src/core/handoff/handoff.ts';
import { type Flow, FORM, type Step, timeIs } from './steps.ts';

/** What happens to a help request, step by step: Sam asks, Alex answers. */

/** `form` is the id of the form that somebody fills in. */
const by = (userId: string, form: string): Presser => ({
  userId,
  teamId: 'T0NORTHWIND',
  requestId: `${form}:${userId}`,
});

const asks: Step = ({ helpRequests }) =>
  helpRequests.ask(by('U0SAM', 'V0HELP'), {
    account: 'Fabrikam Logistics',
    help: 'An introduction to their head of logistics.',
    partner: 'brightwater',
  });

/** What Alex is to answer; nothing when a process before this one has seen to it. */
const toAlex = async ({ store }: Parameters<Step>[0]): Promise<string[]> =>
  (await store.help.openTo('U0ALEX')).map(({ id }) => id);

const saysNotNow: Step = async (bot) => {
  for (const id of await toAlex(bot)) await bot.helpRequests.sayNotNow(id, by('U0ALEX', 'V0NOTNOW'), 'In spring.');
};

const handsOff: Step = async (bot) => {
  const input = { ...FORM, seller_move_by: '2026-12-10', partner_move_by: '2026-12-10' };
  for (const helpRequest of await toAlex(bot))
    await bot.sending.send({
      by: by('U0ALEX', 'V0FORM'),
      input,
      requestKey: 'V0FORM',
      revisionOf: null,
      overrideReason: ALL_THE_SAME,
      helpRequest,
    });
};

export const HELP_FLOWS: Record<string, Flow> = {
  'asking for help, and reading why not now': {
    steps: [asks, saysNotNow],
    events: [],
    told: { alex: ['help_request'], sam: ['help_answer'] },
  },

  'asking for help, reminding, and making a handoff of it': {
    steps: [asks, timeIs('2026-11-30T12:00:00-05:00'), handsOff],
    events: ['sent'],
    told: { alex: ['help_request', 'help_reminder'], sam: ['ae_card'], brightwater: ['partner_card'] },
  },

  'asking for help twice, reminding of both in one message, and escalating both in one': {
    steps: [
      ({ store }) => store.set('escalation_contact', 'U0ROBIN'),
      asks,
      ({ helpRequests }) =>
        helpRequests.ask(by('U0PRIYA', 'V0HELP2'), { account: 'Contoso', help: 'Anybody there.', partner: null }),
      timeIs('2026-11-30T12:00:00-05:00'),
      timeIs('2026-12-04T12:00:00-05:00'),
    ],
    events: [],
    told: {
      alex: ['help_request', 'help_request', 'help_reminder + help_reminder'],
      robin: ['help_escalation + help_escalation'],
    },
  },
};
