import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstMigrations, migrationsBefore } from '../support/database-file.ts';
import { newFolder } from '../support/disk.ts';
import { NOW } from '../support/packets.ts';
import { landed, open, openStore } from '../support/store.ts';

/** A message is due at a moment, and never since 1970. */

const HOUR = 3_600_000;

test('what was queued without a moment is due since it was last told, or else since its handoff was sent', {
  tags: 'thorough',
}, async () => {
  const { db: fresh, store } = await openStore();
  await landed(store);
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = (await open(file, NOW, firstMigrations(migrationsBefore('notices_due')))).$client;
  for (const table of ['partners', 'handoffs', 'notices']) {
    const columns = old.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
    const values = columns.map((name) => `@${name}`);
    const insertion = old.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
    for (const row of fresh.$client.prepare(`select * from ${table}`).all()) insertion.run(row);
  }
  old.exec(`update notices set next_try_at = 0`);
  old.exec(`update notices set sent_at = ${NOW + HOUR} where kind = 'ae_card'`);
  const kept = old.prepare(`select id from notices where kind = 'ae_card'`).pluck().get();
  old.prepare('insert into lost_posts (notice, channel, since, until) values (?, ?, 1, 2)').run(kept, 'D1');
  old.close();

  const { $client: now } = await open(file);
  const due = now.prepare('select kind, next_try_at from notices order by position').raw().all();
  expect(due).toEqual([
    ['ae_card', NOW + HOUR],
    ['partner_card', NOW],
  ]);
  expect(now.prepare('select notice from lost_posts').pluck().all()).toEqual([kept]);
});

test('nothing can be queued without a moment any more', async () => {
  const { db, store } = await openStore();
  await landed(store);
  expect(() => db.$client.exec('update notices set next_try_at = 0')).toThrow('notices_are_due_at_a_moment');
});
