import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { fieldOf, PACKET_KEYS, type Packet, type PacketKey } from '../../core/packet/packet.ts';
import {
  CARD_LINES,
  type CardLine,
  type CardPart,
  type CardPlace,
  PACKET_PARTS,
} from '../../core/packet/packet-field.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { bold, context, person, rich, words, wordsWithLinks } from '../kit/kit.ts';
import { bare, mrkdwn } from '../kit/mrkdwn.ts';
import { counted } from '../kit/words.ts';

/** The packet as an account executive reads it, drawn from the declaration of its fields. */

/** `asOf` is when the packet was written: days of that year are shown without it. */
type Reading = { packet: Packet; partnerName: string; asOf: EpochMs };

/** The packet behind what is asked: each part under its title. Small print keeps them apart and takes least of the reader's minute. */
export function packetBlocks(reading: Reading): KnownBlock[] {
  // Object.entries types keys as plain text.
  const parts = Object.entries(PACKET_PARTS) as [keyof typeof PACKET_PARTS, string][];
  return parts.flatMap(([part, title]) => [context(mrkdwn`*${bare(title)}*`), rich(...packetLines(part, reading))]);
}

/** The lines of one part of the card, in their order. */
export function packetLines(part: CardPart, reading: Reading): RichTextElement[][] {
  // Object.entries types keys as plain text.
  const lines = Object.entries(CARD_LINES[part]) as [CardLine, string][];
  return lines.map(([line, name]) => [bold(`${name}${inBrackets(line, reading)}: `), ...textOf(line, reading)]);
}

/** "Why 5 days: …"; nothing where its author gave no reason. */
export function windowReason({ window_days: days, window_reason: reason }: Packet): RichTextElement[][] {
  return reason === null ? [] : [[bold(`Why ${counted(days, 'day')}: `), words(reason)]];
}

function textOf(line: CardLine, reading: Reading): RichTextElement[] {
  return fieldsOf(line, false).flatMap(({ key, place }) => shown(key, place, reading));
}

function inBrackets(line: CardLine, { packet }: Reading): string {
  const isShown = ({ key }: { key: PacketKey }) => packet[key] !== false;
  const inName = fieldsOf(line, true)
    .filter(isShown)
    .map(({ key, place }) => place.before ?? choiceWord(key, packet));
  return inName.length === 0 ? '' : ` (${inName.join(', ')})`;
}

type OnLine = Extract<CardPlace, { line: CardLine }>;

function fieldsOf(line: CardLine, isInName: boolean): { key: PacketKey; place: OnLine }[] {
  const fields = PACKET_KEYS.flatMap((key) => {
    const { card } = fieldOf(key);
    const isHere = typeof card === 'object' && card.line === line && (card.isInName ?? false) === isInName;
    return isHere ? [{ key, place: card }] : [];
  });
  const isLast = ({ place }: { place: OnLine }) => place.isLast ?? false;
  return [...fields.filter((field) => !isLast(field)), ...fields.filter(isLast)];
}

function shown(key: PacketKey, place: OnLine, { packet, partnerName, asOf }: Reading): RichTextElement[] {
  const value = packet[key];
  if (value === null || value === '' || value === false) return place.none === undefined ? [] : [words(place.none)];
  const around = (...elements: RichTextElement[]) => [
    ...wordsOrNothing(place.before),
    ...elements,
    ...wordsOrNothing(place.after),
  ];
  const text = String(value);
  switch (place.as) {
    case 'words':
      return around(words(text));
    case 'links':
      return around(...wordsWithLinks(text));
    case 'day':
      return around(words(dayWords(text, asOf)));
    case 'person':
      return around(person(text));
    case 'partner':
      return around(words(partnerName));
    case 'choice':
      return around(words(choiceWord(key, packet)));
    case 'tick':
      return around();
    default:
      return place.as satisfies never;
  }
}

function wordsOrNothing(text: string | undefined): RichTextElement[] {
  return text === undefined ? [] : [words(text)];
}

/** "Strong: they spoke this month" as "strong". */
function choiceWord(key: PacketKey, packet: Packet): string {
  const { input } = fieldOf(key);
  const option = input.as === 'choice' ? input.options[String(packet[key])] : undefined;
  return option?.split(':')[0]?.toLowerCase() ?? '';
}
