import { WebAPIPlatformError } from '@slack/web-api';
import { createClients } from './clients.js';
import { failureOf } from './failures.js';
import { createSlack } from './web-api.js';
export function createSlackChecks({ botToken, appToken, slackApiUrl }, logger) {
    let slackTime = null;
    const noting = async (...call) => {
        const answer = await fetch(...call);
        const said = Date.parse(answer.headers.get('date') ?? '');
        slackTime = Number.isNaN(said) ? null : said;
        return answer;
    };
    // Nobody waits as for a press: each call has ten seconds.
    const { background: client } = createClients({ botToken, slackApiUrl, fetch: noting }, logger);
    const { lookUpChannel, directMessageWith } = createSlack({ lookUp: client, background: client });
    return {
        installation: () => tried(async () => {
            const { user_id: botUserId = '', bot_id: botId, url = null, response_metadata } = await client.auth.test();
            const scopes = response_metadata?.scopes?.filter((scope) => scope !== '') ?? null;
            return { botUserId, isBot: botId !== undefined, workspaceUrl: url, scopes, slackTime };
        }),
        /** Asks for an address and does not connect to it: the living bot keeps its connections. */
        opensSocket: () => tried(async () => {
            const { background } = createClients({ botToken: appToken ?? '', slackApiUrl }, logger);
            await background.apps.connections.open();
        }),
        /** Null when Slack shows the bot no such channel. */
        channel: (channelId) => tried(() => lookUpChannel(channelId)),
        /** Reads one message, and forgets it. */
        readsHistory: (channel) => tried(async () => void (await client.conversations.history({ channel, limit: 1 }))),
        /** Opens the conversation; writes nothing in it. */
        opensDirectMessage: (userId) => tried(async () => void (await directMessageWith(userId))),
        /** Slack's own validator. https://docs.slack.dev/reference/methods/blocks.validate */
        accepts: (drawn) => tried(async () => void (await client.blocks.validate(drawn))),
    };
}
async function tried(call) {
    try {
        return { answer: await call() };
    }
    catch (error) {
        const failure = failureOf(error);
        if (failure === null)
            throw error;
        const refusal = failure.kind === 'rate_limited' ? 'ratelimited' : failure.code;
        return { refusal, isSilent: !(error instanceof WebAPIPlatformError) && failure.kind !== 'rate_limited' };
    }
}
