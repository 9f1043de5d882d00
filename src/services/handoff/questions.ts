import { ask, mayAsk, mayReply, reply } from '../../core/handoff/asking.ts';
import type { Decide } from '../../core/handoff/decision.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Awaiting, Handoff, Presser } from '../../core/handoff/handoff.ts';
import { mayAnswer } from '../../core/handoff/may-answer.ts';
import { type Member, type UserId, whyNotMember } from '../../core/people/member.ts';
import { readQuestion, readReply } from '../../core/handoff/question-forms.ts';
import { answererOf, type Question } from '../../core/handoff/questions.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';

/** What account executives ask before they decide, and the answers. Each promise resolves once the change is saved. */
export type Questions = ReturnType<typeof createQuestions>;

export function createQuestions(deps: {
  store: Store;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  teamId: string;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, findMember, teamId, now, onSaved } = deps;

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
  };

  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    await store.change(id, decide, by.requestId);
    onSaved();
  };

  /** Of whom Slack says nothing now, delivery asks again before they read anything. */
  const whoAnswers = async (handoff: Handoff): Promise<UserId> => {
    const named = await findMember(handoff.packet.questions_to);
    return answererOf(handoff, named === null || whyNotMember(named, teamId) === null);
  };

  return {
    /** The handoff, if this presser may ask about it now; throws Refusal otherwise. */
    async toAsk(id: string, by: Presser): Promise<Awaiting> {
      return mayAsk(await find(id), by, await store.history(id));
    },

    async ask(id: string, by: Presser, question: unknown): Promise<void> {
      const to = await whoAnswers(await find(id));
      return change(id, by, (handoff, history) => {
        mayAnswer(handoff, by);
        return ask(handoff, { by, to, words: readQuestion(question), history: history(), now: now() });
      });
    },

    /** The question, if this presser may answer it now; throws Refusal otherwise. */
    async toReply(id: string, by: Presser, number: number): Promise<{ handoff: Handoff; question: Question }> {
      const handoff = await find(id);
      return { handoff, question: mayReply(handoff, { by, number, history: await store.history(id) }) };
    },

    async reply(id: string, by: Presser, number: number, answer: unknown): Promise<void> {
      await find(id);
      return change(id, by, (handoff, history) => {
        const asked = { by, number, history: history() };
        mayReply(handoff, asked);
        return reply(handoff, { ...asked, words: readReply(answer), now: now() });
      });
    },
  };
}
