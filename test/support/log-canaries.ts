import { recordOf } from 'slack-sandbox/json';
import type { Sandbox } from 'slack-sandbox';
import { expect, onTestFinished } from 'vitest';
import { createLog, type Log } from '../../src/log.ts';

/** Shorter ones may be a word of the bot's own too. */
const SHORTEST = 12;
const LEVELS: Record<string, number> = { debug: 20, info: 30, warn: 40, error: 50, silent: 100 };

/**
 * The bot's log as it is at its most talkative; printed from `level` on. After the test nothing that anybody typed may stand in it, no token and no
 * address for answers.
 */
export function watchedLog(level: string, sandbox: Sandbox): Log {
  const lines: string[] = [];
  onTestFinished(() => {
    const text = lines.join('');
    const forbidden = [...typedIn(sandbox), ...Object.values(sandbox.tokens), `${sandbox.apiUrl}response`];
    expect(forbidden.filter((word) => text.includes(word))).toEqual([]);
  });
  return createLog('debug', [], 'json', (line, onWritten) => {
    lines.push(line);
    if (Number(recordOf(JSON.parse(line)).level) >= (LEVELS[level] ?? 0)) process.stdout.write(line, onWritten);
    else onWritten();
  });
}

/** What people have typed into forms, whatever became of it. */
function typedIn({ control }: Sandbox): string[] {
  const values = control
    .calls('view_submission')
    .flatMap(({ request }) => Object.values(recordOf(recordOf(recordOf(recordOf(request).view).state).values)))
    .flatMap((block) => Object.values(recordOf(block)).map((element) => recordOf(element).value));
  const texts = values.filter((value): value is string => typeof value === 'string' && value.length >= SHORTEST);
  return [...new Set(texts.map((text) => JSON.stringify(text).slice(1, -1)))];
}
