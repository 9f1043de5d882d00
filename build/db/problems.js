import { DatabaseProblem } from './database-problem.js';
import { messageOf, troubleOf } from './sqlite-errors.js';
import { wayBackFromDamage } from './upgrade-copies.js';
/** What stands in the way of a start, in a sentence: what is wrong, and what to do. `newest` is the newest migration that is known. */
export function damaged(file, fault, newest) {
    return new DatabaseProblem(`The database ${file} is damaged, or is no database (${fault}). ${wayBackFromDamage(file, newest)}`);
}
/** For an error before the file was open. */
export function cannotOpen(error, file, newest) {
    return problemOf(error, { file, newest }, `The database ${file} cannot be opened for writing (${messageOf(error)}). ` +
        'Check that the folder exists, that this user may write to it, and that the disk is not full.');
}
/** For an error afterwards. */
export function cannotUse(error, file, newest) {
    return problemOf(error, { file, newest }, `The database ${file} cannot be used (${messageOf(error)}).`);
}
function problemOf(error, { file, newest }, otherwise) {
    if (error instanceof DatabaseProblem)
        return error;
    return troubleOf(error) === 'damaged' ? damaged(file, messageOf(error), newest) : new DatabaseProblem(otherwise);
}
