import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstMigrations } from '../support/database-file.ts';
import { newFolder } from '../support/disk.ts';
import { inWork } from '../../src/core/outcome/taken-up.ts';
import { passMoves } from '../../src/core/outcome/moves-clock.ts';
import { handoffFrom, rowOf } from '../../src/db/handoff/handoff-row.ts';
import { handoffs } from '../../src/db/schema.ts';
import { everyState, movesTime, NOW, packetOf } from '../support/packets.ts';
import { open, openStore } from '../support/store.ts';

/** Handoffs that were accepted before anybody asked what holds them up. */

const BEFORE_STALLS = 18;
const LONG_AGO = '2020-03-02';
const FAR_AHEAD = '2090-03-02';

/** The file of an older version with an accepted handoff without a clock, whose moves were for `day`. */
async function upgraded(day: string) {
  const { db: fresh } = await openStore();
  const row = {
    ...rowOf(everyState(packetOf()).accepted),
    id: 'H1',
    requestKey: 'H1',
    agreedMoveBy: day,
    partnerDueOn: day,
  };
  fresh
    .insert(handoffs)
    .values({ ...row, nextActionAt: null })
    .run();
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE_STALLS));
  for (const table of ['partners', 'handoffs']) {
    const columns = old.$client.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
    const values = columns.map((name) => `@${name}`);
    const insertion = old.$client.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
    for (const one of fresh.$client.prepare(`select * from ${table}`).all()) insertion.run(one);
  }
  old.$client
    .prepare("insert into events (handoff_id, kind, actor, at) values ('H1', 'introduced', 'U0SAM', ?)")
    .run(NOW + 5);
  old.$client.close();
  const found = (await open(file)).select().from(handoffs).get();
  const agreed = found && inWork(handoffFrom(found));
  if (!agreed) throw new Error('It is not accepted any more.');
  return agreed;
}

test('what was accepted before gets a clock, which counts from when somebody said something last', {
  tags: 'thorough',
}, async () => {
  const agreed = await upgraded(FAR_AHEAD);
  expect(agreed.moves).toMatchObject({
    saidAt: NOW + 5,
    stallAskedAt: null,
    updateAskedAt: null,
    wordForPartner: null,
  });
  expect(agreed.nextActionAt).toBe(NOW + 5);
  expect(agreed.moves).toMatchObject({ partnerSlippedAt: null, sellerSlippedAt: null });
});

test('whose days are long over is asked about in one question, without news of each move that slipped', {
  tags: 'thorough',
}, async () => {
  const agreed = await upgraded(LONG_AGO);
  expect(agreed.moves).toMatchObject({ partnerSlippedAt: NOW + 5, sellerSlippedAt: NOW + 5 });
  const monday = Date.parse('2026-12-07T09:00:00-05:00');
  const decision = passMoves(agreed, { ...movesTime(), updates: { ...movesTime().updates, isOnHold: true } }, monday);
  expect(decision?.notices).toEqual([{ kind: 'ae_stalled', about: 'our_move', at: monday }]);
});
