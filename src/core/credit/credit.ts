import type { UserId } from '../people/member.ts';
import type { Packet } from '../packet/packet.ts';
import { dayOf, shiftDay } from '../time/calendar.ts';
import type { EpochMs } from '../time/instant.ts';

/** How a partner is credited: by rule, from days that are written in the packet, before anybody knows what comes of the deal. */

export type Classification = 'partner_sourced' | 'partner_influenced';

/** The lines of the rule. Exactly one of them fits any packet. */
export const CREDIT_LINES = ['no_opportunity', 'touch_first', 'opportunity_first', 'opportunity_closed'] as const;
export type CreditLine = (typeof CREDIT_LINES)[number];

/** Why the rule alone does not settle it, so that alliances must say a word. */
export type NeedsWord = 'touch_too_old' | 'opportunity_closed';

/** `classification` is a proposal while `needsWord`: nobody may rely on it before the word is said. */
export type Credit = { classification: Classification; line: CreditLine; needsWord: NeedsWord | null };

/** What stays with every handoff of its credit. `creditWordBy` and `creditWordAt`: who of alliances settled it and when; null by rule. */
export type Credited = {
  classification: Classification;
  creditLine: CreditLine;
  creditWordBy: UserId | null;
  creditWordAt: EpochMs | null;
};

type Days = Pick<Packet, 'opportunity_created_on' | 'opportunity_closed_on' | 'partner_touch_on'>;

/** A sourced touch that is older than this many days proves little: alliances says whether it still counts. */
export const TOUCH_LASTS_DAYS = 180;

/**
 * Decided when the handoff is sent, at `sentAt`, from the days alone: sourced when the partner's touch came before the day on which the
 * opportunity was created, or when there is none; influenced otherwise, also when both are the same day. An opportunity that was closed
 * before the touch is neither: a new one is needed.
 */
export function creditOf(packet: Days, sentAt: EpochMs): Credit {
  const { opportunity_created_on: created, partner_touch_on: touch } = packet;
  const line = lineOf(packet);
  switch (line) {
    case 'no_opportunity':
    case 'touch_first': {
      const until = created ?? dayOf('UTC', sentAt);
      const isTooOld = shiftDay(touch, TOUCH_LASTS_DAYS) < until;
      return { classification: 'partner_sourced', line, needsWord: isTooOld ? 'touch_too_old' : null };
    }
    case 'opportunity_first':
      return { classification: 'partner_influenced', line, needsWord: null };
    case 'opportunity_closed':
      // Not sourced: that would be the credit of a deal without an opportunity.
      return { classification: 'partner_influenced', line, needsWord: 'opportunity_closed' };
    default:
      return line satisfies never;
  }
}

function lineOf({
  opportunity_created_on: created,
  opportunity_closed_on: closed,
  partner_touch_on: touch,
}: Days): CreditLine {
  if (created === null) return 'no_opportunity';
  if (touch < created) return 'touch_first';
  return closed !== null && closed < touch ? 'opportunity_closed' : 'opportunity_first';
}

/** No more than that, of a handoff. */
export function credited({ classification, creditLine, creditWordBy, creditWordAt }: Credited): Credited {
  return { classification, creditLine, creditWordBy, creditWordAt };
}

/** What a handoff keeps of its credit when it is sent. */
export function creditAtSending(packet: Days, sentAt: EpochMs): Credited {
  const { classification, line } = creditOf(packet, sentAt);
  return { classification, creditLine: line, creditWordBy: null, creditWordAt: null };
}

/** For what alliances must still say a word about a handoff that was sent at `sentAt`; null when the credit is settled. */
export function owedWord({ packet, creditWordBy }: Credited & { packet: Days }, sentAt: EpochMs): NeedsWord | null {
  return creditWordBy === null ? creditOf(packet, sentAt).needsWord : null;
}

/** The same with the word of alliances, which settles the credit. Who may say it is asked elsewhere. */
export function withWord<Of extends Credited>(
  sent: Of,
  word: { classification: Classification; by: UserId; at: EpochMs },
): Of {
  return { ...sent, classification: word.classification, creditWordBy: word.by, creditWordAt: word.at };
}
