import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, CommandArgs, ShortcutArgs, ViewArgs } from '../kit/guard.ts';
import type { MenuListener } from '../kit/guard-menu.ts';
import { presserOf } from '../kit/presser.ts';

/** A packet is kept also while Slack does not say who writes it. So its service asks itself, and refuses whoever is known not to be ours. */
export const ASK_THEMSELVES: ReadonlySet<string> = new Set([
  VIEW.packet,
  VIEW.send,
  ACTION.changeTouch,
  ACTION.changeDays,
  ACTION.changeRest,
  ACTION.backToPacket,
]);

/**
 * Asked before everything that somebody types or presses: full members of our own workspace go on, everybody else gets one sentence, and so
 * does everybody while Slack does not say who they are. What Slack says counts for a minute, so that mostly nobody waits. From here on whoever is
 * ours is of the workspace in which the bot is installed, whichever of their teams the press named.
 */
export function membersOnly({ membership }: Pick<HandlerDeps, 'membership'>) {
  const { teamId } = membership;

  /** The same, as if the press had named our workspace. */
  const inOurWorkspace = <Args extends ActionArgs | ViewArgs>(args: Args): Args => {
    const user = { ...args.body.user, team_id: teamId };
    return { ...args, body: { ...args.body, user } };
  };

  return {
    command:
      (listener: (args: CommandArgs) => Promise<void>) =>
      async (args: CommandArgs): Promise<void> => {
        const { command } = args;
        await membership.mustBeOurs({ userId: command.user_id, teamId: command.team_id });
        await listener({ ...args, command: { ...command, team_id: teamId } });
      },

    shortcut:
      (listener: (args: ShortcutArgs) => Promise<void>) =>
      async (args: ShortcutArgs): Promise<void> => {
        const { shortcut } = args;
        await membership.mustBeOurs(presserOf(shortcut));
        const user = { ...shortcut.user, team_id: teamId };
        // One of the two kinds, with another team in it: TypeScript takes it for a mixture of both.
        await listener({ ...args, shortcut: { ...shortcut, user } as ShortcutArgs['shortcut'] });
      },

    /** A press of a button, or a form that comes back. */
    press:
      <Args extends ActionArgs | ViewArgs>(listener: (args: Args) => Promise<void>) =>
      async (args: Args): Promise<void> => {
        await membership.mustBeOurs(presserOf(args.body));
        await listener(inOurWorkspace(args));
      },

    /** A menu that is looked through. */
    menu:
      (listener: MenuListener): MenuListener =>
      async (args) => {
        const { body } = args;
        await membership.mustBeOurs(presserOf(body));
        return listener({ ...args, body: { ...body, user: { ...body.user, team_id: teamId } } });
      },

    /** What asks itself who pressed, so that nothing is lost while Slack does not say it. */
    unlessUnknown:
      <Args extends ActionArgs | ViewArgs>(listener: (args: Args) => Promise<void>) =>
      async (args: Args): Promise<void> => {
        const by = presserOf(args.body);
        if (by.teamId !== teamId) await membership.mustBeOurs(by);
        await listener(inOurWorkspace(args));
      },
  };
}
