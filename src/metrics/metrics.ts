import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { Stage } from '../core/handoff/handoff.ts';
import { STALLS } from '../core/notices/stalls.ts';
import type { Finding } from '../core/notices/subject.ts';
import type { Counts } from '../db/engine/counts.ts';
import type { Meters } from './meters.ts';

/**
 * What Prometheus reads: what was counted, and values that are asked for when it does. No label names anybody or anything, and each is one of a closed set.
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

export function createMetrics(
  { registry }: Pick<Meters, 'registry'>,
  watched: {
    counts: () => Promise<Counts>;
    /** How long the most overdue message has been due, in ms. */
    oldestDueMs: () => Promise<number>;
    /** True while something from Slack can arrive. */
    isOpen: () => boolean;
    /** What stands still, as the auditor found it last. */
    findings: () => Pick<Finding, 'stall'>[];
    /** Why requests over HTTP are not let in lately; null: they are, or none came. */
    refused: () => string | null;
  },
): Metrics {
  const { counts, oldestDueMs, isOpen, findings, refused } = watched;
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
  gauge('last_backup_timestamp_seconds', 'When the database was last backed up; 0: never.', async () =>
    Math.floor(((await counts()).lastBackupAt ?? 0) / 1000),
  );
  gauge('receiving', '1 while something from Slack can arrive.', () => (isOpen() ? 1 : 0));
  const byKind = new Gauge({
    name: 'handoff_stalled',
    help: 'How much stands still, as is looked each minute, by kind; at most a hundred of each.',
    labelNames: ['kind'],
    registers: [],
    collect() {
      const found = findings();
      for (const kind of STALLS) this.set({ kind }, found.filter(({ stall }) => stall === kind).length);
    },
  });
  registry.registerMetric(byKind);

  return { type: registry.contentType, text: () => registry.metrics() };
}
