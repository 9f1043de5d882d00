/** Lets in what has come from Slack meanwhile: long work takes a breath between its steps, so that people are answered first. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
