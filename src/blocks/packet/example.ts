import type { KnownBlock, ModalView } from '@slack/web-api';
import type { Packet } from '../../core/packet/packet.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { bold, divider, type Message, page, person, rich, section, words } from '../kit/kit.ts';
import { mrkdwn, summary } from '../kit/mrkdwn.ts';
import { packetBlocks } from './packet-text.ts';
import { counted } from '../kit/words.ts';

/** The packet that shows what a good one says. */

/** A filled packet to learn from. */
export function exampleAnswer(packet: Packet, partnerName: string, asOf: EpochMs): Message {
  return { text: summary`A filled packet to learn from.`, blocks: exampleBlocks(packet, partnerName, asOf) };
}

/** The same over the form. */
export function exampleModal(packet: Packet, partnerName: string, asOf: EpochMs): ModalView {
  return page('A filled packet', exampleBlocks(packet, partnerName, asOf));
}

function exampleBlocks(packet: Packet, partnerName: string, asOf: EpochMs): KnownBlock[] {
  return [
    section(
      mrkdwn`*A packet that is ready to hand off.* Somebody who has never met this partner reads it once and can act within a day.`,
    ),
    divider,
    rich(
      [bold('Account: '), words(packet.account)],
      [
        bold('Account executive: '),
        words('one named person who owns the account. Here it is you: '),
        person(packet.ae),
      ],
      [bold('Seller next move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by, asOf)})`)],
      [bold('Response window: '), words(counted(packet.window_days, 'business day'))],
    ),
    ...packetBlocks({ packet, partnerName, asOf }),
  ];
}
