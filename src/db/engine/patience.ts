import { setTimeout as wait } from 'node:timers/promises';
import { StoreTrouble, type Trouble } from '../../core/kernel/errors.ts';
import { codeOf, troubleOf } from './sqlite-errors.ts';

/**
 * What the store does when the database takes nothing. While another program holds it, it tries again for a second and a half: Slack shows
 * a warning after three seconds without an acknowledgement. It waits between the tries, where SQLite's own waiting would stop the process.
 */

const PATIENCE_MS = 1_500;
const BETWEEN_MS = 20;

/** Told of each trouble, with SQLite's code. */
export type OnTrouble = (trouble: Trouble, code: string) => void;

type Work = (...args: unknown[]) => Promise<unknown>;

/** The same functions, also those one level down, with patience. Each throws StoreTrouble when the database takes nothing. */
export function patient<Part extends object>(part: Part, onTrouble: OnTrouble): Part {
  const functions = Object.entries(part).map(([name, value]) => [
    name,
    typeof value === 'function' ? withPatience(value as Work, onTrouble) : patient(value as object, onTrouble),
  ]);
  // The same names with functions of the same types: Object.fromEntries knows neither.
  return Object.fromEntries(functions) as Part;
}

function withPatience(work: Work, onTrouble: OnTrouble): Work {
  return async (...args) => {
    let patience: AbortSignal | undefined;
    for (;;) {
      try {
        return await work(...args);
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === null) throw error;
        if (trouble !== 'busy' || patience?.aborted) {
          onTrouble(trouble, codeOf(error));
          throw new StoreTrouble(trouble, { cause: error });
        }
        patience ??= AbortSignal.timeout(PATIENCE_MS);
        await wait(BETWEEN_MS);
      }
    }
  };
}
