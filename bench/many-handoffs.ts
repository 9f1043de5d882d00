import { plainCalendar } from '../src/core/time/calendar.ts';
import { examplePacket } from '../src/core/example.ts';
import type { Handoff } from '../src/core/handoff.ts';
import type { Partner } from '../src/core/partner.ts';
import { send } from '../src/core/sending.ts';
import { OURS, type SimulatedBot } from './simulated-bot.ts';
import { TOLD_ALL } from '../src/core/telling.ts';

/** Who hands off to whom, by the hundred. */
export type Crowd = { accountExecutives: number; partners: number; authors: number };

export const CROWD: Crowd = { accountExecutives: 200, partners: 40, authors: 50 };
export const ZONES = ['America/New_York', 'America/Los_Angeles'];

/** One workday's end to another's beginning lies between the zones. */
export const zoneOf = (at: number) => ZONES[at % ZONES.length] ?? 'America/New_York';

export async function registerPartners({ store, clock }: SimulatedBot, { partners }: Crowd): Promise<void> {
  for (let at = 0; at < partners; at += 1) await store.savePartner(partnerOf(at), clock.now());
}

/** Saves `count` handoffs at this moment, each with a window of `windowDays(at)` business days. Nothing is delivered yet. */
export async function handOff(
  { store, clock }: SimulatedBot,
  { accountExecutives, partners, authors }: Crowd,
  count: number,
  windowDays: (at: number) => number = () => 3,
): Promise<Handoff[]> {
  const version = await store.calendar.version();
  const sent: Handoff[] = [];
  for (let at = 0; at < count; at += 1) {
    const author = `U0AUTHOR${at % authors}`;
    const example = examplePacket({ ae: `U0AE${at % accountExecutives}`, questionsTo: author }, clock.now());
    const packet = { ...example, partner: partnerOf(at % partners).id, window_days: windowDays(at) };
    const time = { calendar: plainCalendar(zoneOf(at % accountExecutives)), version };
    const who = { id: `H${1_000_000 + at}`, teamId: OURS, author, packet, contactId: null, previous: null };
    const decision = send({ ...who, time, now: clock.now() });
    sent.push(await store.create({ decision, requestKey: `form ${at}`, decideOnPrevious: null }));
  }
  return sent;
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
    contacts: [{ id: `contact-${at}`, name: 'Lena Fischer', role: 'Practice lead', userId: null }],
  };
}
