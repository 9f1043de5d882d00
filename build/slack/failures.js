import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { NotFromSlack } from './whole-answers.js';
/** "Some aspect of the operation may have succeeded". https://docs.slack.dev/reference/methods/chat.postMessage */
const UNKNOWN = new Set(['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable']);
const AGAIN = new Set([
    'external_channel_migrating',
    'update_failed',
    'fetch_members_failed',
    'rate_limited',
    'ratelimited',
    'message_limit_exceeded',
    'org_login_required',
    'team_added_to_org',
]);
const REFUSED = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);
const SLACK_CODE = /^[a-z0-9_]{1,80}$/;
const SHORTEST_RATE_LIMIT_MS = 1_000;
export const LONGEST_RATE_LIMIT_MS = 60 * 60_000;
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** True when trying again cannot help. */
export function isFinal(failure) {
    return failure?.kind === 'never' || failure?.kind === 'refused';
}
/** What an operator reads when Slack takes the token no more. */
export function tokenRefused(code) {
    return `Slack refuses SLACK_BOT_TOKEN (${code}). Install the app again, or set the new token. What waits to be sent is kept.`;
}
/** True when Slack did not answer, or only something in front of it did: its own answers to our calls are 200 and 429. */
export function isSilence(error) {
    return error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError;
}
/** What the error of a call means; null when it is no failure of Slack's. */
export function failureOf(error) {
    if (error instanceof WebAPIRateLimitedError)
        return { kind: 'rate_limited', retryAfterMs: pauseMs(error.retryAfter) };
    if (error instanceof WebAPIHTTPError) {
        // What refuses a request (4xx) has not passed it on: a proxy, a filter, a page to log in with.
        const isRefused = error.statusCode >= 400 && error.statusCode < 500;
        return { kind: isRefused ? 'again' : 'unknown', code: `http_${error.statusCode}` };
    }
    if (error instanceof WebAPIRequestError)
        return requestFailure(error);
    return error instanceof WebAPIPlatformError ? platformFailure(error.data.error) : null;
}
/** At least a second, also when Slack says 0; what asks for days is not Slack. */
function pauseMs(seconds) {
    return Math.min(Math.max(seconds * 1000, SHORTEST_RATE_LIMIT_MS), LONGEST_RATE_LIMIT_MS);
}
function requestFailure(error) {
    if (error.cause instanceof NotFromSlack)
        return { kind: 'again', code: 'not_from_slack' };
    return isRefusedConnection(error) ? { kind: 'again', code: 'unreachable' } : { kind: 'unknown', code: 'no_answer' };
}
function platformFailure(code) {
    // Not a word of Slack's, and nothing that a person should read as a reason.
    if (code === undefined || !SLACK_CODE.test(code))
        return { kind: 'again', code: 'not_from_slack' };
    if (UNKNOWN.has(code))
        return { kind: 'unknown', code };
    if (AGAIN.has(code))
        return { kind: 'again', code };
    if (REFUSED.has(code))
        return { kind: 'refused', code };
    if (GONE.has(code))
        return { kind: 'gone', code };
    return { kind: 'never', code };
}
/** What Node calls it when a connection was never made: no address, nobody there, a certificate that is not Slack's. */
const NEVER_CONNECTED = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
]);
/** The same codes also end a connection that was made: only before that they come from these. */
const BEFORE_CONNECTED = new Set(['connect', 'getaddrinfo']);
/** No connection was made, so nothing can have been taken. */
function isRefusedConnection(error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        // One for each address that was tried.
        if (cause instanceof AggregateError && cause.errors.length > 0)
            return cause.errors.every(isRefusedConnection);
        const { code, syscall } = cause;
        if (NEVER_CONNECTED.has(code ?? '') || BEFORE_CONNECTED.has(syscall ?? ''))
            return true;
    }
    return false;
}
