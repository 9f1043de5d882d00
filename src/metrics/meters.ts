import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { NoticeKind } from '../core/notices/notice.ts';
import type { EpochMs } from '../core/time/instant.ts';

/**
 * What is counted when it happens; the rest is asked for when Prometheus reads (`metrics.ts`). Each label is one of a closed set, and each
 * series is there from the start, so that a rate of none is 0.
 */
export type Meters = ReturnType<typeof createMeters>;

/** What Slack sends, by what somebody did. `menu`: they typed in one that looks its options up. */
export const REQUEST_KINDS = ['command', 'shortcut', 'press', 'form', 'menu', 'event'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What a decision is told by, or shown on. */
export const DECISION_MESSAGES = [
  'ae_card',
  'author_card',
  'partner_card',
  'partner_decision',
] as const satisfies NoticeKind[];
export type DecisionMessage = (typeof DECISION_MESSAGES)[number];

/** What runs by the clock. `due_work`: each minute, what is due is done and delivered. */
export const JOBS = ['due_work', 'token_look', 'audit', 'housekeeping'] as const;
export type Job = (typeof JOBS)[number];

/** Slack waits three seconds. https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const ACKNOWLEDGED_WITHIN_S = [0.01, 0.03, 0.1, 0.3, 1, 2, 3, 5];
/** Slack takes one message a second in a conversation; a person's night makes it hours. */
const SAID_WITHIN_S = [1, 2, 5, 10, 30, 60, 300, 3600, 14_400, 57_600, 259_200];

export function createMeters() {
  // Of its own, so that two bots in one process do not share it.
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string): Counter => new Counter({ name: `handoff_${name}`, help, registers });

  const acknowledgements = new Histogram({
    name: 'handoff_acknowledgement_seconds',
    help: 'From when a request of Slack’s is here until it is acknowledged, by kind.',
    labelNames: ['kind'],
    buckets: ACKNOWLEDGED_WITHIN_S,
    registers,
  });
  for (const kind of REQUEST_KINDS) acknowledgements.zero({ kind });
  const decisions = new Histogram({
    name: 'handoff_decision_message_seconds',
    help: 'From when somebody accepts or declines until Slack has each message of it; what waits for its reader’s working hours too.',
    labelNames: ['message'],
    buckets: SAID_WITHIN_S,
    registers,
  });
  for (const message of DECISION_MESSAGES) decisions.zero({ message });
  const jobs = new Gauge({
    name: 'handoff_job_last_success_timestamp_seconds',
    help: 'When this job last ended well; 0: not since the start.',
    labelNames: ['job'],
    registers,
  });
  for (const job of JOBS) jobs.set({ job }, 0);
  const duplicates = counter('duplicate_requests_total', 'Requests that Slack delivered a second time.');
  const lostAnswers = counter('lost_answers_total', 'Messages of which nobody could tell whether Slack has them.');
  const copies = counter('duplicate_messages_removed_total', 'Messages that stood twice, of which one was deleted.');
  const limits = counter('rate_limited_total', 'Calls that Slack answered with 429.');

  return {
    registry,
    /** A request was acknowledged `ms` after it was here. */
    acknowledged: (kind: RequestKind, ms: number): void => acknowledgements.observe({ kind }, ms / 1000),
    /** Slack has this message of a decision, `ms` after it was made. */
    decisionSaid: (message: DecisionMessage, ms: number): void => decisions.observe({ message }, ms / 1000),
    jobDone: (job: Job, at: EpochMs): void => jobs.set({ job }, Math.floor(at / 1000)),
    requestRepeated: (): void => duplicates.inc(),
    answerLost: (): void => lostAnswers.inc(),
    copyRemoved: (): void => copies.inc(),
    rateLimited: (): void => limits.inc(),
  };
}
