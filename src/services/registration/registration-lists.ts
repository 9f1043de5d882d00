import { accountKey } from '../../core/directory/account-name.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { LiveRegistration, Registration } from '../../core/registration/registration.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Powers } from '../people/powers.ts';

/** Who has registered what, for people of our own company alone. */
export type RegistrationLists = ReturnType<typeof createRegistrationLists>;

export function createRegistrationLists(deps: {
  store: Store;
  powers: Pick<Powers, 'isAllowed'>;
  teamId: string;
  now: () => EpochMs;
}) {
  const { store, powers, teamId, now } = deps;

  const listed = async (by: Presser, registrations: readonly Registration[]) => {
    const ids = [...new Set(registrations.map(({ partner }) => partner))];
    const partners = new Map(await Promise.all(ids.map(async (id) => [id, await store.partner(id)] as const)));
    const mayAll = await powers.isAllowed('register_account', by);
    return registrations.map((registration) => {
      const partner = partners.get(registration.partner) ?? null;
      const mayChange = mayAll || partner?.alliancesOwner === by.userId;
      return { registration, partner: partner?.name ?? '', mayChange };
    });
  };

  const withHistory = (all: Awaited<ReturnType<typeof listed>>) =>
    Promise.all(all.map(async (one) => ({ ...one, history: await store.registrations.history(one.registration.id) })));

  const ofAccount = async (by: Presser, account: string) => {
    const key = accountKey(account);
    const { ranked, line } = await store.registrations.claimsOn(key, now());
    const live: LiveRegistration[] = ranked.map(({ registration }) => registration);
    const isHeld = new Set(live.map(({ id }) => id));
    const over = (await store.registrations.everyOn(key)).filter(({ id }) => !isHeld.has(id));
    const id = live.find(({ dispute }) => dispute !== null)?.dispute ?? null;
    return {
      about: 'account' as const,
      account: live[0]?.account ?? account,
      held: await withHistory(await listed(by, live)),
      line,
      dispute: id === null ? null : await store.registrations.dispute(id),
      over: await withHistory(await listed(by, over)),
    };
  };

  return {
    /** The registrations on this account, however its name is written; all that hold, when none is named. Throws a Refusal for people of other companies. */
    async of(by: Presser, account: string) {
      if (by.teamId !== teamId) throw new Refusal('Only people of our own workspace read who has registered what.');
      if (accountKey(account) !== '') return ofAccount(by, account);
      return { about: 'all' as const, held: await listed(by, await store.registrations.live()) };
    },
  };
}
