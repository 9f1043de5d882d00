import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { driver } from '../../src/db/engine/driver.ts';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/engine/open.ts';
import { type Ended, settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { piecesIn } from '../support/secrets.ts';

/** What stands in the way of a start is told in one sentence, without a stack, and the exit code says who must act. */

const TIMEOUT_MS = 30_000;
const WRONG_SETTINGS = 1;
const LOST_SLACK_OR_DATABASE = 2;
const tokens = { SLACK_BOT_TOKEN: 'xoxb-my-secret', SLACK_APP_TOKEN: 'xapp-my-secret' };
const NOWHERE = 'http://127.0.0.1:1/api/';

function expectSentence({ code, out, err }: Ended, expected: { code: number; sentence: RegExp }): void {
  expect(err.trim().split('\n')).toEqual([expect.stringMatching(expected.sentence)]);
  expect(code).toBe(expected.code);
  expect(out).not.toContain('is ready');
  expect(out + err).not.toMatch(/^\s+at /m);
}

describe('a start without what it needs', { timeout: TIMEOUT_MS }, () => {
  test('lists all the settings that are missing', async () => {
    const { code, out, err } = await startProcess({}).ended;
    expect(err.split('\n')).toEqual([
      'The settings cannot be used:',
      expect.stringMatching(/^ {2}SLACK_BOT_TOKEN is missing/),
      expect.stringMatching(/^ {2}SLACK_APP_TOKEN is missing: set it for Socket Mode \(starts with xapp-\), or set/),
      'Each is explained in .env.example.',
      '',
    ]);
    expect([code, out]).toEqual([WRONG_SETTINGS, '']);
  });

  test('outside UTC says how to start it', async () => {
    const ended = await startProcess({ ...tokens, TZ: 'America/New_York' }).ended;
    expectSentence(ended, { code: WRONG_SETTINGS, sentence: /^Start the bot with TZ=UTC \(npm start does\)/ });
  });

  test('with tokens that Slack refuses says which, and where to get another', async () => {
    const sandbox = await startSandbox();
    const settings = settingsFor(sandbox);
    const [bot, app] = await Promise.all([
      startProcess({ ...settings, SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN }).ended,
      startProcess({ ...settings, SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN }).ended,
    ]);
    expectSentence(bot, { code: WRONG_SETTINGS, sentence: /^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy/ });
    expectSentence(app, { code: WRONG_SETTINGS, sentence: /^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. Make/ });
  });

  test('that does not reach Slack says where it tried', async () => {
    const ended = await startProcess({ ...tokens, SLACK_API_URL: NOWHERE, DATABASE_URL: databaseOnDisk() }).ended;
    const sentence = /^Slack cannot be reached at http:\/\/127\.0\.0\.1:1\/api\/\. Check the network/;
    expectSentence(ended, { code: LOST_SLACK_OR_DATABASE, sentence });
  });

  test('where another page answers in Slack’s place says that the address is wrong, not the token', async () => {
    const server = createServer(
      (_, response) => void response.writeHead(404, { 'content-type': 'text/html' }).end('no'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const settings = { ...tokens, SLACK_API_URL: `http://127.0.0.1:${port}/apo/`, DATABASE_URL: databaseOnDisk() };
    const ended = await startProcess(settings).ended;
    server.close();
    expectSentence(ended, {
      code: WRONG_SETTINGS,
      sentence: /^SLACK_API_URL does not look like Slack's Web API: http/,
    });
  });

  // Wherever else it may be put: test/config.test.ts.
  test('prints no piece of a secret that was put in the wrong place, nor of one that is right', async () => {
    const secret = 'Q7W3E9R1T5Z2U8I4';
    const token = `xoxb-${secret}`;
    const fine = { ...tokens, DATABASE_URL: databaseOnDisk(), SLACK_API_URL: NOWHERE };
    const mistakes: Record<string, string>[] = [
      { SLACK_API_URL: `https://me:${secret}@slack.com/api/`, DATABASE_URL: token, LOG_LEVEL: secret },
      { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret, LOG_LEVEL: 'debug' },
    ];
    const printed = await Promise.all(mistakes.map((mistake) => startProcess({ ...fine, ...mistake }).ended));
    for (const { code, out, err } of printed) {
      expect(code).not.toBe(0);
      expect(err).not.toBe('');
      expect(piecesIn(out + err, secret)).toEqual([]);
    }
  });

  test('with a database where nothing is kept says so at once', async () => {
    const { code, err } = await startProcess({ ...tokens, DATABASE_URL: 'file:/proc/1/below/handoff.db' }).ended;
    expect(err.split('\n')[1]).toMatch(/^ {2}DATABASE_URL must not lie in \/proc, \/sys or \/dev/);
    expect(code).toBe(WRONG_SETTINGS);
  });

  test('with a database that it cannot use says why and what to do', async () => {
    const unwritable = databaseOnDisk();
    writeFileSync(unwritable.slice('file:'.length), '');
    const newer = databaseOnDisk();
    (await openDatabase(newer, Date.now())).$client.close();
    const client = new (driver())(newer.slice('file:'.length));
    client.exec(`insert into __drizzle_migrations (hash, created_at) values ('x', ${Date.parse('2999-01-01')})`);
    client.close();
    const damaged = databaseOnDisk();
    (await openDatabase(damaged, Date.now())).$client.close();
    const content = readFileSync(damaged.slice('file:'.length));
    writeFileSync(damaged.slice('file:'.length), content.fill(0x5a, 4096));
    const settings = { ...tokens, SLACK_API_URL: NOWHERE };
    const [one, other, third] = await Promise.all([
      startProcess({ ...settings, DATABASE_URL: `${unwritable}/below/a/file.db` }).ended,
      startProcess({ ...settings, DATABASE_URL: newer }).ended,
      startProcess({ ...settings, DATABASE_URL: damaged }).ended,
    ]);
    expectSentence(third, {
      code: LOST_SLACK_OR_DATABASE,
      sentence: /^The database .* is damaged, .* Move it aside with its -wal and -shm, and restore your newest backup/,
    });
    expectSentence(one, {
      code: LOST_SLACK_OR_DATABASE,
      sentence: /cannot be opened for writing .* Check that the folder/,
    });
    expectSentence(other, {
      code: LOST_SLACK_OR_DATABASE,
      sentence: /written by a newer version of this bot\. Start that/,
    });
  });

  test('on a port that is taken says so, and which setting to change', async () => {
    const sandbox = await startSandbox();
    const { SLACK_APP_TOKEN: _, ...settings } = settingsFor(sandbox);
    const port = new URL(sandbox.url).port;
    const [receiving, health] = await Promise.all([
      startProcess({ ...settings, SLACK_SIGNING_SECRET: 'my-signing-secret', PORT: port }).ended,
      startProcess({ ...settingsFor(sandbox), HEALTH_PORT: port }).ended,
    ]);
    const sentenceFor = (setting: string) =>
      new RegExp(`^Port ${port} is taken by another program\\. Set ${setting} to a free one\\.$`);
    expectSentence(receiving, { code: WRONG_SETTINGS, sentence: sentenceFor('PORT') });
    expectSentence(health, { code: WRONG_SETTINGS, sentence: sentenceFor('HEALTH_PORT') });
  });

  test('ends at once when it is told to, though Slack has not answered yet', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const asked = new Promise((resolve) => server.once('request', resolve));
    const bot = startProcess({
      ...tokens,
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      DATABASE_URL: databaseOnDisk(),
    });
    await asked;
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    server.closeAllConnections();
    server.close();
  });
});
