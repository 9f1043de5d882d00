import { page, refusalPage, rich, sentence } from '../blocks/kit.js';
import { withNotice } from '../blocks/notice.js';
import { refusalModal, waitingModal } from '../blocks/partner-forms.js';
import { failureOf } from '../slack/failures.js';
import { sentenceFor } from './sentences.js';
export function createReply({ views, triggerId, respond, window }, onFailure) {
    const state = {
        waiting: null,
        isTriggerSpent: false,
    };
    const attempt = async (call, work) => {
        try {
            await work();
            return { ok: true };
        }
        catch (error) {
            onFailure({ call, code: codeOf(error) });
            return { ok: false, error };
        }
    };
    const redraw = (viewId, view, hash) => attempt('views.update', () => views.update({ view_id: viewId, view: view(), ...(hash ? { hash } : {}) }));
    /** A trigger opens one window: a second try with the same one fails for sure. https://docs.slack.dev/surfaces/modals */
    const spend = (call, view) => {
        state.isTriggerSpent = true;
        return attempt(`views.${call}`, () => views[call]({ trigger_id: triggerId, view }));
    };
    const answer = (address, message) => attempt('respond', async () => {
        await mustBeTaken(await address({ response_type: 'ephemeral', replace_original: false, ...message }));
    });
    const say = async (message) => {
        const { waiting } = state;
        const full = typeof message === 'string' ? { text: message } : message;
        const { text } = full;
        if (waiting && (await redraw(waiting.viewId, () => refusalModal(text, waiting.title))).ok)
            return;
        if (respond && (await answer(respond, full)).ok)
            return;
        if (!state.isTriggerSpent && (await spend(...inOwnWindow(full, window))).ok)
            return;
        if (window)
            await redraw(window.id, () => withNotice(window, text));
    };
    /** Whoever has closed the window waits for nothing. */
    const sayUnlessClosed = async (outcome, words) => {
        if (!outcome.ok && !CLOSED.has(codeOf(outcome.error)))
            await say(words(outcome.error));
    };
    return {
        say,
        async open(view) {
            await sayUnlessClosed(await spend('open', view), sentenceFor);
        },
        async push(view) {
            await sayUnlessClosed(await spend('push', view), sentenceFor);
        },
        async wait(title) {
            state.isTriggerSpent = true;
            // Slack opens a window over the one in which they pressed only as one more of its stack.
            const call = window ? 'push' : 'open';
            const opened = await attempt(`views.${call}`, async () => {
                const { view } = await views[call]({ trigger_id: triggerId, view: waitingModal(title) });
                state.waiting = { viewId: view?.id ?? '', title };
            });
            await sayUnlessClosed(opened, sentenceFor);
            const { waiting } = state;
            if (!waiting)
                return null;
            return {
                async show(view) {
                    await sayUnlessClosed(await redraw(waiting.viewId, () => view), sentenceFor);
                    state.waiting = null;
                },
            };
        },
        async update(viewId, view, otherwise = NOT_SHOWN) {
            await sayUnlessClosed(await redraw(viewId, () => view), () => otherwise);
        },
        async updateAsItIs({ id, hash }, view, otherwise = NOT_SHOWN) {
            await sayUnlessClosed(await redraw(id, () => view, hash), () => otherwise);
        },
    };
}
/** Over the window in which somebody pressed it is a refusal; elsewhere whatever could not be said where they are. */
function inOwnWindow({ text, blocks }, over) {
    return over ? ['push', refusalPage(text)] : ['open', page('Handoff', blocks ?? [rich(sentence(text))])];
}
const NOT_SHOWN = 'It is done, but Slack did not show it here. Close this window and open it again.';
/** https://docs.slack.dev/reference/methods/views.update */
const CLOSED = new Set(['not_found', 'view_not_found', 'hash_conflict']);
/** The address of a press answers 200 also when Slack refuses; its body says so then. */
async function mustBeTaken(response) {
    if (/"ok"\s*:\s*false/.test(await response.text()))
        throw new NotTaken();
}
class NotTaken extends Error {
    name = 'NotTaken';
}
function codeOf(error) {
    const failure = failureOf(error);
    if (failure)
        return failure.kind === 'rate_limited' ? failure.kind : failure.code;
    return error instanceof Error ? error.name : 'unknown';
}
