import { StoreTrouble } from '../../src/core/kernel/errors.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import type { Outbox } from '../../src/db/notices/outbox.ts';
import type { Store } from '../../src/db/store.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { createMeters } from '../../src/metrics/meters.ts';
import { NOTHING_AGREED } from './agreements.ts';
import { awaiting, brightwater, lineOf, memberOf, MINUTE, NOW, outboxThatSays, SHARED } from './delivery-parts.ts';

/**
 * Delivery over rows in memory and a Slack that keeps a list of its calls. A row that was sent or put off waits no more. `places` are
 * the direct messages that are known at the start, `strangers` who reads and is not known yet, `heldUntil` when a card is to be drawn
 * once more.
 */
export async function deliveryOf(
  waiting: NoticeRow[],
  {
    slack = {},
    places = [],
    strangers = [],
    heldUntil = null,
  }: { slack?: Partial<Slack>; places?: string[]; strangers?: string[]; heldUntil?: number | null } = {},
) {
  let now = NOW - MINUTE;
  let rows = [...waiting];
  let fault: Error | null = null;
  const mustTakeWrites = async (): Promise<void> => {
    if (fault) throw fault;
  };
  const said: string[] = [];
  const calls: string[] = [];
  const kept = outboxThatSays(said);
  const ends = (id: string) => (rows = rows.filter((row) => row.id !== id));
  const outbox: Partial<Outbox> = {
    heads: async () => rows,
    async releaseHeld(at) {
      await mustTakeWrites();
      said.push(lineOf('release held', at));
    },
    async claim(...asked) {
      await mustTakeWrites();
      return kept.claim(...asked);
    },
    forgetStalls: async () => undefined,
    nextHeldCard: async () => heldUntil,
    lostPosts: async () => [],
    releaseClaimed: async (nextTryAt) => void said.push(lineOf('release claimed', nextTryAt)),
    placesOfPeople: async () => places.map((person) => ({ conversation: `person:${person}`, channel: `D-${person}` })),
    async sent(id, facts) {
      await mustTakeWrites();
      ends(id);
      await kept.sent(id, facts);
    },
    async later(row, plan) {
      ends(row.id);
      await kept.later(row, plan);
    },
  };
  const store = {
    outbox: { ...kept, ...outbox },
    probes: {
      async mustTakeWrites(at: number) {
        said.push(lineOf('try to save', at));
        await mustTakeWrites();
      },
    },
    handoff: async () => awaiting,
    partner: async () => brightwater,
    latestOfDeal: async () => null,
    intakeOwner: async () => 'U0IRIS',
    numberedHistory: async () => [],
    help: { behind: async () => null },
    agreement: { standing: async () => NOTHING_AGREED },
  };
  const unknown = new Set(strangers);
  const people = {
    known: (userId: string) => (unknown.has(userId) ? null : memberOf(userId)),
    async ask(userId: string) {
      calls.push(`who is ${userId}?`);
      unknown.delete(userId);
      return memberOf(userId);
    },
  };
  const calling: Partial<Slack> = {
    async directMessageWith(userId) {
      calls.push(`open ${userId}`);
      return `D-${userId}`;
    },
    async sharedChannel(channel) {
      calls.push(`info ${channel}`);
      return SHARED;
    },
    async post(channel) {
      calls.push(`post ${channel}`);
      return { channel, ts: '2' };
    },
    async update({ channel }) {
      calls.push(`update ${channel}`);
    },
    async findPosted(channel) {
      calls.push(`look ${channel}`);
      return null;
    },
    async isThere() {
      calls.push('is it there?');
      return true;
    },
    ...slack,
  };
  const delivery = createDelivery({
    // It asks for no more of them than this.
    store: store as unknown as Store,
    slack: calling as Slack,
    people,
    meters: createMeters(),
    workspaceUrl: null,
    now: () => now,
    elapsed: () => now,
    readingHours: async () => now,
    timeLeft: async () => null,
    describeDraft: async () => {
      throw new Error('None of these is about a draft.');
    },
    onLost: () => undefined,
    random: () => 0,
    log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
  });
  now = NOW;
  await delivery.recover();
  return {
    delivery,
    said,
    calls,
    adds: (...more: NoticeRow[]) => void rows.push(...more),
    waits: (ms: number) => {
      now += ms;
    },
    /** From now on nothing can be saved, or all can again. */
    diskIs: (state: 'full' | 'well') => {
      fault = state === 'full' ? new StoreTrouble('full') : null;
    },
    /** From now on whatever is written fails so. */
    fails: (error: Error) => {
      fault = error;
    },
    /** Begins what may go now and waits for it; when the rest is due, as the time since NOW. */
    async begins(): Promise<number | null> {
      const { started, nextDue } = await delivery.startDue();
      await Promise.all(started);
      return nextDue === null ? null : nextDue - NOW;
    },
  };
}
