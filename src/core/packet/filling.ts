import type { UserId } from '../people/member.ts';
import { fieldOf, PACKET_KEYS } from './packet.ts';
import type { Typed } from './packet-draft.ts';
import type { Partner } from '../partner/partner.ts';
import type { PacketInput } from './read-packet.ts';
import { linksIn } from '../kernel/text.ts';
import { addBusinessDays } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What a packet says that nobody has to type: it follows from what was typed and from what the bot knows, until its author changes it. */

/** Business days from today until both sides move, unless the answer comes later. */
const MOVES_WITHIN_DAYS = 5;

export type Known = {
  /** Of the contact that is chosen; null while none is. */
  partner: Partner | null;
  author: UserId;
  /** Business days that the working agreement says. */
  usualWindow: number;
  /** That of the account executive, as far as it is known. */
  calendar: Calendar;
  startedAt: EpochMs;
  now: EpochMs;
};

// Object.fromEntries loses the exact types of the keys.
const NOTHING_TYPED = Object.fromEntries(
  PACKET_KEYS.map((key) => [key, fieldOf(key).input.as === 'tick' ? false : null]),
) as PacketInput;

/** The whole form, not checked yet: each field as it was typed, or as it follows. Emptied fields follow too. */
export function fillIn(typed: Typed, known: Known): PacketInput {
  const contact = known.partner?.contacts.find(({ id }) => id === typed.partner_contact);
  const window = typed.window_days ?? known.usualWindow;
  const moveBy = movesBy(known, window);
  return {
    ...NOTHING_TYPED,
    ...typed,
    partner: known.partner?.id ?? null,
    partner_contact: typed.partner_contact ?? null,
    partner_contact_role: typed.partner_contact_role ?? contact?.role ?? null,
    partner_touch_on: typed.partner_touch_on ?? dayOf(known.calendar.zone, known.startedAt),
    partner_touch_source: typed.partner_touch_source ?? firstLink(typed.evidence),
    seller_move_by: typed.seller_move_by ?? moveBy,
    partner_move_by: typed.partner_move_by ?? moveBy,
    window_days: window,
    questions_to: typed.questions_to ?? known.author,
  };
}

/** Five business days ahead, and never before the answer is due. */
function movesBy({ calendar, now }: Known, window: unknown): Day {
  const days = Number.isInteger(window) ? Math.max(MOVES_WITHIN_DAYS, Number(window)) : MOVES_WITHIN_DAYS;
  return addBusinessDays(calendar, dayOf(calendar.zone, now), Math.min(days, MOST_WINDOW_DAYS));
}

const MOST_WINDOW_DAYS = 10;

/** A source names what it shows: the first link of them shows the touch, unless another one is named for it. */
function firstLink(evidence: Typed['evidence']): string | null {
  return typeof evidence === 'string' ? (linksIn(evidence)[0] ?? null) : null;
}
