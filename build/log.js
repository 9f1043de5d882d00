import { pino } from 'pino';
const TOKENS = /\b(xox[a-z]|xapp)-[\w-]+/g;
/** A slash as it may stand in a text: as it is, in JSON within JSON, or in a form field. */
const SLASH = String.raw `(?:\\*/|%2[fF])`;
/** Addresses that let whoever has them speak for the bot: those of presses (Slack's, and the sandbox's), and of sockets. */
const BEARER_ADDRESSES = new RegExp(String.raw `(hooks\.[\w.-]+(?::\d+)?${SLASH}|${SLASH}response${SLASH}|ticket=)(?:[^\s"'\\<>]|\\+/)+`, 'g');
/** `secrets` are cut out wherever they stand, also in the form that they have inside of JSON; tokens also when nobody named them. */
export function withoutSecrets(text, secrets = []) {
    const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
    const rest = forms.reduce((left, form) => left.replaceAll(form, '…'), text);
    return rest.replace(TOKENS, '$1-…').replace(BEARER_ADDRESSES, '$1…');
}
/**
 * One line for each entry, JSON unless it is for people to read, with all secrets cut out: those that are named, and whatever looks like one. Lines
 * that cannot be written are left out, and the next one says so.
 */
export function createLog(level, secrets = [], format = 'json', print = (line, onWritten) => void process.stdout.write(line, onWritten)) {
    let isTorn = false;
    const onWritten = (error) => {
        const wasTorn = isTorn;
        isTorn = error instanceof Error;
        if (wasTorn && !isTorn)
            log.warn('Lines of the log are missing before the last one: they could not be written');
    };
    const drawn = format === 'pretty' ? readable : (line) => line;
    const stream = { write: (line) => print(withoutSecrets(drawn(line), secrets), onWritten) };
    const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
    return log;
}
/** `10:04:31 info  A handoff changed  handoff=H0000012 event=sent`; an error with its stack beneath. */
function readable(line) {
    const { level, time, msg = '', err, ...facts } = JSON.parse(line);
    const said = Object.entries(facts).map(([fact, value]) => `${fact}=${inOneWord(value)}`);
    const head = [`${time.slice(11, 19)} ${pino.levels.labels[level]?.padEnd(5)} ${msg}`, ...said].join('  ');
    return `${head}\n${err ? `${err.stack ?? inOneWord(err)}\n` : ''}`;
}
const inOneWord = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
/** Passes on what Bolt and the socket client log, except debug lines, which contain whole payloads, and info lines. */
export function boltLogger(log) {
    const passOn = (level) => (...parts) => {
        const err = parts.find((part) => part instanceof Error);
        const words = parts.filter((part) => typeof part === 'string').join(' ');
        log[level](err ? { err } : {}, words || 'Slack client');
    };
    return {
        debug: () => undefined,
        info: () => undefined,
        warn: passOn('warn'),
        error: passOn('error'),
        setLevel: () => undefined,
        // The enum's own value; the package that declares it is not a dependency of ours.
        getLevel: () => 'warn',
        setName: () => undefined,
    };
}
