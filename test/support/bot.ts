import { readFileSync, writeFileSync } from 'node:fs';
import {
  type ActResult,
  createClock,
  createSandbox,
  type Modal,
  type PersonAtKeyboard,
  type Sandbox,
  type World as SandboxWorld,
} from 'slack-sandbox';
import { expect, onTestFinished, vi } from 'vitest';
import { type Bot, startBot } from '../../src/app.ts';
import { changeWords } from '../../src/blocks/packet/what-follows.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { fieldOf, PACKET_KEYS } from '../../src/core/packet/packet.ts';
import type { Jobs, Schedule } from '../../src/operations/schedule.ts';
import { watchedLog } from './log-canaries.ts';
import { ALL_THE_SAME, plantHandoff } from './planted.ts';
import { sameClock } from './people.ts';
import { newDatabase, putBrightwater } from './store.ts';

/** The whole bot in one process against the sandbox, with time moved by hand. */
export type World = {
  sandbox: Sandbox;
  bot: () => Bot;
  /** Maya writes, Sam answers, Alex owns the partner, Ada administers, Lena is the partner's contact. */
  maya: PersonAtKeyboard;
  sam: PersonAtKeyboard;
  alex: PersonAtKeyboard;
  ada: PersonAtKeyboard;
  lena: PersonAtKeyboard;
  /** Waits until all that is due now has been said. */
  settle: () => Promise<void>;
  /** Moves the clock to a moment (ISO 8601 with offset) and does what is due there. */
  timeIs: (iso: string) => Promise<void>;
  /** Somebody sets the clock of the bot's machine: from now on it is `ms` ahead of Slack's, or behind when negative. No time passes. */
  setClock: (ms: number) => void;
  /** Stops the bot; nothing but looking is left to do in this world. */
  stop: () => Promise<void>;
  /** Stops it, for others to begin there. */
  image: () => Promise<WorldImage>;
  /** Stops the bot and starts it again on the same database. */
  restart: () => Promise<void>;
  /**
   * Stops the bot, starts it again at a moment (ISO 8601 with offset) and does what is due there. `meanwhile` happens as soon as it is away.
   * Needs a database on disk.
   */
  outageUntil: (iso: string, meanwhile?: () => void) => Promise<void>;
  config: Config;
  /** Why the process would have ended. */
  lost: string[];
};

/** Longer than Slack's limits hold a message back, shorter than any retry or grace. */
const PATIENCE_MS = 1_500;

/** After the first try of an event that nobody took. https://docs.slack.dev/apis/events-api */
const SLACK_TRIES_AGAIN_AFTER_MS = [0, 60_000, 6 * 60_000];

/** A Tuesday, 10:00 in New York. */
export const TUESDAY = '2026-11-24T10:00:00-05:00';

const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
/** What the README has an operator add to it; the address is the sandbox's own, whatever stands here. */
const interactivity = { is_enabled: true, message_menu_options_url: 'https://bot.example.com/slack/events' };
const overHttp = { ...manifest, settings: { ...manifest.settings, interactivity } };

export type WorldOptions = {
  mode?: 'socket' | 'http';
  databaseUrl?: string;
  at?: string;
  /** Brightwater is registered already: how it is done in Slack is what test/flows/loop.test.ts shows. */
  withPartner?: boolean;
  /** Its alliances owner is asked about conflicts each time; otherwise who hands off certifies that there are none. */
  isChecked?: boolean;
  settings?: Record<string, string>;
  /** Who is there, when it is not Northwind by Sam's clock. */
  people?: SandboxWorld;
};

/** A world that was stopped: how it was started, all that stands in Slack, the bot's database, and when. */
export type WorldImage = { options: WorldOptions; slack: Uint8Array; database: Buffer; at: number; aheadMs: number };

export const startWorld = (options: WorldOptions = {}): Promise<World> => begin(options, null);

/** A world of its own that begins where that one was stopped: the bot is started again there. */
export const startAgain = (image: WorldImage): Promise<World> => begin(image.options, image);

async function begin(options: WorldOptions, image: WorldImage | null): Promise<World> {
  const { mode = 'socket', at = TUESDAY, withPartner = true, isChecked = false } = options;
  const { settings = {}, people = sameClock() } = options;
  const withBrightwater = isChecked ? 'with Brightwater, which is checked' : 'with Brightwater';
  const databaseUrl = options.databaseUrl ?? (await newDatabase(withPartner ? withBrightwater : 'empty'));
  if (options.databaseUrl !== undefined && withPartner) await putBrightwater(databaseUrl);
  if (image) writeFileSync(databaseUrl.slice('file:'.length), image.database);
  const clock = createClock({ manual: true, startAt: image?.at ?? Date.parse(at) });
  const begun = image ? { image: image.slack } : {};
  const sandbox = await createSandbox({
    manifest: mode === 'http' ? overHttp : manifest,
    clock,
    world: people,
    ...begun,
  });
  onTestFinished(sandbox.stop);
  const fromSettings = readConfig({
    SLACK_BOT_TOKEN: sandbox.tokens.bot,
    SLACK_API_URL: sandbox.apiUrl,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'error',
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: sandbox.tokens.app }
      : { SLACK_SIGNING_SECRET: sandbox.tokens.signingSecret, PORT: '0' }),
    ...settings,
  });
  // An operator cannot have it in memory.
  const config = { ...fromSettings, databaseUrl };
  const lost: string[] = [];
  const machine = { aheadMs: image?.aheadMs ?? 0 };
  let bot = await start(config, sandbox, mode, lost, machine);
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await bot.stop();
  };
  onTestFinished(stop);
  const settle = async () => {
    await sandbox.settled();
    // Slack's limits hold messages back for seconds: those pass here, longer waits are a test's own.
    for (
      let next = await bot.catchUp();
      next !== null && next - machine.aheadMs - clock.now() <= PATIENCE_MS;
      next = await bot.catchUp()
    ) {
      clock.advanceTo(Math.max(next - machine.aheadMs, clock.now() + 1));
    }
    await sandbox.settled();
  };
  const world: World = {
    sandbox,
    config,
    lost,
    bot: () => bot,
    maya: sandbox.as('U0MAYA'),
    sam: sandbox.as('U0SAM'),
    alex: sandbox.as('U0ALEX'),
    ada: sandbox.as('U0ADA'),
    lena: sandbox.as('U0LENA'),
    settle,
    setClock(ms) {
      machine.aheadMs = ms;
    },
    async timeIs(iso) {
      clock.advanceTo(Date.parse(iso));
      await settle();
    },
    stop,
    async image() {
      await stop();
      await sandbox.stop();
      const database = readFileSync(databaseUrl.slice('file:'.length));
      const { databaseUrl: _, ...again } = options;
      return { options: again, slack: sandbox.image(), database, at: clock.now(), aheadMs: machine.aheadMs };
    },
    async restart() {
      await bot.stop();
      bot = await start(config, sandbox, mode, lost, machine);
    },
    async outageUntil(iso, meanwhile = () => undefined) {
      await bot.stop();
      meanwhile();
      // One jump over all of it would leave Slack's next try for when the bot is back.
      for (const moment of SLACK_TRIES_AGAIN_AFTER_MS.map((ms) => clock.now() + ms)) {
        await sandbox.settled();
        clock.advanceTo(Math.min(moment, Date.parse(iso)));
      }
      await sandbox.settled();
      clock.advanceTo(Date.parse(iso));
      bot = await start(config, sandbox, mode, lost, machine);
      await settle();
    },
  };
  return world;
}

let counter = 0;

/** Time is moved by hand here, so that no minute of the machine's rings into it. */
function housekeepingAlone({ everyFiveSeconds }: Jobs): Schedule {
  const timer = setInterval(everyFiveSeconds, 5_000);
  return {
    async stop() {
      clearInterval(timer);
    },
  };
}

async function start(
  config: Config,
  sandbox: Sandbox,
  mode: 'socket' | 'http',
  lost: string[],
  machine: { aheadMs: number },
): Promise<Bot> {
  const bot = await startBot({
    config,
    log: watchedLog(config.logLevel, sandbox),
    now: () => sandbox.clock.now() + machine.aheadMs,
    elapsed: sandbox.clock.now,
    random: () => 0.5,
    newId: () => `${(counter += 1)}`.padStart(32, '0'),
    newReference: () => `H${`${(counter += 1)}`.padStart(7, '0')}`,
    onLost: (reason) => lost.push(reason),
    // The sandbox signs with the machine's time, as Slack does.
    slackTime: Date.now,
    schedule: housekeepingAlone,
  });
  const port = /port (\d+)/.exec(bot.listensOn)?.[1];
  if (mode === 'http') sandbox.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  return bot;
}

/**
 * The modal that a person has open; fails the test when there is none. Who submits the form of a packet there goes on over the last look before
 * it is sent: `person.modal()` stops at it.
 */
export function modalOf(person: PersonAtKeyboard): Modal {
  const modal = person.modal();
  if (!modal) throw new Error(`${person.id} has no modal open.`);
  const submit = async () => {
    const result = await modal.submit();
    const next = person.modal();
    if (next?.title !== LAST_LOOK) return result;
    if (next.fields().includes(REASON)) await next.fill({ [REASON]: ALL_THE_SAME });
    return next.submit();
  };
  return new Proxy(modal, { get: (own, name) => (name === 'submit' ? submit : Reflect.get(own, name)) });
}

const LAST_LOOK = 'Before you send';
/** Asked there for a packet with which not all is well. */
const REASON = 'Why it goes out all the same';

export async function registerBrightwater({ ada }: Pick<World, 'ada'>): Promise<void> {
  await ada.slash('/handoff partners');
  // A bot in a process of its own may still be on its way when all looks quiet.
  await vi.waitFor(() => expect(modalOf(ada).buttons()).toContain('Register a partner'), { timeout: 20_000 });
  await modalOf(ada).press('Register a partner');
  await vi.waitFor(() => expect(modalOf(ada).fields()).toContain('Shared channel'), { timeout: 20_000 });
  await fillForm(modalOf(ada), { 'Shared channel': BRIGHTWATER['Shared channel'] ?? '' });
  await modalOf(ada).submit();
  await vi.waitFor(() => expect(modalOf(ada).fields()).toContain('Other contacts'), { timeout: 20_000 });
  await fillForm(modalOf(ada), BRIGHTWATER);
  await modalOf(ada).submit();
  await modalOf(ada).close();
}

/** So that what is sent goes to the account executive at once. */
export const CERTIFIES = { 'Conflict check': ['Its author may say that nothing is in conflict'] };

/** A partner, as an administrator types it. */
export const BRIGHTWATER: Record<string, string | string[]> = {
  Name: 'Brightwater Consulting',
  'Shared channel': 'partner-brightwater',
  'Other contacts': 'Lena Fischer, Practice lead\nOmar Haddad, Architect',
  'Alliances owner': 'Alex Romero',
  ...CERTIFIES,
};

export type Typing = Record<string, string | string[] | boolean | null>;

/**
 * What others follow from comes first: a partner, or in a packet the contact. Then all other fields at once, since their order does not matter;
 * those of a packet that are not asked at first are asked for.
 */
export async function fillForm(form: Modal, { Partner: partner, ...values }: Typing): Promise<Modal> {
  const isPacket = !form.fields().includes('Partner');
  if (partner !== undefined && !isPacket) await form.fill({ Partner: partner });
  const { [CONTACT]: contact, [ACCOUNT]: account, ...others } = values;
  if (account !== undefined) await form.fill({ [ACCOUNT]: account });
  if (contact !== undefined) await form.fill({ [CONTACT]: contact });
  for (const label of Object.keys(others)) await askFor(label, form);
  const each = Object.entries(others).map(([label, typed]): Typing => ({ [label]: typed }));
  await Promise.all(each.map((typing) => form.fill(typing)));
  return form;
}

const CONTACT = 'Partner contact';
/** A line to write on, or a menu of the directory, which offers what is typed. */
const ACCOUNT = 'Account';

/** Opens the part of a packet's form in which the field of this label stands. */
export async function askFor(label: string, form: Modal): Promise<void> {
  if (form.fields().includes(label)) return;
  const group = PACKET_KEYS.map(fieldOf).find((field) => field.label === label)?.group;
  if (group && form.buttons().includes(changeWords(group))) await form.press(changeWords(group));
}

/** A complete packet, as a person types it. */
export const PACKET: Record<string, string | string[]> = {
  Account: 'Fabrikam Logistics',
  'Why this account': 'On the priority list; their warehouse contract ends in March.',
  'Partner’s touch': '2026-11-20',
  'Where the touch is seen': 'https://mail.example.com/thread/4711',
  Partner: 'Brightwater Consulting',
  'Partner contact': 'Lena Fischer',
  'Why this partner matters': 'Runs the order system in nine of twelve warehouses.',
  'Customer trigger': '“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, last week.',
  'Joint value proposition': 'We bring live stock data; Brightwater connects it to the order system.',
  'Warm path': 'Lena meets Jonas every other week; she writes the introduction.',
  'How warm': 'Strong: they spoke this month',
  'Seller next move': 'Join Lena’s call with Jonas and show the live stock view.',
  'Seller next move by': '2026-11-30',
  'Partner next move': 'Lena introduces you by mail.',
  'Partner next move by': '2026-11-27',
  'Partner’s agreement': ['The partner agreed to this in writing'],
  'Risk and channel conflict': 'Checked by Alex on Monday: nothing registered.',
  'Conflict check': ['I have checked for registered and competing partners'],
  Evidence: 'Notes: https://docs.example.com/fabrikam',
  'Account executive': 'Sam Okafor',
};

/** Offered only where who hands off may say themselves that nothing is in conflict. */
const CERTIFIED = 'Conflict check';

/** Maya opens the form and fills it with a complete packet, changed as asked. */
export async function openForm({ maya }: Pick<World, 'maya'>, changes: Typing = {}): Promise<Modal> {
  await maya.slash('/handoff');
  const form = modalOf(maya);
  const { [CERTIFIED]: ticked, ...packet } = { ...PACKET, ...changes };
  await fillForm(form, packet);
  if (ticked !== undefined && form.fields().includes(CERTIFIED)) await form.fill({ [CERTIFIED]: ticked });
  return form;
}

/** Maya fills the form with a complete packet, changed as asked, sends it, and closes the page that says what becomes of it. */
export async function typesHandoff(world: World, changes: Typing = {}) {
  await openForm(world, changes);
  const result = await modalOf(world.maya).submit();
  if (LAST_PAGES.includes(world.maya.modal()?.title ?? '')) await readsLastPage(world);
  await world.settle();
  return result;
}

/**
 * The same without the form, for tests of what comes after it: `test/support/planted.test.ts` shows that all stands as if it had been typed.
 * What cannot be sent is typed, so that its author reads why.
 */
export async function sendHandoff(world: World, changes: Typing = {}): Promise<ActResult> {
  if (!(await plantHandoff(world.bot().services, world.maya, { ...PACKET, ...changes })))
    return typesHandoff(world, changes);
  await world.settle();
  return { ok: true };
}

const LAST_PAGES = ['Sent', 'Kept'];

/** Maya reads the last page of the form and closes it; what it said. Fails when it is not there. */
export async function readsLastPage({ maya }: Pick<World, 'maya'>): Promise<string> {
  const { title, text, close } = modalOf(maya);
  expect(LAST_PAGES).toContain(title);
  await close();
  return text;
}
