/** Whom the bot calls: Slack, and nobody else, whatever a payload says. */
/** The origin of the Web API, and the one where presses are answered; the sandbox answers both at its own. */
export function ownOrigins(apiUrl) {
    const { protocol, host, origin } = new URL(apiUrl);
    return [`${protocol}//hooks.${host}`, origin];
}
/**
 * `fetch` for those hosts alone. It follows no redirect, which could lead elsewhere, and gives up after `withinMs`. Throws for any other address,
 * without naming it: whoever reads an address of a press can write there.
 */
export function fetchWithin(origins, { fetch, withinMs }) {
    return async (address, options) => {
        const url = address instanceof Request ? address.url : String(address);
        if (!URL.canParse(url) || !origins.includes(new URL(url).origin))
            throw new Error('This is no address of Slack’s.');
        return fetch(address, { signal: AbortSignal.timeout(withinMs), ...options, redirect: 'error' });
    };
}
