import type { CheckFindings } from '../conflict-check/check-findings.ts';
import type { UserId } from '../people/member.ts';
import type { Away } from '../time/absence.ts';

/** What is known of an account before anything is typed about it: names of partners, for people of ours alone. */
export type AccountLook = Pick<CheckFindings, 'registered' | 'open' | 'earlier'> & {
  account: string;
  /** Who works it, as the directory says; null: it does not say it, or has no such account. */
  owner: OwnerOf | null;
};

/** `desk` is null while Slack does not say who they are, and when nobody can ask them. */
export type OwnerOf = { userId: UserId; desk: DeskLook | null };

/** What somebody who may be asked has before them. `cap` is the most that may await their answer; `away` is null while they are there. */
export type DeskLook = { awaiting: number; cap: number; away: Away | null };

/**
 * Whether what stands behind the command is an account, and no command that was mistyped: one word in small letters may be either, and is
 * taken for a command.
 */
export function namesAccount(text: string): boolean {
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}\s.]/u.test(text.trim());
}
