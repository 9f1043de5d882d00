import { expect } from 'vitest';
import { startAgain, startWorld, type World, type WorldImage, type WorldOptions } from './bot.ts';

/** Worlds in which something has happened already. */

export type Begin = (options?: WorldOptions) => Promise<World>;

/**
 * What happens is done once in each worker, all that is due is said, and the bot is stopped. Each world that is asked for begins there: the
 * same messages stand in Slack, and the bot is started again on a copy of the database. Another one is made for other options.
 */
export function worldAfter(happens: (world: World) => Promise<unknown>, begin: Begin = startWorld): Begin {
  const images = new Map<string, Promise<WorldImage>>();
  return async (options = {}) => {
    const key = JSON.stringify(options);
    const image = images.get(key) ?? imageAfter(happens, () => begin(options));
    images.set(key, image);
    return startAgain(await image);
  };
}

async function imageAfter(
  happens: (world: World) => Promise<unknown>,
  begin: () => Promise<World>,
): Promise<WorldImage> {
  const world = await begin();
  await happens(world);
  await world.settle();
  expect(world.lost).toEqual([]);
  return world.image();
}

/** The same, with a world for each way in which it can happen. */
export function worldsAfter<How>(
  happens: (world: World, how: How) => Promise<unknown>,
  begin: Begin = startWorld,
): (how: How, options?: WorldOptions) => Promise<World> {
  const ways = new Map<string, Begin>();
  return (how, options) => {
    const key = JSON.stringify(how);
    const begun = ways.get(key) ?? worldAfter((world) => happens(world, how), begin);
    ways.set(key, begun);
    return begun(options);
  };
}
