import type { App, BlockAction, ButtonAction } from '@slack/bolt';
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
import { type EventListeners, SLACK_EVENTS, type SlackEventName, slackEvents } from './slack-events.ts';

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

export function register(app: App, deps: HandlerDeps, logError: LogError): void {
  const { commands, views, actions, events } = routes(deps);
  for (const [name, listener] of Object.entries(commands)) app.command(name, guardCommand(listener, logError));
  for (const [id, listener] of Object.entries(views)) app.view(id, guardView(listener, logError));
  for (const [id, listener] of Object.entries(actions)) {
    app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: id }, guardAction(listener, logError));
  }
  // The parameter ties each event's name to its own listener.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  const hear = <Name extends SlackEventName>(name: Name): void => {
    app.event(name, guardEvent(events[name], name, logError));
  };
  for (const name of SLACK_EVENTS) hear(name);
}
