/** The pressed card is redrawn when the form comes back, and Slack sends no `response_url` with a form. */
export function rememberPress(remember, { container, response_url: url }) {
    const { channel_id: channel, message_ts: ts } = (container ?? {});
    if (typeof channel === 'string' && typeof ts === 'string' && url)
        remember({ channel, ts }, url);
}
