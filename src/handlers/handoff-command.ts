import type { CommandArgs } from './guard.ts';
import { managePartners } from './manage-partners.ts';
import { openMyTime } from './my-time.ts';
import { openHandoff } from './open-handoff.ts';
import type { HandlerDeps } from './deps.ts';
import { openSettings } from './settings.ts';
import { showExample, showHelp, showList, showStatus } from './show.ts';

/** `/handoff` and its words; anything else gets the help. */
export function handoffCommand(deps: HandlerDeps): (args: CommandArgs) => Promise<void> {
  const help = showHelp();
  const subcommands: Record<string, (args: CommandArgs, rest: string) => Promise<void>> = {
    '': openHandoff(deps),
    list: showList(deps),
    status: showStatus(deps),
    help,
    example: showExample(deps),
    partners: managePartners(deps),
    settings: openSettings(deps),
    me: openMyTime(deps),
  };
  return async (args) => {
    const [word = '', ...rest] = args.command.text.trim().split(/\s+/);
    const subcommand = Object.hasOwn(subcommands, word.toLowerCase()) ? subcommands[word.toLowerCase()] : help;
    await (subcommand ?? help)(args, rest.join(' '));
  };
}
