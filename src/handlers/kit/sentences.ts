import { Refusal, StoreTrouble, WrongInput } from '../../core/kernel/errors.ts';
import { failureOf } from '../../slack/failures.ts';

/** What went wrong, as the sentence that the presser reads: what is so, and what to do. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof WrongInput) return Object.values(error.errors).join(' ');
  if (error instanceof StoreTrouble) return `${error.message} Nothing has changed: please try again in a minute.`;
  if (isSlackAway(error)) return 'Slack did not answer in time. Nothing is lost: please try again.';
  return 'This went wrong on our side, not yours. Nothing that was saved is lost. Please try again in a minute; if it stays, tell an administrator.';
}

/** True when nothing is wrong but that Slack did not answer, or took too long for the press. That it refuses our token is something else. */
export function isSlackAway(error: unknown): boolean {
  const failure = failureOf(error);
  if (failure === null || failure.kind === 'refused') return false;
  return failure.kind !== 'never' || /trigger/.test(failure.code);
}
