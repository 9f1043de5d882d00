import { ALL_THE_SAME } from '../test/support/packets.ts';
import { createClock } from 'slack-sandbox';
import type { Presser } from '../src/core/handoff/handoff.ts';
import { createMeters } from '../src/metrics/meters.ts';
import { createWork } from '../src/work.ts';
import { openDatabase } from '../src/db/engine/open.ts';
import { createStore, type Store } from '../src/db/store.ts';
import { createLog } from '../src/log.ts';
import type { Services } from '../src/services/services.ts';
import { createChance } from './chance.ts';
import { createFastSlack, type Losing } from './fast-slack.ts';
import { formFor, partnerOf } from './packets.ts';

export type LostFigures = {
  seed: number;
  /** Messages that had to arrive, and the attempts that it took. */
  messages: number;
  attempts: number;
  answersLost: number;
  none: number;
  once: number;
  twice: number;
  more: number;
  deadLetters: number;
  /** Words to the intake owner that a message did not arrive. */
  told: number;
  /** Messages of which two copies stood for a time, and the longest such time. */
  stoodTwice: number;
  longestDoubleSeconds: number;
  /** From what happened until its last message stood. */
  slowestDeliverySeconds: number;
};

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const OURS = 'T0NORTHWIND';
const PARTNERS = 40;
const ACCOUNT_EXECUTIVES = 50;
/** So many that all places in which a message may turn up can be looked at within a minute, as Slack's limits have it. */
const AT_ONCE = 8;
/** Three cards, and what the partner is told of the answer. */
const MESSAGES_EACH = 4;

/** Hands off and declines until `posts` messages had to arrive, loses answers as told, and counts the copies of each message. */
export async function loseAnswers(order: { posts: number; seed: number; losing: Losing }): Promise<LostFigures> {
  const clock = createClock({ manual: true, startAt: TUESDAY });
  const chance = createChance(order.seed);
  const slack = createFastSlack(clock, chance, order.losing);
  const db = await openDatabase('file::memory:', clock.now());
  let ids = 0;
  const store = createStore(db);
  for (let at = 0; at < PARTNERS; at += 1) await store.savePartner(partnerOf(at), clock.now());
  const { services, loop } = createWork({
    store,
    slack: slack.slack,
    meters: createMeters(),
    teamId: OURS,
    workspaceUrl: null,
    log: createLog(process.env.TEST_LOG_LEVEL ?? 'silent'),
    now: clock.now,
    elapsed: clock.now,
    random: chance.next,
    newId: () => `N${(ids += 1)}`,
    newReference: () => `H${(ids += 1)}`,
    onLost: (reason) => {
      throw new Error(reason);
    },
  });

  const settle = async (): Promise<void> => {
    for (;;) {
      loop.nudge();
      await loop.idle();
      const next = loop.nextDue();
      if (next === null) return;
      clock.advanceTo(Math.max(next, clock.now() + 1));
    }
  };

  const handoffs: string[] = [];
  let slowestMs = 0;
  const timed = async (batch: { id: string }[], beganAt: number): Promise<void> => {
    for (const { id } of batch) {
      for (const { id: key, claimedAt } of await store.outbox.of(id)) {
        const firstAt = slack.firstAt(key);
        if (claimedAt !== null && firstAt !== null && firstAt >= beganAt)
          slowestMs = Math.max(slowestMs, firstAt - beganAt);
      }
    }
  };
  for (let first = 0; first * MESSAGES_EACH < order.posts; first += AT_ONCE) {
    const sentAt = clock.now();
    const batch = await sendMany(services, first, Math.min(AT_ONCE, Math.ceil(order.posts / MESSAGES_EACH) - first));
    await settle();
    await timed(batch, sentAt);
    const decidedAt = clock.now();
    for (const { id, by } of batch)
      await services.handoffs.decline(id, by, { reason: 'bad_timing', note: null, betterAe: null });
    await settle();
    await timed(batch, decidedAt);
    handoffs.push(...batch.map(({ id }) => id));
  }
  const lastLate = slack.lastLate();
  if (lastLate !== null) clock.advanceTo(Math.max(lastLate, clock.now()));
  const { posts: attempts, lost: answersLost } = slack.counts();
  const copies = await countCopies(store, handoffs, (key) => slack.copiesOf(key).length);
  loop.stop();
  db.$client.close();
  const doubles = slack.doubles();
  return {
    seed: order.seed,
    attempts,
    answersLost,
    ...copies,
    stoodTwice: doubles.length,
    longestDoubleSeconds: Math.max(0, ...doubles) / 1000,
    slowestDeliverySeconds: slowestMs / 1000,
  };
}

async function sendMany({ sending }: Services, first: number, count: number): Promise<{ id: string; by: Presser }[]> {
  const sent: { id: string; by: Presser }[] = [];
  for (let at = first; at < first + count; at += 1) {
    const ae = `U0AE${at % ACCOUNT_EXECUTIVES}`;
    const author = `U0AUTHOR${at % 20}`;
    const form = formFor(`Account ${at}`, { partner: partnerOf(at % PARTNERS), ae, author });
    const by = { userId: author, teamId: OURS };
    const { id } = await sending.send({
      by,
      input: form,
      requestKey: `form ${at}`,
      revisionOf: null,
      overrideReason: ALL_THE_SAME,
    });
    sent.push({ id, by: { userId: ae, teamId: OURS } });
  }
  return sent;
}

async function countCopies({ outbox }: Store, handoffs: string[], copiesOf: (key: string) => number) {
  const counts = { messages: 0, none: 0, once: 0, twice: 0, more: 0, deadLetters: 0, told: 0 };
  for (const handoff of handoffs) {
    for (const { id, kind, status } of await outbox.of(handoff)) {
      const copies = copiesOf(id);
      if (copies === 2) counts.twice += 1;
      else if (copies > 2) counts.more += 1;
      if (kind === 'undeliverable') {
        counts.told += 1;
        continue;
      }
      counts.messages += 1;
      if (status === 'dead_letter') counts.deadLetters += 1;
      if (copies === 0) counts.none += 1;
      else if (copies === 1) counts.once += 1;
    }
  }
  return counts;
}
