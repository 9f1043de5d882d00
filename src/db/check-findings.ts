import { accountKey } from '../core/account-name.ts';
import type { CheckFindings } from '../core/check-findings.ts';
import type { Closed, Handoff } from '../core/handoff.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { HandoffRows } from './handoffs.ts';
import type { PartnerRows } from './partners.ts';
import type { createRegistrationReads } from './registration-reads.ts';

type RegistrationReads = ReturnType<typeof createRegistrationReads>;

/** More of one kind are shown to nobody. */
const SHOWN = 5;

/** What is known of an account beside one handoff on it. Synchronous, and runs in the transaction that is open. */
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

  return ({ id, deal, packet }: Handoff, now: EpochMs): CheckFindings => {
    const key = accountKey(packet.account);
    const { ranked, line, version } = registrations.claimsOn(key, now);
    const claims = ranked.map(({ registration }) => registration);
    const [first] = claims;
    const rivals = claims.filter(({ partner }) => partner !== packet.partner);
    const others = handoffs.onAccount(key, 20).filter((one) => one.id !== id && one.deal !== deal);
    const isOver = (one: Handoff): one is Closed => 'outcome' in one;
    const open = others.filter((one) => !isOver(one) && one.packet.partner !== packet.partner);
    return {
      claim: first && line ? { partner: nameOf(first.partner), line, version } : null,
      isRegistered: rivals.length < claims.length,
      registered: rivals.slice(0, SHOWN).map(({ partner, endsOn: until }) => ({ partner: nameOf(partner), until })),
      open: open.slice(0, SHOWN).map(named),
      earlier: others.filter(isOver).slice(0, SHOWN).map(named),
    };
  };
}
