import { StoreTrouble, type Trouble } from '../core/kernel/errors.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** Knows whether the database takes what is saved. Says once in the log that it does not, and once that it does again. */
export type StoreWatch = ReturnType<typeof createStoreWatch>;

/** A disk that is full to the brim takes one thing and refuses the next: it is well again when it has refused nothing for so long. */
const QUIET_MS = 30_000;

const WORDS: Readonly<Record<Trouble, string>> = {
  busy: 'Another program holds the database: nothing can be saved until it lets go',
  full: 'The disk of the database is full: nothing can be saved until there is room, then the bot goes on by itself',
  failing: 'The disk of the database fails, or may not be written to: nothing can be saved until it answers again',
  damaged: 'The database is damaged: start the bot again, and it says what to restore',
};

export function createStoreWatch(deps: {
  now: () => EpochMs;
  log: Record<'error' | 'warn' | 'info', (facts: object, words: string) => void>;
}) {
  const { now, log } = deps;
  const told = new Set<Trouble>();
  let lastAt = Number.NEGATIVE_INFINITY;

  return {
    /** The database took nothing; `code` is its own word for it. */
    failed(trouble: Trouble, code: string): void {
      lastAt = now();
      if (told.has(trouble)) return;
      told.add(trouble);
      log[trouble === 'busy' ? 'warn' : 'error']({ trouble, code }, WORDS[trouble]);
    },

    /** False from the first thing that could not be saved until all is saved again. */
    isWell: (): boolean => told.size === 0,

    /** To be called every five seconds. `mustTakeWrites` tries to save something; `catchUp` does what was left undone meanwhile. */
    async look(mustTakeWrites: (at: EpochMs) => Promise<void>, catchUp: () => Promise<void>): Promise<void> {
      if (told.size === 0) return;
      try {
        await mustTakeWrites(now());
        if (now() - lastAt < QUIET_MS) return;
        await catchUp();
      } catch (error) {
        // It was told when it began.
        if (error instanceof StoreTrouble) return;
        throw error;
      }
      told.clear();
      log.info({}, 'The database takes everything again');
    },
  };
}
