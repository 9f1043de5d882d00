import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sandbox } from 'slack-sandbox';
import { describe, expect, test, vi } from 'vitest';
import { driver } from '../../src/db/driver.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { brightwater } from '../support/packets.ts';
import { newDatabase } from '../support/store.ts';

/** The doctor as an operator types it: a machine on which all is well, and on it each fault in turn. */

const DOCTOR = 'dist/doctor.js';
const TIMEOUT_MS = 60_000;

type Found = { check: string; level: string; is: string; why: string | null; advice: string | null };
type Ground = { sandbox: Sandbox; settings: Record<string, string>; file: string };

/** Where nothing is wrong. */
async function wellGround(): Promise<Ground> {
  const sandbox = await startSandbox();
  const databaseUrl = await newDatabase('with Brightwater');
  const file = databaseUrl.slice('file:'.length);
  chmodSync(file, 0o600);
  noteBackup(file, new Date().toISOString(), file);
  return { sandbox, settings: settingsFor(sandbox, databaseUrl), file };
}

function noteBackup(database: string, at: string, file: string): void {
  writeFileSync(join(dirname(database), 'last-backup.json'), JSON.stringify({ at, file }));
}

/** `before`: what Node is told before the program. A secret in what it prints fails the test (`startProcess`). */
async function examine(settings: Record<string, string>, before: string[] = []) {
  const { code, out, err } = await startProcess(settings, [...before, DOCTOR, '--json']).ended;
  expect(err).toBe('');
  const { verdict, findings } = JSON.parse(out) as { verdict: string; findings: Found[] };
  return { code, verdict, bad: findings.filter(({ level }) => level !== 'ok'), findings };
}

const MACHINE_AHEAD = `const now = Date.now; Date.now = () => now() + 600_000;`;
const ahead = ['--import', `data:text/javascript,${encodeURIComponent(MACHINE_AHEAD)}`];

function change(file: string, ...statements: string[]): void {
  const client = new (driver())(file);
  client.pragma('foreign_keys = OFF');
  for (const statement of statements) client.exec(statement);
  client.close();
}

const channel = brightwater.channelId;
const error = (method: string, code: string) => (ground: Ground) =>
  ground.sandbox.control.fail({ method, times: 100, fault: { kind: 'error', error: code } });
const setting =
  (name: string, value: string) =>
  ({ settings }: Ground): void => {
    settings[name] = value;
  };
const inDatabase =
  (...statements: string[]) =>
  ({ file }: Ground) =>
    change(file, ...statements);

type Planted = [name: string, plant: (ground: Ground) => void, level: string, check: string, is: RegExp];

const PLANTED: Planted[] = [
  ['a setting is wrong', setting('PORT', 'eighty'), 'broken', 'Settings', /^PORT must be a whole number/],
  ['a user token is pasted', setting('SLACK_BOT_TOKEN', 'xoxp-1-2'), 'broken', 'Settings', /This is a user token/],
  ['the tokens are the wrong way round', setting('SLACK_APP_TOKEN', 'xoxb-1'), 'broken', 'Settings', /a bot token\.$/],
  ['the bot token is of no app', setting('SLACK_BOT_TOKEN', 'xoxb-other'), 'broken', 'Bot token', /\(invalid_auth\)/],
  ['the bot token is revoked', ({ sandbox }) => sandbox.control.revokeToken(), 'broken', 'Bot token', /token_revoked/],
  [
    'nobody answers for Slack',
    setting('SLACK_API_URL', 'http://127.0.0.1:9/api/'),
    'broken',
    'Bot token',
    /^Slack does not answer at http:\/\/127\.0\.0\.1:9\/api\//,
  ],
  ['a proxy leads nowhere', setting('HTTP_PROXY', 'http://127.0.0.1:9'), 'broken', 'Bot token', /does not answer/],
  ['the app token is of no app', setting('SLACK_APP_TOKEN', 'xapp-other'), 'broken', 'Socket Mode', /\(invalid_auth\)/],
  [
    'Slack opens no connection',
    ({ sandbox }) => sandbox.control.refuseConnections(1),
    'warning',
    'Socket Mode',
    /\(http_500\)/,
  ],
  [
    'no direct message can be opened',
    error('conversations.open', 'missing_scope'),
    'broken',
    'Direct message',
    /missing_scope/,
  ],
  [
    'the one whom the bot writes to has left',
    ({ sandbox }) => sandbox.control.patchPerson(brightwater.alliancesOwner, { deleted: true }),
    'broken',
    'Direct message',
    /user_disabled/,
  ],
  [
    'a partner’s channel is archived',
    ({ sandbox }) => sandbox.control.patchChannel(channel, { isArchived: true }),
    'broken',
    'Channel',
    /C0BRIGHTWATER: The channel is archived/,
  ],
  [
    'a second company is in a partner’s channel',
    ({ sandbox }) => sandbox.control.patchChannel(channel, { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] }),
    'broken',
    'Channel',
    /More than one other company/,
  ],
  [
    'a partner’s channel is shared with another company',
    ({ sandbox }) => sandbox.control.patchChannel(channel, { connectedTeamIds: ['T0FERROUS'] }),
    'broken',
    'Channel',
    /another company than this partner/,
  ],
  [
    'a partner’s channel is not shared any more',
    ({ sandbox }) => sandbox.control.patchChannel(channel, { connectedTeamIds: [] }),
    'broken',
    'Channel',
    /not shared with another company/,
  ],
  [
    'the bot was taken out of a partner’s channel',
    ({ sandbox }) => sandbox.control.leave(channel, 'U0APP'),
    'broken',
    'Channel',
    /The bot is not in the channel/,
  ],
  [
    'a partner’s channel is gone',
    inDatabase(`update partners set channel_id = 'C0NOWHERE'`),
    'broken',
    'Channel',
    /C0NOWHERE: The bot cannot see it/,
  ],
  [
    'the history cannot be read',
    error('conversations.history', 'missing_scope'),
    'broken',
    'Channel',
    /cannot be read/,
  ],
  [
    'Slack asks to wait with channels',
    error('conversations.info', 'ratelimited'),
    'warning',
    'Channel',
    /not looked at/,
  ],
  [
    'Slack takes a page no more',
    error('blocks.validate', 'invalid_view'),
    'broken',
    'Forms',
    /does not take (\d+) of \1:/,
  ],
  ['the validator is out of reach', error('blocks.validate', 'unknown_method'), 'warning', 'Forms', /unknown_method/],
  ['there is no database', ({ file }) => rmSync(file), 'warning', 'Database', /no database yet/],
  [
    'the database is no database',
    ({ file }) => writeFileSync(file, 'words '.repeat(5000), { mode: 0o600 }),
    'broken',
    'Database',
    /cannot be read/,
  ],
  [
    'a page of the database is damaged',
    ({ file }) => writeFileSync(file, readFileSync(file).fill(0xff, 8192, 40_960)),
    'broken',
    'Database',
    /damaged|cannot be read/,
  ],
  [
    'rows point to nothing',
    inDatabase(`update contacts set partner_id = 'nobody'`),
    'broken',
    'Database',
    /rows? of .* point to nothing/,
  ],
  [
    'a newer version wrote the database',
    inDatabase(`insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`),
    'broken',
    'Schema',
    /a newer version/,
  ],
  [
    'an older version wrote the database',
    inDatabase(
      'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
    ),
    'warning',
    'Schema',
    /an older version/,
  ],
  [
    'the database is of another program',
    ({ file }) => {
      rmSync(file);
      change(file, 'create table songs (name text)');
      chmodSync(file, 0o600);
    },
    'broken',
    'Schema',
    /another program/,
  ],
  ['others may read the database', ({ file }) => chmodSync(file, 0o644), 'warning', 'Folder', /may read/],
  ['others may write in its folder', ({ file }) => chmodSync(dirname(file), 0o777), 'warning', 'Folder', /may change/],
  [
    'there is no backup',
    ({ file }) => rmSync(join(dirname(file), 'last-backup.json')),
    'warning',
    'Backup',
    /No backup is noted/,
  ],
  [
    'the last backup is old',
    ({ file }) => noteBackup(file, '2020-01-02T03:04:05.000Z', file),
    'warning',
    'Backup',
    /of 2020-01-02 03:04 UTC\.$/,
  ],
  [
    'the last backup is gone',
    ({ file }) => noteBackup(file, new Date().toISOString(), `${file}.nowhere`),
    'warning',
    'Backup',
    /not where it was put/,
  ],
  ['the process has a time zone', setting('TZ', 'Europe/Berlin'), 'broken', 'Time zone', /not run in UTC/],
];

const LEVELS = new Map([
  ['warning', 1],
  ['broken', 2],
]);

describe('npm run doctor', { timeout: TIMEOUT_MS }, () => {
  test('says that all is well beside the living bot: it sends nothing, saves nothing and leaves the connection', async () => {
    const { sandbox, settings, file } = await wellGround();
    const bot = startProcess(settings);
    await bot.ready;
    const opened = sandbox.control.calls('chat.postMessage').length;
    expect(await examine(settings)).toMatchObject({ code: 0, verdict: 'ok', bad: [] });
    expect(sandbox.control.calls('chat.postMessage')).toHaveLength(opened);
    await sandbox.as('U0MAYA').slash('/handoff help');
    // A bot in a process of its own may still be on its way when all looks quiet.
    const answered = () => expect(sandbox.as('U0MAYA').lastMessage().text).toContain('/handoff list');
    await vi.waitFor(answered, { timeout: 20_000 });
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    const before = readFileSync(file);
    expect(await examine(settings)).toMatchObject({ code: 0, bad: [] });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('is aligned and without colours where nobody looks at a terminal', async () => {
    const { settings, sandbox } = await wellGround();
    sandbox.control.patchChannel(channel, { isArchived: true });
    const { code, out, err } = await startProcess(settings, [DOCTOR]).ended;
    expect([code, err]).toEqual([2, '']);
    expect(out).toMatch(
      /^BROKEN {3}Channel {9}C0BRIGHTWATER: The channel is archived\.\s+Why: .*\n\s+Do: {2}Unarchive it/m,
    );
    expect(out).toMatch(/\n\d+ checks: 1 broken, 0 to look at, \d+ well\.\n$/);
    expect(out).not.toContain('\x1b');
    expect(out).not.toContain(brightwater.name);
  });

  test.each(PLANTED)('finds that %s', async (_, plant, level, check, is) => {
    const ground = await wellGround();
    plant(ground);
    const { code, verdict, bad } = await examine(ground.settings);
    expect(bad).toEqual([
      { check, level, is: expect.stringMatching(is), why: expect.any(String), advice: expect.any(String) },
    ]);
    expect({ code, verdict }).toEqual({ code: LEVELS.get(level), verdict: level });
  });

  test('finds each scope that the manifest asks for and the token has not', async () => {
    const { sandbox, settings } = await wellGround();
    const { oauth_config } = JSON.parse(readFileSync('manifest.json', 'utf8'));
    const scopes: string[] = oauth_config.scopes.bot;
    sandbox.control.grantScopes(scopes.filter((scope) => scope !== 'team:read' && scope !== 'users:read'));
    const { code, bad } = await examine(settings);
    expect(bad.map(({ is }) => is)).toEqual(['The bot token has not: team:read, users:read.']);
    expect(code).toBe(2);
  });

  test.each([
    ['SLACK_APP_TOKEN', 'warning', 1],
    ['SLACK_SIGNING_SECRET', 'broken', 2],
  ])('finds a clock that is ten minutes ahead, with %s as %s', async (name, level, exit) => {
    const { sandbox, settings } = await wellGround();
    const { SLACK_APP_TOKEN = '', ...others } = settings;
    const secret = name === 'SLACK_APP_TOKEN' ? SLACK_APP_TOKEN : sandbox.tokens.signingSecret;
    const { code, bad } = await examine({ ...others, [name]: secret }, ahead);
    expect(bad).toMatchObject([{ check: 'Clock', level, is: expect.stringContaining('10 minutes ahead of Slack’s') }]);
    expect(code).toBe(exit);
  });

  test('opens no connection where the bot receives by HTTP', async () => {
    const { sandbox, settings } = await wellGround();
    const { SLACK_APP_TOKEN: _, ...others } = settings;
    const { code, findings } = await examine({ ...others, SLACK_SIGNING_SECRET: sandbox.tokens.signingSecret });
    expect(code).toBe(0);
    expect(findings.map(({ check }) => check)).not.toContain('Socket Mode');
    expect(sandbox.control.calls('apps.connections.open')).toEqual([]);
  });

  test('says every wrong setting at once, and looks at the database all the same', async () => {
    const { settings } = await wellGround();
    const { code, bad, findings } = await examine({
      ...settings,
      PORT: 'x',
      LOG_LEVEL: 'y',
      SLACK_BOT_TOKEN: 'no-token',
    });
    expect(new Set(bad.map(({ is }) => is.split(' ')[0]))).toEqual(new Set(['LOG_LEVEL', 'PORT', 'SLACK_BOT_TOKEN']));
    expect(findings.map(({ check }) => check)).toContain('Schema');
    expect(code).toBe(2);
  });

  test('says how it is typed when it is typed otherwise', async () => {
    const { settings } = await wellGround();
    const { code, out, err } = await startProcess(settings, [DOCTOR, '--jsn']).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('npm run doctor -- --json');
  });
});
