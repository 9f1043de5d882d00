import type { AgreementEvent, AgreementNotice } from './agreement-notices.ts';
import { type AgreementKey, isSameTerms, type OwnerIds, type Side, SIDES, type Terms } from './agreement-terms.ts';
import { Conflict, Refusal } from '../kernel/errors.ts';
import type { Presser } from '../handoff/handoff.ts';
import type { UserId } from '../people/member.ts';
import type { FieldChange } from '../kernel/merging.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * The working agreement between partnerships and sales. Each change is a version of its own, which is in force once the owner of each
 * side has confirmed it; until then the one before stays in force. What can happen to a version stands here.
 */

/** `remindAt` is null once nothing is left to remind of. */
export type Owner = { userId: UserId; confirmedAt: EpochMs | null; remindAt: EpochMs | null };
export type Owners = Record<Side, Owner>;
type Review = { by: UserId; at: EpochMs };

type InEveryState = { id: string; version: number; terms: Terms };
type Saved = InEveryState & { teamId: string; savedAt: EpochMs; savedBy: UserId; owners: Owners };

/** As the bot begins: nobody has written or confirmed it. */
export type Start = InEveryState & { state: 'start' };
export type Proposed = Saved & { state: 'proposed' };
export type InForce = Saved & {
  state: 'in_force';
  since: EpochMs;
  reviewed: Review | null;
  /** When its owners are asked whether it is still right; null while another one is proposed. */
  reviewAt: EpochMs | null;
  /** When they were asked what nobody has answered; null otherwise. */
  askedAt: EpochMs | null;
};
/** `since` is null for one that was never in force. */
export type Replaced = Saved & {
  state: 'replaced';
  since: EpochMs | null;
  reviewed: Review | null;
  replacedBy: number;
};
/** Told apart by `state`. */
export type Version = Start | Proposed | InForce | Replaced;
export type Written = Exclude<Version, Start>;
export type VersionState = Version['state'];

/** How it stands: the version in force, and the newest one, which is that one, or a proposal, or the start. */
export type Standing = { inForce: InForce | null; newest: Version };

/** `saved`: the versions that are new or different. */
export type AgreementDecision = {
  saved: Version[];
  notices: { id: string; notice: AgreementNotice }[];
  events: { id: string; event: AgreementEvent }[];
  at: EpochMs;
};
/** Decides about one version, as it and the agreement stand now; null when nothing is to change. */
export type AgreementDecide = (version: Version, standing: Standing) => AgreementDecision | null;

/** Business days until an owner who has not confirmed is reminded, once. */
export const CONFIRM_WITHIN_DAYS = 3;
export const REVIEW_EVERY_MS = 90 * 24 * 60 * 60_000;

/** The version that waits for a confirmation; null when none does. */
export function proposedIn({ newest }: Standing): Proposed | null {
  return newest.state === 'proposed' ? newest : null;
}

/** What holds now: what both sides have confirmed or, while they have confirmed nothing, what was written last. */
export function termsInUse({ inForce, newest }: Standing): Terms {
  return (inForce ?? newest).terms;
}

/** The window that both sides have confirmed, in business days; null when they have confirmed none. */
export function agreedWindow({ inForce }: Standing): number | null {
  return inForce?.terms.window_days ?? null;
}

/** What accepting means, as both sides have confirmed it; null when they have confirmed nothing. */
export function agreedAcceptance({ inForce }: Standing): string | null {
  return inForce?.terms.acceptance ?? null;
}

/** Everybody who owns it for a side, now or as proposed; nobody twice. */
export function ownersIn({ inForce, newest }: Standing): UserId[] {
  const versions = [inForce, newest].flatMap((version) => (version && version.state !== 'start' ? [version] : []));
  return [...new Set(versions.flatMap(({ owners }) => SIDES.map((side) => owners[side].userId)))];
}

/** The side that this person owns in it; null when none. */
export function sideOf({ owners }: Saved, userId: UserId): Side | null {
  return SIDES.find((side) => owners[side].userId === userId) ?? null;
}

export type Changer = Presser & { administers: boolean };

/** Whether this presser may change it: an administrator, or an owner of it. */
export function mayChange(standing: Standing, by: Changer): boolean {
  return by.administers || ownersIn(standing).includes(by.userId);
}

/** Throws Refusal unless they may. */
export function mustBeChanger(standing: Standing, by: Changer): void {
  if (!mayChange(standing, by))
    throw new Refusal('Only its two owners and administrators can change the working agreement.');
}

type Proposal = {
  id: string;
  teamId: string;
  by: Changer;
  /** The id of the version that it changes. */
  basedOn: string;
  terms: Terms;
  owners: OwnerIds;
  /** When each is reminded, should they not confirm. */
  remindAt: Record<Side, EpochMs>;
  now: EpochMs;
};

/**
 * A new version is saved, and each owner who has not saved it themselves is asked to confirm it. Throws Refusal, and Conflict when another one
 * is the newest by now.
 */
export function propose(
  standing: Standing,
  proposal: Proposal,
): AgreementDecision & { saved: [Proposed, ...Version[]] } {
  const { id, teamId, by, basedOn, terms, remindAt, now } = proposal;
  const { newest } = standing;
  mustBeChanger(standing, by);
  if (basedOn !== newest.id) throw new Conflict(`Version ${newest.version} was saved meanwhile.`);
  if (isSameAs(newest, proposal)) throw new Refusal('Nothing is different yet: change something, then save.');
  const owner = (side: Side): Owner => {
    const isOwnDoing = proposal.owners[side] === by.userId;
    return {
      userId: proposal.owners[side],
      confirmedAt: isOwnDoing ? now : null,
      remindAt: isOwnDoing ? null : remindAt[side],
    };
  };
  const owners: Owners = { partnerships: owner('partnerships'), sales: owner('sales') };
  const version = newest.version + 1;
  const next: Proposed = { state: 'proposed', id, version, teamId, terms, savedAt: now, savedBy: by.userId, owners };
  const waiting = unconfirmed(next).map(({ userId }) => userId);
  const before = [overtaken(standing, version), contested(standing)].flatMap((each) => each ?? []);
  return {
    saved: [next, ...before.map(({ saved }) => saved)],
    notices: waiting.map((person) => ({ id, notice: { kind: 'agreement_proposed', person } })),
    events: before.map(({ saved, event }) => ({ id: saved.id, event })),
    at: now,
  };
}

/** Who brought what stands at `key` now, and when; null for what nobody has written. `versions`: all of them, the newest first. */
export function lastChangeIn(versions: readonly Version[], key: AgreementKey): FieldChange | null {
  const at = versions.findIndex((version, nth) => {
    const before = versions[nth + 1];
    return before === undefined || valueAt(version, key) !== valueAt(before, key);
  });
  const changed = versions[at];
  return changed === undefined || changed.state === 'start' ? null : { by: changed.savedBy, at: changed.savedAt };
}

function valueAt(version: Version, key: AgreementKey): unknown {
  const owners = version.state === 'start' ? null : version.owners;
  if (key === 'partnerships_owner') return owners?.partnerships.userId ?? null;
  return key === 'sales_owner' ? (owners?.sales.userId ?? null) : version.terms[key];
}

function isSameAs(version: Version, { terms, owners }: Pick<Proposal, 'terms' | 'owners'>): boolean {
  if (version.state === 'start') return false;
  return isSameTerms(version.terms, terms) && SIDES.every((side) => version.owners[side].userId === owners[side]);
}

type Overtaken = { saved: Version; event: AgreementEvent };

/** The proposal before, which nobody has to confirm any more. */
function overtaken(standing: Standing, replacedBy: number): Overtaken | null {
  const before = proposedIn(standing);
  if (!before) return null;
  const saved: Replaced = { ...before, state: 'replaced', since: null, reviewed: null, replacedBy };
  return { saved, event: 'agreement_replaced' };
}

/** What is in force is not reviewed while another one is proposed. */
function contested({ inForce }: Standing): Overtaken | null {
  if (!inForce || inForce.reviewAt === null) return null;
  return { saved: { ...inForce, reviewAt: null, askedAt: null }, event: 'agreement_contested' };
}

/** Who of its owners has not confirmed it. */
export function unconfirmed({ owners }: Saved): Owner[] {
  return SIDES.map((side) => owners[side]).filter(({ confirmedAt }) => confirmedAt === null);
}

type Answer = { version: Version; by: Presser; now: EpochMs };

/** An owner confirms `version` for their own side. With both it is in force, and replaces the one before. Throws Refusal. */
export function confirm(standing: Standing, { version, by, now }: Answer): AgreementDecision {
  const { proposal, side } = mayConfirm(version, by);
  const mine: Owner = { userId: by.userId, confirmedAt: now, remindAt: null };
  const next: Proposed = { ...proposal, owners: { ...proposal.owners, [side]: mine } };
  const confirmed = { id: next.id, event: 'agreement_confirmed' } as const;
  if (unconfirmed(next).length > 0) return { saved: [next], notices: [], events: [confirmed], at: now };
  const replaced = replacedInForce(standing, next.version);
  return {
    saved: [inForceFrom(next, now), ...replaced],
    notices: [],
    events: [confirmed, ...replaced.map(({ id }) => ({ id, event: 'agreement_replaced' as const }))],
    at: now,
  };
}

function inForceFrom(proposal: Proposed, now: EpochMs): InForce {
  const reviewAt = now + REVIEW_EVERY_MS;
  return { ...proposal, state: 'in_force', since: now, reviewed: null, reviewAt, askedAt: null };
}

function replacedInForce({ inForce }: Standing, replacedBy: number): Replaced[] {
  if (!inForce) return [];
  const { reviewAt: _, askedAt: __, ...kept } = inForce;
  return [{ ...kept, state: 'replaced', replacedBy }];
}

function mayConfirm(version: Version, by: Presser): { proposal: Proposed; side: Side } {
  const saved = mustBeOwners(version, by, 'confirm it');
  if (saved.state !== 'proposed') throw new Refusal(`${whatBecameOf(saved)} Nothing has changed.`);
  const side = sideOf(saved, by.userId);
  if (side === null || saved.owners[side].confirmedAt !== null)
    throw new Refusal(`You have confirmed version ${saved.version} already. Nothing has changed.`);
  return { proposal: saved, side };
}

function mustBeOwners(version: Version, by: Presser, what: string): Written {
  if (version.state === 'start') throw new Refusal('Nobody has written a working agreement yet.');
  const { partnerships, sales } = version.owners;
  if (by.teamId !== version.teamId || sideOf(version, by.userId) === null)
    throw new Refusal(`Only its two owners, <@${partnerships.userId}> and <@${sales.userId}>, can ${what}.`);
  return version;
}

function whatBecameOf(version: Written): string {
  switch (version.state) {
    case 'proposed':
      return `Version ${version.version} is not in force yet.`;
    case 'in_force':
      return `Version ${version.version} is in force already.`;
    case 'replaced':
      return `Version ${version.version} was replaced by version ${version.replacedBy}.`;
    default:
      return version satisfies never;
  }
}

/** One of its owners says that it is still right: nobody is asked again for a quarter. Throws Refusal. */
export function review(standing: Standing, { version, by, now }: Answer): AgreementDecision {
  const saved = mustBeOwners(version, by, 'say that');
  if (saved.state !== 'in_force') throw new Refusal(`${whatBecameOf(saved)} Nothing has changed.`);
  if (saved.askedAt === null) throw new Refusal(`${whyNotAsked(standing, saved)} Nothing has changed.`);
  const reviewed = { by: by.userId, at: now };
  return {
    saved: [{ ...saved, reviewed, reviewAt: now + REVIEW_EVERY_MS, askedAt: null }],
    notices: [],
    events: [{ id: saved.id, event: 'agreement_reviewed' }],
    at: now,
  };
}

function whyNotAsked(standing: Standing, { reviewed, version }: InForce): string {
  const proposal = proposedIn(standing);
  if (proposal) return `Version ${proposal.version} is proposed in its place.`;
  return reviewed ? `<@${reviewed.by}> has said that version ${version} is still right.` : 'Nobody has asked that.';
}
