import type { KnownBlock, View } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import type { ChannelFacts } from '../core/partner/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { createClients } from './clients.ts';
import { failureOf } from './failures.ts';
import { createSlack } from './web-api.ts';

/** Calls by which an operator sees whether the bot can work: none of them sends anything, or changes what the bot has. */

/** A call's answer, or why there is none; `isSilent`: Slack did not answer at all. */
export type Tried<Value> = { answer: Value } | { refusal: string; isSilent: boolean };

export type Installation = {
  botUserId: string;
  /** False for a token that stands for a person. */
  isBot: boolean;
  workspaceUrl: string | null;
  /** Null when Slack does not say them. */
  scopes: string[] | null;
  /** Slack's clock; null when it does not say. */
  slackTime: EpochMs | null;
};

export type SlackChecks = ReturnType<typeof createSlackChecks>;

export function createSlackChecks(
  { botToken, appToken, slackApiUrl }: { botToken: string; appToken: string | null; slackApiUrl: string },
  logger: Parameters<typeof createClients>[1],
) {
  let slackTime: EpochMs | null = null;
  const noting: typeof globalThis.fetch = async (...call) => {
    const answer = await fetch(...call);
    const said = Date.parse(answer.headers.get('date') ?? '');
    slackTime = Number.isNaN(said) ? null : said;
    return answer;
  };
  // Nobody waits as for a press: each call has ten seconds.
  const { background: client } = createClients({ botToken, slackApiUrl, fetch: noting }, logger);
  const { lookUpChannel, directMessageWith } = createSlack({ lookUp: client, background: client });

  return {
    installation: () =>
      tried(async (): Promise<Installation> => {
        const { user_id: botUserId = '', bot_id: botId, url = null, response_metadata } = await client.auth.test();
        const scopes = response_metadata?.scopes?.filter((scope) => scope !== '') ?? null;
        return { botUserId, isBot: botId !== undefined, workspaceUrl: url, scopes, slackTime };
      }),

    /** Asks for an address and does not connect to it: the living bot keeps its connections. */
    opensSocket: () =>
      tried(async () => {
        const { background } = createClients({ botToken: appToken ?? '', slackApiUrl }, logger);
        await background.apps.connections.open();
      }),

    /** Null when Slack shows the bot no such channel. */
    channel: (channelId: string): Promise<Tried<ChannelFacts | null>> => tried(() => lookUpChannel(channelId)),

    /** Reads one message, and forgets it. */
    readsHistory: (channel: string) =>
      tried(async () => void (await client.conversations.history({ channel, limit: 1 }))),

    /** Opens the conversation; writes nothing in it. */
    opensDirectMessage: (userId: string) => tried(async () => void (await directMessageWith(userId))),

    /** Slack's own validator. https://docs.slack.dev/reference/methods/blocks.validate */
    accepts: (drawn: { view: View } | { message: { blocks: KnownBlock[] } }) =>
      tried(async () => void (await client.blocks.validate(drawn))),
  };
}

async function tried<Value>(call: () => Promise<Value>): Promise<Tried<Value>> {
  try {
    return { answer: await call() };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    const refusal = failure.kind === 'rate_limited' ? 'ratelimited' : failure.code;
    return { refusal, isSilent: !(error instanceof WebAPIPlatformError) && failure.kind !== 'rate_limited' };
  }
}
