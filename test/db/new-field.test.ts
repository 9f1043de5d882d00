import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { driver } from '../../src/db/engine/driver.ts';
import { createStore } from '../../src/db/store.ts';
import { fileWithRows } from '../support/database-file.ts';
import { NOW, packetOf } from '../support/packets.ts';
import { newFolder } from '../support/disk.ts';
import { open } from '../support/store.ts';

/** The recipe for a packet field (CONTRIBUTING.md), as far as the database goes: a column with a default, and `npm run db:generate`. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const TIMEOUT_MS = 60_000;
const LAST_FIELD = '  questions_to: text().notNull(),\n';

/** A checkout whose packet has these columns as well, after `npm run db:generate`; the names of the migrations that it wrote. */
function generate(columns: string): { migrations: string; written: string[] } {
  const folder = newFolder();
  for (const name of ['package.json', 'src/db', 'migrations'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const schema = join(folder, 'src/db/packet/packet-columns.ts');
  const source = readFileSync(schema, 'utf8');
  expect(source).toContain(LAST_FIELD);
  writeFileSync(schema, source.replace(LAST_FIELD, LAST_FIELD + columns));

  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [tool, ...args] = String(scripts['db:generate']).split(' ');
  expect(tool).toBe('drizzle-kit');
  const bin = join(root, 'node_modules/drizzle-kit/bin.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);

  const migrations = join(folder, 'migrations');
  const known = readdirSync(join(root, 'migrations'));
  return { migrations, written: readdirSync(migrations).filter((name) => !known.includes(name)) };
}

/** All rows, and how the tables and indexes are made. */
function everythingIn(file: string): Record<string, unknown[]> {
  const client = new (driver())(file, { readonly: true });
  const tables = ['partners', 'contacts', 'settings', 'people', 'absences', 'inbound', 'handoffs', 'events', 'notices'];
  const rows = tables.map((table) => [table, client.prepare(`select * from ${table}`).all()] as const);
  const made = client.prepare(`select name, sql from sqlite_master where name <> 'handoffs' order by name`).all();
  client.close();
  return { ...Object.fromEntries(rows), made };
}

describe('a packet field that comes later', { tags: 'thorough', timeout: TIMEOUT_MS }, () => {
  test('has its default in the handoffs that are there already, and nothing else changes', async () => {
    const file = await fileWithRows();
    const before = everythingIn(file);
    const { migrations, written } = generate(`
  budget: text().notNull().default(''),
  sponsor: text(),
  is_renewal: integer({ mode: 'boolean' }).notNull().default(false),
`);
    expect(written).toEqual([expect.stringMatching(/^\d{4}_\w+\.sql$/)]);
    const sql = readFileSync(join(migrations, written[0] ?? ''), 'utf8');
    expect(sql.match(/^ALTER TABLE `handoffs` ADD /gm), 'no table is made anew').toHaveLength(3);

    const db = await open(`file:${file}`, NOW, migrations);
    const store = createStore(db);
    expect(await store.handoff('H2345678')).toMatchObject({ stage: 'awaiting', packet: packetOf() });
    expect(await store.outbox.of('H2345678')).toHaveLength(2);
    db.$client.close();
    const { handoffs: old = [], ...others } = before;
    const fields = { budget: '', sponsor: null, is_renewal: 0 };
    expect(everythingIn(file)).toEqual({ ...others, handoffs: old.map((row) => ({ ...(row as object), ...fields })) });
  });

  test('is the only reason for a migration: the ones that are there make what the schema says', () => {
    expect(generate('').written).toEqual([]);
  });
});
