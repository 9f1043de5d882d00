import { ask, mayAsk, mayReply, reply } from '../core/asking.js';
import { Refusal } from '../core/errors.js';
import { mayAnswer } from '../core/may-answer.js';
import { whyNotMember } from '../core/member.js';
import { readQuestion, readReply } from '../core/question-forms.js';
import { answererOf } from '../core/questions.js';
export function createQuestions(deps) {
    const { store, findMember, teamId, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return handoff;
    };
    const change = async (id, by, decide) => {
        await store.change(id, decide, by.requestId);
        onSaved();
    };
    /** Of whom Slack says nothing now, delivery asks again before they read anything. */
    const whoAnswers = async (handoff) => {
        const named = await findMember(handoff.packet.questions_to);
        return answererOf(handoff, named === null || whyNotMember(named, teamId) === null);
    };
    return {
        /** The handoff, if this presser may ask about it now; throws Refusal otherwise. */
        async toAsk(id, by) {
            return mayAsk(await find(id), by, await store.history(id));
        },
        async ask(id, by, question) {
            const to = await whoAnswers(await find(id));
            return change(id, by, (handoff, history) => {
                mayAnswer(handoff, by);
                return ask(handoff, { by, to, words: readQuestion(question), history: history(), now: now() });
            });
        },
        /** The question, if this presser may answer it now; throws Refusal otherwise. */
        async toReply(id, by, number) {
            const handoff = await find(id);
            return { handoff, question: mayReply(handoff, { by, number, history: await store.history(id) }) };
        },
        async reply(id, by, number, answer) {
            await find(id);
            return change(id, by, (handoff, history) => {
                const asked = { by, number, history: history() };
                mayReply(handoff, asked);
                return reply(handoff, { ...asked, words: readReply(answer), now: now() });
            });
        },
    };
}
