import { expect, test } from 'vitest';
import { decline } from '../../src/core/handoff/answering.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { createStore } from '../../src/db/store.ts';
import { createFigures } from '../../src/services/outcome/figures.ts';
import { brightwater, CALENDAR, maya, NOW, packetOf, priya, sam, sending, TIME } from '../support/packets.ts';
import { open } from '../support/store.ts';

const HOUR = 3_600_000;

test('whose last three were weak reads so before the next one, and nobody else does', async () => {
  const store = createStore(await open());
  await store.savePartner(brightwater, NOW);
  const figures = createFigures({ store, teamId: sam.teamId, now: () => NOW });
  const no = { by: sam, reason: 'no_evidence', note: null, betterAe: null, calendar: CALENDAR } as const;
  const sent = async (id: string, at: number) => {
    const decision = send({ ...sending(packetOf({ account: id }), TIME), id, now: at });
    await store.create({
      decision,
      requestKey: `form ${id}`,
      decideOnPrevious: () => null,
      refuseRepeated: () => undefined,
    });
  };
  for (const [hour, id] of ['H1', 'H2', 'H3'].entries()) {
    expect(await figures.lastThree(maya.userId)).toBe(false);
    await sent(id, NOW + hour * HOUR);
    await store.change(id, (handoff) => decline(handoff, { ...no, now: NOW + (hour + 0.5) * HOUR }));
  }
  expect(await figures.lastThree(maya.userId)).toBe(true);
  expect(await figures.lastThree(priya.userId)).toBe(false);
  await sent('H4', NOW + 4 * HOUR);
  expect(await figures.lastThree(maya.userId)).toBe(false);
});
