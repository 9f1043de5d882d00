import { WebAPIHTTPError, WebAPIRateLimitedError } from '@slack/web-api';
import { isCard } from '../../src/core/notices/notice-rules.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import type { Store } from '../../src/db/store.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import type { Chance } from '../chance.ts';
import { channelOf, CONTACT, OURS, PARTNER_IDS, partnerIdOf, STRANGER } from './cast.ts';
import { mayRead } from './drawing.ts';
import { leaksIn, refusalOf, type Said } from './judge.ts';
import type { Life } from './life.ts';
import { nameOf, SHARED } from './marks.ts';

/** A Slack that fails at random, and in which everything that a partner is sent is looked at, whether it is taken or not. */

export type DeliveredFigures = { lives: number; posts: number; changes: number; failures: number; leaks: string[] };

type World = {
  store: Store;
  /** Those that have begun. */
  lives: readonly Life[];
  /** The channels of partners that read codes. */
  coded: ReadonlySet<string>;
  chance: Chance;
  figures: DeliveredFigures;
};

const FAILS_ONE_IN = 6;

export function watched(slack: Slack, world: World): Slack {
  const { store, figures } = world;
  return {
    ...slack,
    async post(channel, message, key, threadTs) {
      if (isShared(channel)) figures.posts += 1;
      look(world, channel, await store.outbox.find(key), message);
      failNowAndThen(world);
      return slack.post(channel, message, key, threadTs);
    },
    async update({ channel, ts }, message) {
      if (isShared(channel)) figures.changes += 1;
      look(world, channel, await rowAt(world, channel, ts), message);
      failNowAndThen(world);
    },
    membersOf: async () => [CONTACT],
    async lookUpMember(id) {
      const teamIds = [id === CONTACT ? STRANGER.teamId : OURS];
      return { ...(await slack.lookUpMember(id)), teamIds, profile: { name: nameOf(id, SHARED), title: '' } };
    },
  };
}

const isShared = (channel: string): boolean => PARTNER_IDS.some((id) => channelOf(id) === channel);

function look({ lives, coded, figures }: World, channel: string, row: NoticeRow | null, message: Said): void {
  if (!isShared(channel)) return;
  // Of a help request nobody outside reads.
  const about = row?.handoffId ?? '';
  const life = lives.find((one) => one.handoff(about));
  const handoff = row && life && (isCard(row.notice) ? life.latestOf(about) : life.handoff(about));
  if (!life || !handoff) {
    figures.leaks.push(`delivered: a message that belongs to no handoff: ${message.text}`);
    return;
  }
  const contact = row.ts === null && !isCard(row.notice) ? CONTACT : null;
  const leaks = leaksIn(message, mayRead(life, handoff, { contact, isCoded: coded.has(channel) }));
  const isTheirs = channel === channelOf(partnerIdOf(handoff.packet.partner));
  const all = [...leaks, refusalOf(message), isTheirs ? null : 'a handoff of another partner'];
  for (const leak of all)
    if (leak !== null) figures.leaks.push(`life ${life.number}, delivered: ${row.kind} shows ${leak}`);
}

/** What stands there. */
async function rowAt({ store, lives }: World, channel: string, ts: string): Promise<NoticeRow | null> {
  const handoffs = new Set(lives.toReversed().flatMap((life) => [...life.told()].map(({ handoffId }) => handoffId)));
  for (const handoff of handoffs) {
    const row = (await store.outbox.of(handoff)).find((one) => one.channel === channel && one.ts === ts);
    if (row) return row;
  }
  return null;
}

/** Slack asks for patience, or nobody knows what it did. */
function failNowAndThen({ chance, figures }: World): void {
  if (!chance.oneIn(FAILS_ONE_IN)) return;
  figures.failures += 1;
  if (chance.oneIn(2)) throw new WebAPIRateLimitedError(1 + chance.upTo(30));
  throw new WebAPIHTTPError(chance.pick([500, 503, 403]), 'no', {}, '');
}
