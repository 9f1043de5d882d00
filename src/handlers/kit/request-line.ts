import { Duplicate, Refusal, StoreTrouble, WrongInput } from '../../core/kernel/errors.ts';
import { requestIdOf } from '../../slack/request-id.ts';

/** One line of the log for each request: who asked for what, by ids alone, and how it ended. Never a word that somebody typed. */

type Ending = 'done' | 'wrong_input' | 'refused' | 'repeated' | 'not_saved' | 'failed';

/** What its listener threw; null: nothing. */
export type Outcome = { error: unknown } | null;

type Request = {
  /** By the names of Slack: a command, a form, a button, and the id of what it is about. */
  facts: object;
  body: object;
  /** Slack's id of whoever asked. */
  user: string | undefined;
};

/** Runs the listener, and answers with what it threw. */
export async function followed(
  { facts, body, user }: Request,
  log: { debug: (facts: object, words: string) => void },
  listener: () => Promise<void>,
): Promise<Outcome> {
  const outcome = await listener().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  log.debug({ ...facts, user, request: requestIdOf(body), result: endingOf(outcome) }, 'A request was worked on');
  return outcome;
}

function endingOf(outcome: Outcome): Ending {
  if (outcome === null) return 'done';
  const { error } = outcome;
  if (error instanceof WrongInput) return 'wrong_input';
  if (error instanceof Refusal) return 'refused';
  if (error instanceof Duplicate) return 'repeated';
  return error instanceof StoreTrouble ? 'not_saved' : 'failed';
}
