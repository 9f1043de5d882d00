import type { Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type Logger, pino } from 'pino';

export type Log = Logger;

const TOKENS = /\b(xox[a-z]|xapp)-[\w-]+/g;
/** Addresses whose bearer may speak for the bot: answers to what was pressed, and sockets. */
const BEARER_ADDRESSES = /(hooks\.slack\.com\/|ticket=)[^\s"'\\]+/g;

export function withoutSecrets(text: string): string {
  return text.replace(TOKENS, '$1-…').replace(BEARER_ADDRESSES, '$1…');
}

/** One JSON line an entry, secrets cut out of it wherever they stand. */
export function createLog(level: string): Log {
  const stream = { write: (line: string) => process.stdout.write(withoutSecrets(line)) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}

/** What Bolt and the socket client say, as entries of ours. Their debug lines hold whole payloads, so they are not passed on. */
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
