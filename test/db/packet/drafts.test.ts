import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passDraftTime } from '../../../src/core/packet/draft-clock.ts';
import { throwAway } from '../../../src/core/packet/draft-away.ts';
import { FROM_NOTHING, type PacketDraft, startDraft, typedIn } from '../../../src/core/packet/packet-draft.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { firstMigrations } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { CALENDAR, maya, NOW } from '../../support/packets.ts';
import { open, openStore } from '../../support/store.ts';

/** Drafts as they are stored: what is over goes, and what was said about them stays as long as it stands somewhere. */

const DAY = 24 * 60 * 60_000;
/** Those before drafts had a clock: there were migrations that are not any more. */
const BEFORE_THE_CLOCK = 27;

const begun = (): PacketDraft => {
  const draft = startDraft('D1', maya, FROM_NOTHING, NOW);
  return typedIn(draft, { changed: { account: 'Fabrikam' }, asDrawn: {} }, null, NOW) ?? draft;
};

/** The clock looks each time that the row says so. */
async function live(store: Store, until: number): Promise<void> {
  for (let now = NOW; now < until; now += DAY)
    for (const id of await store.drafts.due(now, 10))
      await store.drafts.pass(id, (draft) => passDraftTime(draft, CALENDAR, now), now);
}

test('a draft that nothing was said about goes with its words; nobody finds it any more', async () => {
  const { store } = await openStore();
  await store.drafts.change('D1', () => throwAway(begun(), NOW), NOW);
  expect(await store.drafts.of(maya.userId)).toHaveLength(1);
  await live(store, NOW + 30 * DAY);
  expect(await store.drafts.find('D1')).toBeNull();
});

test('one that something was said about loses its words, and what was said can still be changed', async () => {
  const { store, db } = await openStore();
  await store.drafts.change('D1', () => begun(), NOW);
  await live(store, NOW + 90 * DAY);
  expect(await store.drafts.find('D1')).toMatchObject({ away: 'forgotten', typed: {}, nextActionAt: null });
  expect(await store.drafts.of(maya.userId)).toEqual([]);
  const said = db.$client.prepare('select kind, draft_id as about from notices order by position').all();
  expect(said.length).toBeGreaterThan(3);
  expect(said.at(-1)).toEqual({ kind: 'draft_expired', about: 'D1' });
  expect(await store.drafts.due(NOW + 900 * DAY, 10)).toEqual([]);
});

test('what was said about it is changed as soon as it is not so any more, and not with each pause in typing', async () => {
  const { store, db } = await openStore();
  await store.drafts.change('D1', () => begun(), NOW);
  await live(store, NOW + 8 * DAY);
  db.$client.prepare(`update notices set status = 'sent', ts = '1.1', channel = 'D0'`).run();
  const revisions = () => db.$client.prepare('select revision from notices order by position').pluck().all();
  const type = async (text: string, at: number) =>
    store.drafts.change(
      'D1',
      (draft) => draft && typedIn(draft, { changed: { evidence: text }, asDrawn: {} }, null, at),
      at,
    );
  await type('a', NOW + 9 * DAY);
  const once = revisions();
  expect(once.at(-1)).toBe(2);
  await type('ab', NOW + 9 * DAY + 1);
  expect(revisions()).toEqual(once);
});

test('drafts of the version before are looked at at once, and their time counts from their last touch', {
  tags: 'thorough',
}, async () => {
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE_THE_CLOCK));
  const insertion = old.$client.prepare(
    `insert into drafts (id, team_id, author, typed, started_at, touched_at, stamp) values (?, 'T1', 'U1', '{}', ?, ?, 0)`,
  );
  insertion.run('touched', NOW, NOW + 5);
  insertion.run('untouched', NOW, null);
  old.$client.close();
  const store = createStore(await open(file));
  expect(await store.drafts.find('touched')).toMatchObject({ aliveAt: NOW + 5, nextActionAt: NOW + 5, away: null });
  expect(await store.drafts.find('untouched')).toMatchObject({ aliveAt: NOW, nextActionAt: NOW, askedAt: null });
});
