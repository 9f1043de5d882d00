import { broken, warning, well } from './finding.js';
/** The app's installation: its token, its scopes, its connection. */
const AGAIN = 'Run the doctor again in a few minutes.';
/** `apiUrl` holds no secret: config.ts refuses one that does. */
export function tokenFinding(tried, apiUrl) {
    if ('answer' in tried) {
        if (tried.answer.isBot)
            return well('Bot token', 'Slack takes it, and it is a bot’s.');
        return broken('Bot token', 'Slack takes SLACK_BOT_TOKEN, but it is no bot’s.', {
            why: 'What the bot writes would come from a person.',
            advice: 'Copy the bot token (xoxb-…) from the app’s page, OAuth & Permissions.',
        });
    }
    if (tried.isSilent) {
        return broken('Bot token', `Slack does not answer at ${apiUrl} (${tried.refusal}).`, {
            why: 'The bot does not start; one that runs waits until Slack answers.',
            advice: 'Check the network, the proxy, SLACK_API_URL and https://slack-status.com.',
        });
    }
    if (tried.refusal === 'ratelimited') {
        return warning('Bot token', 'Slack asks to wait, so nothing more was asked.', {
            why: 'What Slack knows was not looked at.',
            advice: AGAIN,
        });
    }
    return broken('Bot token', `Slack refuses SLACK_BOT_TOKEN (${tried.refusal}).`, {
        why: 'The bot can neither start nor write.',
        advice: 'Copy it anew from the app’s page (OAuth & Permissions), or install the app again.',
    });
}
/** `wanted`: those of manifest.json; null when it is not here. */
export function scopesFinding(granted, wanted) {
    const why = 'What needs a scope that is missing fails when somebody does it.';
    if (wanted === null || granted === null) {
        const is = wanted === null ? 'manifest.json is not here, or cannot be read.' : 'Slack’s answer does not say the scopes.';
        const advice = 'Compare the scopes on the app’s page (OAuth & Permissions) with those of manifest.json.';
        return warning('Scopes', is, { why, advice });
    }
    const missing = wanted.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) {
        const advice = 'Paste manifest.json on the app’s page (App Manifest) anew, and install the app again.';
        return broken('Scopes', `The bot token has not: ${missing.join(', ')}.`, { why, advice });
    }
    const more = granted.filter((scope) => !wanted.includes(scope));
    const besides = more.length === 0 ? '' : ` It has more than the bot needs: ${more.join(', ')}.`;
    return well('Scopes', `The bot token has all ${wanted.length} of manifest.json.${besides}`);
}
export function socketFinding(tried) {
    if ('answer' in tried)
        return well('Socket Mode', 'Slack opens a connection.');
    if (tried.isSilent || tried.refusal === 'ratelimited') {
        return warning('Socket Mode', `Slack opens no connection at the moment (${tried.refusal}).`, {
            why: 'A bot that is started now has to wait, and nobody can press anything meanwhile.',
            advice: AGAIN,
        });
    }
    return broken('Socket Mode', `Slack refuses SLACK_APP_TOKEN (${tried.refusal}).`, {
        why: 'The bot hears nothing: no command, no press, no event.',
        advice: 'Make a new app-level token with connections:write (Basic Information), and switch Socket Mode on.',
    });
}
/** Null: nobody is named yet to whom the bot could write. */
export function directMessageFinding(tried) {
    if (tried === null)
        return well('Direct message', 'Not tried: nobody is named yet to whom the bot would write.');
    if ('answer' in tried)
        return well('Direct message', 'The bot can open one.');
    const help = {
        why: 'Account executives, authors and owners hear from the bot by direct message.',
        advice: tried.refusal === 'user_disabled' || tried.refusal === 'user_not_found'
            ? 'The intake owner, or a partner’s alliances owner, has left: name another (/handoff settings, /handoff partners).'
            : 'Check im:write on the app’s page (OAuth & Permissions), and that its Messages tab is on (App Home).',
    };
    const is = `The bot cannot open one (${tried.refusal}).`;
    return tried.isSilent || tried.refusal === 'ratelimited'
        ? warning('Direct message', is, { ...help, advice: AGAIN })
        : broken('Direct message', is, help);
}
