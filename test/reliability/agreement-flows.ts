import { USUAL_TERMS } from '../../src/core/agreement/agreement-terms.ts';
import type { Presser } from '../../src/core/handoff/handoff.ts';
import { type Flow, type Step, timeIs } from './steps.ts';

/** What happens to the working agreement, step by step: Ada saves it, Alex and Robin confirm it. */

const by = (userId: string, press: string): Presser => ({
  userId,
  teamId: 'T0NORTHWIND',
  requestId: `${press}:${userId}`,
});

const adaProposes: Step = async ({ agreements, store }) =>
  agreements.save(by('U0ADA', 'V0FORM'), (await store.agreement.standing()).newest.id, {
    ...USUAL_TERMS,
    window_days: '4',
    partnerships_owner: 'U0ALEX',
    sales_owner: 'U0ROBIN',
  });

/** The version that waits; nothing when a process before this one has seen to it. */
const confirms =
  (userId: string): Step =>
  async ({ agreements, store }) => {
    const { newest } = await store.agreement.standing();
    if (newest.state === 'proposed') await agreements.confirm(newest.id, by(userId, 'confirm'));
  };

const alexSaysStillRight: Step = async ({ agreements, store }) => {
  const { inForce } = await store.agreement.standing();
  if (inForce && inForce.askedAt !== null) await agreements.stillRight(inForce.id, by('U0ALEX', 'still right'));
};

export const AGREEMENT_FLOWS: Record<string, Flow> = {
  'agreeing, being reminded of it first, and saying a quarter later that it is still right': {
    steps: [
      adaProposes,
      confirms('U0ALEX'),
      timeIs('2026-11-30T12:00:00-05:00'),
      confirms('U0ROBIN'),
      timeIs('2027-03-01T12:00:00-05:00'),
      alexSaysStillRight,
    ],
    events: [],
    told: {
      robin: ['agreement_proposed', 'agreement_reminder', 'agreement_review'],
      alex: ['agreement_proposed', 'agreement_review'],
    },
  },
};
