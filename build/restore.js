import { readRestore, RESTORE_USAGE, WrongArguments } from './commands/arguments.js';
import { foundLines, NOT_DONE, restoredLine } from './commands/report.js';
import { readDatabaseUrl, WrongConfig } from './config.js';
import { contentsBeside, lookInto, restore } from './db/restoring.js';
import { DatabaseProblem } from './db/database-problem.js';
/** `npm run restore`: a process of its own, while the bot does not run. Environment, clock and exit codes. */
const WRONG_COMMAND = 1;
const NOT_RESTORED = 2;
try {
    const { file, isMeant } = readRestore(process.argv.slice(2));
    const url = readDatabaseUrl(process.env);
    const found = lookInto(file, Date.now());
    say(...foundLines(file, found, contentsBeside(url)));
    if (isMeant)
        say(restoredLine(restore(url, file, Date.now()).kept));
    else
        say(NOT_DONE);
}
catch (error) {
    if (error instanceof WrongArguments)
        fail(`${error.message}\n\n${RESTORE_USAGE}`, WRONG_COMMAND);
    else if (error instanceof WrongConfig)
        fail(error.message, WRONG_COMMAND);
    else if (error instanceof DatabaseProblem)
        fail(error.message, NOT_RESTORED);
    else
        throw error;
}
function say(...lines) {
    process.stdout.write(`${lines.join('\n')}\n`);
}
function fail(sentence, code) {
    process.stderr.write(`${sentence}\n`);
    process.exitCode = code;
}
