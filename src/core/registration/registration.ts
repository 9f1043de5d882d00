import type { UserId } from '../people/member.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** A registration of an account by a partner: what it claims, since when and until when. */

export type RegistrationNotice =
  /** What its partner reads of it. */
  | { kind: 'partner_registration' }
  /** So many days before its end, which may have been put off since. */
  | { kind: 'registration_ends'; days: Warning; endsOn: Day }
  /** Two partners claim one account: `person` decides. `dispute` is its id. */
  | { kind: 'dispute_call'; person: UserId; dispute: string }
  | { kind: 'dispute_reminder'; person: UserId; dispute: string }
  | { kind: 'dispute_escalation'; person: UserId; dispute: string }
  | { kind: 'dispute_outcome'; dispute: string };

/** So many days before its end that is said to the partner's alliances owner. */
export const WARNINGS = [30, 14, 7] as const;
export type Warning = (typeof WARNINGS)[number];

/** What the adjudicator said of it in a dispute: it holds, it comes behind the one that holds, or it holds no claim at all. */
export type Ruling = 'upheld' | 'behind' | 'set_aside';

/** Somebody's deed, and when. */
type Deed = { at: EpochMs; by: UserId };

type InEveryState = {
  id: string;
  /** Grows by one with each change. */
  version: number;
  teamId: string;
  /** The id of the partner. */
  partner: string;
  /** The contact's id in the registry; null when the registry does not say it. */
  contactId: string | null;
  contact: string;
  contactRole: string;
  /** As it was typed. */
  account: string;
  /** What the customer needs, in one sentence. Stays inside. */
  need: string;
  /** The day of the partner's touch, and the links that show it, a line each. */
  touchOn: Day;
  evidence: string;
  /** The first and the last day on which it holds, in `zone` (IANA). */
  startsOn: Day;
  endsOn: Day;
  zone: string;
  registeredBy: UserId;
  registeredAt: EpochMs;
  /** How many days before its present end was said last; null: not yet. */
  warned: Warning | null;
  /** It is extended once at most. */
  extension: Deed | null;
  /** Nothing more is said of its end. */
  letEnd: Deed | null;
  /** The id of the last dispute about it, and what that said of it. */
  dispute: string | null;
  ruling: Ruling | null;
};

export type LiveRegistration = InEveryState & { state: 'live' };
export type OverRegistration = InEveryState & { endedAt: EpochMs } & (
    | { state: 'ended' }
    | { state: 'withdrawn'; withdrawnBy: UserId; reason: string }
  );
/** Told apart by `state`. */
export type Registration = LiveRegistration | OverRegistration;

/** What happened to a registration. `actor` is null for the clock; `detail` is a reason, a day or a number, as its kind says. */
export type RegistrationEvent = {
  kind:
    | 'registered'
    /** Its new last day. */
    | 'extended'
    | 'let_end'
    /** How many days before its end. */
    | 'warned'
    | 'ended'
    /** Why. */
    | 'withdrawn'
    | 'disputed'
    | 'dispute_reminded'
    | 'dispute_escalated'
    | 'dispute_moot'
    /** The claim that came before it is over. */
    | 'risen'
    /** Why. */
    | Ruling;
  actor: UserId | null;
  at: EpochMs;
  detail: string | null;
};

/** The same among everything that can happen. */
export type RegistrationHappening = `registration_${RegistrationEvent['kind']}`;

/** What a pure function decides of one registration: how it is next, what happened, and who must be told. */
export type RegistrationDecision = {
  next: Registration;
  event: RegistrationEvent;
  notices: RegistrationNotice[];
};

/** The registration while it holds; null once it is over. */
export function liveRegistration(registration: Registration): LiveRegistration | null {
  return registration.state === 'live' ? registration : null;
}
