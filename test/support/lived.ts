import { notices } from '../../src/db/schema.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore } from '../../src/db/store.ts';
import { AUTHOR, PARTNER_IDS, partnerOf } from '../../torture/canaries/cast.ts';
import { createLife } from '../../torture/canaries/life.ts';
import { SHARED } from '../../torture/canaries/marks.ts';
import { createChance } from '../../torture/chance.ts';

const MOST_STEPS = 40;

/** Fills a database with handoffs in every stage, whose words say of themselves where they were written. The same lives each time; nothing waits to be sent. */
export async function liveIn(databaseUrl: string, lives: number, now: number): Promise<void> {
  const db = await openDatabase(databaseUrl, now);
  const store = createStore(db);
  const chance = createChance(7);
  for (const id of PARTNER_IDS) await store.savePartner(partnerOf(id, SHARED), now, { by: AUTHOR });
  for (let number = 1; number <= lives; number += 1) {
    const life = createLife(number, chance);
    for (let steps = 0; steps < MOST_STEPS; steps += 1)
      for (const { id, decision, isNew } of life.step().made) {
        if (isNew) await store.create({ decision, requestKey: id, decideOnPrevious: null });
        else await store.change(id, () => decision);
      }
  }
  db.update(notices).set({ status: 'sent' }).run();
  await store.close();
}
