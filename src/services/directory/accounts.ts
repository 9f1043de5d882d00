import type { Account, FoundAccount } from '../../core/directory/account.ts';
import { accountKey } from '../../core/directory/account-name.ts';
import type { Search } from '../../core/directory/lookup.ts';
import type { Store } from '../../db/store.ts';

/** The accounts of the directory, for whoever fills in a packet. */
export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts({ store }: { store: Pick<Store, 'accounts'> }) {
  const { accounts } = store;
  return {
    /** Accounts by what is typed of their names or domains; nothing typed: those this person handed off last, then the others by name. */
    async lookUp(search: Search): Promise<FoundAccount[]> {
      return accounts.lookUp(search);
    },

    /** Whether there is a directory at all. */
    async areThere(): Promise<boolean> {
      return !(await accounts.isEmpty());
    },

    /** Null when there is none. */
    async find(id: string): Promise<Account | null> {
      return accounts.find(id);
    },

    /** The account of this name; of several `ref` says which: a website or a CRM record. Null when none is known, or several still are. */
    async named(name: string, ref: string): Promise<Account | null> {
      const only = await accounts.byName(name);
      const byRef = only === null && ref !== '' ? await accounts.byRef(ref) : null;
      return only ?? (byRef !== null && accountKey(byRef.name) === accountKey(name) ? byRef : null);
    },

    /** The account that a packet means: by its website or CRM record, else by its name. Null when none is known, or several are. */
    async meantBy({ account, account_ref: ref }: { account: string; account_ref: string }): Promise<Account | null> {
      return (await accounts.byRef(ref)) ?? (await accounts.byName(account));
    },
  };
}
