import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Stage } from '../core/handoff.ts';
import { STALLS } from '../core/stalls.ts';
import type { Counts } from '../db/counts.ts';

/**
 * What Prometheus reads: values are asked for when it does. No label names anybody or anything, and each is one of a closed set.
 * https://prometheus.io/docs/practices/naming/
 */
export type Metrics = { type: string; text: () => Promise<string> };

const REASONS = ['secret', 'clock'] as const;
/** Those in which a handoff is not over. */
const OPEN_STAGES: Record<Exclude<Stage, 'closed'>, true> = {
  draft: true,
  checking: true,
  returned: true,
  declined: true,
  awaiting: true,
  accepted: true,
  working: true,
};

export function createMetrics(watched: {
  counts: () => Promise<Counts>;
  /** How long the most overdue message has been due, in ms. */
  oldestDueMs: () => Promise<number>;
  /** True while something from Slack can arrive. */
  isOpen: () => boolean;
  /** What the auditor found, a word each. */
  stalls: () => string[];
  /** Why requests over HTTP are not let in lately; null: they are, or none came. */
  refused: () => string | null;
}): Metrics {
  const { counts, oldestDueMs, isOpen, stalls, refused } = watched;
  // Of its own, so that two bots in one process do not share it.
  const registry = new Registry();
  // Memory, processor, files, and how late the event loop is.
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, value: () => Promise<number> | number) => {
    const one = new Gauge({
      name: `handoff_${name}`,
      help,
      registers: [],
      async collect() {
        this.set(await value());
      },
    });
    registry.registerMetric(one);
  };

  const byStage = new Gauge({
    name: 'handoff_open_handoffs',
    help: 'Handoffs that are not over, by stage.',
    labelNames: ['stage'],
    registers: [],
    async collect() {
      const { open } = await counts();
      // A stage in which there is none any more says so.
      for (const stage of Object.keys(OPEN_STAGES)) this.set({ stage }, 0);
      for (const { stage, count } of open) this.set({ stage }, count);
    },
  });
  registry.registerMetric(byStage);
  const byReason = new Gauge({
    name: 'handoff_refused_requests',
    help: '1 while signed requests are not let in for this reason.',
    labelNames: ['reason'],
    registers: [],
    collect() {
      for (const reason of REASONS) this.set({ reason }, refused() === reason ? 1 : 0);
    },
  });
  registry.registerMetric(byReason);
  gauge('messages_waiting', 'Messages that Slack does not have yet.', async () => (await counts()).waiting);
  gauge('messages_undeliverable', 'Messages that wait for a person.', async () => (await counts()).deadLetters);
  gauge('oldest_due_message_seconds', 'How long the most overdue message has been due.', async () =>
    Math.round((await oldestDueMs()) / 1000),
  );
  gauge('database_bytes', 'Size of the database without its log.', async () => (await counts()).bytes);
  gauge('receiving', '1 while something from Slack can arrive.', () => (isOpen() ? 1 : 0));
  const byKind = new Gauge({
    name: 'handoff_stalled',
    help: '1 while work of this kind stands still, as is looked each minute.',
    labelNames: ['kind'],
    registers: [],
    collect() {
      const found = stalls();
      for (const kind of STALLS) this.set({ kind }, found.includes(kind) ? 1 : 0);
    },
  });
  registry.registerMetric(byKind);

  return { type: registry.contentType, text: () => registry.metrics() };
}
