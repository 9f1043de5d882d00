import type { Db } from '../../src/db/engine/open.ts';

/** A process that dies at its N-th step: that step throws, and so does every later one, so nothing more happens in it. */
export type Crash = {
  /** Dies here when it is this step's turn, and for ever after. */
  step: (where: string) => void;
  /**
   * The object with a step before each of its asynchronous methods, and of those of the objects in it; with `answers`, one more
   * when the answer is there and nobody has seen it yet. (After anything else the next step stands for that.)
   */
  around: <T extends object>(whole: T, name: string, answers?: boolean) => T;
  /** A step before each statement that writes, inside transactions too. */
  aroundStatements: (client: Db['$client']) => void;
  /** Throws when it has died, also where somebody has caught what it threw. */
  mustLive: () => void;
  /** Where it died; null while it lives. */
  diedAt: () => string | null;
  /** Resolves when nothing that it began is under way any more. */
  quiet: () => Promise<void>;
};

export class Crashed extends Error {
  override name = 'Crashed';
}

/** `at` counts from 1; Infinity for one that lives. */
export function createCrash(at: number): Crash {
  const underWay = new Set<Promise<unknown>>();
  let steps = 0;
  let death: string | null = null;

  const mustLive = (): void => {
    if (death !== null) throw new Crashed(death);
  };

  const step = (where: string): void => {
    mustLive();
    steps += 1;
    if (steps === at) death = where;
    mustLive();
  };

  const watched =
    (call: (...args: unknown[]) => Promise<unknown>, where: string, answers: boolean) =>
    async (...args: unknown[]): Promise<unknown> => {
      step(`before ${where}`);
      const begun = call(...args);
      const settled = begun.catch(() => undefined).finally(() => underWay.delete(settled));
      underWay.add(settled);
      const result = await begun;
      if (answers) step(`after ${where}`);
      else mustLive();
      return result;
    };

  const around = <T extends object>(whole: T, name: string, answers = false): T => {
    const parts = Object.entries(whole).map(([key, part]) => {
      const where = `${name}.${key}`;
      if (typeof part === 'function' && part.constructor.name !== 'AsyncFunction') return [key, part.bind(whole)];
      if (typeof part === 'function') return [key, watched(part.bind(whole), where, answers)];
      return [key, typeof part === 'object' && part !== null ? around(part, where, answers) : part];
    });
    // Same keys, same signatures: each method is asynchronous already.
    return Object.fromEntries(parts) as T;
  };

  return {
    step,
    around,
    aroundStatements(client) {
      const prepare = client.prepare.bind(client);
      client.prepare = ((source: string) => {
        const statement = prepare(source);
        const run = statement.run.bind(statement);
        statement.run = (...args: unknown[]) => {
          step(`statement ${source.slice(0, 60)}`);
          return run(...args);
        };
        return statement;
        // The driver's own signature has overloads that a plain function cannot restate.
      }) as typeof client.prepare;
    },
    mustLive,
    diedAt: () => death,
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
