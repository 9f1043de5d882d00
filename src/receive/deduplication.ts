import type { Meters } from '../metrics/meters.ts';

/**
 * Tells duplicates from new deliveries. Slack sometimes delivers the same thing twice, a signed request can be repeated for five minutes,
 * and Bolt would call the listener each time. A duplicate gets the answer of the first delivery, also while that is still being worked on.
 */
export type Deduplication = ReturnType<typeof createDeduplication>;

/** What Slack reads in answer to a delivery; null: it was not answered. */
export type Answer = { body: unknown } | null;

/** The first of its id says how it was answered, and once it has been worked on; any other has to give that answer. */
export type Delivery =
  | { isFirst: true; answered: (body: unknown) => void; done: () => void }
  | { isFirst: false; answer: Promise<Answer> };

type Seen = { id: string; at: number };
type Known = { at: number; answer: Promise<Answer> };

/** What has been worked on, when nobody knows any more how it was answered. */
const TAKEN: Promise<Answer> = Promise.resolve({ body: undefined });

/** An event that nobody acknowledged comes again after five minutes. https://docs.slack.dev/apis/events-api#retries */
const KEPT_MS = 60 * 60_000;
/** A request that is repeated later is refused for its signature. */
const ANSWER_KEPT_MS = 5 * 60_000;

export function createDeduplication(deps: {
  inbound: {
    since: (at: number) => Promise<Seen[]>;
    save: (seen: Seen[], forgetBefore: number) => Promise<void>;
  };
  now: () => number;
  meters: Pick<Meters, 'requestRepeated'>;
}) {
  const { inbound, now, meters } = deps;
  const seen = new Map<string, Known>();
  let unsaved: Seen[] = [];

  const begin = (id: string): Delivery => {
    const at = now();
    let answer: (answer: Answer) => void = () => undefined;
    seen.set(id, { at, answer: new Promise((resolve) => (answer = resolve)) });
    return {
      isFirst: true,
      answered: (body) => answer({ body }),
      done() {
        answer(null);
        // Only from now on may `save` write its id: a change that found its own id saved would be refused.
        unsaved.push({ id, at });
      },
    };
  };

  return {
    /** To be called before anything is received: what the last process saw counts too. */
    async recall(): Promise<void> {
      for (const { id, at } of await inbound.since(now() - KEPT_MS)) seen.set(id, { at, answer: TAKEN });
    },

    /** Does not wait: a change saves its id in its own transaction, the other ids follow by `save`. */
    take(id: string): Delivery {
      const known = seen.get(id);
      if (!known) return begin(id);
      meters.requestRepeated();
      return { isFirst: false, answer: known.answer };
    },

    /** Saves the ids of what was worked on since the last time, and forgets those that are too old to come again. */
    async save(): Promise<void> {
      const forgetBefore = now() - KEPT_MS;
      for (const [id, { at }] of seen) {
        if (at < forgetBefore) seen.delete(id);
        else if (at < now() - ANSWER_KEPT_MS) seen.set(id, { at, answer: TAKEN });
      }
      if (unsaved.length === 0) return;
      const batch = unsaved;
      unsaved = [];
      await inbound.save(batch, forgetBefore).catch((error: unknown) => {
        unsaved = [...batch, ...unsaved];
        throw error;
      });
    },
  };
}
