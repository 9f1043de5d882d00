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

export function withoutSecrets(text: string): string {
  return text.replace(TOKENS, '$1-…').replace(BEARER_ADDRESSES, '$1…');
}

/** One JSON line for each entry, with all secrets cut out. */
export function createLog(level: string): Log {
  const stream = { write: (line: string) => process.stdout.write(withoutSecrets(line)) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
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
