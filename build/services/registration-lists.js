import { accountKey } from '../core/account-name.js';
import { Refusal } from '../core/errors.js';
export function createRegistrationLists(deps) {
    const { store, powers, teamId, now } = deps;
    const listed = async (by, registrations) => {
        const ids = [...new Set(registrations.map(({ partner }) => partner))];
        const partners = new Map(await Promise.all(ids.map(async (id) => [id, await store.partner(id)])));
        const mayAll = await powers.isAllowed('register_account', by);
        return registrations.map((registration) => {
            const partner = partners.get(registration.partner) ?? null;
            const mayChange = mayAll || partner?.alliancesOwner === by.userId;
            return { registration, partner: partner?.name ?? '', mayChange };
        });
    };
    const withHistory = (all) => Promise.all(all.map(async (one) => ({ ...one, history: await store.registrations.history(one.registration.id) })));
    const ofAccount = async (by, account) => {
        const key = accountKey(account);
        const { ranked, line } = await store.registrations.claimsOn(key, now());
        const live = ranked.map(({ registration }) => registration);
        const isHeld = new Set(live.map(({ id }) => id));
        const over = (await store.registrations.everyOn(key)).filter(({ id }) => !isHeld.has(id));
        const id = live.find(({ dispute }) => dispute !== null)?.dispute ?? null;
        return {
            about: 'account',
            account: live[0]?.account ?? account,
            held: await withHistory(await listed(by, live)),
            line,
            dispute: id === null ? null : await store.registrations.dispute(id),
            over: await withHistory(await listed(by, over)),
        };
    };
    return {
        /** The registrations on this account, however its name is written; all that hold, when none is named. Throws a Refusal for people of other companies. */
        async of(by, account) {
            if (by.teamId !== teamId)
                throw new Refusal('Only people of our own workspace read who has registered what.');
            if (accountKey(account) !== '')
                return ofAccount(by, account);
            return { about: 'all', held: await listed(by, await store.registrations.live()) };
        },
    };
}
