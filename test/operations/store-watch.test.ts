import { expect, test } from 'vitest';
import { StoreTrouble } from '../../src/core/kernel/errors.ts';
import { createStoreWatch } from '../../src/operations/store-watch.ts';

/** A watch whose clock and database are moved by hand, and what stands in the log. */
function watching() {
  const lines: string[] = [];
  let at = 0;
  let caughtUp = 0;
  let answer: Error | null = null;
  const note = (level: string) => (_facts: object, words: string) => lines.push(`${level}: ${words}`);
  const watch = createStoreWatch({
    now: () => at,
    log: { error: note('error'), warn: note('warn'), info: note('info') },
  });
  const probe = async () => {
    if (answer instanceof StoreTrouble) watch.failed(answer.trouble, 'SQLITE_X');
    if (answer) throw answer;
  };
  return {
    watch,
    lines,
    caughtUp: () => caughtUp,
    databaseSays: (error: Error | null) => (answer = error),
    /** Looks every five seconds for so long. */
    async pass(seconds: number) {
      for (const end = at + seconds * 1000; at < end; ) {
        at += 5_000;
        await watch.look(probe, async () => void (caughtUp += 1));
      }
    },
  };
}

test('a full disk is logged once, however long it lasts, and once when there is room again; then what was due is done', async () => {
  const { watch, lines, caughtUp, databaseSays, pass } = watching();
  expect(watch.isWell()).toBe(true);
  watch.failed('full', 'SQLITE_FULL');
  databaseSays(new StoreTrouble('full'));
  await pass(3 * 3600);
  expect(lines).toEqual([expect.stringMatching(/^error: The disk of the database is full/)]);
  expect(watch.isWell()).toBe(false);
  databaseSays(null);
  await pass(60);
  expect(lines.slice(1)).toEqual(['info: The database takes everything again']);
  expect([watch.isWell(), caughtUp()]).toEqual([true, 1]);
});

test('a disk that takes one thing and refuses the next does not fill the log', async () => {
  const { watch, lines, databaseSays, pass } = watching();
  watch.failed('full', 'SQLITE_FULL');
  for (let minutes = 0; minutes < 60; minutes += 1) {
    databaseSays(null);
    await pass(20);
    databaseSays(new StoreTrouble(minutes % 2 === 0 ? 'failing' : 'full'));
    await pass(40);
  }
  expect(lines).toEqual([
    expect.stringMatching(/^error: The disk of the database is full/),
    expect.stringMatching(/^error: The disk of the database fails/),
  ]);
});

test('a database that another program holds is a warning, no fault of ours', async () => {
  const { watch, lines } = watching();
  watch.failed('busy', 'SQLITE_BUSY');
  expect(lines).toEqual([expect.stringMatching(/^warn: Another program holds the database/)]);
});

test('another fault of the look is not taken for the trouble that was told', async () => {
  const { watch, databaseSays, pass } = watching();
  watch.failed('full', 'SQLITE_FULL');
  databaseSays(new TypeError('x is not a function'));
  await expect(pass(5)).rejects.toThrow('not a function');
});
