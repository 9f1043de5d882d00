import { describe, expect, test } from 'vitest';
import { decline } from '../../src/core/handoff/answering.ts';
import { WrongInput } from '../../src/core/kernel/errors.ts';
import { mustBeIdle, type PartnerAtWork } from '../../src/core/partner/partner.ts';
import { escalation } from '../../src/core/time/business-time.ts';
import { passTime } from '../../src/core/handoff/window.ts';
import type { Store } from '../../src/db/store.ts';
import { brightwater, CALENDAR, NOW, sam, windowIn } from '../support/packets.ts';
import { landed, openStore } from '../support/store.ts';

describe('the registry', () => {
  test('keeps a partner as it was saved last, with exactly these contacts in this order', async () => {
    const { store } = await openStore();
    const [lena, omar] = brightwater.contacts;
    if (!lena || !omar) throw new Error('Brightwater has two contacts.');
    const changed = {
      ...brightwater,
      name: 'Brightwater',
      zone: 'Europe/Berlin',
      contacts: [omar, { id: 'ida', name: 'Ida', role: 'Lead', userId: null }, lena],
    };
    await store.savePartner(changed, NOW);
    expect(await store.partners()).toEqual([changed]);
    expect(await store.partnerInChannel('C0BRIGHTWATER')).toEqual(changed);
    expect(await store.partner('nobody')).toBeNull();
  });

  test('gives two partners no channel together', async () => {
    const { store } = await openStore();
    const second = {
      ...brightwater,
      id: 'ferrous',
      contacts: [{ id: 'finn', name: 'Finn', role: 'Lead', userId: null }],
    };
    await expect(store.savePartner(second, NOW)).rejects.toThrow('UNIQUE');
    expect(await store.partners()).toEqual([brightwater]);
  });
});

describe('a partner that is changed', () => {
  const another = { ...brightwater, teamId: 'T0FERROUS', channelId: 'C0FERROUS' };

  test('is judged in the transaction that changes it: what is refused leaves nothing behind', async () => {
    const { store } = await openStore();
    await landed(store);
    const before = await store.settingsHistory(100);
    const mustBeAllowed = (current: PartnerAtWork) => {
      expect(current).toEqual({ partner: brightwater, unanswered: 1, unsaid: 1 });
      mustBeIdle(current);
    };
    await expect(store.savePartner(another, NOW, { requestId: 'R1', mustBeAllowed })).rejects.toThrow(WrongInput);
    expect(await store.partner(brightwater.id)).toEqual(brightwater);
    expect(await store.settingsHistory(100)).toEqual(before);
    expect(await store.inbound.since(0)).toEqual([]);
  });

  test('has something waiting while a message is a dead letter, and nothing once its handoffs are answered and it was told', async () => {
    const { store, db } = await openStore();
    const { id } = await landed(store);
    db.$client.exec("update notices set status = 'dead_letter' where kind = 'partner_card'");
    expect(await store.partnerAtWork(brightwater)).toEqual({ partner: brightwater, unanswered: 1, unsaid: 1 });
    const answer = { by: sam, reason: 'bad_timing', note: null, betterAe: null, calendar: CALENDAR, now: NOW } as const;
    await store.change(id, (handoff) => decline(handoff, answer));
    db.$client.exec("update notices set status = 'sent'");
    const idle = { partner: brightwater, unanswered: 0, unsaid: 0 };
    expect(await store.partnerAtWork(brightwater)).toEqual(idle);
    mustBeIdle(idle);
  });

  test('keeps who changed what, with the value before and after, and nothing of what stayed as it was', async () => {
    const { store } = await openStore();
    const made = { actor: 'U0ADA', partner: brightwater.name };
    await store.savePartner(another, NOW + 1, { by: 'U0ADA' });
    await store.savePartner(another, NOW + 2, { by: 'U0ADA' });
    expect(await store.settingsHistory(2)).toEqual([
      { ...made, at: NOW + 1, what: 'company', before: 'T0BRIGHTWATER', after: 'T0FERROUS' },
      { ...made, at: NOW + 1, what: 'channel', before: 'C0BRIGHTWATER', after: 'C0FERROUS' },
    ]);
  });
});

describe('somebody who is named for something and is no full member any more', () => {
  const toldOf = async (store: Store) => {
    const notices = await store.outbox.of('H2345678');
    return notices.flatMap(({ notice }) => (notice.kind === 'role_lost' ? [notice] : []));
  };

  test('is reported once to the first who can mend it, with everything that they were named for', async () => {
    const { store } = await openStore();
    await landed(store);
    await store.set('intake_owner', 'U0IRIS');
    await store.set('administrators', ['U0ADA', 'U0ALEX']);
    for (const at of [NOW, NOW + 1]) await store.roles.lose('U0ALEX', at);
    const lost = { kind: 'role_lost', person: 'U0IRIS', who: 'U0ALEX', roles: ['alliances_owner', 'administrator'] };
    expect(await toldOf(store)).toEqual([{ ...lost, at: NOW }]);
  });

  test('is reported again when they were named anew and leave once more', { tags: 'thorough' }, async () => {
    const { store } = await openStore();
    await landed(store);
    const named = { ...(await store.settings()), intake_owner: 'U0IRIS', escalation_contact: 'U0ROBIN' };
    const save = (changes: Partial<typeof named>) =>
      store.calendar.saveWorkspace({ ...named, ...changes }, { now: NOW });
    await save({});
    await store.roles.lose('U0IRIS', NOW);
    await save({ intake_owner: 'U0PRIYA' });
    expect((await store.settings()).lost).toEqual([]);
    await save({});
    await store.roles.lose('U0IRIS', NOW + 1);
    expect((await toldOf(store)).map(({ person, at }) => [person, at])).toEqual([
      ['U0ROBIN', NOW],
      ['U0ROBIN', NOW + 1],
    ]);
  });

  test('is not reported when they are named for nothing, nor while there is no handoff', async () => {
    const { store } = await openStore();
    await store.roles.lose('U0ALEX', NOW);
    await landed(store);
    await store.roles.lose('U0MAYA', NOW);
    expect(await toldOf(store)).toEqual([]);
    await store.roles.lose('U0ALEX', NOW);
    expect((await toldOf(store)).map(({ person }) => person)).toEqual(['U0MAYA']);
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
