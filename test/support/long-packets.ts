import type { Packet } from '../../src/core/packet/packet.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { MAX_LENGTH, packetOf } from './packets.ts';

/** Packets whose every text is as long as the form takes it, of what careless reading takes longest over. */

const over = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Words of so many letters, hardly one of them twice. */
function different(alphabet: string, letters: number, between = ' ') {
  const signs = Array.from(alphabet);
  const word = (number: number) =>
    Array.from({ length: letters }, (_, at) => signs[Math.floor(number / signs.length ** at) % signs.length]).join('');
  return (length: number): string => {
    const count = Math.ceil(length / letters);
    const words = Array.from({ length: count }, (_, at) => word(at * 7919));
    return words.join(between).slice(0, length);
  };
}

/** Each makes a text of this length. */
export const LONG_TEXTS: Record<string, (length: number) => string> = {
  'letters that stand for eighteen each': over('ﷺ'),
  'letters that stand for six each': over('㌖'),
  'dates over and over': over('01-01-2026 '),
  'capitals over and over': over('ABCD EFG '),
  'brackets in brackets': over('([{'),
  'one giant word': over('w'),
  'one giant number': over('7'),
  'single letters': over('x y '),
  'single digits': over('1 2 '),
  'characters that nobody sees': over('\u200b\u2060'),
  'letters with what nobody sees between': over('a\u200b'),
  'accents on accents': over('e\u0301\u0323'),
  'accents alone': over('\u0301'),
  'families of emoji': over('\u{1f469}\u200d\u{1f469}\u200d\u{1f467} '),
  'links over and over': over('https://a.example '),
  'links with a word each': over('x https://a.example '),
  'a link with closing marks inside': (length) => `https://a.example/${over(')')(length - 19)}a`,
  'somebody said it over and over': over('ada said with ada and '),
  'moves over and over': over('call and send the offer then '),
  'times over and over': over('two weeks ago last year '),
  'a name in Japanese over and over': over('田中さん'),
  'Latin words, each another': different('abcdefghijklmnopqrstuvwxyz', 3),
  'longer Latin words, each another': different('abcdefghijklmnopqrstuvwxyz', 5),
  'Cyrillic words, each another': different('абвгдежзиклмнопр', 3),
  'longer Arabic words, each another': different('ابتثجحخدذرزسشصضط', 4),
  'Korean words, each another': different('가나다라마바사아자차카타', 2),
  'Chinese words, each another': different('一二三四五六七八九十百千万', 2, '，'),
  'who said it, each another': different('abcdefghijklmnopqrstuvwxyz', 3, ' said '),
};

/** Every text of it this share of what the form takes. No text is the copy of another, which would be read no further. */
export function packetOfLong(text: (length: number) => string, share = 1): Packet {
  const filled = [...MAX_LENGTH].map(([key, max]) => {
    const length = Math.floor(max * share);
    const begin = key === 'evidence' ? 'https://a.example/0 ' : `${key} `;
    return [key, cut(`${begin}${text(length - begin.length)}`, length)];
  });
  return { ...packetOf(), ...Object.fromEntries(filled) };
}
