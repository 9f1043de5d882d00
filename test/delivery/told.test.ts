import { describe, expect, test } from 'vitest';
import { played } from './played.ts';
import { lives, startToldWorld } from './told-world.ts';

/** The last two things of each line happen while Slack takes no message. */
const WAYS = [
  'sent; Sam accepts; an opportunity is opened',
  'sent; Sam accepts; it is won',
  'sent; Sam accepts; Sam takes it back',
  'sent; Sam declines for want of evidence; Sam takes it back',
  'sent; Sam accepts; Sam takes it back; Sam declines for want of evidence',
  'sent; Sam declines for want of evidence; Sam takes it back; Sam accepts',
  'sent; Sam accepts; Iris reopens it',
  'sent; Sam asks; Maya replies',
  'sent; Sam accepts; Sam has moved; the introduction is made',
  'sent; Sam accepts; the introduction is made; an opportunity is opened',
  'sent; Iris gives more time; Iris gives more time',
  'sent; Iris re-routes it; Iris re-routes it to whoever had it',
  'sent; Iris re-routes it; Iris withdraws it',
  'sent to its check; Alex clears it; Sam accepts',
  'sent to its check; Alex returns it; Maya sends it again, cleared',
  'kept; it lands; Sam accepts',
  'sent; Maya corrects a fact; Sam declines for a conflict',
  'sent; Sam declines: not before a day; Maya lets it wait',
  'sent; Sam declines for want of evidence; Maya closes the deal',
  'sent; Sam accepts; Rita corrects the credit',
];

describe('two things that happen before anything of them could be said are told in order and once, or left out together', () => {
  test.each(WAYS)('%s', async (way) => {
    const world = await startToldWorld();
    await lives(world, played(way));
    expect(await world.faults()).toEqual([]);
  });
});
