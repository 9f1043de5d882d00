import { StoreTrouble } from '../../core/kernel/errors.ts';
import type { Db } from './open.ts';

/** How the database is changed and read: all of it, or nothing. */
export type Transactions = ReturnType<typeof createTransactions>;

export function createTransactions(db: Db) {
  let isDamaged = false;
  const afterwards: (() => void)[] = [];
  return {
    /** Does it in one transaction. Throws StoreTrouble once damage was found: what is written on top of damage makes it worse. */
    transact<T>(work: () => T): T {
      if (isDamaged) throw new StoreTrouble('damaged');
      afterwards.length = 0;
      const result = db.transaction(() => work(), { behavior: 'immediate' });
      for (const act of afterwards.splice(0)) act();
      return result;
    },

    /** Reads all of it as it was at one moment, also while somebody else writes. */
    atOnce: <T>(read: () => T): T => db.transaction(() => read()),

    /** Called in a transaction: what is to be done when it is committed, and not otherwise. */
    onceCommitted: (act: () => void): void => void afterwards.push(act),

    /** Damage was found: nothing is written any more until the database is restored and the bot starts again. */
    stopWriting(): void {
      isDamaged = true;
    },
  };
}
