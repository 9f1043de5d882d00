import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agreedMoves, type Moves } from '../../src/core/outcome/moves.ts';
import { USUAL_ROLES } from '../../src/core/outcome/joint-roles.ts';
import type { TakenUp } from '../../src/core/handoff/handoff.ts';
import { takenUp } from '../../src/core/outcome/taken-up.ts';
import type { Db } from '../../src/db/engine/open.ts';
import { handoffFrom, rowOf } from '../../src/db/handoff/handoff-row.ts';
import { handoffs } from '../../src/db/schema.ts';
import { firstMigrations } from '../support/database-file.ts';
import { newFolder } from '../support/disk.ts';
import { everyState, NOW, packetOf } from '../support/packets.ts';
import { open, openStore } from '../support/store.ts';

/** Handoffs that were accepted before both moves had a clock. */

const BEFORE_MOVES = 17;
const TAKEN_UP = ['accepted', 'working', 'working with an opportunity', 'won', 'lost', 'no deal'] as const;

/** Nobody is asked about what was agreed before anybody could be: both sides count as asked. */
function asAgreedThen({ packet, decidedAt }: TakenUp): Moves {
  const { moves } = agreedMoves(packet.partner_move_by, USUAL_ROLES, decidedAt);
  return { moves: { ...moves, partnerRemindedAt: decidedAt, sellerAskedAt: decidedAt } };
}

/** Copies the rows as the older database has columns for them. */
function copyRows(table: 'partners' | 'handoffs', { $client: from }: Db, { $client: to }: Db): void {
  const columns = to.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
  const values = columns.map((name) => `@${name}`);
  const insertion = to.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
  for (const row of from.prepare(`select * from ${table}`).all()) insertion.run(row);
}

test('what was accepted before the moves had a clock is read as it was agreed, whatever came of it since', async () => {
  const states = everyState(packetOf());
  const { db: fresh } = await openStore();
  for (const name of TAKEN_UP) {
    const row = { ...rowOf({ ...states[name], id: name }), requestKey: name };
    fresh.insert(handoffs).values(row).run();
  }
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE_MOVES));
  copyRows('partners', fresh, old);
  copyRows('handoffs', fresh, old);
  old.$client.close();

  const rows = (await open(file)).select().from(handoffs).all();
  expect(rows).toHaveLength(TAKEN_UP.length);
  for (const row of rows) {
    const taken = takenUp(handoffFrom(row));
    expect(taken && { moves: taken.moves }, row.id).toEqual(taken && asAgreedThen(taken));
    expect(taken, row.id).not.toBeNull();
  }
});
