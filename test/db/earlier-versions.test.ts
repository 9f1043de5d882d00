import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { driver } from '../../src/db/engine/driver.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore } from '../../src/db/store.ts';
import { marksIn } from '../../torture/canaries/marks.ts';
import { databaseOnDisk } from '../support/disk.ts';

/** A database of each version that was kept (`npm run keep-database`) is opened by this one, and nothing in it is lost. */

const folder = fileURLToPath(new URL('../fixtures/databases/', import.meta.url));
const kept = readdirSync(folder).filter((name) => name.endsWith('.db.gz'));
const NOW = Date.parse('2027-06-02T12:00:00Z');

function putBack(name: string): { url: string; handoffs: { id: string; words: string }[] } {
  const url = databaseOnDisk();
  const file = url.slice('file:'.length);
  writeFileSync(file, gunzipSync(readFileSync(`${folder}${name}`)));
  const db = new (driver())(file, { readonly: true });
  const rows = db.prepare('select * from handoffs').all() as { id: string }[];
  db.close();
  return { url, handoffs: rows.map((row) => ({ id: row.id, words: JSON.stringify(row) })) };
}

const marksOf = (text: string): string[] =>
  [...new Set(marksIn(text).map(({ what, life }) => `${what} ${life}`))].toSorted();

describe.each(kept)('what is in %s', (name) => {
  test('is all there for this version: each handoff with its words, its history and its partner', async () => {
    const { url, handoffs } = putBack(name);
    expect(handoffs.length).toBeGreaterThan(10);
    const db = await openDatabase(url, NOW);
    const store = createStore(db);
    for (const { id, words } of handoffs) {
      const handoff = await store.handoff(id);
      expect(handoff?.id).toBe(id);
      expect(marksOf(JSON.stringify(handoff))).toEqual(
        expect.arrayContaining(marksOf(words).filter((mark) => mark.startsWith('why'))),
      );
      expect((await store.history(id)).length).toBeGreaterThan(0);
      expect(await store.partner(handoff?.packet.partner ?? '')).not.toBeNull();
    }
    await store.close();
  });
});

test('there is one of the version that is written now, or was released last', () => {
  expect(kept.length).toBeGreaterThan(0);
});
