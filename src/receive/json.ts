/**
 * Reads JSON in which every text is whole. Throws SyntaxError otherwise: half a character (a lone surrogate) can be neither stored as it is
 * nor sent back to Slack, and Slack does not send it.
 */
export function readJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('Half a character');
    return value;
  });
}
