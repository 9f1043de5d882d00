import type { Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type Logger, pino } from 'pino';

export type Log = Logger;

const TOKENS = /\b(xox[a-z]|xapp)-[\w-]+/g;
/** A slash as it may stand in a text: as it is, in JSON within JSON, or in a form field. */
const SLASH = String.raw`(?:\\*/|%2[fF])`;
/** Addresses that let whoever has them speak for the bot: those of presses (Slack's, and the sandbox's), and of sockets. */
const BEARER_ADDRESSES = new RegExp(
  String.raw`(hooks\.[\w.-]+(?::\d+)?${SLASH}|${SLASH}response${SLASH}|ticket=)(?:[^\s"'\\<>]|\\+/)+`,
  'g',
);

/** `secrets` are cut out wherever they stand, also in the form that they have inside of JSON; tokens also when nobody named them. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const rest = forms.reduce((left, form) => left.replaceAll(form, '…'), text);
  return rest.replace(TOKENS, '$1-…').replace(BEARER_ADDRESSES, '$1…');
}

/**
 * One JSON line for each entry, with all secrets cut out: those that are named, and whatever looks like one. Lines that cannot be written
 * are left out, and the next one says so.
 */
export function createLog(level: string, secrets: readonly string[] = []): Log {
  let isTorn = false;
  const onWritten = (error?: Error | null): void => {
    const wasTorn = isTorn;
    isTorn = error instanceof Error;
    if (wasTorn && !isTorn) log.warn('Lines of the log are missing before the last one: they could not be written');
  };
  const stream = { write: (line: string) => process.stdout.write(withoutSecrets(line, secrets), onWritten) };
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return log;
}

/** Passes on what Bolt and the socket client log, except debug lines, which contain whole payloads, and info lines. */
export function boltLogger(log: Log): BoltLogger {
  const passOn =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]): void => {
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
    getLevel: () => 'warn' as LogLevel,
    setName: () => undefined,
  };
}
