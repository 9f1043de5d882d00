import { defaultWorld, type World as SandboxWorld } from 'slack-sandbox';

/** Author and intake owner, who usually sit in Europe. */
const NEIGHBOURS = new Set(['U0MAYA', 'U0ALEX']);

/** Author and intake owner work by Sam's clock: what time brings at five in his afternoon does not wait for their morning. */
export function sameClock(world: SandboxWorld = defaultWorld): SandboxWorld {
  const people = world.people.map((one) => (NEIGHBOURS.has(one.id) ? { ...one, tz: 'America/New_York' } : one));
  return { ...world, people };
}
