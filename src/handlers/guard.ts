import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { refusalPage } from '../blocks/kit.ts';
import { Duplicate, Refusal, StoreTrouble, WrongInput } from '../core/errors.ts';
import { failureOf } from '../slack/failures.ts';

/**
 * What a listener throws becomes words for the presser: wrong input beside its field, a refusal as its sentence, and anything else as
 * our fault, logged once. So every press is answered. A duplicate is acknowledged, and nothing is said twice.
 */

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
export type ViewArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
export type ActionArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

export type LogError = (facts: object, words: string) => void;

export function guardCommand(listener: (args: CommandArgs) => Promise<void>, logError: LogError) {
  return async (args: CommandArgs): Promise<void> => {
    const ack = once(args.ack);
    try {
      await listener({ ...args, ack });
    } catch (error) {
      if (error instanceof Duplicate) return ack();
      const text = sentenceFor(error, { command: args.command.command }, logError);
      await ack();
      await args.respond({ response_type: 'ephemeral', text });
    }
  };
}

export function guardAction(listener: (args: ActionArgs) => Promise<void>, logError: LogError) {
  return async (args: ActionArgs): Promise<void> => {
    const ack = once(args.ack);
    try {
      await listener({ ...args, ack });
    } catch (error) {
      if (error instanceof Duplicate) return ack();
      const { action, body } = args;
      const text = sentenceFor(error, { action: action.action_id, about: action.value }, logError);
      await ack();
      if (body.response_url) await args.respond({ response_type: 'ephemeral', replace_original: false, text });
      else if (body.view) await args.client.views.push({ trigger_id: body.trigger_id, view: refusalPage(text) });
    }
  };
}

/** A form stays open with all that was typed: wrong input is named beside its field, anything else in a window over the form. */
export function guardView(listener: (args: ViewArgs) => Promise<void>, logError: LogError) {
  return async (args: ViewArgs): Promise<void> => {
    const ack = once(args.ack);
    try {
      await listener({ ...args, ack });
    } catch (error) {
      // It was saved before and its answer was lost: the form closes, as it should have then.
      if (error instanceof Duplicate) return ack();
      const { view } = args;
      const beside = error instanceof WrongInput ? errorsBeside(view.blocks, error) : {};
      if (Object.keys(beside).length > 0) return ack({ response_action: 'errors', errors: beside });
      if (error instanceof StoreTrouble) return ack(pushed(`${error.message} ${FORM_STAYS}`));
      const sentence = sentenceFor(error, { view: view.callback_id, about: view.private_metadata }, logError);
      await ack(pushed(sentence));
    }
  };
}

const FORM_STAYS = 'Nothing you typed is lost: keep this window open and try again in a minute.';
const NOTHING_CHANGED = 'Nothing has changed: please try again in a minute.';

const pushed = (sentence: string) => ({ response_action: 'push' as const, view: refusalPage(sentence) });

/**
 * Slack waits for one answer to each request and shows a warning beside the button when none comes. Over a socket a second one would be
 * sent too. https://docs.slack.dev/interactivity/handling-user-interaction
 */
function once<Answer>(ack: (answer?: Answer) => Promise<void>): (answer?: Answer) => Promise<void> {
  let isAcknowledged = false;
  return async (answer) => {
    if (isAcknowledged) return;
    isAcknowledged = true;
    await ack(answer);
  };
}

/** Slack answers with "trouble connecting" when a key is not a field of the form. https://docs.slack.dev/surfaces/modals */
function errorsBeside(blocks: ViewArgs['view']['blocks'], { errors }: WrongInput): Record<string, string> {
  const fields = blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
  return Object.fromEntries(Object.entries(errors).filter(([key]) => fields.includes(key)));
}

/** Nobody waits for an answer to an event. */
export function guardEvent<Args>(listener: (args: Args) => Promise<void>, event: string, logError: LogError) {
  return async (args: Args): Promise<void> => {
    try {
      await listener(args);
    } catch (error) {
      logError({ err: error, event }, 'What Slack told of could not be worked on');
    }
  };
}

function sentenceFor(error: unknown, facts: object, logError: LogError): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof WrongInput) return Object.values(error.errors).join(' ');
  // Logged when it began, not for each press.
  if (error instanceof StoreTrouble) return `${error.message} ${NOTHING_CHANGED}`;
  const slackIsAway = isSlackAway(error);
  logError({ err: error, ...facts }, slackIsAway ? 'Slack did not answer a person in time' : 'A listener failed');
  if (slackIsAway) return 'Slack did not answer in time. Nothing is lost: please try again.';
  return 'This went wrong on our side, not yours. Nothing that was saved is lost. Please try again in a minute; if it stays, tell an administrator.';
}

function isSlackAway(error: unknown): boolean {
  const failure = failureOf(error);
  return failure !== null && (failure.kind !== 'never' || /trigger/.test(failure.code));
}
