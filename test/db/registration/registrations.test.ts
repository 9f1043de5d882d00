import { expect, test } from 'vitest';
import { withDispute } from '../../../src/core/registration/account-claims.ts';
import { accountKey } from '../../../src/core/directory/account-name.ts';
import { Duplicate, WrongInput } from '../../../src/core/kernel/errors.ts';
import { rule } from '../../../src/core/registration/dispute.ts';
import { endOf, refuseRegisteredTwice, withdraw } from '../../../src/core/registration/registering.ts';
import type { LiveRegistration } from '../../../src/core/registration/registration.ts';
import type { Dispute } from '../../../src/core/registration/dispute.ts';
import { disputeFrom, disputeRowOf } from '../../../src/db/registration/dispute-row.ts';
import type { Store } from '../../../src/db/store.ts';
import { brightwater, CALENDAR, ferrous, NOW, OURS } from '../../support/packets.ts';
import { registered } from '../../support/registered.ts';
import { openStore } from '../../support/store.ts';
import { openDispute } from '../../blocks/drawn-registrations.ts';

/** What partners have registered, saved with its history and its messages. */

const KEY = accountKey('Fabrikam Logistics');
const OPENING = { id: 'D1', adjudicator: { userId: 'U0IRIS', calendar: CALENDAR }, now: NOW };
const ALEX = { userId: 'U0ALEX', teamId: OURS };

async function registers(store: Store, registration: LiveRegistration, requestId = `form of ${registration.id}`) {
  const event = { kind: 'registered', actor: 'U0ALEX', at: NOW, detail: null } as const;
  const decision = { next: registration, event, notices: [{ kind: 'partner_registration' as const }] };
  await store.registrations.create(
    accountKey(registration.account),
    (claims) => {
      refuseRegisteredTwice(registration, claims.live, NOW);
      return withDispute(decision, claims, OPENING, NOW);
    },
    NOW,
    requestId,
  );
}

async function twoPartners() {
  const { db, store } = await openStore();
  await store.savePartner({ ...brightwater, alliancesOwner: 'U0ALEX' }, NOW);
  await store.savePartner({ ...ferrous, alliancesOwner: 'U0ROBIN' }, NOW);
  const told = () =>
    db.$client.prepare(`select kind || ' to ' || conversation from notices order by position`).pluck().all();
  return { db, store, told };
}

test('a registration is saved with its history and its card, once for each form and partner', async () => {
  const { store, told } = await twoPartners();
  await registers(store, registered());
  expect(await store.registrations.find('R2345678')).toEqual(registered());
  expect(await store.registrations.history('R2345678')).toMatchObject([{ kind: 'registered', actor: 'U0ALEX' }]);
  expect(told()).toEqual(['partner_registration to partner:brightwater']);
  await expect(registers(store, registered({ id: 'R9' }), 'form of R2345678')).rejects.toBeInstanceOf(Duplicate);
  await expect(registers(store, registered({ id: 'R9', account: 'FABRIKAM logistics GmbH' }))).rejects.toBeInstanceOf(
    WrongInput,
  );
  expect(await store.registrations.live()).toHaveLength(1);
  expect(told()).toHaveLength(1);
});

test('who claims an account is read by what its names have in common, without what is over by the clock', async () => {
  const { store } = await twoPartners();
  const early = registered({ startsOn: '2026-11-20' });
  await registers(store, early);
  await registers(store, registered({ id: 'R9', partner: 'ferrous', account: 'Fabrikam Logistics Inc.' }));
  await registers(store, registered({ id: 'R8', partner: 'ferrous', account: 'Contoso' }));
  const claims = await store.registrations.claimsOn(KEY, NOW);
  expect(claims.ranked.map(({ id }) => id)).toEqual(['R2345678', 'R9']);
  expect(claims).toMatchObject({ line: 'earlier', tied: [], version: 1 });
  expect(await store.registrations.liveOn(KEY, endOf(early))).toEqual([]);
  expect(await store.registrations.everyOn(KEY)).toHaveLength(2);
});

test('a dispute is opened, decided and told together with the claims in it, all or nothing', async () => {
  const { store, told } = await twoPartners();
  await registers(store, registered());
  await registers(store, registered({ id: 'R9', partner: 'ferrous' }));
  expect(told()).toEqual([
    'partner_registration to partner:brightwater',
    'partner_registration to partner:ferrous',
    'dispute_call to person:U0IRIS',
  ]);
  expect((await store.registrations.inDispute('D1')).map(({ id }) => id)).toEqual(['R2345678', 'R9']);
  const by = { userId: 'U0IRIS', teamId: OURS };
  const facts = {
    by,
    deciders: { adjudicator: 'U0IRIS', escalationContact: null },
    winner: 'R9',
    reason: 'Finn was there.',
    now: NOW,
  };
  await store.registrations.changeDispute('D1', (current, all) => rule(current, all, facts), NOW, 'press');
  expect(await store.registrations.dispute('D1')).toMatchObject({ state: 'ruled', winner: 'R9', version: 2 });
  expect(await store.registrations.find('R9')).toMatchObject({ ruling: 'upheld' });
  expect(told().slice(3)).toEqual(['dispute_outcome to person:U0ALEX', 'dispute_outcome to person:U0ROBIN']);
  expect((await store.registrations.claimsOn(KEY, NOW)).ranked[0]?.id).toBe('R9');
  await expect(
    store.registrations.changeDispute('D1', (current, all) => rule(current, all, facts), NOW, 'press'),
  ).rejects.toBeInstanceOf(Duplicate);
});

test('what is due comes longest due first, and what is over is never due', async () => {
  const { store } = await twoPartners();
  await registers(store, registered());
  await registers(store, registered({ id: 'R9', account: 'Contoso', endsOn: '2027-01-20' }));
  const late = endOf(registered());
  expect(await store.registrations.due(NOW, 10)).toEqual([]);
  expect(await store.registrations.due(late, 10)).toEqual(['R9', 'R2345678']);
  await store.registrations.change(
    'R9',
    (current, claims) =>
      withDispute(withdraw(current, { by: ALEX, now: NOW, reason: 'A mistake.' }), claims, null, NOW),
    NOW,
  );
  expect(await store.registrations.due(late, 10)).toEqual(['R2345678']);
  expect(await store.registrations.change('R0', () => null, NOW)).toBeNull();
});

test('the auditor hears of what is overdue, whether it is a registration or a dispute about one', async () => {
  const { store } = await twoPartners();
  await registers(store, registered());
  await registers(store, registered({ id: 'R9', partner: 'ferrous' }));
  const look = (now: number) => store.audit.look({ event: 0, draft: now, other: now, now });
  expect((await look(NOW)).overdueElse).toEqual([]);
  const { overdueElse } = await look(NOW + 5 * 24 * 60 * 60_000);
  expect(overdueElse).toContainEqual({ about: 'registration', id: 'R9' });
});

test.each<[string, Dispute]>([
  ['open', openDispute],
  ['reminded and escalated', { ...openDispute, remindedAt: NOW, escalatedAt: NOW }],
  ['decided', { ...openDispute, state: 'ruled', endedAt: NOW, ruledBy: 'U0IRIS', winner: null, reason: 'No.' }],
  ['moot', { ...openDispute, state: 'moot', endedAt: NOW }],
])('the row of a dispute holds all of it: %s', (_, dispute) => {
  expect(disputeFrom(disputeRowOf(dispute))).toEqual(dispute);
  if (dispute.state !== 'open') expect(() => disputeFrom({ ...disputeRowOf(dispute), endedAt: null })).toThrow('lacks');
});
