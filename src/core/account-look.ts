import type { CheckFindings } from './check-findings.ts';

/** What is known of an account before anything is typed about it: names of partners, for people of ours alone. */
export type AccountLook = Pick<CheckFindings, 'registered' | 'open' | 'earlier'> & { account: string };

/**
 * Whether what stands behind the command is an account, and no command that was mistyped: one word in small letters may be either, and is
 * taken for a command.
 */
export function namesAccount(text: string): boolean {
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}\s.]/u.test(text.trim());
}
