import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError, WebClient, } from '@slack/web-api';
import { failureOf, isFinal } from './failures.js';
import { fetchWithin, ownOrigins } from './own-hosts.js';
import { NotAnAnswer, NotFromSlack, wholeAnswers } from './whole-answers.js';
/** The clients with which Slack's Web API is called, and the identity that belongs to their token. */
/** Only delivery retries: a client that retries would post a message twice when an answer was lost. */
const noRetries = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
};
/** For what a person waits for: 3 s is all that Slack gives. https://docs.slack.dev/interactivity/handling-user-interaction */
const INTERACTIVE_MS = 2500;
const interactiveOptions = { ...noRetries, timeout: INTERACTIVE_MS };
/** For look-ups that an acknowledgement waits for, two of them one after the other. */
const lookUpOptions = { ...noRetries, timeout: 1300 };
/** For what nobody waits for. */
const backgroundOptions = { ...noRetries, timeout: 10_000 };
/** Separate clients, so that a call for which a person waits never queues behind one for which nobody waits. */
export function createClients({ botToken, slackApiUrl, fetch = globalThis.fetch, onRateLimited = () => undefined }, logger) {
    const watched = async (...request) => {
        const answer = await fetch(...request);
        if (answer.status === 429)
            onRateLimited();
        return answer;
    };
    const clientOptions = (options) => ({
        ...options,
        slackApiUrl,
        ...(logger ? { logger } : {}),
        fetch: wholeAnswers(watched, slackApiUrl),
    });
    return {
        /** For answers through the address that comes with a press. */
        fetch: watched,
        lookUp: new WebClient(botToken, clientOptions(lookUpOptions)),
        background: new WebClient(botToken, clientOptions(backgroundOptions)),
        /** For Bolt, which makes of it the client that handlers use, and answers presses at the address that came with them. */
        interactiveOptions: {
            ...clientOptions(interactiveOptions),
            fetch: fetchWithin(ownOrigins(slackApiUrl), {
                fetch: wholeAnswers(watched, slackApiUrl),
                withinMs: INTERACTIVE_MS,
            }),
        },
    };
}
/** Slack refuses our token, or cannot be reached; the message says what to do. */
export class SlackProblem extends Error {
    name = 'SlackProblem';
    /** True when the settings are wrong, false when trying again later may help. */
    isConfiguration;
    constructor(message, isConfiguration) {
        super(message);
        this.isConfiguration = isConfiguration;
    }
}
/** Something answered, and not as Slack does: another path, a page, another API. Slack's own errors are words such as `invalid_auth`. */
function isAnotherAnswer(error) {
    if (error instanceof WebAPIHTTPError)
        return error.statusCode < 500;
    if (error instanceof WebAPIRequestError)
        return error.cause instanceof NotFromSlack || error.cause instanceof NotAnAnswer;
    if (!(error instanceof WebAPIPlatformError))
        return false;
    const code = error.data.error;
    return typeof code !== 'string' || !/^[a-z]+(_[a-z]+)*$/.test(code) || code === 'unknown_method';
}
function notSlack(apiUrl) {
    const advice = "Leave it empty for Slack's own, or check its path (/api/) and what stands between.";
    return new SlackProblem(`SLACK_API_URL does not look like Slack's Web API: ${apiUrl} answers with something else. ${advice}`, true);
}
/** In Slack's own word why it refuses the client's token; null while it does not, or does not answer. */
export async function refusalOf(client) {
    const failure = await client.auth.test().then(() => null, failureOf);
    return failure?.kind === 'refused' ? failure.code : null;
}
/** The workspace and the bot user of the client's token. Throws SlackProblem. */
export async function whoAmI(client, apiUrl) {
    try {
        const answer = await client.auth.test();
        const { team_id: teamId = '', bot_id: botId = '', user_id: botUserId = '' } = answer;
        if (teamId === '')
            throw notSlack(apiUrl);
        const { enterprise_id: organisationId = null, url: workspaceUrl = null } = answer;
        return { teamId, botId, botUserId, organisationId, workspaceUrl };
    }
    catch (error) {
        if (error instanceof SlackProblem)
            throw error;
        if (isAnotherAnswer(error))
            throw notSlack(apiUrl);
        const failure = failureOf(error);
        if (isFinal(failure)) {
            throw new SlackProblem(`Slack refuses SLACK_BOT_TOKEN (${failure.code}). Copy the bot token anew from the app's page (OAuth & Permissions), or install the app again.`, true);
        }
        throw new SlackProblem(`Slack cannot be reached at ${apiUrl}. Check the network and SLACK_API_URL. Nothing that was saved is lost.`, false);
    }
}
