import { helpAnswer, listAnswer, statusAnswer } from '../blocks/command-answers.js';
import { exampleAnswer } from '../blocks/example.js';
import { powerBlocks } from '../blocks/powers.js';
import { examplePacket } from '../core/example.js';
import { Refusal } from '../core/errors.js';
/** Answers of the command that only its sender sees. */
/** All commands, after a word that is none of them. */
export function showCommands(unknown) {
    return async ({ reply }) => reply.say(helpAnswer(unknown));
}
/** All commands, and what whoever asks may do. */
export function showHelp({ powers }) {
    return async ({ command, reply }) => {
        const theirs = await powers.of({ userId: command.user_id, teamId: command.team_id });
        await reply.say(helpAnswer(undefined, powerBlocks(theirs.powers, theirs.unknown)));
    };
}
export function showExample({ now }) {
    return async ({ command, reply }) => {
        await reply.say(exampleAnswer(...exampleFor(command.user_id, now())));
    };
}
/** The packet, in which the reader is both people, and its partner's name. */
export function exampleFor(reader, now) {
    return [examplePacket({ ae: reader, questionsTo: reader }, now), 'Brightwater Consulting', now];
}
/** Whoever takes in what nobody answered reads under their list how well the loop is closed. */
export function showList(deps) {
    const { handoffs, helpRequests, figures } = deps;
    return async ({ command, reply }) => {
        const by = { userId: command.user_id, teamId: command.team_id };
        const [list, help, closure] = [
            await handoffs.listOf(by),
            await helpRequests.listOf(by),
            await figures.loopClosure(by),
        ];
        await reply.say(listAnswer(list, by.userId, closure, help));
    };
}
export function showStatus({ handoffs, timelines, crediting, }) {
    return async ({ command, reply }, rest) => {
        const reference = rest.toUpperCase();
        if (reference === '')
            throw new Refusal('Which one? Type `/handoff status` and its reference; `/handoff list` shows yours.');
        const by = { userId: command.user_id, teamId: command.team_id };
        const status = await handoffs.status(reference, by);
        const timeline = await timelines.of(status.handoff, status.history);
        await reply.say(statusAnswer({ ...status, timeline, credit: await crediting.powersOver(status, by) }));
    };
}
