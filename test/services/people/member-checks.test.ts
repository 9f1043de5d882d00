import { expect, test } from 'vitest';
import type { Member } from '../../../src/core/people/member.ts';
import { createMemberChecks } from '../../../src/services/people/member-checks.ts';
import { OURS } from '../../support/packets.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Many account executives, a Slack that counts what it is asked, and minutes that pass. */
function worldOf(count: number, named: string[] = [], authors: string[] = []) {
  const people = Array.from({ length: count }, (_, at) => `U${String(at).padStart(4, '0')}`);
  const clock = { minute: 0 };
  const slack = { isAway: false, silentAbout: '', gone: new Set<string>(), guests: new Set<string>() };
  let asked: string[] = [];
  const lost: string[] = [];
  const findMember = async (id: string): Promise<Member | null> => {
    asked.push(id);
    if (slack.isAway || id === slack.silentAbout) return null;
    const isDeactivated = slack.gone.has(id);
    const isGuest = slack.guests.has(id);
    const common = { zone: null, isBot: false, isInvitedOnly: false, isAdministrator: false };
    return { ...common, id, teamIds: [OURS], isDeactivated, isGuest };
  };
  const start = () =>
    createMemberChecks({
      store: {
        awaitedPeople: async () => people,
        roles: { named: async () => named },
        drafts: { authors: async () => authors },
      },
      findMember,
      loseMember: async (id) => void lost.push(id),
      teamId: OURS,
      now: () => clock.minute * 60_000,
    });
  let checks = start();

  return {
    people,
    slack,
    lost,
    restart: () => (checks = start()),
    /** Whom Slack was asked about in each of so many minutes. */
    async minutes(many: number): Promise<string[][]> {
      const each: string[][] = [];
      for (let minute = 0; minute < many; minute += 1) {
        asked = [];
        await checks.checkAwaited();
        each.push(asked);
        clock.minute += 1;
      }
      return each;
    },
  };
}

const most = (minutes: string[][]) => Math.max(...minutes.map((asked) => asked.length));

test('Slack is asked about everybody whose answer is awaited once a day, a few each minute', {
  tags: 'thorough',
}, async () => {
  const world = worldOf(500);
  const first = await world.minutes(DAY);
  expect(first.flat().toSorted()).toEqual(world.people);
  expect(most(first)).toBe(10);
  expect(first.slice(0, HOUR).flat()).toHaveLength(500);
  const second = await world.minutes(DAY);
  expect(second.flat().toSorted()).toEqual(world.people);
  expect(most(second)).toBe(10);
});

test('a restart begins anew with as few each minute, and forgets nobody', async () => {
  const world = worldOf(100);
  await world.minutes(5);
  world.restart();
  const after = await world.minutes(HOUR);
  expect(most(after)).toBe(10);
  expect(after.flat().toSorted()).toEqual(world.people);
});

test('while Slack does not answer it is asked once a minute at most, and about everybody once it is back', async () => {
  const world = worldOf(30);
  world.slack.isAway = true;
  expect(most(await world.minutes(20))).toBe(1);
  world.slack.isAway = false;
  const back = await world.minutes(2 * HOUR);
  expect(new Set(back.flat())).toEqual(new Set(world.people));
});

test('one person of whom Slack says nothing keeps no other from being looked at', async () => {
  const world = worldOf(30);
  world.slack.silentAbout = world.people[0] ?? '';
  const day = await world.minutes(DAY);
  expect(new Set(day.slice(0, 10).flat())).toEqual(new Set(world.people));
  expect(day.flat().filter((id) => id === world.slack.silentAbout)).toHaveLength(24);
});

test('who is named in the settings or the registry, or has begun a packet, is asked about as well, and once however often they are named', async () => {
  const world = worldOf(3, ['U0IRIS', 'U0IRIS', 'U0001'], ['U0MAYA', 'U0IRIS']);
  expect((await world.minutes(DAY)).flat().toSorted()).toEqual([...world.people, 'U0IRIS', 'U0MAYA']);
  world.slack.gone.add('U0IRIS');
  await world.minutes(DAY);
  expect(world.lost).toEqual(['U0IRIS']);
});

test('who was deactivated or has become a guest is lost, and nobody else', async () => {
  const world = worldOf(20);
  world.slack.gone.add('U0003');
  world.slack.guests.add('U0017');
  await world.minutes(HOUR);
  expect(world.lost).toEqual(['U0003', 'U0017']);
});
