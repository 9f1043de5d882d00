import { parseArgs } from 'node:util';
/** What is typed behind `npm run backup` and `npm run restore`. */
export const BACKUP_USAGE = [
    'npm run backup -- FOLDER [--keep 14]',
    '',
    'Copies the database into FOLDER while the bot runs, checks the copy, and keeps the newest ones.',
].join('\n');
export const RESTORE_USAGE = [
    'npm run restore -- FILE [--yes]',
    '',
    'Says what a backup would bring back. With --yes it is put in place of the database, which is kept beside it. Stop the bot first.',
].join('\n');
const KEPT = 14;
/** The command was written otherwise than it can be. */
export class WrongArguments extends Error {
    name = 'WrongArguments';
}
/** Throws WrongArguments. */
export function readBackup(args) {
    const { values, positionals } = parsed(args, { keep: { type: 'string' } });
    const keep = values.keep === undefined ? KEPT : Number(values.keep);
    if (!Number.isInteger(keep) || keep < 1)
        throw new WrongArguments('--keep is a whole number from 1.');
    return { folder: only(positionals, 'Into which folder?'), keep };
}
/** Throws WrongArguments. */
export function readRestore(args) {
    const { values, positionals } = parsed(args, { yes: { type: 'boolean' } });
    return { file: only(positionals, 'Which backup?'), isMeant: values.yes === true };
}
function only([first, ...others], missing) {
    if (first === undefined)
        throw new WrongArguments(missing);
    if (others.length > 0)
        throw new WrongArguments('One at a time.');
    return first;
}
/** Throws WrongArguments. */
export function parsed(args, options) {
    try {
        return parseArgs({ args, options, allowPositionals: true });
    }
    catch (error) {
        throw new WrongArguments(error instanceof Error ? error.message : String(error), { cause: error });
    }
}
