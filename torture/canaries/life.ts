import type { Decision } from '../../src/core/handoff/decision.ts';
import { Refusal, WrongInput } from '../../src/core/kernel/errors.ts';
import { type Handoff, windowOf } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { isForPartner, noticeKey } from '../../src/core/notices/notice-rules.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import { send, supersede } from '../../src/core/handoff/sending.ts';
import { type Calendar, plainCalendar } from '../../src/core/time/calendar.ts';
import type { EpochMs } from '../../src/core/time/instant.ts';
import type { Chance } from '../chance.ts';
import { AUTHOR, contactIdOf, OURS, ofOurs, PARTNER_IDS, type PartnerId, partnerIdOf } from './cast.ts';
import { gateOf } from './check-deeds.ts';
import { type DeedName, nextDeed } from './deeds.ts';
import { mark } from './marks.ts';
import { packetOf } from './packets.ts';

/** One life: a handoff and the mended packets of its deal, led by chance through the core, and what its partners are to be told. */
export type Life = ReturnType<typeof createLife>;

/** A message to a partner that was queued at some time. */
export type Told = { handoffId: string; partner: PartnerId; notice: Notice };
/** What a step has decided, in its order. `isNew`: it begins a handoff. */
export type Made = { id: string; decision: Decision; isNew: boolean };

const BEGIN = Date.parse('2026-11-10T14:00:00Z');
const MINUTE_MS = 60_000;
/** Nobody waits for the years that only mark a day. */
const MOST_WAITED_MS = 60 * 24 * 60 * MINUTE_MS;
const MOST_PACKETS = 4;
const CLOSED: Calendar = { ...plainCalendar('America/New_York'), closedDays: new Set(['2026-11-26', '2026-12-01']) };
const CALENDARS = [plainCalendar('America/New_York'), plainCalendar('Asia/Tokyo'), CLOSED];

/** `life` is its number, less than a million; it begins at `from`, or some time in a month. It has no handoff before its first step. */
export function createLife(life: number, chance: Chance, from: EpochMs | null = null) {
  const handoffs = new Map<string, Handoff>();
  const histories = new Map<string, HandoffEvent[]>();
  const accepters = new Map<string, string | null>();
  const told = new Map<string, Told>();
  let partner: PartnerId = chance.pick(PARTNER_IDS);
  let calendar = chance.pick(CALENDARS);
  let version = 1;
  let now: EpochMs = from ?? BEGIN + chance.upTo(20 * 24 * 60) * MINUTE_MS;
  let current: Handoff | null = null;

  const historyOf = (id: string): HandoffEvent[] => histories.get(id) ?? [];

  const keep = ({ id, decision, isNew }: Made): void => {
    const { next, notices, event } = decision;
    const before = handoffs.get(id);
    const kept = isNew || !before ? next : { ...next, version: before.version + 1 };
    handoffs.set(id, kept);
    if (isNew || current?.id === id) current = kept;
    if (event) histories.set(id, [...historyOf(id), event]);
    if (event?.kind === 'accepted') accepters.set(id, event.actor);
    if (event?.kind === 'reopened' || event?.kind === 'rerouted') accepters.set(id, null);
    for (const notice of notices) if (isForPartner(notice)) queue(kept, notice);
  };

  const queue = ({ id, deal, packet }: Handoff, notice: Notice): void => {
    const key = `${notice.kind === 'partner_card' ? deal : id} ${noticeKey(notice)}`;
    if (!told.has(key)) told.set(key, { handoffId: id, partner: partnerIdOf(packet.partner), notice });
  };

  const sends = (previous: Handoff | null): Made[] => {
    if (handoffs.size >= MOST_PACKETS) return [];
    if (previous && chance.oneIn(4)) partner = chance.pick(PARTNER_IDS);
    const by = ofOurs(AUTHOR);
    const mended = previous && supersede(previous, by, now, partner);
    const id = `H${String(life * 10 + handoffs.size).padStart(7, '0')}`;
    const packet = packetOf(life, partner, chance);
    const moment = { life, now, calendar, version, chance };
    const time = chance.oneIn(4) ? null : moment;
    const gate = gateOf(moment);
    const contactId = contactIdOf(partner);
    const worth = { score: null, overrideReason: mark('overridereason', life) };
    const reasons = { duplicateReason: mark('duplicatereason', life), worth };
    const sent = send({ id, teamId: OURS, author: AUTHOR, packet, contactId, previous, time, gate, now, ...reasons });
    const first = previous && mended ? [{ id: previous.id, decision: mended, isNew: false }] : [];
    return [...first, { id, decision: sent, isNew: true }];
  };

  /** Until something is due, or just so long; never back. */
  const passTime = (): void => {
    const due = current && 'nextActionAt' in current ? current.nextActionAt : null;
    const isWaited = due !== null && due - now < MOST_WAITED_MS && chance.oneIn(2);
    now = isWaited ? Math.max(now, due) + chance.upTo(3) * MINUTE_MS : now + chance.upTo(600) * MINUTE_MS;
    if (!chance.oneIn(10)) return;
    calendar = chance.pick(CALENDARS);
    version += 1;
  };

  const tries = (handoff: Handoff): { name: DeedName; made: Made[] } => {
    const { name, deed } = nextDeed({ life, now, calendar, version, chance }, handoff);
    if (deed === 'mends') return { name, made: sends(handoff) };
    const decision = deed(handoff, () => historyOf(handoff.id));
    return { name, made: decision ? [{ id: handoff.id, decision, isNew: false }] : [] };
  };

  return {
    number: life,
    now: () => now,
    /** It is at least as late as that. */
    isLater: (at: EpochMs): void => void (now = Math.max(now, at)),
    told: (): Iterable<Told> => told.values(),
    historyOf,
    /** Who has accepted it and still has it; null before that. */
    accepterOf: (id: string) => accepters.get(id) ?? null,
    handoff: (id: string) => handoffs.get(id) ?? null,
    /** All of this partner's. */
    ofPartner: (id: PartnerId): string[] =>
      [...handoffs.values()].flatMap((one) => (one.packet.partner === id ? one.id : [])),

    /** The last one of its deal that the partner has heard of, as its card shows it; null while there is none. */
    latestOf(id: string): Handoff | null {
      const deal = handoffs.get(id)?.deal;
      return [...handoffs.values()].findLast((one) => one.deal === deal && isTold(one)) ?? null;
    },

    /** Somebody tries something, or time passes; what was refused or changes nothing makes nothing. */
    step(): { name: DeedName | 'sends'; made: Made[] } {
      passTime();
      try {
        const { name, made } = current ? tries(current) : { name: 'sends' as const, made: sends(null) };
        for (const one of made) keep(one);
        return { name, made };
      } catch (error) {
        if (error instanceof Refusal || error instanceof WrongInput) return { name: 'time passes', made: [] };
        throw error;
      }
    },
  };
}

const isTold = (handoff: Handoff): boolean =>
  windowOf(handoff) !== null || ('check' in handoff && handoff.check !== null);
