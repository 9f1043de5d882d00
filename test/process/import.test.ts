import { describe, expect, test } from 'vitest';
import { fileWith } from '../support/importing.ts';
import { settingsFor, startProcess, startSandbox, type Ended } from '../support/bot-process.ts';
import { count, firstMigrations } from '../support/database-file.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { NOW } from '../support/packets.ts';
import { newDatabase, open } from '../support/store.ts';

/** The command that imports, as an operator types it: what it prints, and how it ends. */

const TIMEOUT_MS = 60_000;
const TWO = 'name,domain\nContoso,contoso.com\nFabrikam,fabrikam.com\n';

function importing(databaseUrl: string, ...args: string[]): Promise<Ended> {
  return startProcess({ DATABASE_URL: databaseUrl }, ['dist/import.js', ...args]).ended;
}

describe('the command to import', { timeout: TIMEOUT_MS }, () => {
  test('works beside the living bot, which goes on', async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const bot = startProcess(settingsFor(sandbox, databaseUrl));
    await bot.ready;
    const { code, out, err } = await importing(databaseUrl, fileWith(TWO));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('2 accounts read: 2 new, 0 changed, 0 as they were.');
    expect(out).toMatch(/ s, \d+ MB of memory at most/);
    bot.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    expect(count(databaseUrl.slice('file:'.length), 'accounts')).toBe(2);
  });

  test('ends with 3 when the file has faults, and says where', async () => {
    const databaseUrl = await newDatabase('empty');
    const bad = fileWith(`${TWO}Litware,litware\n`);
    const { code, out, err } = await importing(databaseUrl, bad);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('Line 4, domain: “litware” is no website.');
    expect(err).toContain('Nothing was imported: 1 fault found.');
    const again = await importing(databaseUrl, bad, '--skip-bad');
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringContaining('2 new, 0 changed, 0 as they were. 1 left out.'),
    ]);
  });

  test.each<[string, string[], string]>([
    ['two files', ['a.csv', 'b.csv'], 'One file at a time.'],
    ['a file that is not there', ['/nowhere/a.csv'], 'The file cannot be imported (ENOENT'],
  ])('ends with 1 for %s', async (_, args, sentence) => {
    const { code, err } = await importing(await newDatabase('empty'), ...args);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  });

  test('ends with 1 for a setting that is wrong', async () => {
    const { code, err } = await importing('postgres://x', fileWith(TWO));
    expect([code, err]).toEqual([1, expect.stringContaining('DATABASE_URL must start with file:')]);
  });

  test('ends with 2, and makes and upgrades nothing, where the bot has not been yet in this version', async () => {
    const nowhere = databaseOnDisk();
    const missing = await importing(nowhere, fileWith(TWO));
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('Start the bot once: it makes it.')]);
    const old = databaseOnDisk();
    (await open(old, NOW, firstMigrations(3))).$client.close();
    const older = await importing(old, fileWith(TWO));
    expect([older.code, older.err]).toEqual([2, expect.stringContaining('Start this version once: it upgrades it.')]);
  });
});
