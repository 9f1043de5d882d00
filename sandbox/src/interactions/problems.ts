import type { ActResult } from '../acts.ts';
import type { Answer } from '../delivery/envelope.ts';

/** What Slack's client says when something goes wrong. */

export const TROUBLE = 'We had some trouble connecting. Try again?';
export const BUTTON_FAILED = 'Oh no, something went wrong. Please try that again.';
export const GONE = 'This message or view has changed; what you pressed is no longer there.';
export const READ_ONLY = 'Sending messages to this app has been turned off.';
export const REQUIRED = 'Please complete this required field.';

export function problem(text: string): ActResult {
  return { ok: false, problem: text };
}

/** `dispatch_failed` when the app could not be reached or refused, `operation_timeout` when it did not answer in time. */
export function commandFailure(command: string, answer: Answer): string {
  const error = answer.kind === 'no_answer' ? 'operation_timeout' : 'dispatch_failed';
  return `${command} failed with the error "${error}"`;
}
