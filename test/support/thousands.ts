import { writeFileSync } from 'node:fs';
import type { Partner } from '../../src/core/partner/partner.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createPartnerRows } from '../../src/db/partner/partners.ts';
import { MOST_PARTNERS, register } from '../../torture/fuzz/registry.ts';
import { databaseOnDisk } from './disk.ts';
import { brightwater, NOW } from './packets.ts';

let image: Buffer | null = null;

/** The DATABASE_URL of a file of this test's own with five thousand partners in it, Brightwater among them, and these besides; gone after it. */
export async function databaseWithThousands(...others: Partner[]): Promise<string> {
  image ??= await makeImage();
  const url = databaseOnDisk();
  writeFileSync(url.slice('file:'.length), image);
  const db = await openDatabase(url, NOW);
  for (const partner of others) createPartnerRows(db).save(partner);
  db.$client.close();
  return url;
}

async function makeImage(): Promise<Buffer> {
  const db = await openDatabase('file::memory:', NOW);
  createPartnerRows(db).save(brightwater);
  register(db, MOST_PARTNERS - 1);
  const made = db.$client.serialize();
  db.$client.close();
  return made;
}
