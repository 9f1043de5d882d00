import { nextAgreementMoment } from '../core/agreement-clock.js';
import { TERM_KEYS } from '../core/agreement-terms.js';
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
export function agreementRowOf(version) {
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
function writingOf({ teamId, savedAt, savedBy, owners: { partnerships, sales } }) {
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
function lifeOf(version) {
    switch (version.state) {
        case 'start':
        case 'proposed':
            return { ...NEVER_IN_FORCE, replacedBy: null };
        case 'in_force':
            return { ...pastOf(version), reviewAt: version.reviewAt, askedAt: version.askedAt, replacedBy: null };
        case 'replaced':
            return { ...NEVER_IN_FORCE, ...pastOf(version), replacedBy: version.replacedBy };
        default:
            return version;
    }
}
function pastOf({ since, reviewed }) {
    return { since, reviewedAt: reviewed?.at ?? null, reviewedBy: reviewed?.by ?? null };
}
/** Throws when the row is not one that agreementRowOf makes. */
export function agreementFrom(row) {
    const { id, version, state } = row;
    const kept = { id, version, terms: termsIn(row) };
    const there = (value) => {
        if (value === null)
            throw new Error(`Version ${version} of the working agreement lacks something.`);
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
            return state;
    }
}
function termsIn(row) {
    // Object.fromEntries loses the types of the keys.
    return Object.fromEntries(TERM_KEYS.map((key) => [key, row[key]]));
}
