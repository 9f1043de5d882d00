import { Refusal } from '../core/errors.js';
/**
 * Who is refused may have pressed a card that shows what was so before: Slack can take a change late and put it over a later one. So
 * their card is drawn once more, and the partner's, which changes at the same moments. Once for each press: nothing goes round.
 */
export function createOutdatedCards(deps) {
    const { store, now, onSaved } = deps;
    const drawAgain = async (id, { userId }) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            return;
        await store.outbox.drawAgain(handoff, userId, now());
        onSaved();
    };
    return {
        /** The same deed, which draws the cards once more when it refuses. */
        drawnAgain: (deed) => async (id, by, ...rest) => {
            try {
                return await deed(id, by, ...rest);
            }
            catch (error) {
                if (error instanceof Refusal)
                    await drawAgain(id, by);
                throw error;
            }
        },
    };
}
