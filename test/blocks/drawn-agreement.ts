import type { AgreementContext } from '../../src/blocks/agreement/agreement-posts.ts';
import type { Message } from '../../src/blocks/kit/kit.ts';
import { drawNotice, drawSettled } from '../../src/blocks/notices/render.ts';
import type { InForce, Proposed, Replaced, Standing, Written } from '../../src/core/agreement/agreement.ts';
import { AGREEMENT_NOTICES, type AgreementNotice } from '../../src/core/agreement/agreement-notices.ts';
import { MAX_TERM, type Terms } from '../../src/core/agreement/agreement-terms.ts';
import { proposed } from '../support/agreements.ts';
import { filled, NOW } from '../support/packets.ts';

/** Every message about the working agreement, drawn for tests, as Alex reads it. */

export const AGREEMENT_KINDS = Object.keys(AGREEMENT_NOTICES.rules) as AgreementNotice['kind'][];

const DAY = 24 * 60 * 60_000;
const yes = (userId: string) => ({ userId, confirmedAt: NOW + DAY, remindAt: null });

/** As it says, or of nothing but `filling`. */
export function termsOf(filling: string | null): Terms {
  if (filling === null) return proposed.terms;
  const texts = Object.entries(MAX_TERM).map(([key, max]) => [key, filled(filling, max)]);
  return { ...proposed.terms, ...Object.fromEntries(texts) };
}

type Look = { agreement: Written; standing: Standing };

/** A version, and how the agreement stands then, by what has happened. */
export function agreementLooks(terms: Terms, before: Terms = terms): Record<string, Look> {
  const owners = { partnerships: yes('U0ALEX'), sales: yes('U0PRIYA') };
  const first: Proposed = { ...proposed, terms };
  const half: Proposed = { ...first, owners: { ...first.owners, partnerships: yes('U0ALEX') } };
  const inForce: InForce = {
    ...proposed,
    terms: before,
    owners,
    state: 'in_force',
    since: NOW + DAY,
    reviewed: null,
    reviewAt: NOW + 180 * DAY,
    askedAt: NOW,
  };
  const other = { ...owners, sales: { userId: 'U0IRIS', confirmedAt: null, remindAt: NOW } };
  const second: Proposed = {
    ...proposed,
    id: 'V2',
    version: 2,
    owners: { ...other, partnerships: proposed.owners.partnerships },
    terms: { ...terms, window_days: 6, leads_close: 'partner', acceptance: terms.influence.slice(0, 300) },
  };
  const replaced: Replaced = { ...first, state: 'replaced', since: null, reviewed: null, replacedBy: 2 };
  const reviewed = { by: 'U0PRIYA', at: NOW + DAY };
  const none = { inForce: null, newest: first };
  const now = { inForce, newest: inForce };
  return {
    'the first': { agreement: first, standing: none },
    'confirmed by Alex': { agreement: half, standing: { inForce: null, newest: half } },
    'beside one in force': { agreement: second, standing: { inForce, newest: second } },
    'in force': { agreement: inForce, standing: now },
    'still right': { agreement: { ...inForce, reviewed, askedAt: null }, standing: now },
    'asked again': { agreement: { ...inForce, askedAt: NOW + 90 * DAY }, standing: now },
    'in force, another one proposed': {
      agreement: { ...inForce, askedAt: null, reviewAt: null },
      standing: { inForce, newest: second },
    },
    replaced: { agreement: replaced, standing: { inForce, newest: second } },
  };
}

/** What is said of it then, or stands in place of what was said; null when that is nothing. */
export function agreementMessage(kind: AgreementNotice['kind'], look: Look): Message | null {
  const context: AgreementContext = {
    about: 'agreement',
    teamId: look.agreement.teamId,
    ...look,
    partner: null,
    reader: 'U0ALEX',
    stuck: null,
  };
  const notice: AgreementNotice =
    kind === 'agreement_review' ? { kind, person: 'U0ALEX', at: NOW } : { kind, person: 'U0ALEX' };
  return drawNotice(notice, context) ?? drawSettled(notice, context);
}
