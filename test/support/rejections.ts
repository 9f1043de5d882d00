import { setImmediate as nextTurn } from 'node:timers/promises';

/** What nobody waited for while this went on: in the real process each of them is its end. */
export async function unheardDuring(work: () => Promise<void>): Promise<unknown[]> {
  const unheard: unknown[] = [];
  const hear = (error: unknown) => void unheard.push(error);
  const events = ['unhandledRejection', 'uncaughtException'] as const;
  for (const event of events) process.on(event, hear);
  try {
    await work();
    // Node tells of a rejection once all that was ready has run.
    await nextTurn();
    await nextTurn();
  } finally {
    for (const event of events) process.off(event, hear);
  }
  return unheard;
}
