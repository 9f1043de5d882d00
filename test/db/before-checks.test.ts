import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accountKey } from '../../src/core/directory/account-name.ts';
import { type Handoff, windowOf } from '../../src/core/handoff/handoff.ts';
import { handoffFrom, rowOf } from '../../src/db/handoff/handoff-row.ts';
import { handoffs } from '../../src/db/schema.ts';
import { firstMigrations, migrationsBefore } from '../support/database-file.ts';
import { messagesOf } from '../blocks/drawn.ts';
import { modalOf, openForm, readsLastPage, startWorld } from '../support/bot.ts';
import { newFolder } from '../support/disk.ts';
import { brightwater, everyState, NOW, packetOf } from '../support/packets.ts';
import { open, openStore } from '../support/store.ts';

/** The file of a version that asked nobody about conflicts, with handoffs in every stage that there was. */

const BEFORE_CHECKS = migrationsBefore('conflict_check');

/** By what happened to it, each with that for its id. */
const STATES: [string, Handoff][] = Object.entries(everyState(packetOf())).map(([name, state]) => [
  name,
  { ...state, id: name, deal: name },
]);

/** As the older version wrote it; upgraded at the next opening. */
async function oldFile(states: readonly [string, Handoff][]): Promise<string> {
  const { db: fresh } = await openStore();
  for (const [name, state] of states)
    fresh
      .insert(handoffs)
      .values({ ...rowOf(state), requestKey: name })
      .run();
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE_CHECKS));
  for (const table of ['partners', 'contacts', 'handoffs']) {
    const columns = old.$client.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
    const values = columns.map((name) => `@${name}`);
    const insertion = old.$client.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
    for (const row of fresh.$client.prepare(`select * from ${table}`).all()) insertion.run(row);
  }
  const columns = old.$client.prepare("select name from pragma_table_info('handoffs')").pluck().all();
  expect(columns, 'it is from before').not.toContain('account_key');
  old.$client.close();
  return file;
}

/** Nobody had said yet where a touch is seen, and nobody had signed or graded anything. */
function asItWasThen(state: Handoff): Handoff {
  return {
    ...state,
    ...('grade' in state ? { grade: null } : {}),
    clearing: null,
    packet: { ...state.packet, partner_touch_source: '' },
  };
}

describe('what was handed off before anybody was asked about conflicts', () => {
  test('is read as it was, in every stage, and is found by its account', { tags: 'thorough' }, async () => {
    const db = await open(await oldFile(STATES));
    const rows = db.select().from(handoffs).all();
    expect(Object.fromEntries(rows.map((row) => [row.id, handoffFrom(row)]))).toEqual(
      Object.fromEntries(STATES.map(([name, state]) => [name, asItWasThen(state)])),
    );
    expect(new Set(rows.map(({ accountKey: key }) => key))).toEqual(new Set([accountKey('FABRIKAM Logistics, Inc.')]));
  });

  test('is drawn: cards, posts, and what is said in the partner’s thread', async () => {
    const db = await open(await oldFile(STATES));
    for (const handoff of db.select().from(handoffs).all().map(handoffFrom)) {
      const drawn = messagesOf(handoff, brightwater).map(([name]) => name);
      const cards = windowOf(handoff) === null ? [] : ['ae_card', 'author_card', 'partner_card'];
      expect(drawn, handoff.id).toEqual(expect.arrayContaining(cards));
    }
  });
});

describe('the partners of before', { tags: 'thorough' }, () => {
  test('are asked about conflicts from now on: nobody certifies that, and whoever signs reads what was before', async () => {
    const lost = STATES.filter(([name]) => name === 'lost');
    const world = await startWorld({ databaseUrl: await oldFile(lost), withPartner: false });
    await openForm(world);
    expect(modalOf(world.maya).fields()).not.toContain('Conflict check');
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    expect(world.sam.messages()).toHaveLength(0);
    expect(world.alex.lastMessage().buttons).toEqual([
      'Clear',
      'Clear with other words…',
      'Return…',
      'Register the account…',
    ]);
    expect(world.alex.lastMessage().text).toContain('Earlier');
  });
});
