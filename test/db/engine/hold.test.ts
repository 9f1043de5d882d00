import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DatabaseProblem } from '../../../src/db/engine/database-problem.ts';
import { driver } from '../../../src/db/engine/driver.ts';
import { holdDatabase } from '../../../src/db/engine/hold.ts';
import { databaseOnDisk, newFolder } from '../../support/disk.ts';

/** Two bots on one database would each believe that the other's work was cut short. */

const holder = fileURLToPath(new URL('../holder.ts', import.meta.url));
const silently = { onWaiting: () => undefined };

/** Holds it with a clock of its own: `waited` grows by what it would have waited (ms), and `meanwhile` happens then. */
async function holdPatiently(url: string, meanwhile: (waitedMs: number) => void = () => undefined) {
  let [waitedMs, told] = [0, 0];
  const pause = async (ms: number) => {
    waitedMs += ms;
    meanwhile(waitedMs);
  };
  const held = holdDatabase(url, { onWaiting: () => (told += 1), pause });
  const outcome = await held.catch((error: unknown) => error);
  return { outcome, waitedMs, told };
}

describe('a second process on one database', () => {
  test('is refused after half a minute, in a sentence that says what to do', async () => {
    const url = databaseOnDisk();
    const first = await holdDatabase(url, silently);
    const { outcome, waitedMs, told } = await holdPatiently(url);
    expect(outcome).toBeInstanceOf(DatabaseProblem);
    expect(String(outcome)).toContain(
      `Another process uses the database ${url.slice('file:'.length)}, and has not ended within half a minute. Stop it, or`,
    );
    expect(waitedMs).toBe(29_750);
    expect(told, 'it says once that it waits').toBe(1);
    first.release();
  });

  test('goes on as soon as the first has ended', async () => {
    const url = databaseOnDisk();
    const first = await holdDatabase(url, silently);
    const { outcome, waitedMs } = await holdPatiently(url, (soFar) => soFar >= 1000 && first.release());
    expect(outcome).toMatchObject({ release: expect.any(Function) });
    expect(waitedMs).toBe(1000);
    const third = await holdPatiently(url);
    expect(third.outcome, 'now the second has it').toBeInstanceOf(DatabaseProblem);
  });

  test('does not wait for one that was killed', { tags: 'thorough' }, async () => {
    const url = databaseOnDisk();
    const first = fork(holder, [url], { execArgv: ['--import', 'tsx'] });
    await once(first, 'message');
    const refused = await holdPatiently(url);
    expect(refused.outcome).toBeInstanceOf(DatabaseProblem);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const { outcome, told } = await holdPatiently(url);
    expect(outcome).toMatchObject({ release: expect.any(Function) });
    expect(told).toBe(0);
  });

  test('is none of another database', async () => {
    const folder = newFolder();
    for (const name of ['one', 'other']) await holdDatabase(`file:${join(folder, `${name}.db`)}`, silently);
    for (const _ of ['first', 'second']) await holdDatabase('file::memory:', silently);
  });
});

test('beside a database of another program no lock is made', async () => {
  const file = join(newFolder(), 'photos.db');
  const client = new (driver())(file);
  client.exec('create table photos (name text)');
  client.close();
  const before = readFileSync(file);
  await expect(holdDatabase(`file:${file}`, silently)).rejects.toThrow('belongs to another program');
  expect(existsSync(`${file}.lock`)).toBe(false);
  expect(readFileSync(file).equals(before)).toBe(true);
});
