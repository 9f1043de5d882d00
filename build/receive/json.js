/**
 * Reads JSON in which every text is whole. Throws SyntaxError otherwise: half a character (a lone surrogate) can be neither stored as it is
 * nor sent back to Slack, and Slack does not send it.
 */
export function readJson(text) {
    return JSON.parse(text, (_key, value) => {
        if (typeof value === 'string' && !value.isWellFormed())
            throw new SyntaxError('Half a character');
        return value;
    });
}
