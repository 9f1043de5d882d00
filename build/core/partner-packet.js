import { FIELDS, PACKET_KEYS } from './packet.js';
export function packetForPartner(packet, when) {
    const readable = PACKET_KEYS.filter((key) => {
        const { partnerReads } = FIELDS[key];
        return partnerReads === 'from_the_start' || partnerReads === when;
    });
    return Object.fromEntries(readable.map((key) => [key, packet[key]]));
}
