import type { Proposed, Standing, Start, Version } from '../../src/core/agreement/agreement.ts';
import { USUAL_TERMS } from '../../src/core/agreement/agreement-terms.ts';
import { NOW, OURS } from './packets.ts';

/** Versions of the working agreement for tests that need no Slack: Alex owns it in partnerships, Priya in sales; Ada saves. */

export const START: Start = { id: 'agreement-0', version: 0, state: 'start', terms: USUAL_TERMS };

/** How it stands while nobody has confirmed anything. */
export const NOTHING_AGREED: Standing = { inForce: null, newest: START };

export const proposed: Proposed = {
  id: 'V1',
  version: 1,
  state: 'proposed',
  teamId: OURS,
  terms: { ...USUAL_TERMS, window_days: 4, target_accounts: 'Priya, each quarter.' },
  savedAt: NOW,
  savedBy: 'U0ADA',
  owners: {
    partnerships: { userId: 'U0ALEX', confirmedAt: null, remindAt: NOW + 3 },
    sales: { userId: 'U0PRIYA', confirmedAt: null, remindAt: NOW + 4 },
  },
};

const confirmed = {
  partnerships: { userId: 'U0ALEX', confirmedAt: NOW + 1, remindAt: null },
  sales: { userId: 'U0PRIYA', confirmedAt: NOW + 2, remindAt: null },
};
const inForce = { ...proposed, owners: confirmed, state: 'in_force', since: NOW + 2, reviewed: null } as const;

/** One version in every state that it can be in. */
export const VERSIONS: Record<string, Version> = {
  start: START,
  proposed,
  'half confirmed': { ...proposed, owners: { ...proposed.owners, partnerships: confirmed.partnerships } },
  'in force': { ...inForce, reviewAt: NOW + 90, askedAt: null },
  'in force, another one proposed': { ...inForce, reviewAt: null, askedAt: null },
  'asked about': { ...inForce, reviewAt: NOW + 180, askedAt: NOW + 90 },
  'still right': { ...inForce, reviewed: { by: 'U0PRIYA', at: NOW + 95 }, reviewAt: NOW + 185, askedAt: null },
  'replaced, never in force': { ...proposed, state: 'replaced', since: null, reviewed: null, replacedBy: 2 },
  'replaced, once in force': {
    ...proposed,
    owners: confirmed,
    state: 'replaced',
    since: NOW + 2,
    reviewed: { by: 'U0ALEX', at: NOW + 95 },
    replacedBy: 2,
  },
};
