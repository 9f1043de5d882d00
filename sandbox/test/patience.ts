/** How long something may take on a busy machine, in real milliseconds. */

/** Nobody waits so long: an answer that comes late from a busy app is an answer all the same. */
export const LONG = 60_000;

/** For what is left without an answer on purpose. */
export const SHORT = 50;

/** `vi.waitFor`: until a request has arrived. Only a test that fails waits to the end. */
export const ARRIVED = { timeout: 20_000, interval: 2 };
