import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settingsFor, startByNpm, startProcess, startSandbox } from '../support/bot-process.ts';
import { databaseOnDisk } from '../support/disk.ts';

/** npm is the process whose id an operator has, and it passes on only some signals. These tests mostly wait, so they do it beside each other. */

const TIMEOUT_MS = 60_000;
const START = ['start'];
const NPX = ['exec', '-c', 'node scripts/start.mjs'];

describe.concurrent('the bot ends in order, and the next one starts at once,', { timeout: TIMEOUT_MS }, () => {
  test.for<[string, NodeJS.Signals, string[]]>([
    ['npm start', 'SIGTERM', START],
    ['npm start', 'SIGINT', START],
    ['npm start', 'SIGHUP', START],
    ['npm start', 'SIGKILL', START],
    ['npx', 'SIGTERM', NPX],
  ])('when %s alone gets %s', async ([, signal, command], { onTestFinished }) => {
    const databaseUrl = databaseOnDisk(onTestFinished);
    const settings = settingsFor(await startSandbox(onTestFinished), databaseUrl);
    const npm = startByNpm(settings, command, onTestFinished);
    await npm.ready;
    npm.kill(signal);
    await npm.ended;
    expect(existsSync(`${databaseUrl.slice('file:'.length)}-wal`)).toBe(false);
    const next = startProcess(settings, undefined, onTestFinished);
    await next.ready;
    expect(next.said()).not.toContain('Another process uses the database');
    next.kill('SIGTERM');
    expect((await next.ended).code).toBe(0);
  });
});
