import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startProcess } from '../support/bot-process.ts';
import { brightwater } from '../support/packets.ts';
import { wellGround } from '../support/well-ground.ts';

/** The doctor as an operator types it: what it prints, and how it ends. Each fault that it finds is planted in `test/doctor/checkup.test.ts`. */

const DOCTOR = 'dist/doctor.js';
const TIMEOUT_MS = 60_000;

type Found = { check: string; level: string; is: string; why: string | null; advice: string | null };
/** A secret in what it prints fails the test (`startProcess`). */
async function examine(settings: Record<string, string>) {
  const { code, out, err } = await startProcess(settings, [DOCTOR, '--json']).ended;
  expect(err).toBe('');
  const { verdict, findings } = JSON.parse(out) as { verdict: string; findings: Found[] };
  return { code, verdict, bad: findings.filter(({ level }) => level !== 'ok'), findings };
}

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
    sandbox.control.patchChannel(brightwater.channelId, { isArchived: true });
    const { code, out, err } = await startProcess(settings, [DOCTOR]).ended;
    expect([code, err]).toEqual([2, '']);
    expect(out).toMatch(
      /^BROKEN {3}Channel {9}C0BRIGHTWATER: The channel is archived\.\s+Why: .*\n\s+Do: {2}Unarchive it/m,
    );
    expect(out).toMatch(/\n\d+ checks: 1 broken, 0 to look at, \d+ well\.\n$/);
    expect(out).not.toContain('\x1b');
    expect(out).not.toContain(brightwater.name);
  });

  test('ends with 1 when there are only warnings', async () => {
    const { settings, file } = await wellGround();
    rmSync(join(dirname(file), 'last-backup.json'));
    const { code, verdict, bad } = await examine(settings);
    expect(bad.map(({ check, level }) => [check, level])).toEqual([['Backup', 'warning']]);
    expect({ code, verdict }).toEqual({ code: 1, verdict: 'warning' });
  });

  test('finds that the process has a time zone, and compares the scopes with the manifest beside it', async () => {
    const { sandbox, settings } = await wellGround();
    const { oauth_config } = JSON.parse(readFileSync('manifest.json', 'utf8'));
    const scopes: string[] = oauth_config.scopes.bot;
    sandbox.control.grantScopes(scopes.filter((scope) => scope !== 'team:read'));
    const { code, bad } = await examine({ ...settings, TZ: 'Europe/Berlin' });
    expect(bad).toMatchObject([
      { check: 'Time zone', level: 'broken', is: expect.stringContaining('not run in UTC') },
      { level: 'broken', is: 'The bot token has not: team:read.' },
    ]);
    expect(code).toBe(2);
  });

  test('finds that a proxy leads nowhere', async () => {
    const { settings } = await wellGround();
    const { code, bad } = await examine({ ...settings, HTTP_PROXY: 'http://127.0.0.1:9' });
    expect(bad).toMatchObject([
      { check: 'Bot token', level: 'broken', is: expect.stringContaining('does not answer') },
    ]);
    expect(code).toBe(2);
  });

  test('says how it is typed when it is typed otherwise', async () => {
    const { settings } = await wellGround();
    const { code, out, err } = await startProcess(settings, [DOCTOR, '--jsn']).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('npm run doctor -- --json');
  });
});
