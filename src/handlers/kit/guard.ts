import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { refusalPage } from '../../blocks/kit/kit.ts';
import { Duplicate, Refusal, StoreTrouble, WrongInput } from '../../core/kernel/errors.ts';
import { createReply, type Reply } from './reply.ts';
import { followed } from './request-line.ts';
import { failureOf } from '../../slack/failures.ts';
import { isSlackAway, sentenceFor } from './sentences.ts';
import { type EventListener, IS_WHOLE, type SlackEventName } from './slack-events.ts';

/**
 * Between Bolt and the listeners. A command and a press are acknowledged here, before anything else; a form when its listener has
 * saved it. What a listener throws becomes words for the presser: wrong input beside its field, a refusal as its sentence, and anything
 * else as our fault, logged once. So every press is answered, once, and nothing that happens after that can end the process. A duplicate
 * is acknowledged, and nothing is said twice.
 */

/** What a listener is given: no way to acknowledge but for a form, and no way to Slack but through `reply`. */
export type CommandArgs = Pick<BoltCommand, 'command'> & { reply: Reply };
export type ShortcutArgs = { shortcut: GlobalShortcut | MessageShortcut; reply: Reply };
export type ActionArgs = Pick<BoltAction, 'action' | 'body'> & { reply: Reply };
export type ViewArgs = Pick<BoltView, 'ack' | 'body' | 'view'> & { reply: Pick<Reply, 'update'> };

type BoltCommand = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
type BoltShortcut = SlackShortcutMiddlewareArgs & AllMiddlewareArgs;
type BoltAction = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type BoltView = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

export type HandlerLog = Record<'error' | 'warn' | 'debug', (facts: object, words: string) => void>;

export function guardCommand(listener: (args: CommandArgs) => Promise<void>, log: HandlerLog) {
  return async ({ ack, body, command, client, respond }: BoltCommand): Promise<void> => {
    const facts = { command: command.command };
    await once(ack, facts, log)();
    const pressed = { views: client.views, triggerId: command.trigger_id, respond: respond ?? null, window: null };
    const reply = createReply(pressed, notReached(facts, log));
    const asked = { facts, body, user: command.user_id };
    const outcome = await followed(asked, log, () => listener({ command, reply }));
    if (outcome) await explain(outcome.error, reply, facts, log);
  };
}

export function guardShortcut(listener: (args: ShortcutArgs) => Promise<void>, log: HandlerLog) {
  return async ({ ack, body, shortcut, client, respond }: BoltShortcut): Promise<void> => {
    const facts = { shortcut: shortcut.callback_id };
    await once(ack, facts, log)();
    const address = shortcut.type === 'message_action' ? respond : null;
    const pressed = { views: client.views, triggerId: shortcut.trigger_id, respond: address, window: null };
    const reply = createReply(pressed, notReached(facts, log));
    const asked = { facts, body, user: shortcut.user.id };
    const outcome = await followed(asked, log, () => listener({ shortcut, reply }));
    if (outcome) await explain(outcome.error, reply, facts, log);
  };
}

export function guardAction(listener: (args: ActionArgs) => Promise<void>, log: HandlerLog) {
  return async ({ ack, action, body, client, respond }: BoltAction): Promise<void> => {
    // Fields come here as well, and the value of one is what somebody types there.
    const { type }: { type: string } = action;
    const about = type === 'button' ? idIn(action.value) : undefined;
    const facts = { action: action.action_id, about };
    await once(ack, facts, log)();
    const address = body.response_url ? respond : null;
    const pressed = { views: client.views, triggerId: body.trigger_id, respond: address, window: body.view ?? null };
    const reply = createReply(pressed, notReached(facts, log));
    const asked = { facts, body, user: body.user.id };
    const outcome = await followed(asked, log, () => listener({ action, body, reply }));
    if (outcome) await explain(outcome.error, reply, facts, log);
  };
}

/** A form stays open with all that was typed: wrong input is named beside its field, anything else in a window over the form. */
export function guardView(listener: (args: ViewArgs) => Promise<void>, log: HandlerLog) {
  return async ({ ack: answer, body, view, client }: BoltView): Promise<void> => {
    const facts = { view: view.callback_id, about: idIn(view.private_metadata) };
    const ack = once(answer, facts, log);
    const pressed = { views: client.views, triggerId: body.trigger_id, respond: null, window: null };
    const reply = createReply(pressed, notReached(facts, log));
    const asked = { facts, body, user: body.user.id };
    const outcome = await followed(asked, log, () => listener({ ack, body, view, reply }));
    if (outcome === null) return;
    const { error } = outcome;
    // It was saved before and its answer was lost: the form closes, as it should have then.
    if (error instanceof Duplicate) return ack();
    const beside = error instanceof WrongInput ? errorsBeside(view.blocks, error) : {};
    if (Object.keys(beside).length > 0) return ack({ response_action: 'errors', errors: beside });
    report(error, facts, log);
    const sentence = error instanceof StoreTrouble ? `${error.message} ${FORM_STAYS}` : sentenceFor(error);
    await ack({ response_action: 'push', view: refusalPage(sentence) });
  };
}

/** Nobody waits for an answer to an event. One that does not say what it is about is left alone. */
export function guardEvent(listener: EventListener, name: SlackEventName, log: HandlerLog): EventListener {
  return async (args) => {
    // Bolt’s type says what the event should hold; this asks what it holds.
    if (!IS_WHOLE[name]({ ...args.event }))
      return log.warn({ event: name }, 'Slack told of something, but not of what');
    try {
      await listener(args);
    } catch (error) {
      const words = 'What Slack told of could not be worked on';
      // Slack refused, or did not answer: nobody waits for it.
      if (failureOf(error) !== null) log.warn({ err: error, event: name }, words);
      else log.error({ err: error, event: name }, words);
    }
  };
}

const FORM_STAYS = 'Nothing you typed is lost: keep this window open and try again in a minute.';

/**
 * Slack waits for one answer to each request and shows a warning beside the button when none comes. Over a socket a second one would be
 * sent too. Whether it gets through changes nothing for what was pressed, so a failure is only logged.
 * https://docs.slack.dev/interactivity/handling-user-interaction
 */
export function once<Answer>(ack: (answer?: Answer) => Promise<void>, facts: object, log: HandlerLog) {
  let isAcknowledged = false;
  return async (answer?: Answer): Promise<void> => {
    if (isAcknowledged) return;
    isAcknowledged = true;
    await ack(answer).catch((err: unknown) => log.warn({ err, ...facts }, 'An acknowledgement did not reach Slack'));
  };
}

/** Slack answers with "trouble connecting" when a key is not a field of the form. https://docs.slack.dev/surfaces/modals */
function errorsBeside(blocks: ViewArgs['view']['blocks'], { errors }: WrongInput): Record<string, string> {
  const fields = blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
  return Object.fromEntries(Object.entries(errors).filter(([key]) => fields.includes(key)));
}

async function explain(error: unknown, reply: Reply, facts: object, log: HandlerLog): Promise<void> {
  if (error instanceof Duplicate) return;
  report(error, facts, log);
  await reply.say(sentenceFor(error));
}

function report(error: unknown, facts: object, log: HandlerLog): void {
  // What the database does not take is logged when that begins, not for each press.
  if (error instanceof Refusal || error instanceof WrongInput || error instanceof StoreTrouble) return;
  log.error(
    { err: error, ...facts },
    isSlackAway(error) ? 'Slack did not answer a person in time' : 'A listener failed',
  );
}

const notReached = (facts: object, log: HandlerLog) => (failed: object) =>
  log.warn({ ...facts, ...failed }, 'A reply did not reach the person who pressed');

/** What a button or a form is about, for the log: an id of ours, and nothing else that a payload may hold in its place. */
function idIn(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w-]{1,64}$/.test(value) ? value : undefined;
}
