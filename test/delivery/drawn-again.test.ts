import { describe, expect, test } from 'vitest';
import { drawnAgain } from '../../src/delivery/late-changes.ts';
import { MINUTE, NOW, rowOf } from '../support/delivery-parts.ts';

describe('a card that Slack has taken', () => {
  const inMinutes = (minutes: number) => NOW + minutes * MINUTE;
  const again = (ts: string | null, resendFrom: number | null) => drawnAgain(rowOf({ ts, resendFrom }), NOW);

  test.each<[string, number | null, { at: number; until: number } | null]>([
    ['with nothing in doubt', null, null],
    ['with a doubt that is over', inMinutes(0), null],
    ['half a minute after the doubt began', inMinutes(59.5), { at: inMinutes(0.5), until: inMinutes(59.5) }],
    ['five minutes after', inMinutes(55), { at: inMinutes(5), until: inMinutes(55) }],
    ['fifteen minutes after', inMinutes(45), { at: inMinutes(45), until: inMinutes(45) }],
    ['a day before, since the clock was set back', inMinutes(1440), { at: inMinutes(1), until: inMinutes(60) }],
  ])('%s', (_, resendFrom, drawing) => {
    expect(again('1.2', resendFrom)).toEqual(drawing);
    expect(again(null, resendFrom), 'a new message').toBeNull();
  });
});
