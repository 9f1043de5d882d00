/**
 * Sees when Slack is gone although there was no error. It counts the calls of `look` instead of reading a clock, so that a machine that
 * slept, or a clock that was moved, does not look like silence.
 */
export type Watchdog = ReturnType<typeof createWatchdog>;

/** One minute and five minutes, looked at every five seconds. */
const LOOKS_UNCONNECTED = 13;
const LOOKS_SILENT = 60;

export function createWatchdog(options: {
  isConnected: () => boolean;
  /** Called once, with a sentence that says why. */
  onLost: (reason: string) => void;
}) {
  const { isConnected, onLost } = options;
  let unconnected = 0;
  let silent = 0;
  let isLost = false;

  const lose = (reason: string): void => {
    if (isLost) return;
    isLost = true;
    onLost(reason);
  };

  return {
    /** Something came from Slack. */
    heard(): void {
      silent = 0;
    },
    /** To be called every five seconds. */
    look(): void {
      unconnected = isConnected() ? 0 : unconnected + 1;
      silent += 1;
      if (unconnected >= LOOKS_UNCONNECTED) lose('Slack has not been connected for a minute.');
      if (silent >= LOOKS_SILENT) lose('Slack has said nothing for five minutes, although it is connected.');
    },
  };
}
