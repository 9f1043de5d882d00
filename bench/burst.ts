import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Handoff, Presser } from '../src/core/handoff/handoff.ts';
import { CROWD, handOff, registerPartners } from './many-handoffs.ts';
import type { Extent } from './measure.ts';
import { OURS, type SimulatedBot, startSimulatedBot } from './simulated-bot.ts';
import { type Call, type Fault, idealMs, mostInAnyMinute } from './token-bucket-slack.ts';
import { createVerdicts, type Verdicts } from './verdicts.ts';

/**
 * One thousand handoffs at once, then one thousand answers at once, against Slack's limits as token buckets; and once more with
 * conversations that Slack makes wait. The clock is simulated.
 */

const HANDOFFS = { whole: 1000, brief: 15 } satisfies Record<Extent, number>;
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const SEED = 1;
const WITHIN = 1.1;
const SLOW_PARTNER = 'C0PARTNER7';
const SLOW_PERSON = 'DU0AE11';
const SLOW_FOR_MS = 15 * 60_000;
/** Answers take up to a quarter of a second, and another one each time; below this nobody is late. */
const BLINK_MS = 1_000;
const MEGABYTE = 2 ** 20;
const GROWS_AT_MOST_MB = 16;

type Kinds = Map<string, string>;

export async function benchBurst(extent: Extent): Promise<boolean> {
  const verdicts = createVerdicts();
  const handoffs = HANDOFFS[extent];
  const usual = await burst(verdicts, handoffs, false);
  const withSlow = await burst(verdicts, handoffs, true);
  lateness(verdicts, usual, withSlow);
  process.stdout.write(`${verdicts.report()}\n`);
  process.stdout.write(
    `\n${handoffs} handoffs, ${CROWD.accountExecutives} account executives, ${CROWD.partners} partners, ${CROWD.authors} authors. Node ${process.version}.\n`,
  );
  // What a few cost says nothing of a thousand.
  return extent === 'brief' || verdicts.areMet();
}

/** One run; the posts of the first half, by who reads them. */
async function burst(verdicts: Verdicts, handoffs: number, isSlow: boolean): Promise<Call[]> {
  const bot = await startSimulatedBot(TUESDAY, SEED);
  try {
    if (isSlow) bot.slack.setFault((method, channel) => slowConversations(method, channel, bot.clock.now()));
    await registerPartners(bot, CROWD);
    const memory = createMemory();
    const before = memory.now();
    const sent = await handOff(bot, CROWD, handoffs);
    const sending = await drained(bot, memory);
    const posts = sending.calls.filter(({ method }) => method === 'chat.postMessage');
    if (isSlow) return posts;
    const kinds = await kindsOf(bot, sent);

    drainVerdict(verdicts, 'sent at once', sending);
    firstVerdicts(verdicts, sending, kinds);
    await answerAll(bot, sent);
    const answering = await drained(bot, memory);
    drainVerdict(verdicts, 'answered at once', answering);
    const all = bot.slack.calls;
    await onceVerdicts(verdicts, bot, all, sent);
    verdicts.fact('through the press itself', `${count(all, 'response_url')} cards`);
    limitVerdicts(verdicts, bot, all);
    const grown = (memory.most() - before) / MEGABYTE;
    verdicts.target(
      'heap while it drains',
      `${grown.toFixed(1)} MB more`,
      grown <= GROWS_AT_MOST_MB,
      `${GROWS_AT_MOST_MB} MB`,
    );
    const cpu = (sending.cpuMs + answering.cpuMs) / all.length;
    verdicts.fact('processor time', `${cpu.toFixed(1)} ms a call, the model of Slack included`);
    verdicts.target('false alarms of the auditor', String(bot.errors.length), bot.errors.length === 0, '0');
    return posts;
  } finally {
    await bot.close();
  }
}

type Drain = { calls: Call[]; beganAt: number; tookMs: number; cpuMs: number };

async function drained(bot: SimulatedBot, memory: Memory): Promise<Drain> {
  const first = bot.slack.calls.length;
  const beganAt = bot.clock.now();
  const cpu = process.cpuUsage();
  await bot.drain({ everyMinute: memory.look });
  const { user, system } = process.cpuUsage(cpu);
  const calls = bot.slack.calls.slice(first);
  const endedAt = Math.max(...calls.map(({ answeredAt }) => answeredAt));
  return { calls, beganAt, tookMs: endedAt - beganAt, cpuMs: (user + system) / 1000 };
}

/** What cannot be helped: each message once, each person's channel once, each partner's channel looked at once. */
function needed(calls: Call[]): Call[] {
  const seen = new Set<string>();
  return calls.filter(({ method, channel }) => {
    if (!method.startsWith('conversations.')) return true;
    const isFirst = !seen.has(`${method} ${channel}`);
    seen.add(`${method} ${channel}`);
    return isFirst && method !== 'conversations.history';
  });
}

function drainVerdict(verdicts: Verdicts, what: string, { calls, tookMs }: Drain): void {
  const ideal = idealMs(needed(calls));
  const ratio = tookMs / ideal;
  const measured = `${minutes(tookMs)} of ${minutes(ideal)}, ${ratio.toFixed(3)} times`;
  verdicts.target(`${what}: drained`, measured, ratio <= WITHIN, `${WITHIN} times`);
}

function firstVerdicts(verdicts: Verdicts, { calls, beganAt }: Drain, kinds: Kinds): void {
  const isFirst = ({ key }: Call) => kinds.get(key) === 'ae_card';
  const cards = calls.filter(isFirst);
  const lastMs = Math.max(...cards.map(({ answeredAt }) => answeredAt)) - beganAt;
  const executives = new Set(cards.map(({ channel }) => channel.slice(1)));
  const opened = calls.filter(({ method, channel }) => method === 'conversations.open' && executives.has(channel));
  const ideal = idealMs([...cards, ...opened]);
  const ratio = lastMs / ideal;
  const measured = `${minutes(lastMs)} of ${minutes(ideal)}, ${ratio.toFixed(3)} times`;
  verdicts.target('last account executive asked', measured, ratio <= WITHIN, `${WITHIN} times`);
  const overtaken = overtakings(calls, isFirst);
  verdicts.target('messages sent before a card that could go', String(overtaken), overtaken === 0, '0');
}

/** How many other messages began although a first one could have: its conversation was open, and its last message a second old. */
function overtakings(calls: Call[], isFirst: (call: Call) => boolean): number {
  const openSince = new Map<string, number>();
  for (const { method, channel, answeredAt } of calls)
    if (method === 'conversations.open') openSince.set(`D${channel}`, answeredAt);
  const readySpans: { from: number; to: number }[] = [];
  const posts = calls
    .filter(({ method }) => method === 'chat.postMessage')
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const last = new Map<string, Call>();
  for (const post of posts) {
    const before = last.get(post.channel);
    const rested = before ? Math.max(before.answeredAt, before.startedAt + 1000) : 0;
    last.set(post.channel, post);
    if (isFirst(post))
      readySpans.push({ from: Math.max(rested, openSince.get(post.channel) ?? 0), to: post.startedAt });
  }
  const others = posts.filter((post) => !isFirst(post));
  return others.filter(({ startedAt: at }) => readySpans.some(({ from, to }) => from < at - 20 && at < to)).length;
}

/** Every account executive presses and answers: every other one accepts. */
async function answerAll({ services, delivery, slack, store }: SimulatedBot, sent: Handoff[]): Promise<void> {
  for (const [at, { id, packet }] of sent.entries()) {
    const by: Presser = { userId: packet.ae, teamId: OURS };
    const card = (await store.outbox.of(id)).find(({ kind }) => kind === 'ae_card');
    if (!card?.channel || !card.ts) throw new Error('An account executive has no card.');
    delivery.rememberPress({ channel: card.channel, ts: card.ts }, slack.pressIn(card.channel));
    if (at % 2 === 0)
      await services.handoffs.accept(id, by, { move: packet.seller_move, moveBy: packet.seller_move_by });
    else await services.handoffs.decline(id, by, { reason: 'bad_timing', note: null, betterAe: null });
  }
}

async function kindsOf({ store }: SimulatedBot, sent: Handoff[]): Promise<Kinds> {
  const kinds: Kinds = new Map();
  for (const { id } of sent) for (const notice of await store.outbox.of(id)) kinds.set(notice.id, notice.kind);
  return kinds;
}

async function onceVerdicts(verdicts: Verdicts, bot: SimulatedBot, calls: Call[], sent: Handoff[]): Promise<void> {
  const copies = new Map<string, number>();
  for (const { method, key } of calls) if (method === 'chat.postMessage') copies.set(key, (copies.get(key) ?? 0) + 1);
  const demanded = await kindsOf(bot, sent);
  const wrong = [...demanded.keys()].filter((id) => copies.get(id) !== 1).length + (copies.size - demanded.size);
  verdicts.target('messages not exactly once', `${wrong} of ${demanded.size}`, wrong === 0, '0');
}

function limitVerdicts(verdicts: Verdicts, { slack }: SimulatedBot, calls: Call[]): void {
  verdicts.target('"too many requests" of our making', String(slack.tooMany()), slack.tooMany() === 0, '0');
  const most = { 'chat.postMessage': 300, 'chat.update': 50, 'conversations.open': 50, 'conversations.info': 50 };
  for (const [method, limit] of Object.entries(most)) {
    const found = mostInAnyMinute(calls, method);
    verdicts.target(`${method} in any minute`, `${found} of ${count(calls, method)}`, found <= limit, String(limit));
  }
}

/** For longer than the others take, Slack tells one conversation to wait, and takes nine seconds for each answer in another. */
function slowConversations(method: string, channel: string, at: number): Fault | null {
  if (method !== 'chat.postMessage' || at > TUESDAY + SLOW_FOR_MS) return null;
  if (channel === SLOW_PARTNER) return { kind: 'wait', seconds: 240 };
  return channel === SLOW_PERSON ? { kind: 'slow', ms: 9_000 } : null;
}

/** By how much the others' n-th message comes later than without the slow ones, for all n. */
function lateness(verdicts: Verdicts, usual: Call[], withSlow: Call[]): void {
  const others = (calls: Call[]) =>
    calls
      .filter(({ channel }) => channel !== SLOW_PARTNER && channel !== SLOW_PERSON)
      .map(({ startedAt }) => startedAt)
      .toSorted((a, b) => a - b);
  const before = others(usual);
  const after = others(withSlow);
  const late = Math.max(0, ...after.map((at, index) => at - (before[index] ?? at)));
  const isWhole = before.length === after.length && late < BLINK_MS;
  verdicts.target('others’ delay by two slow conversations', `${(late / 1000).toFixed(1)} s`, isWhole, 'below 1 s');
}

type Memory = { now: () => number; look: () => void; most: () => number };

/** The heap after everything that can be collected was. */
function createMemory(): Memory {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const now = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  let most = 0;
  return {
    now,
    look: () => {
      most = Math.max(most, now());
    },
    most: () => most,
  };
}

const count = (calls: Call[], method: string) => calls.filter((call) => call.method === method).length;
const minutes = (ms: number) => `${(ms / 60_000).toFixed(2)} min`;
