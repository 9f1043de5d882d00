import type {
  ActionId,
  CommandName,
  FORM_GUARDS,
  MenuId,
  PartnerActionId,
  PartnerViewId,
  ShortcutName,
  ViewId,
} from '../../blocks/ids.ts';
import type { FormListener } from './form-guards.ts';
import type { ActionArgs, CommandArgs, ShortcutArgs } from './guard.ts';
import type { MenuListener } from './guard-menu.ts';
import type { EventListeners } from './slack-events.ts';

/** Everything of Slack's that the bot listens to. */
export type Routes = {
  shortcuts: Record<ShortcutName, (args: ShortcutArgs) => Promise<void>>;
  commands: Record<CommandName, (args: CommandArgs) => Promise<void>>;
  views: { [Id in Exclude<ViewId, PartnerViewId>]: FormListener<(typeof FORM_GUARDS)[Id]> };
  actions: Record<Exclude<ActionId, PartnerActionId>, (args: ActionArgs) => Promise<void>>;
  /** Heard from people of other companies: a door of its own, behind which each listener asks itself whose press it is. */
  partnerViews: { [Id in PartnerViewId]: FormListener<(typeof FORM_GUARDS)[Id]> };
  partnerActions: Record<PartnerActionId, (args: ActionArgs) => Promise<void>>;
  /** Each pause in typing, in whatever field of a packet. */
  typed: (args: ActionArgs) => Promise<void>;
  /** Looked through while somebody types. */
  menus: Record<MenuId, MenuListener>;
  events: EventListeners;
};

/** What belongs to one room: its names are told to Slack by its messages and forms. */
export type RoomPart = 'shortcuts' | 'commands' | 'views' | 'actions' | 'partnerViews' | 'partnerActions';
export type RoomRoutes = { [Part in RoomPart]?: Partial<Routes[Part]> };
