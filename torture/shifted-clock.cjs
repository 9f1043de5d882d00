/**
 * Loaded before the bot (`node --require`): moves the process's clock as its parent says, as an operator's tools do, and rings what
 * is due by then. The bot itself knows nothing of it.
 */
const RealDate = Date;
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;
/** The socket client waits so long for the sandbox's pings, and these come by the machine's clock. */
const PING_PATIENCE_MS = 30_000;

let offset = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const now = () => RealDate.now() + offset;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};

// Here it is time that passes, so the clock that nobody can set goes with it.
const { performance } = require('node:perf_hooks');
const realElapsed = performance.now.bind(performance);
performance.now = () => realElapsed() + offset;

/** Timers that have not rung yet. */
const waiting = new Map();
let alarm;

globalThis.setTimeout = Object.assign(
  (task, ms, ...parts) => {
    const timer = realSetTimeout(() => {
      waiting.delete(timer);
      task(...parts);
    }, ms);
    if (ms !== PING_PATIENCE_MS) waiting.set(timer, { due: now() + Number(ms ?? 0), ring: () => task(...parts) });
    return timer;
  },
  // What promisify() looks for.
  Object.fromEntries(Object.getOwnPropertySymbols(realSetTimeout).map((symbol) => [symbol, realSetTimeout[symbol]])),
);
globalThis.clearTimeout = (timer) => {
  waiting.delete(timer);
  realClearTimeout(timer);
};

function ringWhatIsDue() {
  const due = [...waiting].filter((entry) => entry[1].due <= now()).toSorted((a, b) => a[1].due - b[1].due);
  for (const [timer, { ring }] of due) {
    if (!waiting.delete(timer)) continue;
    realClearTimeout(timer);
    // A turn of its own for each, as timers have it.
    setImmediate(() => ring());
  }
  realClearTimeout(alarm);
  if (waiting.size === 0) return;
  const next = Math.min(...[...waiting.values()].map((entry) => entry.due));
  alarm = realSetTimeout(ringWhatIsDue, Math.min(Math.max(next - now(), 1), 60_000));
  alarm.unref();
}

process.on('message', (message) => {
  if (typeof message?.offset !== 'number') return;
  offset = message.offset;
  ringWhatIsDue();
});
// Nobody is left running when the harness ends before it has ended the bot.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
