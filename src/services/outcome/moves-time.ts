import type { Handoff } from '../../core/handoff/handoff.ts';
import type { Member, UserId } from '../../core/people/member.ts';
import type { MovesTime } from '../../core/outcome/moves-clock.ts';
import type { UpdateTime } from '../../core/outcome/owed-updates.ts';
import { contactOf, type Partner, zoneOfPartner } from '../../core/partner/partner.ts';
import { isOnItsWay, toldAt } from '../../core/partner/partner-heard.ts';
import { stalledAfter, type StallTime } from '../../core/outcome/stalled-handoffs.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { AuthorCalendar } from '../handoff/author-calendar.ts';
import type { Calendars } from '../people/calendars.ts';

/** What the clock of an accepted handoff goes by: when its people work, who is away, and what its partner has been told. */
export type InWorkTime = ReturnType<typeof createMovesTime>;

export function createMovesTime(deps: {
  store: Pick<Store, 'partner' | 'settings' | 'outbox'>;
  calendars: Pick<Calendars, 'ofHandoff' | 'at'>;
  authorCalendar: AuthorCalendar;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  now: () => EpochMs;
}): (handoff: Handoff) => Promise<MovesTime> {
  const { store, calendars, authorCalendar, findMember, now } = deps;

  /** A contact who is not in Slack, or of whom it says nothing, is where the partner is; else by the account executive's clock. */
  const zoneOfContact = async (handoff: Handoff, partner: Partner | null, usual: string): Promise<string> => {
    if (!partner) return usual;
    const userId = contactOf(handoff, partner)?.userId ?? null;
    const contact = userId === null ? null : await findMember(userId);
    return zoneOfPartner(partner, contact, usual);
  };

  /** Also with a stand-in, who answers for new handoffs and knows nothing of this one. */
  const stallsOf = async (handoff: Handoff, zone: string, version: number): Promise<StallTime> => {
    const { away } = await calendars.at(handoff.packet.ae, zone, { version, at: now() });
    return { ...stalledAfter(await store.settings()), awayUntil: away?.until ?? null };
  };

  const updatesOf = async (handoff: Handoff, partner: Partner | null): Promise<UpdateTime> => {
    const notices = await store.outbox.of(handoff.id);
    const isPaused = !partner || partner.paused !== null;
    return {
      calendar: await authorCalendar(handoff),
      toldAt: toldAt(notices).at(-1) ?? null,
      isOnHold: isPaused || notices.some(isOnItsWay),
      leftOut: partner?.leftOut ?? [],
    };
  };

  return async (handoff) => {
    const { calendar, version } = await calendars.ofHandoff(handoff);
    const partner = await store.partner(handoff.packet.partner);
    return {
      calendar,
      partnerZone: await zoneOfContact(handoff, partner, calendar.zone),
      stalls: await stallsOf(handoff, calendar.zone, version),
      updates: await updatesOf(handoff, partner),
    };
  };
}
