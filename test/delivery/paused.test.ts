import { expect, test } from 'vitest';
import { createClock } from '../../sandbox/clock.ts';
import { createWork } from '../../src/app.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createStore } from '../../src/db/store.ts';
import { createLog } from '../../src/log.ts';
import { createChance } from '../../torture/chance.ts';
import { createFastSlack } from '../../torture/fast-slack.ts';
import { formFor, partnerOf } from '../../torture/packets.ts';

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const TWO_HOURS = 2 * 60 * 60_000;

test('a process that is paused between marking a message as begun and sending it looks first, and sends it once', async () => {
  const clock = createClock({ manual: true, startAt: TUESDAY });
  const chance = createChance(1);
  const slack = createFastSlack(clock, chance, { share: 0, neverTaken: 0, takenAfterMs: { from: 0, to: 0 } });
  let ids = 0;
  const store = createStore(await openDatabase('file::memory:', TUESDAY), () => `N${(ids += 1)}`);
  const partner = partnerOf(0);
  await store.savePartner(partner, TUESDAY);
  const begun: string[] = [];
  const claim: typeof store.outbox.claim = async (notice, ...rest) => {
    const claimed = await store.outbox.claim(notice, ...rest);
    if (begun.length === 0) clock.advance(TWO_HOURS);
    begun.push(notice.id);
    return claimed;
  };
  const { services, loop } = createWork({
    store: { ...store, outbox: { ...store.outbox, claim } },
    slack: slack.slack,
    teamId: 'T0NORTHWIND',
    log: createLog('silent'),
    now: clock.now,
    random: chance.next,
    newId: () => `N${(ids += 1)}`,
    newReference: () => 'H2345678',
    onLost: () => undefined,
  });

  const input = formFor('Fabrikam', { partner, ae: 'U0AE1', author: 'U0AUTHOR1' });
  const by = { userId: 'U0AUTHOR1', teamId: 'T0NORTHWIND' };
  await services.sending.send({ by, input, requestKey: 'form', revisionOf: null });
  await loop.idle();
  for (let next = loop.nextDue(); next !== null; next = loop.nextDue()) {
    clock.advanceTo(Math.max(next, clock.now() + 1));
    loop.nudge();
    await loop.idle();
  }
  loop.stop();
  expect(begun.filter((id) => id === begun[0])).toHaveLength(2);
  for (const { id, kind } of await store.outbox.of('H2345678')) expect(slack.copiesOf(id), kind).toHaveLength(1);
  await store.close();
});
