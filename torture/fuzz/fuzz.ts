import { createClock } from 'slack-sandbox';
import { ACTION } from '../../src/blocks/ids.ts';
import { createLog, type Log } from '../../src/log.ts';
import { type Chance, createChance } from '../chance.ts';
import { createAnsweringSlack, failingNowAndThen } from './answering-slack.ts';
import { askedIn } from './asked.ts';
import { startHearingBot } from './bot.ts';
import { ADA, BRIGHTWATER, MEMBERS } from './cast.ts';
import { type Change, watchChanges } from './changes.ts';
import { createCrowd, type Crowd } from './crowd.ts';
import { heapInUse } from './heap.ts';
import { HTTP_SPOILS, openHttpLine } from './http-line.ts';
import { type Heard, type Line, type Mode, type Spoilt, STILL_SIGNED } from './lines.ts';
import { MUTATIONS } from './mutations.ts';
import { type Asked, judge } from './oracle.ts';
import type { Inbound } from './payloads.ts';
import { openSocketLine, SOCKET_SPOILS } from './socket-line.ts';
import { createStandings } from './standings.ts';
import { judgeTime } from './time-oracle.ts';

export type FuzzFigures = {
  mode: Mode;
  sent: number;
  seconds: number;
  /** How often each kind of change was made to what was sent. */
  mutations: Record<string, number>;
  answers: Record<string, number>;
  /** What changed by those who may change it. */
  effects: Record<string, number>;
  /** What should not have happened: changes by others, errors of the bot’s own, answers that are none. */
  faults: string[];
  /** What nobody waited for, and reasons to end: in the real process each of them is its end. */
  ends: string[];
  /** Megabytes in use after everything that is not used was taken away. */
  heap: { warm: number; end: number };
};

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
/** What time does is done each minute of the bot’s clock, which goes on by a second with each payload. */
const MINUTE = 60;
/** One in so many goes as Slack would send it; one in so many of the others is spoilt on its way as well. */
const AS_IT_IS = 4;
const SPOILT = 8;
const SLACK_FAILS = 40;
/** After so many everything has been used once, and what is kept for an hour of the bot’s clock is there. */
const WARM_UP = 5_000;

/** Sends the bot `mutations` payloads, most of them changed, one after the other, and watches what each of them changes. */
export async function fuzz(order: { mutations: number; seed: number; mode: Mode }): Promise<FuzzFigures> {
  const { mutations, mode } = order;
  const figures: FuzzFigures = {
    mode,
    sent: 0,
    seconds: 0,
    mutations: {},
    answers: {},
    effects: {},
    faults: [],
    ends: [],
    heap: { warm: 0, end: 0 },
  };
  const unheard = (error: unknown) => figures.ends.push(`nobody waited for ${stackOf(error)}`);
  process.on('unhandledRejection', unheard).on('uncaughtException', unheard);
  try {
    const world = await startWorld(order, figures);
    const warmAt = Math.ceil(Math.min(WARM_UP, mutations / 2));
    const began = performance.now();
    for (let at = 1; at <= mutations; at += 1) {
      await world.sendOne();
      if (at % MINUTE === 0) await world.passMinute();
      if (at === warmAt) figures.heap.warm = heapInUse();
    }
    figures.seconds = (performance.now() - began) / 1000;
    figures.heap.end = heapInUse();
    await world.stop();
  } finally {
    process.off('unhandledRejection', unheard).off('uncaughtException', unheard);
  }
  return figures;
}

/** The bot, who sends it what, and who watches; all that they find goes into `figures`. */
async function startWorld({ seed, mode }: { seed: number; mode: Mode }, figures: FuzzFigures) {
  const clock = createClock({ manual: true, startAt: TUESDAY });
  const slack = createAnsweringSlack({ spoil: failingNowAndThen(createChance(seed + 1), SLACK_FAILS) });
  const log = watchedLog(figures);
  let asked: Asked | null = null;
  const onLost = (reason: string) => {
    if (!ENDS.has(asked?.what === 'event' ? asked.name : '')) figures.ends.push(reason);
  };
  const { line, bot } = await connect(mode, { log, onLost }, (receiver) =>
    startHearingBot({
      database: 'file::memory:',
      clock,
      slack,
      receiver,
      log,
      random: createChance(seed + 2).next,
      onLost,
    }),
  );
  const { db, store } = bot;
  await store.savePartner(BRIGHTWATER, clock.now());
  await store.set('open_cap', 50);
  const changes = watchChanges(db.$client);
  const standings = createStandings(db.$client, { members: MEMBERS, slackAdmins: [ADA.user] });
  const chance = createChance(seed);
  const crowd = createCrowd(db.$client, chance, () => `${seed}.${figures.sent}.${chance.upTo(2 ** 31)}`);
  crowd.look();

  const judgeWhatChanged = (): void => {
    const made = changes();
    if (made.length === 0) return;
    const wrong = judge(asked, made, standings.now());
    figures.faults.push(...wrong);
    if (wrong.length === 0) for (const what of kindsOf(made, asked)) count(figures.effects, what);
    standings.look();
    crowd.look();
  };

  return {
    async sendOne(): Promise<void> {
      clock.advanceTo(clock.now() + 1_000);
      const { inbound, names, spoilt } = drawn(crowd, chance, mode);
      for (const name of [...names, spoilt]) if (name !== null) count(figures.mutations, name);
      asked = STILL_SIGNED.has(spoilt) ? askedIn(inbound.payload) : null;
      const heard = await line.deliver(inbound, spoilt, bot.idle);
      figures.sent += 1;
      count(figures.answers, heard.answer);
      const said = slack
        .calls()
        .map(({ method, fields }) => (SAID.has(method) ? (fields.body ?? fields.view ?? method) : ''));
      figures.faults.push(
        ...wrongAnswers(heard, mode, names.includes('none')),
        ...[heard.body, ...said].filter(isForeign),
      );
      judgeWhatChanged();
      slack.forget();
    },
    async passMinute(): Promise<void> {
      await bot.passMinute();
      figures.faults.push(...judgeTime(changes(), standings.now()));
      crowd.look();
      slack.forget();
    },
    async stop(): Promise<void> {
      await line.stop();
      await bot.close();
    },
  };
}

/** After these Slack takes nothing from the bot any more. */
const ENDS: ReadonlySet<string> = new Set(['tokens_revoked', 'app_uninstalled']);

type HearingBot = Awaited<ReturnType<typeof startHearingBot>>;

async function connect(
  mode: Mode,
  options: { log: Log; onLost: (reason: string) => void },
  start: (receiver: Line['receiving']['receiver']) => Promise<HearingBot>,
): Promise<{ line: Line; bot: HearingBot }> {
  const bots: HearingBot[] = [];
  const open = mode === 'http' ? openHttpLine : openSocketLine;
  const line = await open(options, async ({ receiver }) => void bots.push(await start(receiver)));
  const [bot] = bots;
  if (!bot) throw new Error('The line was opened without a bot behind it.');
  return { line, bot };
}

/** What goes next, what was done to it, and what happens to it on its way. */
function drawn(crowd: Crowd, chance: Chance, mode: Mode): { inbound: Inbound; names: string[]; spoilt: Spoilt } {
  const inbound = structuredClone(crowd.draw());
  if (chance.oneIn(AS_IT_IS)) return { inbound, names: ['none'], spoilt: null };
  const kinds = Object.keys(MUTATIONS);
  const names = Array.from({ length: chance.oneIn(3) ? 2 : 1 }, () => chance.pick(kinds));
  for (const name of names) MUTATIONS[name]?.(inbound, chance, crowd.ids());
  const spoils: readonly string[] = mode === 'http' ? HTTP_SPOILS : SOCKET_SPOILS;
  return { inbound, names, spoilt: chance.oneIn(SPOILT) ? chance.pick(spoils) : null };
}

/** Answers that are answers; what Slack would send gets the first of them. */
const ANSWERS: Record<Mode, readonly string[]> = {
  http: ['200', '400', '401', '413'],
  socket: ['acknowledged', 'left alone'],
};

function wrongAnswers({ answer }: Heard, mode: Mode, isRight: boolean): string[] {
  const [good] = ANSWERS[mode];
  if (!ANSWERS[mode].includes(answer)) return [`answered with ${answer}`];
  return isRight && answer !== good ? [`what Slack would send was answered with ${answer}`] : [];
}

/** Where people read something, and where nobody should. */
const SAID: ReadonlySet<string> = new Set(['respond', 'views.open', 'views.push', 'views.update', 'elsewhere']);
/** What only a library or a programmer would say; and the name of a call that should not have been made. */
const FOREIGN =
  /invalid input|expected (string|number|object|array|boolean|one of)|is not a function|cannot read prop|\bat .*\.[jt]s:\d|^elsewhere$/i;
const isForeign = (words: string): boolean => FOREIGN.test(words);

/** What the log says of a Slack that fails, and of people who have all lost their access: neither is an error of the bot’s own. */
const IN_ORDER: ReadonlySet<string> = new Set([
  'Slack did not answer a person in time',
  'Nobody is left who could be told that a message was not delivered',
]);

/** Nothing that comes in may be an error of the bot’s own. That Slack fails is none: here it does so on purpose. */
function watchedLog({ faults }: FuzzFigures): Log {
  const log = createLog('silent');
  const error = ({ err }: { err?: unknown }, words = ''): void => {
    if (!IN_ORDER.has(words)) faults.push(`logged: ${words} ${stackOf(err)}`);
  };
  return Object.assign(log, { error });
}

/** That somebody else is asked in one press has a name of its own here: it can happen without a form. */
const kindsOf = (changes: readonly Change[], asked: Asked | null): Set<string> =>
  new Set([
    ...changes.map((change) => (change.table === 'events' ? change.after.kind : change.table)),
    ...(asked?.name === ACTION.passOn && changes.some(isRerouting) ? ['passed on'] : []),
  ]);
const isRerouting = (change: Change): boolean => change.table === 'events' && change.after.kind === 'rerouted';

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}
