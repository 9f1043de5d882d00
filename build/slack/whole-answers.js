/**
 * Lets the client of Slack's Web API see whole answers of Slack's alone. By itself it takes a page of somebody in between for Slack's
 * word, passes on an answer that breaks off like any error of ours, and does not know what to do with 429 without a number of seconds.
 */
/** Something in front of Slack answered in its place, so the request did not get through. */
export class NotFromSlack extends Error {
    name = 'NotFromSlack';
}
/** An answer that broke off, or that makes no sense. */
export class NotAnAnswer extends Error {
    name = 'NotAnAnswer';
}
const SECONDS_UNLESS_SAID = '30';
/**
 * Rejects as a broken connection does when the answer breaks off or makes no sense; with NotFromSlack when it comes from elsewhere. What
 * is not called at `apiUrl`, as the address that comes with a press, is answered as it is.
 */
export function wholeAnswers(fetch, apiUrl) {
    return async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        if (!url.startsWith(apiUrl))
            return fetch(input, init);
        // A place to log in is often shown by a redirect; nothing is sent there.
        const answer = await fetch(input, { ...init, redirect: 'manual' });
        const { status, statusText } = answer;
        const text = await answer.text();
        if (status >= 300 && status < 400)
            throw new NotFromSlack('The request was sent elsewhere.');
        if (status === 200)
            mustBeSlacks(text);
        const headers = new Headers(answer.headers);
        const hasSeconds = /^\d+$/.test(headers.get('retry-after') ?? '');
        if (status === 429 && !hasSeconds)
            headers.set('retry-after', SECONDS_UNLESS_SAID);
        return new Response(text, { status, statusText, headers });
    };
}
/** Its errors do not repeat the answer, which may contain words of a packet: they are logged. */
function mustBeSlacks(text) {
    if (text.trimStart().startsWith('<'))
        throw new NotFromSlack('A page came in place of Slack’s answer.');
    if (!isAnswer(text))
        throw new NotAnAnswer('Slack’s answer broke off, or makes no sense.');
}
function isAnswer(text) {
    try {
        const answer = JSON.parse(text);
        return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
    }
    catch {
        return false;
    }
}
