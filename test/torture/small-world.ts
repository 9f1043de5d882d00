import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { ask, reply } from '../../src/core/handoff/asking.ts';
import { accept, decline, propose } from '../../src/core/handoff/answering.ts';
import { escalation } from '../../src/core/time/business-time.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { correct } from '../../src/core/handoff/correcting.ts';
import { extend, reroute, withdraw } from '../../src/core/handoff/intake.ts';
import { passMending } from '../../src/core/handoff/mending.ts';
import type { NoticeKind } from '../../src/core/notices/notice.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { inWork } from '../../src/core/outcome/taken-up.ts';
import { passTime } from '../../src/core/handoff/window.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { notices } from '../../src/db/schema.ts';
import { createStore } from '../../src/db/store.ts';
import { type LedgerReport, takeStock } from '../../torture/ledger.ts';
import type { Told } from '../../torture/people/hands.ts';
import type { SlackMessage } from '../../torture/slack-messages.ts';
import { newFolder } from '../support/disk.ts';
import {
  CALENDAR,
  maya,
  NOW,
  packetOf,
  passedOn,
  priya,
  sam,
  sending,
  takenIn,
  TIME,
  waiting,
  windowIn,
} from '../support/packets.ts';
import { open, putBrightwater } from '../support/store.ts';
import { createSmallSlack } from './small-slack.ts';

/** The real store with real decisions in it, and a Slack that is a list of messages: what a run of torture leaves for its ledger. */
export type SmallWorld = Awaited<ReturnType<typeof smallWorld>>;

export const HOUR = 3_600_000;
/** What people did and were told; `Account 1` is the handoff `H1`. */
const TOLD: readonly (readonly [number, string])[] = [
  [1, 'handed off'],
  [2, 'handed off'],
  [3, 'handed off'],
  [1, 'asked'],
  [1, 'replied'],
  [1, 'accepted'],
  [2, 'proposed'],
  [2, 'rerouted'],
  [2, 'declined'],
  [3, 'extended'],
  [3, 'withdrawn'],
];

/** What a world can begin with. */
type Past = { file: Buffer | null; inSlack: readonly SlackMessage[]; now: number };
const NO_PAST: Past = { file: null, inSlack: [], now: NOW };

/** An empty world; Iris takes in what nobody answered. */
export const smallWorld = () => worldAfter(NO_PAST);

async function worldAfter(past: Past) {
  const file = join(newFolder(), 'handoff.db');
  if (past.file) writeFileSync(file, past.file);
  else await putBrightwater(`file:${file}`);
  const db = await open(`file:${file}`);
  const store = createStore(db);
  if (!past.file) await store.set('intake_owner', takenIn.intakeOwner);
  const told: Told[] = [];
  const killedAt: number[] = [];
  let { now } = past;
  const inSlack = structuredClone([...past.inSlack]);
  const { post } = createSmallSlack(store, () => now, inSlack);

  /** All that waits, in order; what that queues again is changed in turn. */
  const deliver = async (): Promise<void> => {
    const queued = () => db.select().from(notices).where(eq(notices.status, 'queued')).orderBy(notices.position).all();
    for (let all = queued(); all.length > 0; all = queued()) for (const notice of all) await post(notice);
  };

  /** As it is now. Throws when it is not there. */
  const handoff = async (id: string): Promise<Handoff> => {
    const found = await store.handoff(id);
    if (!found) throw new Error(`There is no ${id}.`);
    return found;
  };

  const notice = async (id: string, kind: NoticeKind): Promise<NoticeRow> => {
    const found = (await store.outbox.of(id)).find((one) => one.kind === kind);
    if (!found) throw new Error(`${id} has no ${kind}.`);
    return found;
  };

  /** What is accepted is looked after by another clock, which does not go in this world. */
  const withoutMoves = (decision: Decision | null): Decision | null => {
    const agreed = decision && inWork(decision.next);
    return agreed ? { ...decision, next: { ...agreed, nextActionAt: null } } : decision;
  };
  const change = (id: string, decide: (handoff: Handoff) => Decision | null) =>
    store.change(id, (current) => withoutMoves(decide(current)));

  return {
    file,
    store,
    told,
    killedAt,
    inSlack,
    post,
    deliver,
    change,
    now: () => now,
    timeIs: (at: number) => {
      now = at;
    },

    /** Maya hands `Account N` off as `HN`; nothing is delivered yet. */
    async handOff(number: number): Promise<void> {
      const packet = packetOf({ account: `Account ${number}` });
      const decision = send({ ...sending(packet, TIME), id: `H${number}`, now });
      await store.create({ decision, requestKey: `form ${number}`, decideOnPrevious: null });
    },

    /** Decides, and delivers all that waits. Throws when nothing was decided. */
    async happens(id: string, decide: (handoff: Handoff) => Decision | null): Promise<Handoff> {
      const before = await store.handoff(id);
      const after = await change(id, decide);
      if (!after || after.version === before?.version) throw new Error(`Nothing happened to ${id}.`);
      await deliver();
      return after;
    },

    /** When something is due for a handoff that awaits its answer; 0 when nothing is. */
    nextActionOf: async (id: string): Promise<number> => waiting(await handoff(id)).nextActionAt ?? 0,

    deadlineOf: async (id: string): Promise<number> => windowIn(await handoff(id)).deadlineAt,

    /** The first notice of that kind. Throws when there is none. */
    notice,

    /** Its message in Slack. Throws when there is none. */
    async message(id: string, kind: NoticeKind): Promise<SlackMessage> {
      const { id: key } = await notice(id, kind);
      const found = inSlack.find((message) => message.key === key);
      if (!found) throw new Error(`${kind} of ${id} is not in Slack.`);
      return found;
    },

    past: (): Past => ({ file: db.$client.serialize(), inSlack: structuredClone(inSlack), now }),

    /** Plants what the bot would never write; how many rows it was. */
    plant: (sql: string, ...values: unknown[]): number => db.$client.prepare(sql).run(...values).changes,

    report: (deleted?: ReadonlySet<string>): LedgerReport =>
      takeStock({ file, inSlack, told, now, killedAt, ...(deleted ? { deleted } : {}) }),
  };
}

/** Three handoffs, each with another life: asked, answered and accepted; proposed, re-routed, declined; reminded, lapsed, escalated, extended, withdrawn. */
export async function livedWorld(): Promise<SmallWorld> {
  // They live once; each test has a copy of what they left.
  lived ??= await live();
  const world = await worldAfter(lived);
  world.told.push(...TOLD.map(([number, kind]) => ({ account: `Account ${number}`, kind })));
  return world;
}

let lived: Past | null = null;

async function live(): Promise<Past> {
  const world = await smallWorld();
  for (const number of [1, 2, 3]) await world.handOff(number);
  await world.deliver();

  world.timeIs(NOW + HOUR);
  await world.happens('H1', (handoff) =>
    ask(handoff, { by: sam, to: maya.userId, words: 'Who signs?', history: [], now: world.now() }),
  );
  const history = await world.store.history('H1');
  await world.happens('H1', (handoff) =>
    reply(handoff, { by: maya, number: 1, words: 'Jonas does.', history, now: world.now() }),
  );
  await world.happens('H1', acceptBySam(world));
  await world.happens('H2', (handoff) => propose(handoff, { by: sam, betterAe: priya.userId, now: world.now() }));
  world.timeIs(NOW + 2 * HOUR);
  const toPriya = { ...takenIn, ...passedOn, ae: priya.userId, time: TIME };
  await world.happens('H2', (handoff) => reroute(handoff, { ...toPriya, now: world.now() }));
  world.timeIs(NOW + 3 * HOUR);
  const no = { by: priya, reason: 'bad_timing', note: null, betterAe: null, calendar: CALENDAR } as const;
  await world.happens('H2', (handoff) => decline(handoff, { ...no, now: world.now() }));

  await passLapse(world, 'H3');
  const reason = 'Sam was at a fair.';
  await world.happens('H3', (handoff) =>
    extend(handoff, { ...takenIn, days: 2, reason, time: TIME, now: world.now() }),
  );
  world.timeIs(world.now() + HOUR);
  await world.happens('H3', (handoff) => withdraw(handoff, { ...takenIn, reason, now: world.now() }));

  return world.past();
}

/** Two days after the handoff it is reminded; then its window closes (and Maya is asked about the second one), and it is escalated a business day later. */
async function passLapse(world: SmallWorld, id: string): Promise<void> {
  const pass = (handoff: Handoff) => passTime(handoff, CALENDAR, world.now());
  world.timeIs(await world.nextActionOf(id));
  const { deadlineAt } = windowIn(await world.happens(id, pass));
  world.timeIs(deadlineAt);
  await world.happens(id, pass);
  await world.happens('H2', (handoff) => passMending(handoff, CALENDAR, world.now()));
  world.timeIs(escalation(CALENDAR, deadlineAt));
  await world.happens(id, pass);
}

export function acceptBySam(world: SmallWorld): (handoff: Handoff) => Decision {
  const { seller_move: move, seller_move_by: moveBy } = packetOf();
  return (handoff) => accept(handoff, { by: sam, move, moveBy, now: world.now() });
}

export function correctByMaya(world: SmallWorld): (handoff: Handoff) => Decision {
  return (handoff) => {
    const input = { ...handoff.packet, warm_path: 'Lena meets Jonas on Thursdays.' };
    return correct(handoff, { by: maya, input, openedOn: 0, history: [], peopleErrors: {}, now: world.now() });
  };
}

/** What the ledger reports, by name; what is not named in `faults` is an empty list. */
export function faultsOf({ lost, twice, outOfOrder, misplaced, stale, unresolved }: LedgerReport) {
  return { lost, twice, outOfOrder, misplaced, stale, unresolved };
}
export const NOTHING = { lost: [], twice: [], outOfOrder: [], misplaced: [], stale: [], unresolved: [] };
