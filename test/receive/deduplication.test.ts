import { describe, expect, test } from 'vitest';
import { Duplicate } from '../../src/core/kernel/errors.ts';
import { type Answer, createDeduplication, type Delivery } from '../../src/receive/deduplication.ts';
import { requestIdOf } from '../../src/slack/request-id.ts';
import { openStore } from '../support/store.ts';
import { TOLD_ALL } from '../../src/core/partner/telling.ts';
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

function workOn(delivery: Delivery, answer?: unknown): void {
  if (!delivery.isFirst) throw new Error('It was worked on before.');
  delivery.answered(answer);
  delivery.done();
}

/** What a duplicate is answered with. */
async function repeated(delivery: Delivery): Promise<Answer> {
  if (delivery.isFirst) throw new Error('It is no duplicate.');
  return delivery.answer;
}

describe('a delivery', () => {
  test('counts once, for at least ten minutes', async () => {
    const { start, pass } = await remembering();
    const deduplication = await start();
    const [one, two] = [deduplication.take('1'), deduplication.take('2')];
    expect([one.isFirst, two.isFirst]).toEqual([true, true]);
    workOn(one);
    pass(10 * MINUTE);
    await deduplication.save();
    expect([deduplication.take('1').isFirst, deduplication.take('2').isFirst]).toEqual([false, false]);
  });

  test('counts once also when the bot was started again meanwhile', async () => {
    const { start, pass } = await remembering();
    const first = await start();
    workOn(first.take('1'));
    await first.save();
    pass(10 * MINUTE);
    const second = await start();
    expect([second.take('1').isFirst, second.take('2').isFirst]).toEqual([false, true]);
  });

  test('that saved something counts once although the process ended before anything else was written', async () => {
    const { start, store, at } = await remembering();
    await store.outbox.retry('nothing', at(), '1');
    expect((await start()).take('1').isFirst).toBe(false);
  });

  test('is forgotten in the end, in memory and in the database', async () => {
    const { start, store, pass } = await remembering();
    const deduplication = await start();
    workOn(deduplication.take('1'));
    await deduplication.save();
    pass(61 * MINUTE);
    workOn(deduplication.take('2'));
    await deduplication.save();
    expect((await store.inbound.since(0)).map(({ id }) => id)).toEqual(['2']);
    expect(deduplication.take('1').isFirst).toBe(true);
  });

  test('that is still being worked on when the others are written down may save what it has to', async () => {
    const { start, store, at } = await remembering();
    const deduplication = await start();
    deduplication.take('1');
    workOn(deduplication.take('2'));
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
    workOn(deduplication.take('1'));
    await expect(deduplication.save()).rejects.toThrow('disk full');
    workOn(deduplication.take('2'));
    isBroken = false;
    await deduplication.save();
    expect(saved).toEqual(['1', '2']);
  });
});

describe('a duplicate', () => {
  const ERRORS = { response_action: 'errors', errors: { evidence: 'Give a link.' } };

  test('is answered as the first was, also when it came while that was being worked on', async () => {
    const deduplication = await (await remembering()).start();
    const first = deduplication.take('1');
    const meanwhile = repeated(deduplication.take('1'));
    workOn(first, ERRORS);
    expect(await meanwhile).toEqual({ body: ERRORS });
    expect(await repeated(deduplication.take('1'))).toEqual({ body: ERRORS });
  });

  test('is answered with nothing when nobody answered the first', async () => {
    const deduplication = await (await remembering()).start();
    const first = deduplication.take('1');
    if (first.isFirst) first.done();
    expect(await repeated(deduplication.take('1'))).toBeNull();
  });

  test('is acknowledged when nobody knows the answer any more: after a restart, and once its signature is too old', async () => {
    const { start, pass } = await remembering();
    const deduplication = await start();
    workOn(deduplication.take('1'), ERRORS);
    await deduplication.save();
    expect(await repeated((await start()).take('1'))).toEqual({ body: undefined });
    expect(await repeated(deduplication.take('1'))).toEqual({ body: ERRORS });
    pass(6 * MINUTE);
    await deduplication.save();
    expect(await repeated(deduplication.take('1'))).toEqual({ body: undefined });
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
