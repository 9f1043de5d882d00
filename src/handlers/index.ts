import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { ACTION, type ActionId, COMMAND, type CommandName, VIEW, type ViewId } from '../blocks/ids.ts';
import { acceptHandoff, declineHandoff, openAccept, openDecline } from './answer-handoff.ts';
import type { HandlerDeps } from './deps.ts';
import {
  type ActionArgs,
  type CommandArgs,
  guardAction,
  guardCommand,
  guardEvent,
  guardView,
  type LogError,
  type ViewArgs,
} from './guard.ts';
import { handoffCommand } from './handoff-command.ts';
import { openPartner, savePartner } from './manage-partners.ts';
import { openAbsence, removeAbsence, saveAbsence, saveMyTime } from './my-time.ts';
import { reviseHandoff } from './open-handoff.ts';
import { dialDown, openPropose, proposeBetterPlaced } from './before-answering.ts';
import { extend, openExtend, openReroute, openWithdraw, reroute, withdraw } from './take-in.ts';
import { retryNotice } from './retry-notice.ts';
import { sendHandoff } from './send-handoff.ts';
import { saveSettings } from './settings.ts';
import { type EventListener, type EventListeners, type SlackEventName, slackEvents } from './slack-events.ts';

type Routes = {
  commands: Record<CommandName, (args: CommandArgs) => Promise<void>>;
  views: Record<ViewId, (args: ViewArgs) => Promise<void>>;
  actions: Record<ActionId, (args: ActionArgs) => Promise<void>>;
  events: EventListeners;
};

/** The whole surface of the bot. A name in ids.ts without a line here does not compile. */
const routes = (deps: HandlerDeps): Routes => ({
  commands: { [COMMAND.handoff]: handoffCommand(deps) },
  views: {
    [VIEW.send]: sendHandoff(deps),
    [VIEW.accept]: acceptHandoff(deps),
    [VIEW.decline]: declineHandoff(deps),
    [VIEW.propose]: proposeBetterPlaced(deps),
    [VIEW.reroute]: reroute(deps),
    [VIEW.extend]: extend(deps),
    [VIEW.withdraw]: withdraw(deps),
    [VIEW.savePartner]: savePartner(deps),
    [VIEW.saveSettings]: saveSettings(deps),
    [VIEW.saveMyTime]: saveMyTime(deps),
    [VIEW.saveAbsence]: saveAbsence(deps),
  },
  actions: {
    [ACTION.accept]: openAccept(deps),
    [ACTION.decline]: openDecline(deps),
    [ACTION.propose]: openPropose(deps),
    [ACTION.remindTomorrow]: dialDown(deps, 'tomorrow'),
    [ACTION.remindOnLastDay]: dialDown(deps, 'last_day'),
    [ACTION.reroute]: openReroute(deps),
    [ACTION.extend]: openExtend(deps),
    [ACTION.withdraw]: openWithdraw(deps),
    [ACTION.revise]: reviseHandoff(deps),
    [ACTION.retryNotice]: retryNotice(deps),
    [ACTION.addPartner]: openPartner(deps),
    [ACTION.editPartner]: openPartner(deps),
    [ACTION.addAbsence]: openAbsence(),
    [ACTION.removeAbsence]: removeAbsence(deps),
  },
  events: slackEvents(deps),
});

/**
 * One listener of each kind, which finds whose turn it is by name. Bolt asks all of its listeners about everything that comes and
 * lets none go on before it has asked the last one: whoever waits for an answer would wait for that, too.
 */
export function register(app: App, deps: HandlerDeps, logError: LogError): void {
  const { commands, views, actions, events } = routes(deps);
  const commandOf = byName(commands, (listener) => guardCommand(listener, logError));
  const viewOf = byName(views, (listener) => guardView(listener, logError));
  const actionOf = byName(actions, (listener) => guardAction(listener, logError));
  // What a listener takes is what Bolt makes of an event of its name.
  const eventOf = byName(events as Record<SlackEventName, EventListener>, (listener, name) =>
    guardEvent(listener, name, logError),
  );
  app.command(/^/, async (args) => commandOf(args.command.command)?.(args));
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args) => viewOf(args.view.callback_id)?.(args));
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, async (args) =>
    actionOf(args.action.action_id)?.(args),
  );
  app.event(/^/, async (args) => eventOf(args.event.type)?.(args));
}

type Listener<Args> = (args: Args) => Promise<void>;

/** Finds the guarded listener of a name; there is none for what we do not know. */
function byName<Args>(
  listeners: Record<string, Listener<Args>>,
  guard: (listener: Listener<Args>, name: string) => Listener<Args>,
): (name: string) => Listener<Args> | undefined {
  const guarded = new Map(Object.entries(listeners).map(([name, listener]) => [name, guard(listener, name)]));
  return (name) => guarded.get(name);
}
