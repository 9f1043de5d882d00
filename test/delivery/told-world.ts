import { WebAPIRateLimitedError } from '@slack/web-api';
import { conversationFrom } from '../../src/core/notices/conversations.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { faultsInTelling, partsOf, type Read } from '../../torture/told.ts';
import type { Role } from '../../torture/told-table.ts';
import { type Image, startFastWorld } from '../support/fast-world.ts';
import { brightwater, iris, maya, NOW, sam } from '../support/packets.ts';
import { alex, rita } from './acts.ts';
import { played, type Step } from './played.ts';

/** One handoff, with Slack taking no post while two things happen to it; and what everybody has read of it then. */

const ID = 'H2345678';
const ESCALATION_CONTACT = 'U0NOOR';
const HALF_A_DAY = 12 * 60 * 60_000;
/** Somebody who is away over a weekend reads of it on Monday. */
const HALF_DAYS_AT_MOST = 10;

const ROLES: Record<string, Role[]> = {
  [maya.userId]: ['author'],
  [sam.userId]: ['ae'],
  U0PRIYA: ['ae'],
  U0JO: ['ae'],
  [alex.userId]: ['alliances_owner', 'signer'],
  U0BEA: ['signer'],
  [iris.userId]: ['intake_owner'],
  [ESCALATION_CONTACT]: ['escalation_contact'],
  [rita.userId]: ['settler'],
};

/** As each was first said, by its key. */
type Said = { key: string; message: Parameters<Slack['post']>[1] };
type Moment = { image: Image | null; said: readonly Said[] };

type ToldWorld = Awaited<ReturnType<typeof startToldWorld>>;

async function startToldWorld(from: Moment) {
  const world = await startFastWorld(from.image);
  const { store, clock } = world;
  const said: Said[] = [...from.said];
  let isHeld = false;
  const slack: Slack = {
    ...world.slack,
    async post(channel, message, key, threadTs) {
      if (isHeld) throw new WebAPIRateLimitedError(60);
      said.push({ key, message });
      return world.slack.post(channel, message, key, threadTs);
    },
  };
  const bot = world.startBot({ slack });

  const happens = async ({ act, at }: Step): Promise<void> => {
    clock.advanceTo(Math.max(at, clock.now()));
    await store.change(ID, (handoff, history) => act(handoff, { history: history(), now: at }));
    if (!isHeld) return world.delivers(bot);
    bot.loop.nudge();
    await bot.loop.idle();
  };

  const messagesOf = async (conversation: string): Promise<Read[]> => {
    const own = new Set(
      (await store.outbox.of(ID)).flatMap((row) => (row.conversation === conversation ? row.id : [])),
    );
    return said.filter(({ key }) => own.has(key)).flatMap(({ message }) => partsOf(message));
  };

  return {
    ...world,
    bot,
    happens,

    async begins(decision: Decision): Promise<void> {
      await store.create({ decision, requestKey: 'form', decideOnPrevious: null });
      if (!isHeld) await world.delivers(bot);
    },

    /** Everything as it stands now, to go on from it in another world. */
    moment: (): Moment => ({ image: world.image(), said: [...said] }),

    /** Slack takes no post from now on. */
    hold: (): void => void (isHeld = true),

    /** It takes all that waits, also what waits for its reader's day. */
    async release(): Promise<void> {
      isHeld = false;
      await world.delivers(bot);
      for (let days = 0; days < HALF_DAYS_AT_MOST && (await store.outbox.unsent()) > 0; days += 1) {
        clock.advance(HALF_A_DAY);
        await world.delivers(bot);
      }
    },

    /** What this person has read, or the partner (null), in order. */
    messagesOf: (reader: string | null) =>
      messagesOf(reader === null ? `partner:${brightwater.id}` : `person:${reader}`),

    /** What somebody was told wrongly, by who. */
    async faults(): Promise<string[]> {
      const events = await store.history(ID);
      const conversations = new Set((await store.outbox.of(ID)).map(({ conversation }) => conversation));
      const each = [...conversations].map(async (key) => {
        const conversation = conversationFrom(key);
        if (conversation.to === 'channel') return [];
        const reader = conversation.to === 'person' ? conversation.userId : null;
        const roles: Role[] = reader === null ? ['partner'] : (ROLES[reader] ?? []);
        const messages = await messagesOf(key);
        const faults = faultsInTelling({ reader, roles, author: maya.userId, events, messages });
        return faults.map((fault) => `${reader ?? 'the partner'}: ${fault}`);
      });
      return (await Promise.all(each)).flat();
    },
  };
}

const HELD = 2;
/** The moment after a way, by the way: many go on from the same one. */
const moments = new Map<string, Promise<Moment>>();

/** What is told wrongly when the last two things of this way happen while Slack takes no message. What came before is told as it happens. */
export async function faultsAfter(way: string): Promise<string[]> {
  const acts = way.split('; ');
  const world = await startToldWorld(await momentAfter(acts.slice(0, -HELD)));
  world.hold();
  await goesOn(world, acts, HELD);
  await world.release();
  return world.faults();
}

function momentAfter(acts: readonly string[]): Promise<Moment> {
  const name = acts.join('; ');
  const moment = moments.get(name) ?? leadTo(acts);
  moments.set(name, moment);
  return moment;
}

async function leadTo(acts: readonly string[]): Promise<Moment> {
  if (acts.length === 0) return firstMoment();
  const world = await startToldWorld(await momentAfter(acts.slice(0, -1)));
  await goesOn(world, acts, 1);
  return world.moment();
}

async function firstMoment(): Promise<Moment> {
  const world = await startToldWorld({ image: null, said: [] });
  await world.store.savePartner(brightwater, NOW);
  await world.store.set('intake_owner', iris.userId);
  await world.store.set('escalation_contact', ESCALATION_CONTACT);
  return world.moment();
}

/** The last `count` of these happen. */
async function goesOn(world: ToldWorld, acts: readonly string[], count: number): Promise<void> {
  const { begins, steps } = played(acts);
  const before = acts.slice(0, -count);
  if (before.length === 0) await world.begins(begins);
  const done = before.length === 0 ? 0 : played(before).steps.length;
  for (const step of steps.slice(done)) await world.happens(step);
}
