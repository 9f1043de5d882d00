import type { Clock } from './clock.ts';

/** Does things at instants of the sandbox's clock, whether that runs or is moved by hand. */
export type ClockTimer = {
  at: (instant: number, task: () => void) => void;
  /** The same when `ms` have passed. */
  after: (ms: number, task: () => void) => void;
  /** Forgets everything that has not happened yet. */
  stop: () => void;
};

export function createClockTimer(clock: Clock): ClockTimer {
  let waiting: { instant: number; task: () => void }[] = [];
  let timeout: NodeJS.Timeout | undefined;

  const arm = () => {
    clearTimeout(timeout);
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map((entry) => entry.instant));
    // A manual clock stands still: then this only looks again now and then, and moving it by hand does the work.
    timeout = setTimeout(run, Math.min(Math.max(next - clock.now(), 1), 60_000));
    timeout.unref();
  };
  const run = () => {
    const now = clock.now();
    const due = waiting.filter((entry) => entry.instant <= now).toSorted((a, b) => a.instant - b.instant);
    waiting = waiting.filter((entry) => entry.instant > now);
    for (const entry of due) entry.task();
    arm();
  };

  clock.onMove(run);
  const at: ClockTimer['at'] = (instant, task) => {
    waiting.push({ instant, task });
    arm();
  };

  return {
    at,
    after: (ms, task) => at(clock.now() + ms, task),
    stop: () => {
      waiting = [];
      clearTimeout(timeout);
    },
  };
}
