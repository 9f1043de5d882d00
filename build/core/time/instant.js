/**
 * A moment within a sentence: its reader sees it in their own zone. What stands behind the bar is for where Slack cannot show it.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function momentInSentence(at) {
    const fallback = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    return `<!date^${Math.floor(at / 1000)}^{date_short_pretty} at {time}|${fallback}>`;
}
