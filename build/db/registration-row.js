import { accountKey } from '../core/account-name.js';
import { nextRegistrationMoment } from '../core/registering.js';
export function registrationRowOf(registration) {
    const { extension, letEnd, ...plain } = registration;
    const isWithdrawn = registration.state === 'withdrawn';
    return {
        ...plain,
        accountKey: accountKey(registration.account),
        extendedAt: extension?.at ?? null,
        extendedBy: extension?.by ?? null,
        letEndAt: letEnd?.at ?? null,
        letEndBy: letEnd?.by ?? null,
        endedAt: registration.state === 'live' ? null : registration.endedAt,
        withdrawnBy: isWithdrawn ? registration.withdrawnBy : null,
        reason: isWithdrawn ? registration.reason : null,
        nextActionAt: nextRegistrationMoment(registration),
    };
}
/** Throws when the row is not one that registrationRowOf makes. */
export function registrationFrom(row) {
    const { extendedAt, extendedBy, letEndAt, letEndBy, endedAt, withdrawnBy, reason, state, ...rest } = row;
    const { accountKey: _key, nextActionAt: _next, ...plain } = rest;
    const registration = { ...plain, extension: deed(extendedAt, extendedBy), letEnd: deed(letEndAt, letEndBy) };
    const there = (value) => {
        if (value === null)
            throw new Error(`The registration ${row.id} lacks something.`);
        return value;
    };
    switch (state) {
        case 'live':
            return { ...registration, state };
        case 'ended':
            return { ...registration, state, endedAt: there(endedAt) };
        case 'withdrawn':
            return {
                ...registration,
                state,
                endedAt: there(endedAt),
                withdrawnBy: there(withdrawnBy),
                reason: there(reason),
            };
        default:
            return state;
    }
}
function deed(at, by) {
    return at === null || by === null ? null : { at, by };
}
