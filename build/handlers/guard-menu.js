import { MOST_FOUND } from '../core/lookup.js';
import { Refusal, StoreTrouble } from '../core/errors.js';
import { once } from './guard.js';
/** Within Slack's three seconds, on its way there and back. */
const PATIENCE_MS = 2_000;
export function guardMenu(menu, listener, log, patienceMs = PATIENCE_MS) {
    let isFailing = false;
    const failed = (error) => {
        // What nobody may look up is no failure, and what the database does not take is logged when that begins.
        if (error instanceof Refusal || error instanceof StoreTrouble)
            return;
        if (!isFailing)
            log.error({ err: error, menu }, 'A menu could not be filled');
        isFailing = true;
    };
    return async ({ ack, body, payload }) => {
        const answer = once(ack, { menu }, log);
        try {
            const looking = listener({ typed: payload.value, element: payload.action_id, body });
            const options = await inTime(looking, patienceMs);
            isFailing = false;
            await answer({ options: options.slice(0, MOST_FOUND) });
        }
        catch (error) {
            failed(error);
            await answer({ options: [] });
        }
    };
}
async function inTime(looking, patienceMs) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`It took longer than ${patienceMs} ms.`)), patienceMs);
    });
    // What comes too late, or fails after that, is nobody's any more.
    looking.catch(() => undefined);
    return Promise.race([looking, late]).finally(() => clearTimeout(timer));
}
