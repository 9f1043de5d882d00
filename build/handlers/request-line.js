import { Duplicate, Refusal, StoreTrouble, WrongInput } from '../core/errors.js';
import { requestIdOf } from '../slack/request-id.js';
/** Runs the listener, and answers with what it threw. */
export async function followed({ facts, body, user }, log, listener) {
    const outcome = await listener().then(() => null, (error) => ({ error }));
    log.debug({ ...facts, user, request: requestIdOf(body), result: endingOf(outcome) }, 'A request was worked on');
    return outcome;
}
function endingOf(outcome) {
    if (outcome === null)
        return 'done';
    const { error } = outcome;
    if (error instanceof WrongInput)
        return 'wrong_input';
    if (error instanceof Refusal)
        return 'refused';
    if (error instanceof Duplicate)
        return 'repeated';
    return error instanceof StoreTrouble ? 'not_saved' : 'failed';
}
