/** Remembers work that has begun and not ended, so that nothing is cut off when the bot is asked to stop. */
export function createInFlight() {
  const work = new Set<Promise<unknown>>();

  /** Resolves with the work, or after `ms` at the latest. */
  const within = async (waited: Promise<unknown>, ms: number): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([waited.then(() => undefined), patience]).finally(() => clearTimeout(timer));
  };

  const allDone = async (): Promise<void> => {
    while (work.size > 0) await Promise.all(work);
  };

  return {
    within,
    track<T>(begun: Promise<T>): Promise<T> {
      const settled = begun.catch(() => undefined).finally(() => work.delete(settled));
      work.add(settled);
      return begun;
    },
    /** Resolves when nothing is under way any more, or after `ms` at the latest. */
    settle: (ms: number) => within(allDone(), ms),
  };
}
