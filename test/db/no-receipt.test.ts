import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { accept } from '../../src/core/handoff/answering.ts';
import { driver } from '../../src/db/engine/driver.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { firstMigrations } from '../support/database-file.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { NOW, sam } from '../support/packets.ts';
import { open } from '../support/store.ts';

/** A file of the version that gave authors a card when they sent, and a message of its own with the decision, brought up to this one. */

const dump = fileURLToPath(new URL('./before-typed-notices.sql', import.meta.url));
const DUMPED_AFTER = 3;
const BEFORE = 11;
/** Which answer it is of was not kept then. */
const CARD = { kind: 'author_card', version: 0 } as const;

/** `planted` is done to the file just before this version opens it. */
async function upgraded(planted = ''): Promise<Store> {
  once ??= oldFile();
  const url = databaseOnDisk();
  const file = url.slice('file:'.length);
  writeFileSync(file, await once);
  const old = new (driver())(file);
  old.exec(planted);
  old.close();
  return createStore(await open(url));
}

let once: Promise<Buffer> | undefined;

/** Made once, a copy for each test. */
async function oldFile(): Promise<Buffer> {
  const url = databaseOnDisk();
  const dumped = await open(url, NOW, firstMigrations(DUMPED_AFTER));
  dumped.$client.exec(readFileSync(dump, 'utf8'));
  dumped.$client.close();
  const old = await open(url, NOW, firstMigrations(BEFORE));
  const content = old.$client.serialize();
  old.$client.close();
  return content;
}

const change = (kind: string, handoff: string, set: string) =>
  `update notices set ${set} where kind = '${kind}' and handoff_id = '${handoff}';`;

const cardOf = async (store: Store, handoff: string): Promise<NoticeRow | null> =>
  (await store.outbox.of(handoff)).findLast(({ kind }) => kind === CARD.kind) ?? null;

test.each(['sent', 'claimed', 'unknown', 'held', 'dead_letter'])(
  'the receipt of a handoff that waits (%s) is forgotten, so that its author hears of the decision in a new message',
  { tags: 'thorough' },
  async (status) => {
    const place = `channel = 'D0MAYA', ts = '1.0', claimed_at = 1`;
    const copies = `insert into lost_posts select id, 'D0MAYA', null, 0, 1 from notices where kind = 'author_card';`;
    const store = await upgraded(change('author_card', 'H5', `status = '${status}', ${place}`) + copies);
    expect(await cardOf(store, 'H5')).toBeNull();
    expect(await store.outbox.lostPosts()).toEqual([]);
    await store.change('H5', (handoff) => accept(handoff, { by: sam, move: 'Call.', moveBy: '2026-12-01', now: NOW }));
    expect(await cardOf(store, 'H5')).toMatchObject({ status: 'queued', channel: null, ts: null, claimedAt: null });
  },
);

test('a draft that was sent back, and a handoff that was withdrawn, have no card any more', {
  tags: 'thorough',
}, async () => {
  const store = await upgraded();
  expect(await cardOf(store, 'H4')).toBeNull();
  expect(await cardOf(store, 'H1')).toBeNull();
  expect((await store.outbox.of('H4')).map(({ kind }) => kind)).toEqual(['ae_refused']);
});

test.each(['H2', 'H3'])(
  'what told its author the decision of %s is their card now, and nothing is said again',
  { tags: 'thorough' },
  async (id) => {
    const store = await upgraded();
    const ofAuthor = (await store.outbox.of(id)).filter(({ conversation }) => conversation === 'person:U0MAYA');
    const place = { channel: 'D0SAM', ts: id === 'H2' ? '1795532400.000007' : '1795532400.000008' };
    expect(ofAuthor).toEqual([
      expect.objectContaining({ ...place, notice: CARD, key: 'author_card:0', status: 'sent' }),
    ]);
  },
);

const NOWHERE = 'channel = null, ts = null';
test.each([
  ['waits', `status = 'queued', claimed_at = null, attempts = 2`, { status: 'queued', attempts: 2 }],
  ['is on its way', `status = 'claimed', claimed_at = 5`, { status: 'claimed', claimedAt: 5 }],
  ['is in doubt', `status = 'unknown', claimed_at = 5`, { status: 'unknown', claimedAt: 5 }],
  ['waits for a person', `status = 'dead_letter', claimed_at = null, attempts = 9`, { status: 'queued', attempts: 0 }],
  ['waits for one, in doubt', `status = 'dead_letter', claimed_at = 5`, { status: 'unknown', claimedAt: 5 }],
])(
  'a decision that %s still reaches its author, under the id by which Slack may know it',
  { tags: 'thorough' },
  async (_, set, expected) => {
    const store = await upgraded(change('author_decision', 'H2', `${set}, ${NOWHERE}`));
    expect(await cardOf(store, 'H2')).toMatchObject({ id: 'n47', ts: null, ...expected });
  },
);
