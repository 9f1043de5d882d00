import { describe, expect, test } from 'vitest';
import { Duplicate } from '../../src/core/errors.ts';
import { createDeduplication } from '../../src/receive/deduplication.ts';
import { requestIdOf } from '../../src/slack/request-id.ts';
import { openStore } from '../support/store.ts';
import { TOLD_ALL } from '../../src/core/telling.ts';
import { createMeters } from '../../src/metrics/meters.ts';

const MINUTE = 60_000;

async function remembering() {
  const { store } = await openStore();
  let now = Date.parse('2026-11-24T15:00:00Z');
  const start = async () => {
    const deduplication = createDeduplication({ inbound: store.inbound, now: () => now, meters: createMeters() });
    await deduplication.recall();
    return deduplication;
  };
  return { store, start, pass: (ms: number) => (now += ms), at: () => now };
}

describe('a delivery', () => {
  test('counts once, for at least ten minutes', async () => {
    const { start, pass } = await remembering();
    const deduplication = await start();
    expect([deduplication.isDuplicate('1'), deduplication.isDuplicate('2')]).toEqual([false, false]);
    deduplication.done('1');
    pass(10 * MINUTE);
    await deduplication.save();
    expect([deduplication.isDuplicate('1'), deduplication.isDuplicate('2')]).toEqual([true, true]);
  });

  test('counts once also when the bot was started again meanwhile', async () => {
    const { start, pass } = await remembering();
    const first = await start();
    first.isDuplicate('1');
    first.done('1');
    await first.save();
    pass(10 * MINUTE);
    const second = await start();
    expect([second.isDuplicate('1'), second.isDuplicate('2')]).toEqual([true, false]);
  });

  test('that saved something counts once although the process ended before anything else was written', async () => {
    const { start, store, at } = await remembering();
    await store.outbox.retry('nothing', at(), '1');
    expect((await start()).isDuplicate('1')).toBe(true);
  });

  test('is forgotten in the end, in memory and in the database', async () => {
    const { start, store, pass } = await remembering();
    const deduplication = await start();
    deduplication.isDuplicate('1');
    deduplication.done('1');
    await deduplication.save();
    pass(61 * MINUTE);
    deduplication.isDuplicate('2');
    deduplication.done('2');
    await deduplication.save();
    expect((await store.inbound.since(0)).map(({ id }) => id)).toEqual(['2']);
    expect(deduplication.isDuplicate('1')).toBe(false);
  });

  test('that is still being worked on when the others are written down may save what it has to', async () => {
    const { start, store, at } = await remembering();
    const deduplication = await start();
    deduplication.isDuplicate('1');
    deduplication.isDuplicate('2');
    deduplication.done('2');
    await deduplication.save();
    await store.outbox.retry('nothing', at(), '1');
    await expect(store.outbox.retry('nothing', at(), '2')).rejects.toThrow(Duplicate);
  });

  test('that could not be written down is written down the next time', async () => {
    const saved: string[] = [];
    let isBroken = true;
    const save = async (seen: { id: string }[]) => {
      if (isBroken) throw new Error('disk full');
      saved.push(...seen.map(({ id }) => id));
    };
    const deduplication = createDeduplication({
      inbound: { since: async () => [], save },
      now: () => 0,
      meters: createMeters(),
    });
    deduplication.isDuplicate('1');
    deduplication.done('1');
    await expect(deduplication.save()).rejects.toThrow('disk full');
    deduplication.isDuplicate('2');
    deduplication.done('2');
    isBroken = false;
    await deduplication.save();
    expect(saved).toEqual(['1', '2']);
  });
});

describe('the store', () => {
  test('writes a request down with its effect, and throws when it comes again', async () => {
    const { store, at } = await remembering();
    const partner = {
      id: 'p',
      name: 'Ferrous',
      channelId: 'C0ANOTHER',
      teamId: 'T0BRIGHTWATER',
      alliancesOwner: 'U0ALEX',
      zone: null,
      ...TOLD_ALL,
      contactAlone: false,
      authorCertifies: true,
      does: '',
      contacts: [{ id: 'c', name: 'Lena Fischer', role: 'Lead', userId: null }],
    };
    const asked = { requestId: '1' };
    await store.savePartner(partner, at(), asked);
    await expect(store.savePartner({ ...partner, name: 'Another' }, at(), asked)).rejects.toThrow(Duplicate);
    expect((await store.partner('p'))?.name).toBe('Ferrous');
  });

  test('forgets a request whose effect did not come about', async () => {
    const { store, at } = await remembering();
    const broken = {
      id: 'p',
      name: 'x',
      channelId: 'C',
      teamId: 'T',
      alliancesOwner: 'U',
      contacts: [],
      zone: null,
      ...TOLD_ALL,
      contactAlone: false,
      authorCertifies: true,
      does: '',
    };
    await expect(store.savePartner(broken, at(), { requestId: '1' })).rejects.not.toThrow(Duplicate);
    expect(await store.inbound.since(0)).toEqual([]);
  });
});

test('events are told apart by their id, everything else by its trigger; what has neither is not told apart', () => {
  expect(requestIdOf({ event_id: 'Ev1', event: { trigger_id: '2' } })).toBe('Ev1');
  expect(requestIdOf({ trigger_id: '1.2.3' })).toBe('1.2.3');
  expect(requestIdOf({ type: 'block_suggestion' })).toBeNull();
  expect(requestIdOf({ trigger_id: { toString: 'x' } })).toBeNull();
  expect(requestIdOf({ trigger_id: '' })).toBeNull();
});
