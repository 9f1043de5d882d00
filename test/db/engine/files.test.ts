import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/db/engine/open.ts';
import { closeToOthers } from '../../../src/db/engine/files.ts';
import { holdDatabase } from '../../../src/db/engine/hold.ts';
import { fileWithRows, migrationsThatRebuild } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { NOW } from '../../support/packets.ts';

/** What partners and customers said stands in these files: whoever has an account on the machine must not read it. */

const NOBODY = 65_534;

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));

/** As most machines are set up: what is made may be read by everybody, unless it is said otherwise. */
function withUsualMask(): void {
  const before = process.umask(0o022);
  onTestFinished(() => void process.umask(before));
}

describe('the database', { tags: 'thorough' }, () => {
  test('is made for its own user alone, with its folder, its log, its lock and the copies before upgrades', async () => {
    withUsualMask();
    const folder = join(newFolder(), 'data');
    const url = `file:${join(folder, 'handoff.db')}`;
    const hold = await holdDatabase(url, { onWaiting: () => undefined });
    (await openDatabase(url, NOW)).$client.close();
    const db = await openDatabase(url, NOW, migrationsThatRebuild('partners'));
    db.$client.exec(`insert into settings values ('open_cap', '4')`);
    expect(modeOf(folder)).toBe('700');
    expect(modesIn(folder)).toEqual({
      'handoff.db': '600',
      'handoff.db-shm': '600',
      'handoff.db-wal': '600',
      'handoff.db.before-upgrade-20261124T150000000Z': '600',
      'handoff.db.lock': '600',
    });
    db.$client.close();
    hold.release();
  });

  test('that an older version made for everybody is closed to them, and nothing else in its folder is', async () => {
    const file = await fileWithRows();
    const copy = `${file}.before-upgrade-20261124T150000000Z`;
    const others = join(dirname(file), 'handoff.db.notes');
    for (const path of [copy, others]) writeFileSync(path, '');
    for (const path of [file, copy, others]) chmodSync(path, 0o644);
    expect(closeToOthers(file)).toEqual([]);
    expect([file, copy, others].map(modeOf)).toEqual(['600', '600', '644']);
  });

  test.runIf(process.geteuid?.() === 0)(
    'of somebody else cannot be closed, and the operator is told which files',
    async () => {
      const file = await fileWithRows();
      chmodSync(dirname(file), 0o755);
      chmodSync(file, 0o644);
      process.seteuid?.(NOBODY);
      onTestFinished(() => process.seteuid?.(0));
      expect(closeToOthers(file)).toEqual([file]);
    },
  );

  test('stays open to a group that was let in on purpose', async () => {
    const file = await fileWithRows();
    chmodSync(file, 0o640);
    expect(closeToOthers(file)).toEqual([]);
    expect(modeOf(file)).toBe('640');
  });
});
