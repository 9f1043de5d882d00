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

export type Copy = { channel: string; key: string; at: number };

/** The Web API as delivery sees it, without a network: thousands of posts a second, and answers lost as ordered. */
export function createFastSlack(clock: Clock, chance: Chance, losing: Losing) {
  const taken: Copy[] = [];
  let late: Copy[] = [];
  let lost = 0;
  let posts = 0;
  let stamps = 0;

  const takeLate = (): void => {
    if (!late.some(({ at }) => at <= clock.now())) return;
    for (const copy of late.toSorted((a, b) => a.at - b.at)) if (copy.at <= clock.now()) taken.push(copy);
    late = late.filter(({ at }) => at > clock.now());
  };
  clock.onMove(takeLate);

  const byKey = new Map<string, Copy[]>();
  const copiesOf = (key: string): Copy[] => {
    for (const copy of taken.splice(0)) byKey.set(copy.key, [...(byKey.get(copy.key) ?? []), copy]);
    return byKey.get(key) ?? [];
  };
  const newTs = () => `${Math.floor(clock.now() / 1000)}.${String((stamps += 1) % 1_000_000).padStart(6, '0')}`;

  const slack: Slack = {
    directMessageWith: async (userId) => `D${userId}`,
    async post(channel, _message, key) {
      posts += 1;
      if (chance.next() >= losing.share) {
        taken.push({ channel, key, at: clock.now() });
        return { channel, ts: newTs() };
      }
      lost += 1;
      if (chance.next() >= losing.neverTaken) {
        const { from, to } = losing.takenAfterMs;
        late.push({ channel, key, at: clock.now() + from + chance.upTo(to - from + 1) });
        takeLate();
      }
      throw new WebAPIRequestError(new Error('socket hang up'));
    },
    update: async () => undefined,
    replaceThroughPress: async () => 'taken',
    isThere: async () => true,
    async findPosted(channel, key) {
      return copiesOf(key).some((copy) => copy.channel === channel) ? { channel, ts: newTs() } : null;
    },
    sharedChannel: async () => SHARED,
    membersOf: async () => [],
    lookUpMembersOf: async () => [],
    lookUpChannel: async () => SHARED,
    lookUpCompany: async (teamId) => teamId,
    lookUpMember: async (id) => ({ ...SOMEBODY, id }),
  };

  return {
    slack,
    copiesOf,
    /** How many posts were attempted, and how many of their answers were lost. */
    counts: () => ({ posts, lost }),
    /** When the last that is still on its way will be taken (epoch ms); null when nothing is. */
    lastLate: () => (late.length === 0 ? null : Math.max(...late.map(({ at }) => at))),
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
