import { accountKey } from '../directory/account-name.ts';
import { claimOf, orderOfClaims } from './claims.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Presser } from '../handoff/handoff.ts';
import type { UserId } from '../people/member.ts';
import { may, partsIn } from '../people/powers.ts';
import type { LiveRegistration, RegistrationDecision, RegistrationEvent, Ruling } from './registration.ts';
import { addBusinessDays, type Calendar, dayOf, deadline, opening } from '../time/business-time.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** Two partners claim one account, and the rule of `claims.ts` does not say whose it is: the adjudicator decides, within two business days. */

type InEveryState = {
  id: string;
  version: number;
  teamId: string;
  account: string;
  /** What the names of one account have in common. */
  accountKey: string;
  adjudicator: UserId;
  openedAt: EpochMs;
  /** When they are reminded, and by when they decide. */
  remindAt: EpochMs;
  decideBy: EpochMs;
  /** The day by which the partners hear. */
  hearBy: Day;
  remindedAt: EpochMs | null;
  escalatedAt: EpochMs | null;
};

export type OpenDispute = InEveryState & { state: 'open' };
export type Dispute =
  | OpenDispute
  /** `winner` is the id of the registration that holds; null: neither does. */
  | (InEveryState & { state: 'ruled'; endedAt: EpochMs; ruledBy: UserId; winner: string | null; reason: string })
  /** Less than two claims are left. */
  | (InEveryState & { state: 'moot'; endedAt: EpochMs });

/** How the dispute is next, and what that means for each registration in it. */
export type DisputeDecision = { dispute: Dispute; decisions: RegistrationDecision[] };
/** The same where no dispute need have changed. */
type AfterDecision = Omit<DisputeDecision, 'dispute'> & { dispute: Dispute | null };

/** Business days in which the adjudicator decides. */
export const DECIDED_WITHIN_DAYS = 2;

/** Who is asked, and when they work. */
export type Adjudicator = { userId: UserId; calendar: Calendar };

/** With what a dispute is opened. */
export type Opening = { id: string; adjudicator: Adjudicator; now: EpochMs };

/**
 * What becomes of the dispute about an account once `live` are the registrations that hold on it: it begins, has one claim more, or has nothing
 * left to decide; or one that came behind is first now. Null when nothing changes. Throws a Refusal when one begins and `beginning` is null.
 */
export function disputeAfter(
  live: readonly LiveRegistration[],
  dispute: OpenDispute | null,
  beginning: Opening | null,
  now: EpochMs,
): AfterDecision | null {
  const tied = tiedIn(live);
  if (dispute) return goOn(dispute, live, tied, now);
  if (tied.length === 0) return risen(live, now);
  if (!beginning) throw new Refusal('Somebody else has just changed a claim on this account. Send it once more.');
  return openDispute(tied, beginning);
}

function goOn(
  dispute: OpenDispute,
  live: readonly LiveRegistration[],
  tied: readonly LiveRegistration[],
  now: EpochMs,
): DisputeDecision | null {
  const left = live.filter((claim) => claim.dispute === dispute.id);
  if (left.length < 2) return nothingLeft(dispute, left, now);
  const isNew = tied.some((claim) => claim.dispute !== dispute.id);
  return isNew ? { dispute, decisions: tied.map((claim) => inDispute(claim, dispute.id, now)) } : null;
}

/** The claim that came before it is over: what was said of it then does not count any more. Null when there is none such. */
function risen(live: readonly LiveRegistration[], now: EpochMs): AfterDecision | null {
  const [first] = orderOfClaims(live.map(claimOf)).ranked;
  if (first?.registration.ruling !== 'behind') return null;
  const event = { kind: 'risen', actor: null, at: now, detail: null } as const;
  return { dispute: null, decisions: [decided({ ...first.registration, ruling: null }, event)] };
}

/** Less than two claims are left: there is nothing to decide. */
function nothingLeft(dispute: OpenDispute, left: readonly LiveRegistration[], now: EpochMs): DisputeDecision {
  const event = { kind: 'dispute_moot', actor: null, at: now, detail: null } as const;
  return {
    dispute: { ...dispute, state: 'moot', endedAt: now },
    decisions: left.map((claim) => decided(claim, event)),
  };
}

function tiedIn(live: readonly LiveRegistration[]): LiveRegistration[] {
  return orderOfClaims(live.map(claimOf)).tied.map(({ registration }) => registration);
}

/** The adjudicator is asked about the claims of which the rule says nothing; what was said of them in another dispute does not count any more. */
function openDispute(claims: readonly LiveRegistration[], { id, adjudicator, now }: Opening): DisputeDecision | null {
  const [newest] = newestFirst(claims);
  if (!newest) return null;
  const { userId, calendar } = adjudicator;
  const decideBy = deadline(calendar, now, DECIDED_WITHIN_DAYS);
  const lastDay = dayOf(calendar.zone, decideBy);
  const dispute: OpenDispute = {
    id,
    version: 1,
    state: 'open',
    teamId: newest.teamId,
    account: newest.account,
    accountKey: accountKey(newest.account),
    adjudicator: userId,
    openedAt: now,
    remindAt: opening(calendar, lastDay),
    decideBy,
    hearBy: addBusinessDays(calendar, lastDay, 1),
    remindedAt: null,
    escalatedAt: null,
  };
  const decisions = claims.map((claim) => inDispute(claim, id, now));
  return { dispute, decisions: asked(decisions, newest, { kind: 'dispute_call', person: userId, dispute: id }) };
}

function inDispute(claim: LiveRegistration, dispute: string, at: EpochMs): RegistrationDecision {
  return decided({ ...claim, dispute, ruling: null }, { kind: 'disputed', actor: null, at, detail: null });
}

/** Its partner reads how it stands. */
function decided(next: LiveRegistration, event: RegistrationEvent): RegistrationDecision {
  return { next, event, notices: [{ kind: 'partner_registration' }] };
}

/** What is said to one person about all of them goes with the newest. */
function asked(
  decisions: RegistrationDecision[],
  { id }: LiveRegistration,
  notice: RegistrationDecision['notices'][number],
): RegistrationDecision[] {
  return decisions.map((one) => (one.next.id === id ? { ...one, notices: [...one.notices, notice] } : one));
}

export function newestFirst(claims: readonly LiveRegistration[]): LiveRegistration[] {
  return claims.toSorted((a, b) => b.registeredAt - a.registeredAt || (a.id < b.id ? -1 : 1));
}

/** Who is there to decide it. `escalationContact`: who is told when the adjudicator has not decided in time; null: nobody is. */
export type Deciders = { adjudicator: UserId; escalationContact: UserId | null };

/** The dispute, if this presser may decide it; throws a Refusal otherwise, and once it is decided. */
export function mayRule(dispute: Dispute, by: Presser, { adjudicator, escalationContact }: Deciders): OpenDispute {
  // Somebody else decides only once the adjudicator's time is over: else the partners would wait for ever.
  const people = { adjudicator, escalation_contact: dispute.escalatedAt === null ? null : escalationContact };
  if (by.teamId !== dispute.teamId || !may('settle_dispute', partsIn(people, by.userId))) {
    const who = [...new Set([people.adjudicator, people.escalation_contact])].filter((one) => one !== null);
    throw new Refusal(`Only ${who.map((one) => `<@${one}>`).join(' and ')} can decide this. Nothing has changed.`);
  }
  if (dispute.state === 'ruled') {
    const who = dispute.ruledBy === by.userId ? 'You have' : `<@${dispute.ruledBy}> has`;
    throw new Refusal(`${who} decided this already. Nothing has changed.`);
  }
  if (dispute.state === 'moot') throw new Refusal('There is nothing left to decide here: one claim is left at most.');
  return dispute;
}

type Ruled = { by: Presser; deciders: Deciders; winner: string | null; reason: string; now: EpochMs };

/** `winner` holds, and the others come behind it; or none of them holds a claim. Everybody concerned hears, their partners without a reason. */
export function rule(
  dispute: Dispute,
  claims: readonly LiveRegistration[],
  { by, deciders, winner, reason, now }: Ruled,
): DisputeDecision {
  const open = mayRule(dispute, by, deciders);
  if (winner !== null && !claims.some(({ id }) => id === winner))
    throw new Refusal('This registration is not in the dispute any more. Nothing has changed.');
  const rulingOf = ({ id }: LiveRegistration): Ruling => {
    if (winner === null) return 'set_aside';
    return id === winner ? 'upheld' : 'behind';
  };
  const decisions = claims.map((claim): RegistrationDecision => {
    const ruling = rulingOf(claim);
    const event = { kind: ruling, actor: by.userId, at: now, detail: reason };
    const card = decided({ ...claim, ruling }, event);
    return { ...card, notices: [...card.notices, { kind: 'dispute_outcome', dispute: open.id }] };
  });
  return { dispute: { ...open, state: 'ruled', endedAt: now, ruledBy: by.userId, winner, reason }, decisions };
}

/** When time alone brings something next; null when nothing. */
export function nextDisputeMoment(dispute: Dispute): EpochMs | null {
  if (dispute.state !== 'open' || dispute.escalatedAt !== null) return null;
  return dispute.remindedAt === null ? dispute.remindAt : dispute.decideBy;
}

/**
 * What the clock brings: who is asked is reminded once as the last day begins, and once it is over `escalationTo` is told once, who can decide
 * too; then the partners hear by a later day. Null when nothing is due.
 */
export function passDisputeTime(
  dispute: Dispute,
  claims: readonly LiveRegistration[],
  { escalationTo, calendar, now }: { escalationTo: UserId | null; calendar: Calendar; now: EpochMs },
): DisputeDecision | null {
  const due = nextDisputeMoment(dispute);
  const [newest] = newestFirst(claims);
  if (dispute.state !== 'open' || due === null || now < due || !newest) return null;
  const happened = (kind: 'dispute_reminded' | 'dispute_escalated') =>
    claims.map((claim) => decided(claim, { kind, actor: null, at: now, detail: null }));
  // After an absence nobody is reminded of what is over.
  if (now < dispute.decideBy) {
    const reminder = { kind: 'dispute_reminder', person: dispute.adjudicator, dispute: dispute.id } as const;
    return {
      dispute: { ...dispute, remindedAt: now },
      decisions: asked(happened('dispute_reminded'), newest, reminder),
    };
  }
  const later = addBusinessDays(calendar, dayOf(calendar.zone, now), DECIDED_WITHIN_DAYS);
  const hearBy = later > dispute.hearBy ? later : dispute.hearBy;
  const decisions = happened('dispute_escalated');
  const notice = escalationTo && ({ kind: 'dispute_escalation', person: escalationTo, dispute: dispute.id } as const);
  return {
    dispute: { ...dispute, escalatedAt: now, hearBy },
    decisions: notice ? asked(decisions, newest, notice) : decisions,
  };
}
