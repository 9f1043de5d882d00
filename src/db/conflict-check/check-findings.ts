import { accountKey } from '../../core/directory/account-name.ts';
import type { AccountLook } from '../../core/directory/account-look.ts';
import type { CheckFindings } from '../../core/conflict-check/check-findings.ts';
import type { Closed, Handoff } from '../../core/handoff/handoff.ts';
import type { LiveRegistration } from '../../core/registration/registration.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { HandoffRows } from '../handoff/handoffs.ts';
import type { PartnerRows } from '../partner/partners.ts';
import type { createRegistrationReads } from '../registration/registration-reads.ts';

type RegistrationReads = ReturnType<typeof createRegistrationReads>;

/** More of one kind are shown to nobody. */
const SHOWN = 5;
const LOOKED_AT = 20;

/** What is known of an account. Synchronous, and runs in the transaction that is open. */
export function createCheckFindings({
  handoffs,
  partners,
  registrations,
}: {
  handoffs: HandoffRows;
  partners: PartnerRows;
  registrations: Pick<RegistrationReads, 'claimsOn'>;
}) {
  const nameOf = (partner: string): string => partners.find(partner)?.name ?? 'no longer registered';

  const named = (handoff: Handoff) => ({
    partner: nameOf(handoff.packet.partner),
    handoff,
  });

  const isOver = (one: Handoff): one is Closed => 'outcome' in one;

  /** Who has registered the account, and what there is and was on it, but for what is left out. */
  const onAccount = (account: string, now: EpochMs, isLeftOut: (one: Handoff) => boolean = () => false) => {
    const key = accountKey(account);
    const claims = registrations.claimsOn(key, now);
    const all = handoffs.onAccount(key, LOOKED_AT).filter((one) => !isLeftOut(one));
    return { claims, open: all.filter((one) => !isOver(one)), earlier: all.filter(isOver) };
  };

  const registered = (claims: readonly LiveRegistration[]) =>
    claims.slice(0, SHOWN).map(({ partner, endsOn: until }) => ({ partner: nameOf(partner), until }));

  return {
    /** Beside this handoff. */
    beside({ id, deal, packet }: Handoff, now: EpochMs): CheckFindings {
      const isOfIt = (one: Handoff) => one.id === id || one.deal === deal;
      const { claims: found, open, earlier } = onAccount(packet.account, now, isOfIt);
      const { ranked, line, version } = found;
      const claims = ranked.map(({ registration }) => registration);
      const [first] = claims;
      const rivals = claims.filter(({ partner }) => partner !== packet.partner);
      const others = open.filter((one) => one.packet.partner !== packet.partner);
      return {
        claim: first && line ? { partner: nameOf(first.partner), line, version } : null,
        isRegistered: rivals.length < claims.length,
        registered: registered(rivals),
        open: others.slice(0, SHOWN).map(named),
        earlier: earlier.slice(0, SHOWN).map(named),
      };
    },

    /** Before there is a handoff of theirs. */
    before(account: string, now: EpochMs): Omit<AccountLook, 'owner'> {
      const { claims, open, earlier } = onAccount(account, now);
      return {
        account,
        registered: registered(claims.ranked.map(({ registration }) => registration)),
        open: open.slice(0, SHOWN).map(named),
        earlier: earlier.slice(0, SHOWN).map(named),
      };
    },
  };
}
