import { fillAnew, NOT_IN_DIRECTORY } from '../core/directory-filling.js';
export function createNamedAccounts(deps) {
    const { store, accounts, powers, eligibility, now } = deps;
    /** Names of partners and what stands in the CRM: nothing for whoever may not hand off, or while nobody can say it. */
    const mayRead = (by) => powers.isAllowed('send_handoff', by);
    const knownOf = async ({ account, account_ref: ref }) => typeof account === 'string' ? accounts.named(account, typeof ref === 'string' ? ref : '') : null;
    const lookAt = async (account, owner) => ({
        ...(await store.accountLook(account, now())),
        owner: owner === null ? null : { userId: owner, desk: await eligibility.deskOf(owner) },
    });
    return {
        /** For the form of this draft. What is sent again is no news to its author. */
        async of({ typed, author, teamId, revisionOf }) {
            const isMenu = await accounts.areThere();
            const { account } = typed;
            if (typeof account !== 'string' || account === '' || !(await mayRead({ userId: author, teamId })))
                return { ...NOT_IN_DIRECTORY, isMenu };
            const known = await knownOf(typed);
            if (revisionOf !== null)
                return { isMenu, known, look: null };
            return { isMenu, known, look: await lookAt(known?.name ?? account, known?.owner ?? null) };
        },
        /**
         * What becomes of a draft that stood at `begun` with what was written since: its account by its whole name and, where that is another one,
         * what the directory fills.
         */
        async filling(begun, { changed, asDrawn, accountId = null }, by) {
            const isNamed = Object.hasOwn(changed, 'account') || begun.account === undefined;
            if (!isNamed)
                return (typed) => typed;
            const chosen = accountId === null ? null : await accounts.find(accountId);
            const before = await knownOf(begun);
            const after = chosen ?? (await knownOf({ ...asDrawn, ...begun, ...changed }));
            const fills = before?.id !== after?.id && (await mayRead(by));
            return (typed) => {
                const named = chosen ? { ...typed, account: chosen.name } : typed;
                return fills ? fillAnew(named, { before, after, touched: changed }) : named;
            };
        },
    };
}
