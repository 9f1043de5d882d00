import { WebAPIRateLimitedError } from '@slack/web-api';
import { conversationFrom } from '../../src/core/notices/conversations.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { faultsInTelling, partsOf, type Read } from '../../torture/told.ts';
import type { Role } from '../../torture/told-table.ts';
import { startFastWorld } from '../support/fast-world.ts';
import { brightwater, iris, maya, NOW, sam } from '../support/packets.ts';
import { alex, rita } from './acts.ts';
import type { Played, Step } from './played.ts';

/** One handoff, with Slack taking no post while two things happen to it; and what everybody has read of it then. */

const ID = 'H2345678';
const ESCALATION_CONTACT = 'U0NOOR';
const HALF_A_DAY = 12 * 60 * 60_000;
/** Whoever is away over a weekend reads of it on Monday. */
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

export type ToldWorld = Awaited<ReturnType<typeof startToldWorld>>;

export async function startToldWorld() {
  const world = await startFastWorld();
  const { store, clock } = world;
  await store.savePartner(brightwater, NOW);
  await store.set('intake_owner', iris.userId);
  await store.set('escalation_contact', ESCALATION_CONTACT);
  let isHeld = false;
  /** As each was first said, by its key. */
  const said: { key: string; message: Parameters<Slack['post']>[1] }[] = [];
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

    async begins({ begins }: Played): Promise<void> {
      await store.create({ decision: begins, requestKey: 'form', decideOnPrevious: null });
      if (!isHeld) await world.delivers(bot);
    },

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

/** All but the last two of its events are told as they happen; those two while Slack takes nothing. */
export async function lives(world: ToldWorld, life: Played): Promise<void> {
  const noted = life.steps.flatMap(({ what }, at) => (what === null ? [] : [at]));
  const heldFrom = noted.at(-2) ?? -1;
  if (heldFrom < 0) world.hold();
  await world.begins(life);
  for (const [at, step] of life.steps.entries()) {
    if (at === heldFrom) world.hold();
    await world.happens(step);
  }
  await world.release();
}
