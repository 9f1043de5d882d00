import { WrongArguments } from './commands/arguments.js';
import { ERASE_USAGE, readErase } from './commands/erase.js';
import { erasedLines } from './commands/report.js';
import { readDatabaseUrl, WrongConfig } from './config.js';
import { DatabaseProblem } from './db/database-problem.js';
import { erase } from './db/erasing.js';
/** `npm run erase`: a process of its own, while the bot does not run. Environment, clock and exit codes. */
const WRONG_COMMAND = 1;
const NOT_ERASED = 2;
try {
    const { order, isMeant } = readErase(process.argv.slice(2));
    const erased = erase(readDatabaseUrl(process.env), order, { now: Date.now(), isMeant });
    process.stdout.write(`${erasedLines(erased, isMeant).join('\n')}\n`);
}
catch (error) {
    if (error instanceof WrongArguments)
        fail(`${error.message}\n\n${ERASE_USAGE}`, WRONG_COMMAND);
    else if (error instanceof WrongConfig)
        fail(error.message, WRONG_COMMAND);
    else if (error instanceof DatabaseProblem)
        fail(error.message, NOT_ERASED);
    else
        throw error;
}
function fail(sentence, code) {
    process.stderr.write(`${sentence}\n`);
    process.exitCode = code;
}
