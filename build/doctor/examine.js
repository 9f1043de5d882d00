import { channelFindings } from './channels.js';
import { drawings, drawingsFinding } from './drawings.js';
import { aheadOf, clockFinding } from './machine.js';
import { directMessageFinding, scopesFinding, socketFinding, tokenFinding } from './slack.js';
export async function slackFindings(asked) {
    const { checks, apiUrl, mode, wantedScopes, partners, somebody, now } = asked;
    const from = now();
    const installed = await checks.installation();
    const to = now();
    const token = tokenFinding(installed, apiUrl);
    if (!('answer' in installed))
        return [token];
    const { slackTime, scopes, botUserId } = installed.answer;
    return [
        token,
        scopesFinding(scopes, wantedScopes),
        ...(mode === 'socket' ? [socketFinding(await checks.opensSocket())] : []),
        clockFinding(aheadOf(slackTime, { from, to }), mode),
        directMessageFinding(somebody === null ? null : await checks.opensDirectMessage(somebody)),
        ...(await channelFindings(partners, checks)),
        await drawingsFinding(drawings(botUserId, now()), checks),
    ];
}
