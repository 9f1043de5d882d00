import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal, WrongInput } from '../../src/core/kernel/errors.ts';
import type { Member } from '../../src/core/people/member.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { AE, REFERENCE, startFastWorld, type Work } from '../support/fast-world.ts';
import { timesOf } from '../support/sample.ts';

/** Who may read what the bot says, while Slack says who people are, does not say it, and says something else. */

const OURS = 'T0NORTHWIND';
const AUTHOR = 'U0AUTHOR';
const ALEX = 'U0ALEX';
const PRIYA = 'U0PRIYA';
const ADA = 'U0ADA';
const PEOPLE = [AUTHOR, AE, ALEX, PRIYA, ADA];

const KINDS: Record<string, Partial<Member>> = {
  member: {},
  guest: { isGuest: true },
  deactivated: { isDeactivated: true },
  'of another company': { teamIds: ['T0BRIGHTWATER'] },
  app: { isBot: true },
};
type Kind = keyof typeof KINDS;

/** A world in which people change, and Slack tells as often as it likes who they are. */
async function startUncertainWorld() {
  const world = await startFastWorld();
  await world.store.set('administrators', [ADA]);
  const kinds = new Map<string, Kind>();
  const isOurs = (userId: string) => (kinds.get(userId) ?? 'member') === 'member';
  const said = { posts: 0, wrong: [] as string[] };
  const slackSays = { fails: (): Error | null => null, asked: 0 };

  const reads = (channel: string, text: string): void => {
    said.posts += 1;
    if (channel.startsWith('D') && !isOurs(channel.slice(1))) said.wrong.push(`${channel} read: ${text}`);
  };
  /** Whose packet it is, and who is to answer it. */
  const isAnnounced = async (text: string): Promise<void> => {
    const handoff = await world.store.handoff(REFERENCE);
    const people = [handoff?.author ?? '', handoff?.packet.ae ?? ''];
    if (!people.every(isOurs)) said.wrong.push(`the partner read of ${people.join()}: ${text}`);
  };
  const slack: Slack = {
    ...world.slack,
    async lookUpMember(id) {
      slackSays.asked += 1;
      const failure = slackSays.fails();
      if (failure) throw failure;
      return { ...(await world.slack.lookUpMember(id)), ...KINDS[kinds.get(id) ?? 'member'] };
    },
    async post(channel, message, ...rest) {
      reads(channel, message.text);
      if (message.text.startsWith('Handoff received')) await isAnnounced(message.text);
      return world.slack.post(channel, message, ...rest);
    },
    async update(posted, message) {
      if (posted.channel.startsWith('D')) reads(posted.channel, message.text);
    },
  };
  const bot = world.startBot({ slack });

  return {
    ...world,
    bot,
    said,
    slackSays,
    isOurs,
    /** Slack tells of it by an event, as it does. */
    async becomes(userId: string, kind: Kind): Promise<void> {
      kinds.set(userId, kind);
      bot.people.forget(userId);
      if (kind !== 'member') await bot.services.departures.left(userId);
    },
    /** Delivers what may go, moment by moment, for so many minutes. */
    async minutesPass(minutes: number): Promise<void> {
      const end = world.clock.now() + minutes * 60_000;
      for (let steps = 0; steps < 500 && world.clock.now() < end; steps += 1) {
        await bot.services.dueWork.doWhatIsDue();
        bot.loop.nudge();
        await bot.loop.idle();
        const next = bot.loop.nextDue() ?? end;
        world.clock.advanceTo(Math.min(end, Math.max(next, world.clock.now() + 1000)));
      }
      bot.loop.nudge();
      await bot.loop.idle();
    },
  };
}

type Uncertain = Awaited<ReturnType<typeof startUncertainWorld>>;

const by = (userId: string) => ({ userId, teamId: OURS });
const none = { reason: 'bad_timing', note: null, betterAe: null };
/** What people press, at any time and whether or not they may. */
const DEEDS: Record<string, (services: Work['services']) => Promise<unknown>> = {
  accepts: ({ handoffs }) => handoffs.accept(REFERENCE, by(AE), { move: 'Call.', moveBy: '2026-12-18' }),
  declines: ({ handoffs }) => handoffs.decline(REFERENCE, by(AE), none),
  proposes: ({ handoffs }) => handoffs.propose(REFERENCE, by(AE), PRIYA),
  're-routes': ({ intake }) => intake.reroute(REFERENCE, by(ALEX), { ae: PRIYA, days: 3, reason: 'Away.' }),
  extends: ({ intake }) => intake.extend(REFERENCE, by(ALEX), { days: 2, reason: 'A fair.' }),
  withdraws: ({ intake }) => intake.withdraw(REFERENCE, by(ALEX), { reason: 'Over.' }),
};

const isSaid = (error: unknown) => error instanceof Refusal || error instanceof WrongInput;

async function does({ bot }: Uncertain, deed: string): Promise<void> {
  await DEEDS[deed]?.(bot.services).catch((error: unknown) => {
    if (!isSaid(error)) throw error;
  });
}

const FAILURES = [
  () => new WebAPIRequestError(new Error('socket hang up')),
  () => new WebAPIPlatformError({ ok: false, error: 'fatal_error' }),
  () => new WebAPIPlatformError({ ok: false, error: 'missing_scope' }),
  () => new Error('Something else.'),
];

type Step = { name: string; run: (world: Uncertain) => Promise<void> | void };
const step = (name: string, run: Step['run']): Step => ({ name, run });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...Object.keys(KINDS)))
    .map(([userId, kind]) => step(`${userId} is ${kind}`, (world) => world.becomes(userId, kind))),
  fc.constantFrom(...FAILURES).map((failure) =>
    step(`Slack does not say who people are: ${failure().message}`, ({ slackSays }) => {
      let count = 0;
      slackSays.fails = () => ((count += 1) % 3 === 0 ? null : failure());
    }),
  ),
  fc.constant(
    step('Slack says who people are', ({ slackSays }) => {
      slackSays.fails = () => null;
    }),
  ),
  fc
    .constantFrom(1, 10, 600, 3000)
    .map((minutes) => step(`${minutes} minutes pass`, (world) => world.minutesPass(minutes))),
  fc.constantFrom(...Object.keys(DEEDS)).map((deed) => step(`somebody ${deed}`, (world) => does(world, deed))),
);

describe('while Slack does not say who reads a message', { tags: 'thorough' }, () => {
  test.each(FAILURES.map((failure) => [failure().message, failure] as const))(
    'it waits (%s): nobody is told that it failed, and it goes out once when Slack says it',
    async (_, failure) => {
      const world = await startUncertainWorld();
      await world.sends(world.bot);
      await world.minutesPass(3);
      await does(world, 'accepts');
      world.slackSays.fails = failure;
      await world.minutesPass(10);
      const about = async (kind: string) => (await world.store.outbox.of(REFERENCE)).filter((row) => row.kind === kind);
      expect((await about('author_card')).map(({ status }) => status)).toEqual(['queued']);
      expect(await about('undeliverable')).toEqual([]);
      world.slackSays.fails = () => null;
      await world.minutesPass(6);
      expect((await about('author_card')).map(({ status }) => status)).toEqual(['sent']);
      expect(await about('undeliverable')).toEqual([]);
    },
  );
});

describe('whatever Slack says of people, and whenever it does not', () => {
  test('nothing internal ever reaches anybody who is not ours, a partner is told of nobody else, and nothing waits for ever', async () => {
    const before = fc.array(steps, { maxLength: 2 });
    const after = fc.array(steps, { minLength: 3, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(before, after, async (first, then) => {
        const world = await startUncertainWorld();
        for (const each of first) await each.run(world);
        await world.sends(world.bot).catch((error: unknown) => expect(isSaid(error)).toBe(true));
        for (const each of then) await each.run(world);
        await world.minutesPass(10);
        expect(world.said.wrong).toEqual([]);

        world.slackSays.fails = () => null;
        await world.minutesPass(30);
        expect(world.said.wrong).toEqual([]);
        expect((await world.store.outbox.heads()).map(({ kind, problem }) => [kind, problem])).toEqual([]);
        expect(world.said.posts, 'no loop').toBeLessThan(120);
      }),
      { numRuns: timesOf(60, 12) },
    );
  }, 120_000);
});
