import { describe, expect, test } from 'vitest';
import { startFastWorld, type Work } from '../support/fast-world.ts';

/** The machine's clock is set, and the auditor still sees what stands still, and nothing else. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function watched() {
  const world = await startFastWorld();
  const bot = world.startBot();
  await bot.auditor.audit();
  /** So many minutes pass; the auditor looks at the end of each. */
  const minutes = async (count: number): Promise<string[]> => {
    for (let minute = 0; minute < count; minute += 1) {
      world.clock.advance(MINUTE);
      await bot.auditor.audit();
    }
    return bot.auditor.stalls();
  };
  const stops = ({ loop }: Work) => loop.stop();
  return { ...world, bot, minutes, stops };
}

describe.each([
  ['two hours back', -2 * HOUR],
  ['two hours forward', 2 * HOUR],
])('when the clock is set %s', { tags: 'thorough' }, (_, aheadMs) => {
  test('it is seen within three minutes that messages do not go out', async () => {
    const { bot, minutes, stops, sends, setClock } = await watched();
    stops(bot);
    await sends(bot);
    setClock(aheadMs);
    expect(await minutes(3)).toEqual(['undelivered']);
  });

  test('it is seen within three minutes that a message was begun and never ended', async () => {
    const { clock, bot, minutes, stops, sends, setClock, byHand } = await watched();
    stops(bot);
    await sends(bot);
    byHand(`update notices set status = 'sent', sent_at = ${clock.now()}`);
    byHand(`update notices set status = 'claimed', claimed_at = ${clock.now()} where kind = 'ae_card'`);
    setClock(aheadMs);
    expect(await minutes(3)).toEqual(['cut_short']);
  });

  test('it is seen that nobody looks', async () => {
    const { clock, bot, setClock } = await watched();
    setClock(aheadMs);
    clock.advance(4 * MINUTE);
    expect(bot.auditor.stalls()).toEqual(['unaudited']);
  });

  test('messages that go out, and one that is on its way, are no alarm', async () => {
    const { clock, bot, minutes, delivers, sends, setClock, byHand } = await watched();
    await sends(bot);
    await delivers(bot);
    byHand(`update notices set status = 'claimed', claimed_at = ${clock.now()} where kind = 'ae_card'`);
    setClock(aheadMs);
    expect(await minutes(1)).toEqual([]);
    byHand(`update notices set status = 'sent'`);
    expect(await minutes(3)).toEqual([]);
  });

  test('a message that fails while Slack takes nothing at all is no alarm', async () => {
    const { clock, bot, minutes, delivers, sends, setClock, byHand } = await watched();
    await sends(bot);
    await delivers(bot);
    const later = clock.now() + 10 * HOUR;
    byHand(`update notices set status = 'queued', attempts = 10, next_try_at = ${later} where kind = 'ae_card'`);
    setClock(aheadMs);
    await minutes(16);
    expect(bot.auditor.stalls()).toEqual([]);
  });
});

test('how long a message has been due is counted on when the clock is set back', async () => {
  const { clock, bot, minutes, stops, sends, setClock } = await watched();
  stops(bot);
  await sends(bot);
  await minutes(1);
  expect(await bot.delivery.oldestDueMs()).toBe(MINUTE);
  setClock(-2 * HOUR);
  clock.advance(10 * MINUTE);
  expect(await bot.delivery.oldestDueMs()).toBe(11 * MINUTE);
});
