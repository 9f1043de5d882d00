import type { Account } from '../../core/directory/account.ts';
import type { AccountLook } from '../../core/directory/account-look.ts';
import { type AccountInForm, fillAnew, NOT_IN_DIRECTORY } from '../../core/packet/directory-filling.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { PacketDraft, Typed, Written } from '../../core/packet/packet-draft.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Accounts } from './accounts.ts';
import type { Eligibility } from '../handoff/eligibility.ts';
import type { Powers } from '../people/powers.ts';

/** The account that a packet names while it is written: what its author reads of it first, and what it fills. */
export type NamedAccounts = ReturnType<typeof createNamedAccounts>;

/** What a window holds, and the id of the account that is chosen in its menu; null when none of the directory is. */
export type WrittenWithAccount = Written & { accountId?: string | null };

export function createNamedAccounts(deps: {
  store: Pick<Store, 'accountLook'>;
  accounts: Pick<Accounts, 'find' | 'named' | 'areThere'>;
  powers: Pick<Powers, 'isAllowed'>;
  eligibility: Pick<Eligibility, 'deskOf'>;
  now: () => EpochMs;
}) {
  const { store, accounts, powers, eligibility, now } = deps;

  /** Names of partners and what stands in the CRM: nothing for whoever may not hand off, or while nobody can say it. */
  const mayRead = (by: Presser): Promise<boolean> => powers.isAllowed('send_handoff', by);

  const knownOf = async ({ account, account_ref: ref }: Typed): Promise<Account | null> =>
    typeof account === 'string' ? accounts.named(account, typeof ref === 'string' ? ref : '') : null;

  const lookAt = async (account: string, owner: Account['owner']): Promise<AccountLook> => ({
    ...(await store.accountLook(account, now())),
    owner: owner === null ? null : { userId: owner, desk: await eligibility.deskOf(owner) },
  });

  return {
    /** For the form of this draft. What is sent again is no news to its author. */
    async of({ typed, author, teamId, revisionOf }: PacketDraft): Promise<AccountInForm> {
      const isMenu = await accounts.areThere();
      const { account } = typed;
      if (typeof account !== 'string' || account === '' || !(await mayRead({ userId: author, teamId })))
        return { ...NOT_IN_DIRECTORY, isMenu };
      const known = await knownOf(typed);
      if (revisionOf !== null) return { isMenu, known, look: null };
      return { isMenu, known, look: await lookAt(known?.name ?? account, known?.owner ?? null) };
    },

    /**
     * What becomes of a draft that stood at `begun` with what was written since: its account by its whole name and, where that is another one,
     * what the directory fills.
     */
    async filling(
      begun: Typed,
      { changed, asDrawn, accountId = null }: WrittenWithAccount,
      by: Presser,
    ): Promise<(typed: Typed) => Typed> {
      const isNamed = Object.hasOwn(changed, 'account') || begun.account === undefined;
      if (!isNamed) return (typed) => typed;
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
