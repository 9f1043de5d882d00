import { type Clock, createClock } from 'slack-sandbox';
import { createMeters } from '../../src/metrics/meters.ts';
import { createWork } from '../../src/work.ts';
import { ACCOUNT_NAMES } from '../../src/core/partner/telling.ts';
import type { EpochMs } from '../../src/core/time/instant.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import type { DeliveryLoop } from '../../src/delivery/loop.ts';
import { createLog } from '../../src/log.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { type Chance, createChance } from '../chance.ts';
import { createFastSlack } from '../fast-slack.ts';
import { channelOf, INTAKE_OWNER, OURS, PARTNER_IDS, partnerOf } from './cast.ts';
import { createLife, type Life, type Made } from './life.ts';
import { SHARED } from './marks.ts';
import { type DeliveredFigures, watched } from './watched-slack.ts';

/** The same lives through the database and the delivery, to a Slack that fails at random: what is posted after all is looked at as well. */

const LIVES_IN_A_WORLD = 10;
const MOST_STEPS = 24;
const MOST_MOMENTS = 300;
const BEGIN = Date.parse('2026-11-10T14:00:00Z');
const LOSING = { share: 0.2, neverTaken: 0.4, takenAfterMs: { from: 0, to: 300_000 } };

/** `first` is the number of the first life. */
export async function deliverLives(order: { lives: number; first: number; seed: number }): Promise<DeliveredFigures> {
  const figures: DeliveredFigures = { lives: order.lives, posts: 0, changes: 0, failures: 0, leaks: [] };
  for (let led = 0; led < order.lives; led += LIVES_IN_A_WORLD) {
    const length = Math.min(LIVES_IN_A_WORLD, order.lives - led);
    const numbers = Array.from({ length }, (_, at) => order.first + led + at);
    await liveTogether(numbers, createChance(order.seed * 1_000_003 + order.first + led), figures);
  }
  return figures;
}

async function liveTogether(numbers: readonly number[], chance: Chance, figures: DeliveredFigures): Promise<void> {
  const clock = createClock({ manual: true, startAt: BEGIN });
  const db = await openDatabase('file::memory:', clock.now());
  let ids = 0;
  const newId = () => (ids += 1).toString(16).padStart(32, '0');
  const store = createStore(db);
  const lives: Life[] = [];
  const coded = await register(store, chance, clock.now());
  const slack = watched(createFastSlack(clock, chance, LOSING).slack, { store, lives, coded, chance, figures });
  const loop = startDelivery({ store, slack, clock, chance, newId });
  for (const number of numbers) {
    const life = createLife(number, chance, clock.now());
    lives.push(life);
    await live(life, { store, loop, clock, chance, coded });
  }
  loop.stop();
  await loop.idle();
  db.$client.close();
}

/** Registers both partners; the channels of those that read codes. */
async function register(store: Store, chance: Chance, now: EpochMs): Promise<Set<string>> {
  const coded = new Set<string>();
  for (const id of PARTNER_IDS) {
    const accountShownAs = chance.pick(ACCOUNT_NAMES);
    if (accountShownAs === 'code') coded.add(channelOf(id));
    await store.savePartner({ ...partnerOf(id, SHARED), accountShownAs }, now);
  }
  return coded;
}

type Bot = { store: Store; slack: Slack; clock: Clock; chance: Chance; newId: () => string };

function startDelivery({ store, slack, clock, chance, newId }: Bot): DeliveryLoop {
  return createWork({
    store,
    slack,
    meters: createMeters(),
    teamId: OURS,
    workspaceUrl: 'https://northwind-cloud.slack.com/',
    log: createLog(process.env.TEST_LOG_LEVEL ?? 'silent'),
    now: clock.now,
    elapsed: clock.now,
    random: chance.next,
    newId,
    newReference: () => 'H0000000',
    onLost: (reason) => {
      throw new Error(reason);
    },
  }).loop;
}

type Around = { store: Store; loop: DeliveryLoop; clock: Clock; chance: Chance; coded: Set<string> };

/** Often several things have happened before Slack hears of the first. */
async function live(life: Life, around: Around): Promise<void> {
  const { store, loop, clock, chance } = around;
  for (let steps = 4 + chance.upTo(MOST_STEPS); steps > 0; steps -= 1) {
    // What is on its way is judged by what was so when it was drawn.
    await loop.idle();
    life.isLater(clock.now());
    if (chance.oneIn(8)) await tellOtherwise(around);
    for (const one of life.step().made) await save(store, one);
    clock.advanceTo(Math.max(clock.now(), life.now()));
    if (chance.oneIn(2)) await deliver(loop, clock, 1 + chance.upTo(6));
  }
  for (const id of PARTNER_IDS)
    await store.changePartner(id, (partner) => ({ ...partner, paused: null }), clock.now(), {});
  await deliver(loop, clock, MOST_MOMENTS);
}

/** A partner reads codes from now on, or names; nothing is posted to it, or again. What waits is drawn as it is told then. */
async function tellOtherwise({ store, clock, chance, coded }: Around): Promise<void> {
  const [id, accountShownAs, isPaused] = [chance.pick(PARTNER_IDS), chance.pick(ACCOUNT_NAMES), chance.oneIn(2)];
  const now = clock.now();
  const paused = isPaused ? { since: now, by: INTAKE_OWNER } : null;
  await store.changePartner(id, (partner) => ({ ...partner, accountShownAs, paused }), now, {});
  if (accountShownAs === 'code') coded.add(channelOf(id));
  else coded.delete(channelOf(id));
}

async function save(store: Store, { id, decision, isNew }: Made): Promise<void> {
  if (isNew) await store.create({ decision, requestKey: id, decideOnPrevious: null });
  else await store.change(id, () => decision);
}

/** Delivers what is due, at so many moments at most. */
async function deliver(loop: DeliveryLoop, clock: Clock, moments: number): Promise<void> {
  for (let moment = 0; moment < moments; moment += 1) {
    loop.nudge();
    await loop.idle();
    const next = loop.nextDue();
    if (next === null) return;
    clock.advanceTo(Math.max(next, clock.now() + 1));
  }
}
