import type { UserId } from '../people/member.ts';
import type { EpochMs } from '../time/instant.ts';

/** How a partner is told of its handoffs, as an administrator sets it for each. */

/** Under which name a partner reads of an account; the code is the handoff's reference. */
export const ACCOUNT_NAMES = ['name', 'code'] as const;
export type AccountName = (typeof ACCOUNT_NAMES)[number];

/** What is posted in a partner's thread beyond outcomes and requests, and can be left out. */
export const PARTNER_UPDATES = ['dates', 'somebody_else', 'progress'] as const;
export type PartnerUpdate = (typeof PARTNER_UPDATES)[number];

/** Nothing is posted to the partner. */
export type Pause = { since: EpochMs; by: UserId };

export type Telling = {
  accountShownAs: AccountName;
  /** What is left out: an update that comes later is posted until somebody leaves it out. */
  leftOut: readonly PartnerUpdate[];
  paused: Pause | null;
};

/** A partner that was just registered. */
export const TOLD_ALL: Telling = { accountShownAs: 'name', leftOut: [], paused: null };

/** The updates that are posted, in a fixed order. */
export function updatesOf({ leftOut }: Pick<Telling, 'leftOut'>): PartnerUpdate[] {
  return PARTNER_UPDATES.filter((update) => !leftOut.includes(update));
}

/** What a form asks about the pause: its box is ticked or not. `since` is the pause that it showed when it was opened. */
export type PauseBox = { isTicked: boolean; since: EpochMs | null };

/** The pause after the form is saved. A pause that began or ended since the form was opened stays as it is. */
export function pauseAfter(now: Pause | null, { isTicked, since }: PauseBox, made: Pause): Pause | null {
  if (since === null) return isTicked ? (now ?? made) : now;
  return !isTicked && now?.since === since ? null : now;
}
