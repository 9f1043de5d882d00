import {
  type AgreementDecision,
  type InForce,
  type Owner,
  type Owners,
  type Proposed,
  REVIEW_EVERY_MS,
  unconfirmed,
  type Version,
} from './agreement.ts';
import { SIDES } from './agreement-terms.ts';
import type { EpochMs } from '../time/instant.ts';

/** What the clock brings to the working agreement. */

/** When time alone brings something next; null when nothing. */
export function nextAgreementMoment(version: Version): EpochMs | null {
  switch (version.state) {
    case 'proposed': {
      const moments = unconfirmed(version).flatMap(({ remindAt }) => remindAt ?? []);
      return moments.length === 0 ? null : Math.min(...moments);
    }
    case 'in_force':
      return version.reviewAt;
    case 'start':
    case 'replaced':
      return null;
    default:
      return version satisfies never;
  }
}

/**
 * What the clock brings to a version: an owner who has not confirmed it is reminded once; of one in force both owners are asked each
 * quarter whether it is still right. Null when nothing is due.
 */
export function passAgreementTime(version: Version, now: EpochMs): AgreementDecision | null {
  const due = nextAgreementMoment(version);
  if (due === null || now < due) return null;
  if (version.state === 'proposed') return remind(version, now);
  return version.state === 'in_force' ? askForReview(version, now) : null;
}

function remind(proposal: Proposed, now: EpochMs): AgreementDecision {
  const isDue = ({ remindAt }: Owner) => remindAt !== null && remindAt <= now;
  const reminded = (owner: Owner): Owner => (isDue(owner) ? { ...owner, remindAt: null } : owner);
  const { partnerships, sales } = proposal.owners;
  const owners: Owners = { partnerships: reminded(partnerships), sales: reminded(sales) };
  const people = unconfirmed(proposal).filter(isDue);
  return {
    saved: [{ ...proposal, owners }],
    notices: people.map(({ userId: person }) => ({
      id: proposal.id,
      notice: { kind: 'agreement_reminder', person },
    })),
    events: [],
    at: now,
  };
}

function askForReview(inForce: InForce, now: EpochMs): AgreementDecision {
  const { id, owners } = inForce;
  return {
    saved: [{ ...inForce, reviewAt: now + REVIEW_EVERY_MS, askedAt: now }],
    notices: SIDES.map((side) => ({
      id,
      notice: { kind: 'agreement_review', person: owners[side].userId, at: now },
    })),
    events: [{ id, event: 'agreement_review_asked' }],
    at: now,
  };
}
