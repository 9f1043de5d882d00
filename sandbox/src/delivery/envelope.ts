import type { Json } from '../json.ts';

/** Something that Slack sends to the app. */
export type Envelope = {
  type: 'events_api' | 'interactive' | 'slash_commands';
  /** `block_actions`, `view_submission`, `slash_command`, an event's type. */
  what: string;
  payload: Json;
  /** Whether the app may answer with more than "received". */
  acceptsResponse: boolean;
  retry?: { num: number; reason: string };
};

/** How the app took it. */
export type Answer =
  | { kind: 'acked'; body: unknown }
  /** Nobody is connected or listening. */
  | { kind: 'no_app' }
  /** Nothing within the time allowed, or the connection broke. */
  | { kind: 'no_answer' }
  /** HTTP only. */
  | { kind: 'refused'; status: number; noRetry: boolean };

export type Delivery = {
  deliver: (envelope: Envelope) => Promise<Answer>;
  isConnected: () => boolean;
};

/** For the traffic record. */
export function outcomeOf(answer: Answer): string {
  if (answer.kind === 'acked') return 'ok';
  if (answer.kind === 'refused') return `HTTP ${answer.status}`;
  return answer.kind === 'no_app' ? 'no app connected' : 'no answer';
}
