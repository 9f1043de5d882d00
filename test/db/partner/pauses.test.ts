import { describe, expect, test } from 'vitest';
import { NOW } from '../../support/packets.ts';
import { landed, openStore } from '../../support/store.ts';

const paused = { since: NOW, by: 'U0ALEX' };
const BY = { by: 'U0ALEX' };

async function withCard() {
  const { store } = await openStore();
  const handoff = await landed(store);
  const card = async () => (await store.outbox.of(handoff.id)).find(({ kind }) => kind === 'partner_card');
  const pause = () => store.changePartner('brightwater', (partner) => ({ ...partner, paused }), NOW, BY);
  const lift = () => store.changePartner('brightwater', (partner) => ({ ...partner, paused: null }), NOW, BY);
  const row = await card();
  if (!row) throw new Error('There is no card.');
  return { store, row, card, pause, lift };
}

describe('what is for a partner that is paused', () => {
  test('cannot be claimed, not even when the pause began a moment ago', async () => {
    const { store, row, pause } = await withCard();
    await pause();
    expect(await store.outbox.claim(row, NOW)).toBeNull();
  });

  test('is held without end, also when a clock is set, and is no work that could stand still', async () => {
    const { store, row, card, pause, lift } = await withCard();
    await pause();
    await store.outbox.holdWhilePaused(row);
    await store.outbox.releaseHeld(NOW + 1e12);
    expect((await card())?.status).toBe('held');
    expect((await store.outbox.heads()).map(({ kind }) => kind)).toEqual(['ae_card']);
    expect(await store.outbox.nextHeldCard()).toBeNull();
    await lift();
    expect(await card()).toMatchObject({ status: 'queued', attempts: 0 });
  });

  test('is not held when the pause was lifted meanwhile: nothing waits for a second lifting', async () => {
    const { store, row, card, pause, lift } = await withCard();
    await pause();
    await lift();
    await store.outbox.holdWhilePaused(row);
    expect((await card())?.status).toBe('queued');
  });

  test('is what is for it alone: our own people get theirs', async () => {
    const { store, pause } = await withCard();
    await pause();
    const [mine] = await store.outbox.heads();
    expect(mine && (await store.outbox.claim(mine, NOW))?.kind).toBe('ae_card');
  });
});

test('a partner that is not there cannot be changed', async () => {
  const { store } = await withCard();
  expect(await store.changePartner('nobody', (partner) => partner, NOW, BY)).toBeNull();
});
