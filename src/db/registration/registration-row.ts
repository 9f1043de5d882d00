import { accountKey } from '../../core/directory/account-name.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { nextRegistrationMoment } from '../../core/registration/registering.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { registrations } from '../schema.ts';

/** A registration as its row, and back. */

type Row = typeof registrations.$inferSelect;

export function registrationRowOf(registration: Registration): Row {
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
export function registrationFrom(row: Row): Registration {
  const { extendedAt, extendedBy, letEndAt, letEndBy, endedAt, withdrawnBy, reason, state, ...rest } = row;
  const { accountKey: _key, nextActionAt: _next, ...plain } = rest;
  const registration = { ...plain, extension: deed(extendedAt, extendedBy), letEnd: deed(letEndAt, letEndBy) };
  const there = <Value>(value: Value | null): Value => {
    if (value === null) throw new Error(`The registration ${row.id} lacks something.`);
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
      return state satisfies never;
  }
}

function deed(at: EpochMs | null, by: UserId | null) {
  return at === null || by === null ? null : { at, by };
}
