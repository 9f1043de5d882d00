import { saysSomethingElse } from './mended-fields.ts';
import { type Packet, PACKET_KEYS, type PacketKey } from './packet.ts';

/** Which facts of a packet can be corrected while it waits for its answer, and what was changed. */

/**
 * Its author may correct what they wrote. What others were told or have decided by stays: who acts for which partner, what the credit
 * was decided by, who is asked and by when.
 */
const MAY_BE_CORRECTED = {
  account: true,
  account_ref: true,
  why_account: true,
  opportunity: false,
  opportunity_created_on: false,
  opportunity_closed_on: false,
  partner_touch_on: false,
  partner_touch_source: false,
  partner: false,
  partner_contact: false,
  partner_contact_role: false,
  why_partner: true,
  customer_trigger: true,
  joint_value: true,
  warm_path: true,
  warmth: true,
  seller_move: true,
  seller_move_by: true,
  partner_move: true,
  partner_move_by: true,
  partner_agreed: true,
  conflict_note: true,
  conflict_checked: false,
  evidence: true,
  ae: false,
  window_days: false,
  window_reason: false,
  questions_to: true,
} as const satisfies Record<PacketKey, boolean>;

type Table = typeof MAY_BE_CORRECTED;
export type CorrectableKey = { [Key in PacketKey]: Table[Key] extends true ? Key : never }[PacketKey];

export const CORRECTABLE_KEYS = PACKET_KEYS.filter((key): key is CorrectableKey => MAY_BE_CORRECTED[key]);

/** A fact as it was and as it is now: words, days as YYYY-MM-DD, people as Slack user ids. */
export type Change<Field extends PacketKey = CorrectableKey> = { field: Field; was: string; now: string };

export function changesBetween(before: Packet, after: Packet): Change[] {
  const changed = CORRECTABLE_KEYS.filter((field) => before[field] !== after[field]);
  return changed.map((field) => ({ field, was: String(before[field]), now: String(after[field]) }));
}

const NOT_OF_THE_PACKET: readonly PacketKey[] = ['partner', 'ae', 'window_days'];

/** The fields that say something else in the mended packet of a deal, in the order of the form: all but for whom and until when. */
export function mendedBetween(before: Packet, after: Packet): PacketKey[] {
  return PACKET_KEYS.filter((key) => !NOT_OF_THE_PACKET.includes(key) && saysSomethingElse(key, before, after));
}
