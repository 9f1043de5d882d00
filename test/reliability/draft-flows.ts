import { maya as author, type Flow, alex, type Step, timeIs } from './steps.ts';

/** What Maya begins and does not send: she is asked about it, and proposes a contact for it. */

const DRAFT = 'D0000001';
const TOMAS = { partner: 'brightwater', name: 'Tomas Novak', role: 'Delivery lead', userId: null };

const begins: Step = async ({ drafts }) => {
  await drafts.keep(DRAFT, author, { changed: { account: 'Fabrikam Logistics' }, asDrawn: {} }, 1);
};

const proposes: Step = async ({ contactProposals }) => {
  await contactProposals.propose(DRAFT, author, TOMAS);
};

/** Who finds it settled has pressed before. */
const confirms: Step = async ({ contactProposals }) => {
  for (const { draft, proposal } of await contactProposals.waiting())
    await contactProposals.confirm(draft.id, proposal.at, alex);
};

export const DRAFT_FLOWS: Record<string, Flow> = {
  'proposing a contact, who is confirmed': {
    steps: [begins, proposes, confirms],
    events: [],
    told: { alex: ['contact_proposed'], maya: ['contact_answered'] },
  },

  'letting a draft lie until it is asked about': {
    steps: [begins, timeIs('2026-12-03T10:00:00-05:00')],
    events: [],
    told: { maya: ['draft_call'] },
  },
};
