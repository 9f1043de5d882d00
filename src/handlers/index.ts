import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import { MENU, TYPED_FIELDS } from '../blocks/ids.ts';
import { LAST_LOOK_KEYS } from '../core/packet/packet-draft.ts';
import { agreementRoutes } from './agreement/routes.ts';
import { checkRoutes } from './conflict-check/routes.ts';
import { creditRoutes } from './credit/routes.ts';
import { handoffRoutes } from './handoff/routes.ts';
import { helpRoutes } from './help-request/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { outcomeRoutes } from './outcome/routes.ts';
import { packetRoutes } from './packet/routes.ts';
import { partnerRoutes } from './partner/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import type { HandlerDeps } from './kit/deps.ts';
import {
  type ActionArgs,
  guardAction,
  guardCommand,
  guardEvent,
  guardShortcut,
  guardView,
  type HandlerLog,
  type ViewArgs,
} from './kit/guard.ts';
import { guardMenu } from './kit/guard-menu.ts';
import type { RoomPart, Routes } from './kit/routes.ts';
import { type EventListener, SLACK_EVENTS, slackEvents } from './kit/slack-events.ts';
import { offerAccounts, offerContacts, offerPartners } from './kit/type-ahead.ts';
import { ASK_THEMSELVES, membersOnly } from './packet/members-only.ts';
import { typePacket } from './packet/write-packet.ts';

/** Each room brings along what it listens to. */
const ROOMS = [
  agreementRoutes,
  checkRoutes,
  creditRoutes,
  handoffRoutes,
  helpRoutes,
  noticeRoutes,
  outcomeRoutes,
  packetRoutes,
  partnerRoutes,
  peopleRoutes,
  registrationRoutes,
];
type Room = ReturnType<(typeof ROOMS)[number]>;
type NamesIn<Part extends RoomPart> = Room extends infer One
  ? One extends Record<Part, infer Listeners>
    ? keyof Listeners & keyof Routes[Part]
    : never
  : never;

/** What all rooms listen to. A name in ids.ts without a line in a room does not compile. */
const routes = (deps: HandlerDeps): Routes => {
  const rooms: { [Part in RoomPart]?: object }[] = ROOMS.map((room) => room(deps));
  // Object.assign loses the names that it has joined.
  const all = <Part extends RoomPart>(part: Part) =>
    Object.assign({}, ...rooms.map((room) => room[part])) as Pick<Routes[Part], NamesIn<Part>>;
  return {
    shortcuts: all('shortcuts'),
    commands: all('commands'),
    views: all('views'),
    actions: all('actions'),
    partnerViews: all('partnerViews'),
    partnerActions: all('partnerActions'),
    typed: typePacket(deps),
    menus: {
      [MENU.partner]: offerPartners(deps),
      [MENU.contact]: offerContacts(deps),
      [MENU.account]: offerAccounts(deps),
      [MENU.findPartner]: offerPartners(deps),
    },
    events: slackEvents(deps),
  };
};

/**
 * Registers each listener under its own name, for members only but for those of partners, and guarded: what it throws becomes words for the
 * presser.
 */
export function register(app: App, deps: HandlerDeps, log: HandlerLog): void {
  const { shortcuts, commands, views, actions, typed, menus, partnerViews, partnerActions, events } = routes(deps);
  const ours = membersOnly(deps);
  const onSubmit = (id: string, listener: (args: ViewArgs) => Promise<void>) =>
    app.view<ViewSubmitAction>({ callback_id: id, type: 'view_submission' }, guardView(listener, log));
  const onPress = (id: string, listener: (args: ActionArgs) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>({ action_id: id, type: 'block_actions' }, guardAction(listener, log));
  for (const [name, listener] of Object.entries(shortcuts)) {
    app.shortcut(name, guardShortcut(ours.shortcut(listener), log));
  }
  for (const [name, listener] of Object.entries(commands)) {
    app.command(name, guardCommand(ours.command(listener), log));
  }
  for (const [id, { listen }] of Object.entries(views)) {
    onSubmit(id, ASK_THEMSELVES.has(id) ? ours.unlessUnknown(listen) : ours.press(listen));
  }
  for (const [id, listener] of Object.entries(actions)) {
    onPress(id, ASK_THEMSELVES.has(id) ? ours.unlessUnknown(listener) : ours.press(listener));
  }
  for (const key of [...TYPED_FIELDS, ...LAST_LOOK_KEYS]) {
    const pause = { type: 'block_actions', block_id: key } as const;
    app.action<BlockAction<ButtonAction>>(pause, guardAction(ours.unlessUnknown(typed), log));
  }
  for (const id of Object.values(MENU)) {
    const suggestion = { type: 'block_suggestion', block_id: id } as const;
    app.options<'block_suggestion'>(suggestion, guardMenu(id, ours.menu(menus[id]), log));
  }
  for (const [id, { listen }] of Object.entries(partnerViews)) onSubmit(id, listen);
  for (const [id, listener] of Object.entries(partnerActions)) onPress(id, listener);
  for (const name of SLACK_EVENTS) {
    // Which event a listener is for is lost here; Bolt calls each with the event of its name.
    app.event(name, guardEvent(events[name] as EventListener, name, log));
  }
}
