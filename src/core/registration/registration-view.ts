import type { Dispute } from './dispute.ts';
import type { Partner } from '../partner/partner.ts';
import type { LiveRegistration, Registration } from './registration.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/**
 * What a partner may read of its registration, and nothing else: not what the customer needs, no evidence, no reason, and neither another
 * partner nor that there is one.
 */
export type RegistrationView = {
  reference: string;
  /** When it was registered: days of another year are written with their year. */
  writtenAt: EpochMs;
  account: string;
  contact: string;
  /** Its last day. */
  until: Day;
} & (
  | { state: 'registered' | 'extended' | 'ends_soon' | 'not_confirmed' | 'ended' | 'withdrawn' }
  /** Somebody on our side decides; they hear by that day. */
  | { state: 'looked_at'; hearBy: Day }
);

export type RegistrationState = RegistrationView['state'];

/** Null when it is another partner's. `dispute` is the last one about it. */
export function registrationView(
  registration: Registration,
  partner: Pick<Partner, 'id' | 'accountShownAs'>,
  dispute: Dispute | null,
): RegistrationView | null {
  const { id, registeredAt, account, contact, endsOn } = registration;
  if (registration.partner !== partner.id) return null;
  const common = {
    reference: id,
    writtenAt: registeredAt,
    account: partner.accountShownAs === 'code' ? id : account,
    contact,
    until: endsOn,
  };
  switch (registration.state) {
    case 'live':
      return { ...common, ...whileLive(registration, dispute) };
    case 'ended':
    case 'withdrawn':
      return { ...common, state: registration.state };
    default:
      return registration satisfies never;
  }
}

function whileLive({ dispute: id, ruling, warned, extension }: LiveRegistration, dispute: Dispute | null) {
  if (dispute?.state === 'open' && dispute.id === id) return { state: 'looked_at' as const, hearBy: dispute.hearBy };
  if (ruling === 'behind' || ruling === 'set_aside') return { state: 'not_confirmed' as const };
  if (warned !== null) return { state: 'ends_soon' as const };
  return { state: extension === null ? ('registered' as const) : ('extended' as const) };
}
