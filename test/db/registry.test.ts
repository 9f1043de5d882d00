import { describe, expect, test } from 'vitest';
import { escalation } from '../../src/core/time/business-time.ts';
import { passTime } from '../../src/core/window.ts';
import { brightwater, CALENDAR, NOW, windowIn } from '../support/packets.ts';
import { landed, openStore } from '../support/store.ts';

describe('the registry', () => {
  test('keeps a partner as it was saved last, with exactly these contacts in this order', async () => {
    const { store } = await openStore();
    const [lena, omar] = brightwater.contacts;
    if (!lena || !omar) throw new Error('Brightwater has two contacts.');
    const changed = {
      ...brightwater,
      name: 'Brightwater',
      contacts: [omar, { id: 'ida', name: 'Ida', role: 'Lead' }, lena],
    };
    await store.savePartner(changed, NOW);
    expect(await store.partners()).toEqual([changed]);
    expect(await store.partnerInChannel('C0BRIGHTWATER')).toEqual(changed);
    expect(await store.partner('nobody')).toBeNull();
  });

  test('gives two partners no channel together', async () => {
    const { store } = await openStore();
    const second = { ...brightwater, id: 'ferrous', contacts: [{ id: 'finn', name: 'Finn', role: 'Lead' }] };
    await expect(store.savePartner(second, NOW)).rejects.toThrow('UNIQUE');
    expect(await store.partners()).toEqual([brightwater]);
  });
});

describe('who takes over what nobody answered', () => {
  test('is whom the workspace names, or else the partner’s alliances owner', async () => {
    const { store } = await openStore();
    const handoff = await landed(store);
    expect(await store.intakeOwner(handoff)).toBe('U0ALEX');
    await store.set('intake_owner', 'U0IRIS');
    expect(await store.intakeOwner(handoff)).toBe('U0IRIS');
  });

  test('hears of it at the escalation too, unless the workspace names somebody, or has an administrator', async () => {
    const { store } = await openStore();
    const told = async (id: string): Promise<string | undefined> => {
      const handoff = await landed(store, id);
      const end = windowIn(handoff).deadlineAt;
      await store.change(id, (current) => passTime(current, CALENDAR, end));
      await store.change(id, (current) => passTime(current, CALENDAR, escalation(CALENDAR, end)));
      return (await store.outbox.of(id)).find(({ kind }) => kind === 'escalation')?.conversation;
    };
    expect(await told('H1')).toBe('person:U0ALEX');
    await store.set('administrators', ['U0ADA']);
    expect(await told('H2')).toBe('person:U0ADA');
    await store.set('escalation_contact', 'U0ESME');
    expect(await told('H3')).toBe('person:U0ESME');
  });
});
