import { exampleAnswer, helpAnswer, listAnswer, statusAnswer } from '../blocks/command-answers.ts';
import type { Message } from '../blocks/kit.ts';
import { examplePacket } from '../core/example.ts';
import { Refusal } from '../core/errors.ts';
import type { CommandArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';

/** Answers of the command that only its sender sees. */

const answer = (message: Message) => ({ response_type: 'ephemeral' as const, ...message });

export function showHelp() {
  return async ({ ack }: CommandArgs): Promise<void> => {
    await ack(answer(helpAnswer()));
  };
}

export function showExample({ now }: Pick<HandlerDeps, 'now'>) {
  return async ({ ack, command }: CommandArgs): Promise<void> => {
    const packet = examplePacket({ ae: command.user_id, questionsTo: command.user_id }, now());
    await ack(answer(exampleAnswer(packet, 'Brightwater Consulting')));
  };
}

export function showList({ handoffs }: Pick<HandlerDeps, 'handoffs'>) {
  return async ({ ack, command }: CommandArgs): Promise<void> => {
    const open = await handoffs.openOf({ userId: command.user_id, teamId: command.team_id });
    await ack(answer(listAnswer(open, command.user_id)));
  };
}

export function showStatus({ handoffs, timelines }: Pick<HandlerDeps, 'handoffs' | 'timelines'>) {
  return async ({ ack, command, respond }: CommandArgs, rest: string): Promise<void> => {
    const reference = rest.toUpperCase();
    try {
      if (reference === '')
        throw new Refusal('Which one? Type `/handoff status` and its reference; `/handoff list` shows yours.');
      const status = await handoffs.status(reference, { userId: command.user_id, teamId: command.team_id });
      const timeline = await timelines.of(status.handoff, status.history);
      await ack(answer(statusAnswer({ ...status, timeline })));
    } catch (error) {
      await ack();
      if (!(error instanceof Refusal)) throw error;
      await respond({ response_type: 'ephemeral', text: error.message });
    }
  };
}
