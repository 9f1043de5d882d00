import { helpAnswer, listAnswer, statusAnswer } from '../../blocks/handoff/command-answers.ts';
import { exampleAnswer } from '../../blocks/packet/example.ts';
import { powerBlocks } from '../../blocks/people/powers.ts';
import { examplePacket } from '../../core/packet/example.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Packet } from '../../core/packet/packet.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { CommandArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';

/** Answers of the command that only its sender sees. */

/** All commands, after a word that is none of them. */
export function showCommands(unknown: string) {
  return async ({ reply }: CommandArgs): Promise<void> => reply.say(helpAnswer(unknown));
}

/** All commands, and what whoever asks may do. */
export function showHelp({ powers }: Pick<HandlerDeps, 'powers'>) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const theirs = await powers.of({ userId: command.user_id, teamId: command.team_id });
    await reply.say(helpAnswer(undefined, powerBlocks(theirs.powers, theirs.unknown)));
  };
}

export function showExample({ now }: Pick<HandlerDeps, 'now'>) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    await reply.say(exampleAnswer(...exampleFor(command.user_id, now())));
  };
}

/** The packet, in which the reader is both people, and its partner's name. */
export function exampleFor(reader: UserId, now: EpochMs): [packet: Packet, partnerName: string, asOf: EpochMs] {
  return [examplePacket({ ae: reader, questionsTo: reader }, now), 'Brightwater Consulting', now];
}

/** Whoever takes in what nobody answered reads under their list how well the loop is closed. */
export function showList(deps: Pick<HandlerDeps, 'handoffs' | 'helpRequests' | 'figures'>) {
  const { handoffs, helpRequests, figures } = deps;
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const by = { userId: command.user_id, teamId: command.team_id };
    const [list, help, closure] = [
      await handoffs.listOf(by),
      await helpRequests.listOf(by),
      await figures.loopClosure(by),
    ];
    await reply.say(listAnswer(list, by.userId, closure, help));
  };
}

export function showStatus({
  handoffs,
  timelines,
  crediting,
}: Pick<HandlerDeps, 'handoffs' | 'timelines' | 'crediting'>) {
  return async ({ command, reply }: CommandArgs, rest: string): Promise<void> => {
    const reference = rest.toUpperCase();
    if (reference === '')
      throw new Refusal('Which one? Type `/handoff status` and its reference; `/handoff list` shows yours.');
    const by = { userId: command.user_id, teamId: command.team_id };
    const status = await handoffs.status(reference, by);
    const timeline = await timelines.of(status.handoff, status.history);
    await reply.say(statusAnswer({ ...status, timeline, credit: await crediting.powersOver(status, by) }));
  };
}
