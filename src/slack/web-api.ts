import { type KnownBlock, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Member, UserId } from '../core/people/member.ts';
import type { GroupId, UserGroup } from '../core/people/team-roles.ts';
import type { ChannelFacts } from '../core/partner/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { failureOf, isSilence } from './failures.ts';
import { fetchWithin, ownOrigins } from './own-hosts.ts';

/** The Web API calls that the bot makes by itself. */

export type Posted = { channel: string; ts: string };

/** A message that carries a key, and who has replied to it. */
export type Keyed = { key: string; ts: string; isRepliedByPeople: boolean };

/** What became of a card that was replaced through its press. `unknown`: Slack may have done it, or may do it yet. */
export type PressOutcome = 'taken' | 'refused' | 'unknown';

export type Slack = ReturnType<typeof createSlack>;

/** `text` stands for the blocks in notifications. */
type Message = { text: string; blocks: KnownBlock[] };

/** Where and from when on messages are read. */
type Searched = { channel: string; threadTs: string | null; since: EpochMs };
type Replied = { user?: string; reply_count?: number; reply_users?: string[] };

const PRESS_WITHIN_MS = 5_000;

/** `lookUp` is for calls for which a person waits; `background` for delivery. */
export function createSlack({
  lookUp,
  background,
  fetch = globalThis.fetch,
}: {
  lookUp: WebClient;
  background: WebClient;
  fetch?: typeof globalThis.fetch;
}) {
  const origins = ownOrigins(background.slackApiUrl);
  const fetchFromSlack = fetchWithin(origins, { fetch, withinMs: PRESS_WITHIN_MS });

  /** Page by page, the newest first; of a thread the oldest. */
  async function* messagesIn({ channel, threadTs, since }: Searched) {
    const oldest = String(Math.floor(since / 1000) - 60);
    const common = { channel, oldest, include_all_metadata: true, limit: 200 };
    for (let cursor: string | undefined; ; ) {
      const page = threadTs
        ? await background.conversations.replies({ ...common, ts: threadTs, ...(cursor ? { cursor } : {}) })
        : await background.conversations.history({ ...common, ...(cursor ? { cursor } : {}) });
      yield* page.messages ?? [];
      cursor = page.response_metadata?.next_cursor || undefined;
      if (!cursor) return;
    }
  }

  return {
    async directMessageWith(userId: UserId): Promise<string> {
      const { channel } = await background.conversations.open({ users: userId });
      if (!channel?.id) throw new Error('conversations.open answered without a channel.');
      return channel.id;
    },

    /** Posts once; `key` travels as metadata so that a lost answer can be looked up. Opaque: partners can read it. */
    async post(channel: string, message: Message, key: string, threadTs: string | null): Promise<Posted> {
      const answer = await background.chat.postMessage({
        channel,
        ...message,
        metadata: { event_type: 'handoff_notice', event_payload: { key } },
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
        unfurl_links: false,
        unfurl_media: false,
        // Marks in people's words are no formatting. chat.update has no such argument, and an edit notifies nobody.
        mrkdwn: false,
      });
      return { channel: answer.channel ?? channel, ts: answer.ts ?? '' };
    },

    async update({ channel, ts }: Posted, message: Message): Promise<void> {
      await background.chat.update({ channel, ts, ...message });
    },

    /**
     * Replaces the message that a button was pressed in, through the address that came with the press. Its metadata stays. Only
     * Slack's own hosts are called, whatever the payload says.
     */
    async replaceThroughPress(url: string, message: Message): Promise<PressOutcome> {
      if (!URL.canParse(url) || !origins.includes(new URL(url).origin)) return 'refused';
      try {
        const answer = await fetchFromSlack(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ replace_original: true, ...message }),
        });
        if (answer.status >= 400 && answer.status < 500) return 'refused';
        return isYes(await answer.text()) && answer.ok ? 'taken' : 'unknown';
      } catch {
        // Not logged, because the error may contain the address. The card is changed by chat.update instead.
        return 'unknown';
      }
    },

    /** Whether Slack answers, asked with a call that changes nothing. */
    async isThere(): Promise<boolean> {
      try {
        await background.auth.test();
        return true;
      } catch (error) {
        return !isSilence(error);
      }
    },

    /** The message that carries `key`, among those posted since `since`; null when there is none. */
    async findPosted(channel: string, key: string, threadTs: string | null, since: EpochMs): Promise<Posted | null> {
      for await (const { ts, metadata } of messagesIn({ channel, threadTs, since })) {
        if (ts && keyOf(metadata) === key) return { channel, ts };
      }
      return null;
    },

    /** All messages that carry a key, among those posted since `since`. */
    async findKeyed(channel: string, threadTs: string | null, since: EpochMs): Promise<Keyed[]> {
      const found: Keyed[] = [];
      for await (const { ts, metadata, ...message } of messagesIn({ channel, threadTs, since })) {
        const key = keyOf(metadata);
        if (ts && typeof key === 'string') found.push({ key, ts, isRepliedByPeople: isRepliedByPeople(message) });
      }
      return found;
    },

    /** Deletes a message of the bot; resolves too when it is gone already. */
    async remove({ channel, ts }: Posted): Promise<void> {
      try {
        await background.chat.delete({ channel, ts });
      } catch (error) {
        if (!isPlatformError(error, ['message_not_found'])) throw error;
      }
    },

    async sharedChannel(channel: string): Promise<ChannelFacts> {
      return readChannel(await background.conversations.info({ channel }));
    },

    /** The same while a person waits; null when Slack shows the bot no such channel. */
    async lookUpChannel(channel: string): Promise<ChannelFacts | null> {
      try {
        return readChannel(await lookUp.conversations.info({ channel }));
      } catch (error) {
        if (isPlatformError(error, ['channel_not_found'])) return null;
        throw error;
      }
    },

    /** Everybody who is in a channel, of all companies. */
    async membersOf(channel: string): Promise<UserId[]> {
      return membersOf(background, channel);
    },

    /** The same while a person waits; null when Slack does not say it in time, or not to the bot. */
    async lookUpMembersOf(channel: string): Promise<UserId[] | null> {
      return membersOf(lookUp, channel).catch((error: unknown) => {
        if (failureOf(error) === null) throw error;
        return null;
      });
    },

    /** What a company is called; null when Slack does not say, as when the app has no `team:read`. */
    async lookUpCompany(teamId: string): Promise<string | null> {
      try {
        return (await lookUp.team.info({ team: teamId })).team?.name ?? null;
      } catch (error) {
        if (failureOf(error) === null) throw error;
        return null;
      }
    },

    /** The user groups of the workspace, while a person waits; null when the app may not see them, or there are none on this plan. */
    async lookUpGroups(): Promise<UserGroup[] | null> {
      try {
        const { usergroups: groups = [] } = await lookUp.usergroups.list();
        return groups.flatMap(({ id, handle = '', name = '' }) => (id === undefined ? [] : [{ id, handle, name }]));
      } catch (error) {
        if (isPlatformError(error, NO_GROUPS)) return null;
        throw error;
      }
    },

    /** Who is in a user group, while a person waits; null when there is no such group, or none that the app may see. */
    async lookUpGroup(groupId: GroupId): Promise<UserId[] | null> {
      try {
        return (await lookUp.usergroups.users.list({ usergroup: groupId })).users ?? [];
      } catch (error) {
        if (isPlatformError(error, [...NO_GROUPS, 'no_such_subteam'])) return null;
        throw error;
      }
    },

    async lookUpMember(userId: UserId): Promise<Member> {
      try {
        const { user } = await lookUp.users.info({ user: userId });
        return readMember(userId, user ?? {});
      } catch (error) {
        // Not a member of our workspace, and of no company that shares a channel with us.
        if (isPlatformError(error, ['user_not_found', 'user_not_visible'])) return readMember(userId, {});
        throw error;
      }
    },
  };
}

/** An app that was installed before it asked for `usergroups:read`, and a workspace on a plan without groups. */
const NO_GROUPS = ['missing_scope', 'plan_upgrade_required'];

/** A press is answered with "ok" or with JSON, and Slack says no with status 200 too. */
function isYes(answer: string): boolean {
  return answer.trim() === 'ok' || /^\s*\{\s*"ok"\s*:\s*true\b/.test(answer);
}

/** Slack names some of those who have replied, and the bot is one of them where it has. */
function isRepliedByPeople({ user, reply_count: replies, reply_users: by }: Replied): boolean {
  return (replies ?? 0) > 0 && (by ?? []).some((replier) => replier !== user);
}

function keyOf(metadata: unknown): unknown {
  const { event_payload: payload } = (metadata ?? {}) as { event_payload?: Record<string, unknown> };
  return payload?.key;
}

const MEMBERS_AT_ONCE = 999;

async function membersOf({ conversations }: WebClient, channel: string): Promise<UserId[]> {
  const found: UserId[] = [];
  for (let cursor = ''; ; ) {
    const page = await conversations.members({ channel, limit: MEMBERS_AT_ONCE, ...(cursor ? { cursor } : {}) });
    found.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor ?? '';
    if (cursor === '') return found;
  }
}

type ChannelAnswer = Awaited<ReturnType<WebClient['conversations']['info']>>;

function readChannel({ channel }: ChannelAnswer): ChannelFacts {
  // Other workspaces of our own organisation are no other company.
  const own = [channel?.context_team_id, ...(channel?.internal_team_ids ?? [])];
  const connected = channel?.connected_team_ids ?? [];
  return {
    isArchived: channel?.is_archived === true,
    isMember: channel?.is_member === true,
    isShared: channel?.is_ext_shared === true,
    isPending: channel?.is_pending_ext_shared === true,
    otherTeamIds: connected.filter((team) => !own.includes(team)),
  };
}

type UserAnswer = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

function readMember(id: UserId, user: UserAnswer): Member {
  const { teams = [], enterprise_id: organisation } = user.enterprise_user ?? {};
  // Slackbot's `is_bot` is false, and USLACK sends Slack's system messages. https://docs.slack.dev/reference/objects/user-object
  const isSystem = id === 'USLACKBOT' || id === 'USLACK';
  return {
    id,
    teamIds: [user.team_id, ...teams, organisation].filter((team) => team !== undefined),
    zone: user.tz ?? null,
    isBot: user.is_bot === true || isSystem,
    isDeactivated: user.deleted === true,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isInvitedOnly: user.is_invited_user === true,
    isAdministrator: user.is_admin === true || user.is_owner === true,
    profile: { name: user.real_name ?? user.profile?.display_name ?? '', title: user.profile?.title ?? '' },
  };
}

function isPlatformError(error: unknown, codes: string[]): boolean {
  return error instanceof WebAPIPlatformError && codes.includes(error.data.error);
}
