import type { WebClient } from '@slack/web-api';
import { greeting, wordsAnswer } from '../../blocks/notices/own-conversation.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';

/** The conversation that each person has with the bot. Their words there are never acted on, kept or logged: they are told what to do instead. */
type EventArgs<Name extends 'message' | 'app_home_opened'> = SlackEventMiddlewareArgs<Name> & AllMiddlewareArgs;

export function ownConversation({ membership, handoffs }: Pick<HandlerDeps, 'membership' | 'handoffs'>) {
  const isOurs = async (userId: string): Promise<boolean> => (await membership.whyNot(userId)) === null;

  return {
    async message({ event, client }: EventArgs<'message'>): Promise<void> {
      const isWritten = event.channel_type === 'im' && event.subtype === undefined && event.bot_id === undefined;
      if (!isWritten || !(await isOurs(event.user))) return;
      const waiting = await handoffs.waitingFor({ userId: event.user, teamId: membership.teamId });
      const linked = waiting.map(async (one) => ({ ...one, link: one.place && (await linkTo(client, one.place)) }));
      await client.chat.postMessage({ channel: event.channel, ...wordsAnswer(await Promise.all(linked)) });
    },

    /** An empty conversation begins with what to do first. */
    async app_home_opened({ event, client }: EventArgs<'app_home_opened'>): Promise<void> {
      if (event.tab !== 'messages' || !(await isOurs(event.user))) return;
      const { messages = [] } = await client.conversations.history({ channel: event.channel, limit: 1 });
      if (messages.length === 0) await client.chat.postMessage({ channel: event.channel, ...greeting() });
    },
  };
}

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
async function linkTo(client: WebClient, { channel, ts }: { channel: string; ts: string }): Promise<string | null> {
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
  return permalink ?? null;
}
