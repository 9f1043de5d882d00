import { expect, test } from 'vitest';
import { correct } from '../../src/core/handoff/correcting.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import { Refusal } from '../../src/core/kernel/errors.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import { refuseRepeated, send } from '../../src/core/handoff/sending.ts';
import { maya, NOW, packetOf, sending, TIME } from '../support/packets.ts';
import { landed, openStore } from '../support/store.ts';

const LATER = NOW + 3_600_000;
const WARM = { warm_path: 'Lena meets Jonas on Thursdays.' };

const correctTo = (changes: Partial<Packet>) => (handoff: Handoff) =>
  correct(handoff, {
    by: maya,
    input: { ...handoff.packet, ...changes },
    openedOn: 0,
    history: [],
    peopleErrors: {},
    now: LATER,
  });

test('what a fact was stays in the history, and nothing stands there beside what else happened', async () => {
  const { db, store } = await openStore();
  await landed(store);
  await store.change('H2345678', correctTo(WARM));
  const was = packetOf().warm_path;
  const [sent, corrected] = await store.history('H2345678');
  expect(corrected).toMatchObject({ kind: 'corrected', changes: [{ field: 'warm_path', was, now: WARM.warm_path }] });
  expect(sent).not.toHaveProperty('changes');
  expect(db.$client.prepare('select count(*) from events where changes is null').pluck().get()).toBe(1);
  expect((await store.handoff('H2345678'))?.packet).toEqual(packetOf(WARM));
});

test('a packet that was corrected since cannot be sent a second time as it was', async () => {
  const { store } = await openStore();
  const { next } = await landed(store).then(() => send({ ...sending(packetOf(), TIME), id: 'H9999999', now: LATER }));
  await store.change('H2345678', correctTo(WARM));
  const decision: Decision = { next, notices: [], event: null, at: LATER };
  const again = { decision, requestKey: 'again', decideOnPrevious: null };
  await expect(store.create({ ...again, refuseRepeated })).rejects.toThrow('You have sent this already, as H2345678');
});

test('a correction that is refused for what waits beside it saves nothing', async () => {
  const { store } = await openStore();
  await landed(store);
  const before = [await store.handoff('H2345678'), await store.history('H2345678')];
  const seen: string[][] = [];
  const refuse = (next: Handoff, waiting: readonly Handoff[]) => {
    seen.push([next.packet.warm_path, ...waiting.map(({ id }) => id)]);
    throw new Refusal('It is there already.');
  };
  await expect(store.change('H2345678', correctTo(WARM), 'form', refuse)).rejects.toThrow('there already');
  expect(seen).toEqual([[WARM.warm_path, 'H2345678']]);
  expect([await store.handoff('H2345678'), await store.history('H2345678')]).toEqual(before);
});
