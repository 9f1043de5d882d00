import type { InForce, Version, Written } from '../../core/agreement/agreement.ts';
import { nextAgreementMoment } from '../../core/agreement/agreement-clock.ts';
import { TERM_KEYS, type Terms } from '../../core/agreement/agreement-terms.ts';
import type { agreements } from './agreement-table.ts';

/** A version of the working agreement as its row, and back. */

type Row = typeof agreements.$inferSelect;

const UNWRITTEN = {
  teamId: null,
  savedAt: null,
  savedBy: null,
  partnershipsOwner: null,
  partnershipsConfirmedAt: null,
  partnershipsRemindAt: null,
  salesOwner: null,
  salesConfirmedAt: null,
  salesRemindAt: null,
};

const NEVER_IN_FORCE = { since: null, reviewedAt: null, reviewedBy: null, reviewAt: null, askedAt: null };

export function agreementRowOf(version: Version): Row {
  const { id, version: number, state, terms } = version;
  return {
    id,
    version: number,
    state,
    ...terms,
    ...(version.state === 'start' ? UNWRITTEN : writingOf(version)),
    ...lifeOf(version),
    nextActionAt: nextAgreementMoment(version),
  };
}

function writingOf({ teamId, savedAt, savedBy, owners: { partnerships, sales } }: Written) {
  return {
    teamId,
    savedAt,
    savedBy,
    partnershipsOwner: partnerships.userId,
    partnershipsConfirmedAt: partnerships.confirmedAt,
    partnershipsRemindAt: partnerships.remindAt,
    salesOwner: sales.userId,
    salesConfirmedAt: sales.confirmedAt,
    salesRemindAt: sales.remindAt,
  };
}

function lifeOf(version: Version) {
  switch (version.state) {
    case 'start':
    case 'proposed':
      return { ...NEVER_IN_FORCE, replacedBy: null };
    case 'in_force':
      return { ...pastOf(version), reviewAt: version.reviewAt, askedAt: version.askedAt, replacedBy: null };
    case 'replaced':
      return { ...NEVER_IN_FORCE, ...pastOf(version), replacedBy: version.replacedBy };
    default:
      return version satisfies never;
  }
}

function pastOf({ since, reviewed }: Pick<InForce, 'reviewed'> & { since: number | null }) {
  return { since, reviewedAt: reviewed?.at ?? null, reviewedBy: reviewed?.by ?? null };
}

/** Throws when the row is not one that agreementRowOf makes. */
export function agreementFrom(row: Row): Version {
  const { id, version, state } = row;
  const kept = { id, version, terms: termsIn(row) };
  const there = <Value>(value: Value | null): Value => {
    if (value === null) throw new Error(`Version ${version} of the working agreement lacks something.`);
    return value;
  };
  const written = () => ({
    ...kept,
    teamId: there(row.teamId),
    savedAt: there(row.savedAt),
    savedBy: there(row.savedBy),
    owners: {
      partnerships: {
        userId: there(row.partnershipsOwner),
        confirmedAt: row.partnershipsConfirmedAt,
        remindAt: row.partnershipsRemindAt,
      },
      sales: { userId: there(row.salesOwner), confirmedAt: row.salesConfirmedAt, remindAt: row.salesRemindAt },
    },
  });
  const reviewed = row.reviewedAt === null ? null : { by: there(row.reviewedBy), at: row.reviewedAt };
  switch (state) {
    case 'start':
      return { ...kept, state };
    case 'proposed':
      return { ...written(), state };
    case 'in_force':
      return { ...written(), state, since: there(row.since), reviewed, reviewAt: row.reviewAt, askedAt: row.askedAt };
    case 'replaced':
      return { ...written(), state, since: row.since, reviewed, replacedBy: there(row.replacedBy) };
    default:
      return state satisfies never;
  }
}

function termsIn(row: Row): Terms {
  // Object.fromEntries loses the types of the keys.
  return Object.fromEntries(TERM_KEYS.map((key) => [key, row[key]])) as Terms;
}
