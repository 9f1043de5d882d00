import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkUp, settingsIn } from '../../src/checkup.ts';
import { driver } from '../../src/db/engine/driver.ts';
import { exitCodeOf, jsonReport } from '../../src/doctor/report.ts';
import { brightwater } from '../support/packets.ts';
import { noteBackup, type WellGround, wellGround } from '../support/well-ground.ts';

/** A machine on which all is well, and on it each fault in turn. */

const { oauth_config } = JSON.parse(readFileSync('manifest.json', 'utf8'));
const scopes: string[] = oauth_config.scopes.bot;
const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
const TEN_MINUTES = 600_000;

/** With these settings and no others. */
async function examine(settings: Record<string, string>, now: () => number = Date.now) {
  const findings = await checkUp(settings, settingsIn(settings), { node: '>=20.19', wantedScopes: scopes }, now);
  const printed = jsonReport(findings);
  for (const name of SECRETS) if (settings[name]) expect(printed).not.toContain(settings[name]);
  const { verdict } = JSON.parse(printed) as { verdict: string };
  return { code: exitCodeOf(findings), verdict, bad: findings.filter(({ level }) => level !== 'ok'), findings };
}

function change(file: string, ...statements: string[]): void {
  const client = new (driver())(file);
  client.pragma('foreign_keys = OFF');
  for (const statement of statements) client.exec(statement);
  client.close();
}

const channel = brightwater.channelId;
const error = (method: string, code: string) => (ground: WellGround) =>
  ground.sandbox.control.fail({ method, times: 100, fault: { kind: 'error', error: code } });
const setting =
  (name: string, value: string) =>
  ({ settings }: WellGround): void => {
    settings[name] = value;
  };
const inDatabase =
  (...statements: string[]) =>
  ({ file }: WellGround) =>
    change(file, ...statements);

type Planted = [name: string, plant: (ground: WellGround) => void, level: string, check: string, is: RegExp];

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
];

const LEVELS = new Map([
  ['warning', 1],
  ['broken', 2],
]);

describe('the doctor', () => {
  test('finds nothing where all is well, and changes no byte of the database', { tags: 'thorough' }, async () => {
    const { settings, file } = await wellGround();
    const before = readFileSync(file);
    expect(await examine(settings)).toMatchObject({ code: 0, verdict: 'ok', bad: [] });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each(PLANTED)('finds that %s', { tags: 'thorough' }, async (_, plant, level, check, is) => {
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
    sandbox.control.grantScopes(scopes.filter((scope) => scope !== 'team:read' && scope !== 'users:read'));
    const { code, bad } = await examine(settings);
    expect(bad.map(({ is }) => is)).toEqual(['The bot token has not: team:read, users:read.']);
    expect(code).toBe(2);
  });

  test.each([
    ['SLACK_APP_TOKEN', 'warning', 1],
    ['SLACK_SIGNING_SECRET', 'broken', 2],
  ])('finds a clock that is ten minutes ahead, with %s as %s', { tags: 'thorough' }, async (name, level, exit) => {
    const { sandbox, settings } = await wellGround();
    const { SLACK_APP_TOKEN = '', ...others } = settings;
    const secret = name === 'SLACK_APP_TOKEN' ? SLACK_APP_TOKEN : sandbox.tokens.signingSecret;
    const { code, bad } = await examine({ ...others, [name]: secret }, () => Date.now() + TEN_MINUTES);
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
});
