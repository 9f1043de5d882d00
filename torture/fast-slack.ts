import { WebAPIRequestError } from '@slack/web-api';
import type { Clock } from 'slack-sandbox';
import type { Slack } from '../src/slack/web-api.ts';
import type { Chance } from './chance.ts';

/** How answers to posts get lost; delays in ms. */
export type Losing = {
  /** Of all posts, 0 to 1. */
  share: number;
  /** Of those: the connection broke before Slack read anything, 0 to 1. */
  neverTaken: number;
  /** The others are taken within these bounds after the connection broke. */
  takenAfterMs: { from: number; to: number };
};

/** Not taken yet; `at` is when it will be. */
type Late = { channel: string; threadTs: string | null; key: string; at: number };
/** As it stands in Slack since `at`. */
export type Copy = Late & { ts: string };

/** The Web API as delivery sees it, without a network: thousands of posts a second, and answers lost as ordered. */
export function createFastSlack(clock: Clock, chance: Chance, losing: Losing) {
  const standing = createStanding(clock.now);
  let late: Late[] = [];
  let lost = 0;
  let posts = 0;
  let stamps = 0;

  const newTs = (at: number) => `${Math.floor(at / 1000)}.${String((stamps += 1) % 1_000_000).padStart(6, '0')}`;
  const take = (post: Late): Copy => {
    const copy = { ...post, ts: newTs(post.at) };
    standing.add(copy);
    return copy;
  };
  const takeLate = (): void => {
    if (!late.some(({ at }) => at <= clock.now())) return;
    for (const post of late.toSorted((a, b) => a.at - b.at)) if (post.at <= clock.now()) take(post);
    late = late.filter(({ at }) => at > clock.now());
  };
  clock.onMove(takeLate);

  const slack: Slack = {
    directMessageWith: async (userId) => `D${userId}`,
    async post(channel, _message, key, threadTs) {
      posts += 1;
      const at = clock.now();
      if (chance.next() >= losing.share) return { channel, ts: take({ channel, threadTs, key, at }).ts };
      lost += 1;
      if (chance.next() >= losing.neverTaken) {
        const { from, to } = losing.takenAfterMs;
        late.push({ channel, threadTs, key, at: at + from + chance.upTo(to - from + 1) });
        takeLate();
      }
      throw new WebAPIRequestError(new Error('socket hang up'));
    },
    update: async () => undefined,
    replaceThroughPress: async () => 'taken',
    isThere: async () => true,
    async findPosted(channel, key, threadTs, since) {
      const found = standing.in(channel, threadTs, since).find((copy) => copy.key === key);
      return found ? { channel, ts: found.ts } : null;
    },
    async findKeyed(channel, threadTs, since) {
      return standing.in(channel, threadTs, since).map(({ key, ts }) => ({ key, ts, isRepliedByPeople: false }));
    },
    async remove({ channel, ts }) {
      standing.remove(channel, ts);
    },
    sharedChannel: async () => SHARED,
    membersOf: async () => [],
    lookUpMembersOf: async () => [],
    lookUpChannel: async () => SHARED,
    lookUpCompany: async (teamId) => teamId,
    lookUpGroups: async () => [],
    lookUpGroup: async () => null,
    lookUpMember: async (id) => ({ ...SOMEBODY, id }),
  };

  return {
    slack,
    copiesOf: standing.copiesOf,
    /** When a message first stood (epoch ms); null when it never did. */
    firstAt: standing.firstAt,
    /** For how long two copies of a message stood, for each that did (ms). */
    doubles: standing.doubles,
    /** How many posts were attempted, and how many of their answers were lost. */
    counts: () => ({ posts, lost }),
    /** When the last that is still on its way will be taken (epoch ms); null when nothing is. */
    lastLate: () => (late.length === 0 ? null : Math.max(...late.map(({ at }) => at))),
  };
}

/** What stands in Slack now, and for how long more than one copy of a message did. */
function createStanding(now: () => number) {
  const byChannel = new Map<string, Copy[]>();
  const byKey = new Map<string, Copy[]>();
  const firsts = new Map<string, number>();
  const doubleSince = new Map<string, number>();
  const doubles: number[] = [];

  const copiesOf = (key: string): Copy[] => byKey.get(key) ?? [];
  return {
    copiesOf,
    firstAt: (key: string): number | null => firsts.get(key) ?? null,
    doubles: (): number[] => [...doubles, ...[...doubleSince.values()].map((since) => now() - since)],

    add(copy: Copy): void {
      const { key, channel, at } = copy;
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), copy]);
      byKey.set(key, [...copiesOf(key), copy]);
      if (!firsts.has(key)) firsts.set(key, at);
      if (copiesOf(key).length === 2) doubleSince.set(key, at);
    },

    remove(channel: string, ts: string): void {
      const gone = byChannel.get(channel)?.find((copy) => copy.ts === ts);
      if (!gone) return;
      byChannel.set(
        channel,
        (byChannel.get(channel) ?? []).filter((copy) => copy !== gone),
      );
      byKey.set(
        gone.key,
        copiesOf(gone.key).filter((copy) => copy !== gone),
      );
      const since = doubleSince.get(gone.key);
      if (since === undefined || copiesOf(gone.key).length > 1) return;
      doubles.push(now() - since);
      doubleSince.delete(gone.key);
    },

    /** A thread begins with its root, as Slack reads it. */
    in: (channel: string, threadTs: string | null, since: number): Copy[] =>
      (byChannel.get(channel) ?? []).filter((copy) => copy.threadTs === threadTs && copy.at >= since),
  };
}

const SHARED = {
  isArchived: false,
  isMember: true,
  isShared: true,
  isPending: false,
  otherTeamIds: ['T0BRIGHTWATER'],
};
const SOMEBODY = {
  teamIds: ['T0NORTHWIND'],
  zone: 'America/New_York',
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isInvitedOnly: false,
  isAdministrator: false,
};
