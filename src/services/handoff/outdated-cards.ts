import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';

/** What is done to the handoff with this id by whoever pressed. */
type Deed<Rest extends unknown[], Result> = (id: string, by: Presser, ...rest: Rest) => Promise<Result>;

/**
 * Who is refused may have pressed a card that shows what was so before: Slack can take a change late and put it over a later one. So
 * their card is drawn once more, and the partner's, which changes at the same moments. Once for each press: nothing goes round.
 */
export function createOutdatedCards(deps: { store: Store; now: () => EpochMs; onSaved: () => void }) {
  const { store, now, onSaved } = deps;

  const drawAgain = async (id: string, { userId }: Presser): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    await store.outbox.drawAgain(handoff, userId, now());
    onSaved();
  };

  return {
    /** The same deed, which draws the cards once more when it refuses. */
    drawnAgain:
      <Rest extends unknown[], Result>(deed: Deed<Rest, Result>): Deed<Rest, Result> =>
      async (id, by, ...rest) => {
        try {
          return await deed(id, by, ...rest);
        } catch (error) {
          if (error instanceof Refusal) await drawAgain(id, by);
          throw error;
        }
      },
  };
}
