/**
 * Loaded before the bot (`node --require`): moves the process's clocks as its parent says, as an operator's tools do, and rings what
 * is due by then. There are two, as on any machine: the one on the wall, which can be set forward and back, and the one that only counts
 * how much time has passed, by which timers go. The bot itself knows nothing of it.
 */
const { performance } = require('node:perf_hooks');
const RealDate = Date;
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;
const realElapsed = performance.now.bind(performance);
/** The socket client waits so long for the sandbox's pings, and these come by the machine's clock. */
const PING_PATIENCE_MS = 30_000;
/** What a person waits for is not hurried: on a busy machine no form would ever open. */
const SHORTEST_PATIENCE_MS = 5_000;
/** So long a press waits until Slack says who has pressed: by a timer, of which no other waits as long. */
const LOOK_UP_PATIENCE_MS = 1_500;
const NOT_HURRIED = new Set([PING_PATIENCE_MS, LOOK_UP_PATIENCE_MS]);
/** An answer that is on its way is not cut off because hours go by just then (real ms). */
const ON_ITS_WAY_MS = 500;

/** How far the clock on the wall is ahead of the machine's, and how much more time has passed than really has; ms. */
let offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);
let passed = 0;
const now = () => RealDate.now() + offset;
const elapsed = () => realElapsed() + passed;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
performance.now = elapsed;

/** Timers that have not rung yet. */
const waiting = new Map();
let alarm;

globalThis.setTimeout = Object.assign(
  (task, ms, ...parts) => {
    const timer = realSetTimeout(() => {
      waiting.delete(timer);
      task(...parts);
    }, ms);
    if (!NOT_HURRIED.has(ms)) waiting.set(timer, { due: elapsed() + Number(ms ?? 0), ring: () => task(...parts) });
    return timer;
  },
  // What promisify() looks for.
  Object.fromEntries(Object.getOwnPropertySymbols(realSetTimeout).map((symbol) => [symbol, realSetTimeout[symbol]])),
);
globalThis.clearTimeout = (timer) => {
  waiting.delete(timer);
  realClearTimeout(timer);
};

/** Calls to Slack are given up by these clocks too: otherwise hours go by, and a call that was made before them is still waited for. */
const realTimeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => {
  if (ms < SHORTEST_PATIENCE_MS) return realTimeout(ms);
  const controller = new AbortController();
  const giveUp = () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  setTimeout(() => realSetTimeout(giveUp, ON_ITS_WAY_MS).unref(), ms).unref();
  return controller.signal;
};

function ringWhatIsDue() {
  const due = [...waiting].filter((entry) => entry[1].due <= elapsed()).toSorted((a, b) => a[1].due - b[1].due);
  for (const [timer, { ring }] of due) {
    if (!waiting.delete(timer)) continue;
    realClearTimeout(timer);
    // A turn of its own for each, as timers have it.
    setImmediate(() => ring());
  }
  realClearTimeout(alarm);
  if (waiting.size === 0) return;
  const next = Math.min(...[...waiting.values()].map((entry) => entry.due));
  alarm = realSetTimeout(ringWhatIsDue, Math.min(Math.max(next - elapsed(), 1), 60_000));
  alarm.unref();
}

process.on('message', (message) => {
  if (typeof message?.offset !== 'number' || typeof message.passed !== 'number') return;
  ({ offset } = message);
  passed += message.passed;
  ringWhatIsDue();
});
// Nobody is left running when the harness ends before it has ended the bot.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
