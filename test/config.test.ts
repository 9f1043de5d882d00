import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig, SETTINGS, WrongConfig } from '../src/config.ts';
import { piecesIn } from './support/secrets.ts';

const good = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const SIGNING = '0123456789abcdef';
const folder = mkdtempSync(join(tmpdir(), 'handoff-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The lines of faults; empty when the settings can be used. */
function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof WrongConfig)) throw error;
    const lines = error.message.split('\n');
    expect(lines.at(0)).toBe('The settings cannot be used:');
    expect(lines.at(-1)).toBe('Each is explained in .env.example.');
    return lines.slice(1, -1).map((line) => line.trim());
  }
}

function secretFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the settings', () => {
  test('that are missing are listed all at once, each with what it is', () => {
    expect(faultsOf({})).toEqual([
      'SLACK_BOT_TOKEN is missing: the bot token of the installed app, it starts with xoxb-.',
      'SLACK_APP_TOKEN is missing: set it for Socket Mode (starts with xapp-), or set SLACK_SIGNING_SECRET to receive over HTTP.',
    ]);
  });

  test('that are empty or blank count as missing', () => {
    const blank = Object.fromEntries(SETTINGS.map((name) => [name, ' ']));
    expect(faultsOf(blank)).toEqual(faultsOf({}));
    expect(readConfig({ ...good, PORT: '', DATABASE_URL: '', LOG_LEVEL: ' ' })).toEqual(readConfig(good));
  });

  test('have defaults for all but the secrets', () => {
    expect(readConfig(good)).toEqual({
      botToken: 'xoxb-1',
      receive: { mode: 'socket', appToken: 'xapp-1' },
      slackApiUrl: 'https://slack.com/api/',
      databaseUrl: 'file:./data/handoff.db',
      healthPort: null,
      logLevel: 'info',
      healthHost: '127.0.0.1',
      keepClosedDays: null,
      logFormat: 'json',
      proxies: null,
    });
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1', 'must start with xoxb-'],
    ['SLACK_BOT_TOKEN', 'xoxb-', 'is not a whole token'],
    ['SLACK_BOT_TOKEN', 'xoxb-1\nxoxb-2', 'is not a whole token'],
    ['SLACK_BOT_TOKEN', 'xoxb-1 2', 'is not a whole token'],
    ['SLACK_BOT_TOKEN', '"xoxb-1"', 'must start with xoxb-'],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'must start with xapp-'],
    ['SLACK_APP_TOKEN', 'xapp-1-A0\u2011b', 'is not a whole token'],
    ['SLACK_SIGNING_SECRET', '0123456789abcde', 'must be 16 characters or more'],
    ['SLACK_SIGNING_SECRET', '01234567 89abcdef', 'must be 16 characters or more, without white space'],
    [
      'SLACK_SIGNING_SECRET',
      '0123456789abcdef\n0123456789abcdef',
      'must be 16 characters or more, without white space',
    ],
    ['PORT', 'eighty', 'must be a whole number from 0 to 65535.'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535.'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535.'],
    ['PORT', '-1.5', 'must be a whole number from 0 to 65535.'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535.'],
    ['HEALTH_PORT', 'eighty', 'must be a whole number from 0 to 65535.'],
    ['SLACK_API_URL', 'slack.com', 'must be an address'],
    ['SLACK_API_URL', 'ftp://slack.com/api', 'must be an address'],
    ['SLACK_API_URL', 'http://slack.com/api/', 'must start with https://'],
    ['SLACK_API_URL', 'http://127.0.0.1.evil.example/api/', 'must start with https://'],
    ['SLACK_API_URL', 'http://10.0.0.1/api/', 'must start with https://'],
    ['SLACK_API_URL', 'https://me:pw@slack.com/api/', 'must hold no name and no password'],
    ['SLACK_API_URL', 'http://me@127.0.0.1/api/', 'must hold no name and no password'],
    ['SLACK_API_URL', 'https://slack.com/api/?a=b', 'must end with its path'],
    ['SLACK_API_URL', 'https://slack.com/api/#a', 'must end with its path'],
    ['DATABASE_URL', 'postgres://db', 'must start with file:'],
    ['DATABASE_URL', ':memory:', 'must start with file:'],
    ['DATABASE_URL', 'file::memory:', 'must name a file'],
    ['DATABASE_URL', 'file:', 'names a folder'],
    ['DATABASE_URL', 'file:./data/', 'names a folder'],
    ['DATABASE_URL', 'file:/tmp', 'names a folder'],
    ['DATABASE_URL', 'file:handoff.db?mode=ro', 'must be file: and a plain path'],
    ['DATABASE_URL', 'file:handoff.db#x', 'must be file: and a plain path'],
    ['DATABASE_URL', 'file:my%20handoffs.db', 'must be file: and a plain path'],
    ['DATABASE_URL', 'file://server/handoff.db', 'must be file: and a plain path'],
    ['DATABASE_URL', 'file:~/handoff.db', 'must be file: and a plain path'],
    ['DATABASE_URL', 'file:a\nb.db', 'must be file: and a plain path'],
    ['DATABASE_URL', 'file:/proc/handoff.db', 'must not lie in /proc'],
    ['DATABASE_URL', 'file:/proc/self/mem', 'must not lie in /proc'],
    ['DATABASE_URL', 'file:/tmp/../proc/1/x/handoff.db', 'must not lie in /proc'],
    ['DATABASE_URL', 'file:/sys/handoff.db', 'must not lie in /proc'],
    ['DATABASE_URL', 'file:/dev/null', 'must not lie in /proc'],
    ['DATABASE_URL', 'file:/dev/shm', 'must not lie in /proc'],
    ['LOG_LEVEL', 'loud', 'must be debug, info, warn or error.'],
    ['HTTPS_PROXY', 'proxy.example.com', 'must be the address of a proxy, for example http://proxy.example.com:3128.'],
    ['KEEP_CLOSED_DAYS', '30', 'must be a whole number of days from 90; empty keeps them for ever.'],
    ['LOG_FORMAT', 'xml', 'must be json or pretty.'],
  ])('refuse %s=%s with one line of its own', (name, value, sentence) => {
    const faults = faultsOf({ ...good, [name]: value });
    expect(faults).toEqual([expect.stringContaining(`${name} ${sentence}`)]);
  });

  test.each([
    'http://127.0.0.1:1/api/',
    'http://[::1]:1/api/',
    'http://localhost/api/',
    'https://proxy.example/slack/',
  ])('take %s for the Web API', (url) => {
    expect(readConfig({ ...good, SLACK_API_URL: url }).slackApiUrl).toBe(url);
  });

  test.each(['file:handoff.db', 'file:./data/my handoffs.db', 'file:///srv/handoff.db', 'file:/dev/shm/handoff.db'])(
    'take %s for the database',
    (url) => {
      expect(readConfig({ ...good, DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  test('refuse a database behind a link to where nothing is kept', () => {
    const link = join(folder, 'link');
    symlinkSync('/proc', link);
    const faults = faultsOf({ ...good, DATABASE_URL: `file:${link}/handoff.db` });
    expect(faults).toEqual([expect.stringContaining('DATABASE_URL must not lie in /proc')]);
  });

  test('refuse a database where a folder lies, or anything else than a file', () => {
    mkdirSync(join(folder, 'there'));
    expect(faultsOf({ ...good, DATABASE_URL: `file:${join(folder, 'there')}` })).toEqual([
      'DATABASE_URL names a folder: add the file, for example file:./data/handoff.db.',
    ]);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(faultsOf({ ...good, DATABASE_URL: `file:${pipe}` })).toEqual([
      'DATABASE_URL must name a file, for example file:./data/handoff.db: there lies something else.',
    ]);
  });

  test('that are wrong are listed together with those that are missing', () => {
    const faults = faultsOf({ SLACK_BOT_TOKEN: 'nonsense', PORT: 'x', LOG_LEVEL: 'x' });
    expect(faults.map((line) => line.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'SLACK_APP_TOKEN',
    ]);
  });

  test('are never repeated in a fault: a wrong token may be a good one of another app', () => {
    const faults = faultsOf({ SLACK_BOT_TOKEN: 'xoxp-secret', SLACK_APP_TOKEN: 'secret', DATABASE_URL: 'secret' });
    expect(faults).toHaveLength(3);
    expect(faults.join()).not.toContain('secret');
  });

  const secret = fc.stringMatching(/^[A-Z0-9]{24}$/);
  const misplaced = fc.constantFrom<(secret: string) => string>(
    (words) => words,
    (words) => `xoxb-${words}`,
    (words) => `xapp-${words}\n${words}`,
    (words) => `xoxb-${words}\nSLACK_APP_TOKEN=xapp-${words}`,
    (words) => `"xoxb-${words}"`,
    (words) => `https://me:${words}@slack.com/api/`,
    (words) => `https://slack.com/api/?token=${words}`,
    (words) => `file:./data/handoff.db?key=${words}`,
    (words) => `file:/proc/${words}`,
  );
  const names = [...SETTINGS, 'SLACK_BOT_TOKEN_FILE', 'SLACK_APP_TOKEN_FILE', 'SLACK_SIGNING_SECRET_FILE'];
  const environments = fc.dictionary(fc.constantFrom(...names), misplaced);

  test('show no piece of a secret in a fault, wherever it was put', () => {
    fc.assert(
      fc.property(secret, environments, (words, placed) => {
        const environment = Object.fromEntries(Object.entries(placed).map(([name, write]) => [name, write(words)]));
        expect(piecesIn(faultsOf(environment).join('\n'), words)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('choose Socket Mode with an app-level token and HTTP with a signing secret', () => {
    const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SIGNING, PORT: '8080' };
    expect(readConfig(http).receive).toEqual({ mode: 'http', signingSecret: SIGNING, port: 8080 });
    expect(readConfig({ ...http, SLACK_APP_TOKEN: 'xapp-1' }).receive).toEqual({ mode: 'socket', appToken: 'xapp-1' });
  });

  test('end the address of the Web API in a slash, as the client wants it', () => {
    expect(readConfig({ ...good, SLACK_API_URL: 'http://127.0.0.1:1/api' }).slackApiUrl).toBe(
      'http://127.0.0.1:1/api/',
    );
  });
});

describe('a secret in a file of its own', () => {
  test('is read without the line break that editors leave behind', () => {
    const bot = secretFile('bot', 'xoxb-file\n');
    const app = secretFile('app', ' xapp-file \n');
    expect(readConfig({ SLACK_BOT_TOKEN_FILE: bot, SLACK_APP_TOKEN_FILE: app })).toMatchObject({
      botToken: 'xoxb-file',
      receive: { mode: 'socket', appToken: 'xapp-file' },
    });
    const signing = secretFile('signing', `${SIGNING}\r\n`);
    expect(readConfig({ SLACK_BOT_TOKEN_FILE: bot, SLACK_SIGNING_SECRET_FILE: signing }).receive).toMatchObject({
      signingSecret: SIGNING,
    });
  });

  test('gives way to the setting itself', () => {
    const bot = secretFile('other', 'xoxb-file');
    expect(readConfig({ ...good, SLACK_BOT_TOKEN_FILE: bot }).botToken).toBe('xoxb-1');
  });

  test('that cannot be read or is empty is one fault among the others', () => {
    const missing = join(folder, 'nowhere');
    const empty = secretFile('empty', ' \n');
    expect(faultsOf({ SLACK_BOT_TOKEN_FILE: missing, SLACK_APP_TOKEN_FILE: empty, PORT: 'x' })).toEqual([
      'SLACK_BOT_TOKEN_FILE names a file that cannot be read: give the path of a file that this user may read.',
      'SLACK_APP_TOKEN_FILE names a file that is empty: put the secret into it.',
      'PORT must be a whole number from 0 to 65535.',
    ]);
  });

  test('is checked like the setting itself', () => {
    const wrong = secretFile('wrong', 'xoxp-1');
    expect(faultsOf({ ...good, SLACK_BOT_TOKEN: '', SLACK_BOT_TOKEN_FILE: wrong })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN must start with xoxb-'),
    ]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const examples = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('='));

  test('has every setting and no other', () => {
    expect(new Set(examples.map(([name]) => name))).toEqual(new Set(SETTINGS));
  });

  test('explains each setting in the lines above it', () => {
    for (const [name = ''] of examples) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      expect(lines[at - 1], name).toMatch(/^# \S/);
    }
  });

  test('shows the defaults', () => {
    const shown = Object.fromEntries(examples.map(([name, value]) => [name, value ?? '']));
    expect(readConfig({ ...shown, ...good })).toEqual(readConfig(good));
    const overHttp = { ...shown, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SIGNING };
    expect(readConfig(overHttp)).toEqual(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SIGNING }));
  });

  test('holds no secret', () => {
    expect(lines.join('\n')).not.toMatch(/xox[a-z]-\w|xapp-\w/);
  });
});
