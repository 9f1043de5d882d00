import { DatabaseProblem } from './database-problem.ts';
import { messageOf, troubleOf } from './sqlite-errors.ts';
import { wayBackFromDamage } from './upgrade-copies.ts';

/** What stands in the way of a start, in a sentence: what is wrong, and what to do. `newest` is the newest migration that is known. */

export function damaged(file: string, fault: string, newest: number): DatabaseProblem {
  return new DatabaseProblem(
    `The database ${file} is damaged, or is no database (${fault}). ${wayBackFromDamage(file, newest)}`,
  );
}

/** For an error before the file was open. */
export function cannotOpen(error: unknown, file: string, newest: number): DatabaseProblem {
  return problemOf(
    error,
    { file, newest },
    `The database ${file} cannot be opened for writing (${messageOf(error)}). ` +
      'Check that the folder exists, that this user may write to it, and that the disk is not full.',
  );
}

/** For an error afterwards. */
export function cannotUse(error: unknown, file: string, newest: number): DatabaseProblem {
  return problemOf(error, { file, newest }, `The database ${file} cannot be used (${messageOf(error)}).`);
}

function problemOf(
  error: unknown,
  { file, newest }: { file: string; newest: number },
  otherwise: string,
): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  return troubleOf(error) === 'damaged' ? damaged(file, messageOf(error), newest) : new DatabaseProblem(otherwise);
}
