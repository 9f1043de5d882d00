import { accountKey } from '../core/account-name.js';
export function createAccounts({ store }) {
    const { accounts } = store;
    return {
        /** Accounts by what is typed of their names or domains; nothing typed: those this person handed off last, then the others by name. */
        async lookUp(search) {
            return accounts.lookUp(search);
        },
        /** Whether there is a directory at all. */
        async areThere() {
            return !(await accounts.isEmpty());
        },
        /** Null when there is none. */
        async find(id) {
            return accounts.find(id);
        },
        /** The account of this name; of several `ref` says which: a website or a CRM record. Null when none is known, or several still are. */
        async named(name, ref) {
            const only = await accounts.byName(name);
            const byRef = only === null && ref !== '' ? await accounts.byRef(ref) : null;
            return only ?? (byRef !== null && accountKey(byRef.name) === accountKey(name) ? byRef : null);
        },
        /** The account that a packet means: by its website or CRM record, else by its name. Null when none is known, or several are. */
        async meantBy({ account, account_ref: ref }) {
            return (await accounts.byRef(ref)) ?? (await accounts.byName(account));
        },
    };
}
