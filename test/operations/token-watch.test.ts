import { expect, test } from 'vitest';
import { createTokenWatch } from '../../src/operations/token-watch.ts';

const MINUTE = 60_000;

/** Minutes that pass for a bot, and at which of them it asked Slack for its token. */
function watching({
  refusedFrom = Infinity,
  takes = () => false,
}: {
  refusedFrom?: number;
  takes?: (minute: number) => boolean;
}) {
  const clock = { minute: 0 };
  const asked: number[] = [];
  const refused: string[] = [];
  let takenAt = -Infinity;
  const watch = createTokenWatch({
    lastTakenAt: () => takenAt,
    refusal: async () => {
      asked.push(clock.minute);
      return clock.minute >= refusedFrom ? 'token_revoked' : null;
    },
    onRefused: (code) => void refused.push(code),
    elapsed: () => clock.minute * MINUTE,
  });
  const minutes = async (count: number) => {
    for (let at = 0; at < count; at += 1) {
      clock.minute += 1;
      if (takes(clock.minute)) takenAt = clock.minute * MINUTE;
      await watch.look();
    }
  };
  return { asked, refused, minutes };
}

test('a token that is revoked while nothing is sent is noticed within six minutes', async () => {
  const { asked, refused, minutes } = watching({ refusedFrom: 7 });
  await minutes(9);
  expect(refused).toEqual([]);
  await minutes(4);
  expect(asked).toEqual([5, 10]);
  expect(refused).toEqual(['token_revoked']);
});

test('nobody asks while messages go out', async () => {
  const { asked, minutes } = watching({ takes: (minute) => minute % 4 === 0 && minute < 20 });
  await minutes(20);
  expect(asked).toEqual([]);
  await minutes(5);
  expect(asked).toEqual([21]);
});
