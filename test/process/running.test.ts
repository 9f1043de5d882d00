import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registerBrightwater } from '../support/bot.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { sendPacket, told } from '../support/real-clock.ts';

const TIMEOUT_MS = 60_000;

const EVERYBODY = ['C0BRIGHTWATER', 'D0SAM'];

describe('the process', { timeout: TIMEOUT_MS }, () => {
  test('says once that it is ready, delivers what it can when it is told to stop, and ends with 0; the next does the rest', async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const settings = settingsFor(sandbox, databaseUrl);
    const bot = startProcess(settings);
    await bot.ready;
    await registerBrightwater({ ada: sandbox.as('U0ADA') });
    sandbox.control.fail({ method: 'chat.postMessage', times: 3, fault: { kind: 'delay', ms: 300 } });
    await sendPacket(sandbox);
    bot.kill('SIGTERM');
    const { code, out, err } = await bot.ended;
    expect(code).toBe(0);
    expect(told(sandbox), 'the account executive first').toContain('D0SAM');
    expect(out.match(/^The handoff bot is ready \(Socket Mode\)\.$/gm)).toHaveLength(1);
    expect(out).toContain('"mode":"socket","msg":"Receives by Socket Mode"');
    expect(err).toBe('');
    // Closed in order: nothing is left in the write-ahead log.
    expect(existsSync(`${databaseUrl.slice('file:'.length)}-wal`)).toBe(false);

    const next = startProcess(settings);
    await next.ready;
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toEqual(EVERYBODY);
    next.kill('SIGTERM');
    await next.ended;
  });

  test('that is killed before it could tell anybody loses nothing: everybody is told once by the next', async () => {
    const sandbox = await startSandbox();
    const settings = settingsFor(sandbox, databaseOnDisk());
    const first = startProcess(settings);
    await first.ready;
    await registerBrightwater({ ada: sandbox.as('U0ADA') });
    for (const method of ['conversations.open', 'conversations.info'])
      sandbox.control.fail({ method, times: 1000, fault: { kind: 'drop' } });
    await sendPacket(sandbox);
    first.kill('SIGKILL');
    expect((await first.ended).signal).toBe('SIGKILL');
    expect(told(sandbox)).toEqual([]);

    sandbox.control.clear();
    const second = startProcess(settings);
    await second.ready;
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toEqual(EVERYBODY);
    second.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
    expect(told(sandbox)).toEqual(EVERYBODY);
  });

  test('goes on when its machine’s clock is set two hours back', async () => {
    const sandbox = await startSandbox();
    const command = ['--require', './test/support/clock-set-back.cjs', 'dist/index.js'];
    const bot = startProcess(settingsFor(sandbox, databaseOnDisk()), command);
    await bot.ready;
    await registerBrightwater({ ada: sandbox.as('U0ADA') });
    await sendPacket(sandbox);
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toEqual(EVERYBODY);
    bot.kill('SIGUSR2');
    await sendPacket(sandbox, 'Contoso');
    const twice = EVERYBODY.flatMap((channel) => [channel, channel]);
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toEqual(twice);
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });

  test('receives over HTTP with a signing secret, and says on which port', async () => {
    const sandbox = await startSandbox();
    const { SLACK_APP_TOKEN: _, ...settings } = settingsFor(sandbox);
    const bot = startProcess({ ...settings, SLACK_SIGNING_SECRET: sandbox.tokens.signingSecret, PORT: '0' });
    await bot.ready;
    bot.kill('SIGINT');
    const { code, out } = await bot.ended;
    expect(out).toContain('"mode":"http","msg":"Receives by HTTP on port');
    expect(out).toMatch(/^The handoff bot is ready \(HTTP on port \d+, path \/slack\/events\)\.$/m);
    expect(code).toBe(0);
  });

  test('is compiled and started in UTC by npm start, which passes on signals and the exit code', async () => {
    const sandbox = await startSandbox();
    const settings = { ...settingsFor(sandbox, databaseOnDisk()), TZ: 'America/New_York' };
    const bot = startProcess(settings, ['scripts/start.mjs']);
    await bot.ready;
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    const withoutSettings = await startProcess({}, ['scripts/start.mjs']).ended;
    expect(withoutSettings.err).toContain('SLACK_BOT_TOKEN is missing');
    expect(withoutSettings.code).toBe(1);
  });

  test('ends in order, and leaves nothing of its log behind, when npm start is killed over it', async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const npmStart = startProcess(settingsFor(sandbox, databaseUrl), ['scripts/start.mjs']);
    await npmStart.ready;
    npmStart.kill('SIGKILL');
    // What it printed ends only with the bot, which holds the same streams.
    expect((await npmStart.ended).signal).toBe('SIGKILL');
    expect(existsSync(`${databaseUrl.slice('file:'.length)}-wal`)).toBe(false);
  });

  test('ends in order when its terminal is closed', async () => {
    const bot = startProcess(settingsFor(await startSandbox(), databaseOnDisk()));
    await bot.ready;
    bot.kill('SIGHUP');
    expect(await bot.ended).toMatchObject({ code: 0, signal: null });
  });
});
