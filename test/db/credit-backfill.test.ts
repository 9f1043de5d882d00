import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { credited } from '../../src/core/credit/credit.ts';
import { handoffFrom, rowOf } from '../../src/db/handoff/handoff-row.ts';
import { handoffs } from '../../src/db/schema.ts';
import { firstMigrations, ownMigrations } from '../support/database-file.ts';
import { newFolder } from '../support/disk.ts';
import { everyState, NOW, packetOf } from '../support/packets.ts';
import { open, openStore } from '../support/store.ts';

/** Handoffs that were sent before it was written down which line of the rule decided the credit. */

const journal: { entries: { tag: string }[] } = JSON.parse(
  readFileSync(join(ownMigrations, 'meta/_journal.json'), 'utf8'),
);
const BEFORE_CREDIT = journal.entries.findIndex(({ tag }) => tag.endsWith('_credit'));

const SENT = [
  ['none', null, 'partner_sourced'],
  ['later', '2026-11-21', 'partner_sourced'],
  ['earlier', '2026-11-19', 'partner_influenced'],
] as const;

/** The rows of an older version, as this one reads them. */
async function upgraded() {
  const { db: fresh } = await openStore();
  for (const [id, created, classification] of SENT) {
    const packet = packetOf({ partner_touch_on: '2026-11-20', opportunity_created_on: created });
    const row = { ...rowOf({ ...everyState(packet).accepted, id, classification }), requestKey: id };
    fresh.insert(handoffs).values(row).run();
  }
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE_CREDIT));
  for (const table of ['partners', 'handoffs']) {
    const columns = old.$client.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
    const insertion = old.$client.prepare(
      `insert into ${table} (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`,
    );
    for (const row of fresh.$client.prepare(`select * from ${table}`).all()) insertion.run(row);
  }
  expect(old.$client.prepare("select name from pragma_table_info('handoffs')").pluck().all()).not.toContain(
    'credit_line',
  );
  old.$client.close();
  return (await open(file)).select().from(handoffs).all().map(handoffFrom);
}

describe('what was sent before', () => {
  test('keeps its credit, and says which line of the rule decided it; nobody’s word is owed', {
    tags: 'thorough',
  }, async () => {
    const read = await upgraded();
    expect(Object.fromEntries(read.map((handoff) => [handoff.id, credited(handoff)]))).toEqual({
      none: byRule('partner_sourced', 'no_opportunity'),
      later: byRule('partner_sourced', 'touch_first'),
      earlier: byRule('partner_influenced', 'opportunity_first'),
    });
  });

  test('has no source of its touch and no day on which its opportunity was closed', async () => {
    for (const { packet } of await upgraded())
      expect(packet).toMatchObject({ partner_touch_source: '', opportunity_closed_on: null });
  });
});

function byRule(classification: string, creditLine: string) {
  return { classification, creditLine, creditWordBy: null, creditWordAt: null };
}
