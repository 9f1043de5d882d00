import { type Declared, FIELDS, type Packet, PACKET_KEYS, type PacketKey } from './packet.ts';
import type { Field } from './packet-field.ts';

/** What a partner may read of a packet: each field's declaration says it. */

type ReadBy<When extends Field['partnerReads']> = {
  [Key in PacketKey]: Declared[Key]['partnerReads'] extends When ? Key : never;
}[PacketKey];

/** What the partner may read from the start. */
export type PartnerPacket = Pick<Packet, ReadBy<'from_the_start'>>;
/** What the partner may read once the handoff is accepted. */
export type AcceptedPacket = Pick<Packet, ReadBy<'from_the_start' | 'once_accepted'>>;

/** The fields of a packet that the partner may read at that time, and no others. */
export function packetForPartner(packet: Packet, when: 'from_the_start'): PartnerPacket;
export function packetForPartner(packet: Packet, when: 'once_accepted'): AcceptedPacket;
export function packetForPartner(packet: Packet, when: 'from_the_start' | 'once_accepted'): Partial<Packet> {
  const readable = PACKET_KEYS.filter((key) => {
    const { partnerReads } = FIELDS[key];
    return partnerReads === 'from_the_start' || partnerReads === when;
  });
  return Object.fromEntries(readable.map((key) => [key, packet[key]]));
}
