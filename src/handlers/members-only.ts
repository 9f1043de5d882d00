import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

/**
 * Asked before everything that somebody types or presses: full members of our own workspace go on, everybody else gets one sentence, and so
 * does everybody while Slack does not say who they are. What Slack says counts for a minute, so that mostly nobody waits.
 */
export function membersOnly({ membership }: Pick<HandlerDeps, 'membership'>) {
  return {
    command:
      (listener: (args: CommandArgs) => Promise<void>) =>
      async (args: CommandArgs): Promise<void> => {
        await membership.mustBeOurs({ userId: args.command.user_id, teamId: args.command.team_id });
        await listener(args);
      },

    /** A press of a button, or a form that comes back. */
    press:
      <Args extends ActionArgs | ViewArgs>(listener: (args: Args) => Promise<void>) =>
      async (args: Args): Promise<void> => {
        await membership.mustBeOurs(presserOf(args.body));
        await listener(args);
      },
  };
}
