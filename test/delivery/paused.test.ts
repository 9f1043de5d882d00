import { expect, test } from 'vitest';
import { REFERENCE, startFastWorld } from '../support/fast-world.ts';

const TWO_HOURS = 2 * 60 * 60_000;

test('a process that is paused between marking a message as begun and sending it looks first, and sends it once', async () => {
  const { clock, store, copiesOf, startBot, sends, delivers } = await startFastWorld();
  const begun: string[] = [];
  const claim: typeof store.outbox.claim = async (notice, ...rest) => {
    const claimed = await store.outbox.claim(notice, ...rest);
    if (begun.length === 0) clock.advance(TWO_HOURS);
    // Later it is changed, to lead to the partner's.
    if (notice.ts === null) begun.push(notice.id);
    return claimed;
  };
  const bot = startBot({ store: { ...store, outbox: { ...store.outbox, claim } } });
  await sends(bot);
  await delivers(bot);
  expect(begun.filter((id) => id === begun[0])).toHaveLength(2);
  for (const { id, kind } of await store.outbox.of(REFERENCE)) expect(copiesOf(id), kind).toBe(1);
});
