import { describe, expect, test } from 'vitest';
import { mendedBetween } from '../../../../src/core/packet/correction.ts';
import { examplePacket } from '../../../../src/core/packet/example.ts';
import { fillIn } from '../../../../src/core/packet/filling.ts';
import type { Packet } from '../../../../src/core/packet/packet.ts';
import { readPacket } from '../../../../src/core/packet/read-packet.ts';
import { isSameDeal } from '../../../../src/core/packet/same-account.ts';
import { gatesOf } from '../../../../src/core/packet/score/gates.ts';
import { scorePacket } from '../../../../src/core/packet/score/score.ts';
import { LONG_TEXTS, packetOfLong } from '../../../support/long-packets.ts';
import { lookedAtIn } from '../../../support/looked-at.ts';
import { CALENDAR, NOW } from '../../../support/packets.ts';
import { factsOf } from './corpus/written.ts';

/** What a packet costs everybody else: while it is read, nobody is answered. */

const example = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, NOW);

function scored(packet: Packet): number {
  const facts = { ...factsOf({ packet }), isAeMember: true, conflictCheck: 'cleared', needsResearch: false } as const;
  return lookedAtIn(() => gatesOf(facts, scorePacket(facts)));
}

function readAgain(packet: Packet): number {
  const known = { partner: null, author: 'U0MAYA', usualWindow: 3, calendar: CALENDAR, startedAt: NOW, now: NOW };
  return lookedAtIn(() => {
    readPacket(fillIn(packet, known), 'U0MAYA', NOW);
    mendedBetween(packet, example);
    isSameDeal(packet, { ...packet, account: 'Fabrikam' });
  });
}

const lettersOf = (packet: Packet) => Object.values(packet).join('').length;

/** Of each letter that is typed. The example of a good packet takes about 40, one that stands for eighteen the most: 81. */
const MOST_LOOKS = 82;
/** Twice the text may take twice the work, and what is read no further in the shorter one. */
const DOUBLED = 2.7;

describe.each(Object.entries(LONG_TEXTS))('a packet full of %s', (_, text) => {
  const [half, whole] = [packetOfLong(text, 0.5), packetOfLong(text)];

  test('is scored by looking at each letter a few times, however long its texts are', () => {
    // Five times as long as the form takes it: Slack's own limit of 3,000 in a paragraph.
    for (const packet of [whole, packetOfLong(text, 5)])
      expect(scored(packet) / lettersOf(packet)).toBeLessThan(MOST_LOOKS);
    expect(scored(whole) / scored(half)).toBeLessThan(DOUBLED);
  });

  test('is checked and compared with another one in as much work as it is long', () => {
    expect(readAgain(whole) / lettersOf(whole)).toBeLessThan(MOST_LOOKS);
    expect(readAgain(whole) / readAgain(half)).toBeLessThan(2.2);
  });
});

describe('the count of the work', () => {
  test('sees what is looked at twice, and how far a search goes', () => {
    expect(lookedAtIn(() => 'abc'.split('b'))).toBe(4);
    expect(lookedAtIn(() => ['abc', 'abc'].map((text) => text.normalize('NFKC')))).toBe(8);
    expect(lookedAtIn(() => 'abcabc'.includes('b'))).toBe(3);
    expect(lookedAtIn(() => 'abcabc'.indexOf('x', 2))).toBe(5);
    expect(lookedAtIn(() => /z/.test('abc'))).toBe(4);
    expect(lookedAtIn(() => [1, 2, 3].includes(1))).toBe(4);
  });

  test('leaves the functions of text as they were', () => {
    const before = Reflect.get(String.prototype, 'includes');
    lookedAtIn(() => expect(Reflect.get(String.prototype, 'includes')).not.toBe(before));
    expect(Reflect.get(String.prototype, 'includes')).toBe(before);
  });
});
