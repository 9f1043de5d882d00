import { plainCalendar } from '../src/core/time/calendar.ts';
import { examplePacket } from '../src/core/packet/example.ts';
import type { Handoff } from '../src/core/handoff/handoff.ts';
import type { Partner } from '../src/core/partner/partner.ts';
import { send } from '../src/core/handoff/sending.ts';
import type { Store } from '../src/db/store.ts';
import { TOLD_ALL } from '../src/core/partner/telling.ts';
import { OURS } from './simulated-bot.ts';

/** Who hands off to whom, by the hundred. */
export type Crowd = { accountExecutives: number; partners: number; authors: number };

export const CROWD: Crowd = { accountExecutives: 200, partners: 40, authors: 50 };
export const ZONES = ['America/New_York', 'America/Los_Angeles'];

/** One workday's end to another's beginning lies between the zones. */
export const zoneOf = (at: number) => ZONES[at % ZONES.length] ?? 'America/New_York';

/** Where handoffs are saved, and when. */
type Desk = { store: Store; clock: { now: () => number } };

export async function registerPartners({ store, clock }: Desk, { partners }: Crowd): Promise<void> {
  for (let at = 0; at < partners; at += 1) await store.savePartner(partnerOf(at), clock.now());
}

/** Saves `count` handoffs at this moment, each with a window of `windowDays(at)` business days. Nothing is delivered yet. */
export async function handOff(
  desk: Desk,
  crowd: Crowd,
  count: number,
  windowDays: (at: number) => number = () => 3,
): Promise<Handoff[]> {
  const sent: Handoff[] = [];
  for (let at = 0; at < count; at += 1) sent.push(await handOffOne(desk, crowd, at, windowDays(at)));
  return sent;
}

/** The handoff of this number. */
export async function handOffOne(
  { store, clock }: Desk,
  { accountExecutives, partners, authors }: Crowd,
  at: number,
  windowDays = 3,
): Promise<Handoff> {
  const author = `U0AUTHOR${at % authors}`;
  const example = examplePacket({ ae: `U0AE${at % accountExecutives}`, questionsTo: author }, clock.now());
  const packet = { ...example, partner: partnerOf(at % partners).id, window_days: windowDays };
  const time = { calendar: plainCalendar(zoneOf(at % accountExecutives)), version: await store.calendar.version() };
  const who = { id: `H${1_000_000 + at}`, teamId: OURS, author, packet, contactId: null, previous: null };
  const decision = send({ ...who, time, now: clock.now() });
  return store.create({ decision, requestKey: `form ${at}`, decideOnPrevious: null });
}

function partnerOf(at: number): Partner {
  return {
    id: `partner-${at}`,
    name: `Partner ${at}`,
    channelId: `C0PARTNER${at}`,
    teamId: 'T0BRIGHTWATER',
    alliancesOwner: 'U0ALEX',
    zone: null,
    ...TOLD_ALL,
    contactAlone: false,
    authorCertifies: true,
    does: '',
    contacts: [{ id: `contact-${at}`, name: 'Lena Fischer', role: 'Practice lead', userId: null }],
  };
}
