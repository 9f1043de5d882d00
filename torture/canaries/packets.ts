import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from '../../src/core/packet/packet.ts';
import type { Chance } from '../chance.ts';
import { FIRST_AE, QUESTIONS_TO } from './cast.ts';
import { INTERNAL_DAYS, mark, SELLER_MOVE_BY } from './marks.ts';

/** A packet in which each text has its mark. `fills`: as long as it may be, of what is the longest once it is escaped. */
export function packetOf(life: number, partner: string, chance: Chance): Packet {
  const fills = chance.oneIn(8);
  const words = PACKET_KEYS.filter((key) => 'max' in fieldOf(key).input).map((key) => [key, wordsOf(key, life, fills)]);
  return {
    ...CHOSEN,
    ...INTERNAL_DAYS,
    // Each text of the packet is among the keys that were just gone through.
    ...(Object.fromEntries(words) as Record<WrittenKey, string>),
    partner,
    partner_contact: mark('partner_contact', life),
    seller_move_by: SELLER_MOVE_BY,
    warmth: chance.pick(['strong', 'warm', 'cold']),
    window_days: 1 + chance.upTo(4),
  };
}

type WrittenKey = Exclude<PacketKey, keyof typeof CHOSEN | keyof typeof INTERNAL_DAYS | ChosenHere>;
type ChosenHere = 'partner' | 'partner_contact' | 'seller_move_by' | 'warmth' | 'window_days';

const CHOSEN = {
  partner_move_by: '2026-11-27',
  partner_agreed: true,
  conflict_checked: true,
  ae: FIRST_AE,
  questions_to: QUESTIONS_TO,
} as const;

/** Sources are links, as the rules demand. */
function wordsOf(key: PacketKey, life: number, fills: boolean): string {
  const { input } = fieldOf(key);
  const isLink = key === 'evidence' || key === 'partner_touch_source';
  const own = isLink ? `Notes: https://docs.example.com/${mark(key, life)}` : mark(key, life);
  return fills && 'max' in input ? `${own} `.padEnd(input.max, '&') : own;
}
