import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { windowOf } from '../../src/core/handoff/handoff.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { firstMigrations } from '../support/database-file.ts';
import { newFolder } from '../support/disk.ts';
import { NOW } from '../support/packets.ts';
import { open } from '../support/store.ts';

/** A file of the version before contacts were people in Slack, changed by `statement` and brought up to this version. */
async function upgraded(statement: string): Promise<Store> {
  const url = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(url, NOW, firstMigrations(3));
  old.$client.exec(readFileSync(new URL('./before-typed-notices.sql', import.meta.url), 'utf8'));
  old.$client.exec(statement);
  old.$client.close();
  return createStore(await open(url));
}

test('a handoff that was sent before finds its contact in the registry by name', { tags: 'thorough' }, async () => {
  const store = await upgraded(`update handoffs set partner_contact = 'Lena Fischer' where id = 'awaiting'`);
  expect(await store.handoff('awaiting')).toMatchObject({ contactId: 'lena' });
  expect(await store.handoff('accepted')).toMatchObject({ contactId: null });
});

test('a name that two contacts share says nothing', { tags: 'thorough' }, async () => {
  const store = await upgraded(`
    update handoffs set partner_contact = 'Lena Fischer' where id = 'awaiting';
    update contacts set name = 'Lena Fischer'`);
  expect(await store.handoff('awaiting')).toMatchObject({ contactId: null });
});

const PROMISED = [
  ['Wednesday', '2026-11-25T22:00:00Z', '2026-11-26'],
  ['Friday', '2026-11-27T22:00:00Z', '2026-11-30'],
  ['Saturday', '2026-11-28T01:00:00Z', '2026-11-30'],
] as const;

test.each(PROMISED)(
  'a window that closed on a %s has its promised day on the next working day',
  { tags: 'thorough' },
  async (_, at, day) => {
    const store = await upgraded(`update handoffs set deadline_at = ${Date.parse(at)} where id = 'awaiting'`);
    const handoff = await store.handoff('awaiting');
    expect(handoff && windowOf(handoff)?.hearBy).toBe(day);
  },
);
