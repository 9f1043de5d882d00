import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Channel,
  createClock,
  createSandbox,
  defaultWorld,
  type Person,
  type Sandbox,
  type World,
} from 'slack-sandbox';
import { type Bot, startBot } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/engine/open.ts';
import { createStore, type Store } from '../src/db/store.ts';
import { createLog } from '../src/log.ts';
import { type Crowd, handOffOne, registerPartners, zoneOf } from './many-handoffs.ts';
import { OURS } from './simulated-bot.ts';

/** The whole bot over Socket Mode, and account executives who answer in Slack. Each of them works with one partner only. */
export type DecidingBot = {
  sandbox: Sandbox;
  aeOf: (at: number) => string;
  /** The channel in which the partner of this handoff reads. */
  channelOf: (at: number) => string;
  /** Saves the handoff of this number; nobody has been told yet. */
  handsOff: (at: number) => Promise<void>;
  /** Until all has been said and Slack would take as much at once as it ever does. The clock jumps. */
  rest: () => Promise<void>;
  /** Opens the form: every other handoff is accepted, the rest are declined. */
  opensAnswer: (at: number) => Promise<void>;
  answers: (at: number) => Promise<void>;
  stop: () => Promise<void>;
};

const EACH = 20;
const CROWD: Crowd = { accountExecutives: EACH, partners: EACH, authors: EACH };
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
/** Slack's limits hold nothing back for longer; the first reminder is days away. */
const PATIENCE_MS = 10 * 60_000;
const REST_MS = 5_000;

const aeOf = (at: number) => `U0AE${at % EACH}`;
const channelOf = (at: number) => `C0PARTNER${at % EACH}`;

export async function startDecidingBot(): Promise<DecidingBot> {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-decision-'));
  const databaseUrl = `file:${join(folder, 'handoff.db')}`;
  const clock = createClock({ startAt: TUESDAY });
  const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));
  const sandbox = await createSandbox({ manifest, clock, world: crowdedWorld() });
  let ids = 0;
  const newId = () => String((ids += 1)).padStart(32, '0');
  const store = createStore(await openDatabase(databaseUrl, clock.now()));
  await registerPartners({ store, clock }, CROWD);
  const bot = await start(sandbox, databaseUrl, newId);

  return {
    sandbox,
    aeOf,
    channelOf,
    handsOff: async (at) => void (await handOffOne({ store, clock }, CROWD, at)),
    rest: () => rest(bot, sandbox),
    async opensAnswer(at) {
      await sandbox
        .as(aeOf(at))
        .lastMessage()
        .press(at % 2 === 0 ? 'Accept' : 'Decline');
    },
    async answers(at) {
      const form = sandbox.as(aeOf(at)).modal();
      if (at % 2 === 1) await form?.fill({ Reason: 'No evidence' });
      await form?.submit();
    },
    stop: () => stop(bot, store, sandbox, folder),
  };
}

function start(sandbox: Sandbox, url: string, newId: () => string): Promise<Bot> {
  const { tokens, apiUrl, clock } = sandbox;
  const settings = { SLACK_BOT_TOKEN: tokens.bot, SLACK_APP_TOKEN: tokens.app, SLACK_API_URL: apiUrl };
  const config = { ...readConfig(settings), databaseUrl: url };
  return startBot({
    config,
    log: createLog('error'),
    now: clock.now,
    elapsed: clock.now,
    random: Math.random,
    newId,
    newReference: newId,
    onLost: (reason) => {
      throw new Error(reason);
    },
  });
}

async function rest(bot: Bot, { clock, settled }: Sandbox): Promise<void> {
  await settled();
  for (let next = await bot.catchUp(); next !== null; next = await bot.catchUp()) {
    const ahead = next - clock.now();
    if (ahead > PATIENCE_MS) break;
    clock.advance(Math.max(0, ahead) + 1);
  }
  clock.advance(REST_MS);
  await settled();
}

async function stop(bot: Bot, store: Store, sandbox: Sandbox, folder: string): Promise<void> {
  await bot.stop();
  await store.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true });
}

/** The usual one, and with it as many account executives and authors as there are partners, each with a channel. */
function crowdedWorld(): World {
  const each = Array.from({ length: EACH }, (_, at) => at);
  const people = each.flatMap((at) => [person(`U0AE${at}`, at), person(`U0AUTHOR${at}`, at)]);
  const channels = each.map((at) => channel(at));
  return {
    ...defaultWorld,
    people: [...defaultWorld.people, ...people],
    channels: [...defaultWorld.channels, ...channels],
  };
}

const person = (id: string, at: number): Person => ({
  id,
  teamId: OURS,
  name: id.toLowerCase(),
  realName: id,
  displayName: id,
  title: '',
  tz: zoneOf(at),
});

const channel = (at: number): Channel => ({
  id: channelOf(at),
  name: `partner-${at}`,
  isPrivate: false,
  isArchived: false,
  members: [aeOf(at), `U0AUTHOR${at}`, 'U0ALEX', 'U0LENA', defaultWorld.app.botUserId],
  connectedTeamIds: ['T0BRIGHTWATER'],
  pendingTeamIds: [],
  hostTeamId: OURS,
});
