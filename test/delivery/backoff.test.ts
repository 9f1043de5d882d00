import { WebAPIPlatformError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { AE_CHANNEL, startFastWorld } from '../support/fast-world.ts';

const CEILINGS = [2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000];

/** How long the bot waits from one try to the next (ms) while Slack does not take a message. */
async function waitsOf(random: number): Promise<number[]> {
  const { clock, slack, startBot, sends, delivers } = await startFastWorld();
  const tries: number[] = [];
  const post: typeof slack.post = async (channel, ...rest) => {
    if (channel !== AE_CHANNEL) return slack.post(channel, ...rest);
    tries.push(clock.now());
    throw new WebAPIPlatformError({ ok: false, error: 'external_channel_migrating' });
  };
  const bot = startBot({ slack: { ...slack, post }, random: () => random });
  await sends(bot);
  await delivers(bot, () => tries.length > CEILINGS.length);
  return tries.slice(1).map((at, before) => at - (tries[before] ?? 0));
}

test('what Slack does not take is tried again after two seconds, then ever more rarely, and every five minutes at the rarest', {
  tags: 'thorough',
}, async () => {
  expect(await waitsOf(0.999999)).toEqual(CEILINGS);
});

test('what fails at one moment is not all tried again at one moment: by chance it waits down to half as long, and never less', {
  tags: 'thorough',
}, async () => {
  expect(await waitsOf(0)).toEqual(CEILINGS.map((ceiling) => ceiling / 2));
  expect(await waitsOf(0.5)).toEqual(CEILINGS.map((ceiling) => ceiling * 0.75));
});
