import type { UserId } from './member.ts';

/** What stands where a word was, or where somebody or something is shown that was erased. */
export const ERASED = '(erased)';

const PREFIX = 'erased:';

/** By what the `number`th person who was erased goes in place of their Slack id: figures still tell them from others. */
export function erasedPerson(number: number): UserId {
  return `${PREFIX}${number}`;
}

export function isErased(userId: UserId): boolean {
  return userId.startsWith(PREFIX);
}
