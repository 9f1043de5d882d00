import { namesAccount } from '../core/account-look.ts';
import { showAgreement } from './agreement.ts';
import type { CommandArgs } from './guard.ts';
import { showDrafts } from './drafts.ts';
import { openAskForHelp } from './help.ts';
import { managePartners } from './manage-partners.ts';
import { openMyTime } from './my-time.ts';
import { openHandoff } from './open-handoff.ts';
import type { HandlerDeps } from './deps.ts';
import { openRegister, showRegistrations } from './registrations.ts';
import { startForAccount } from './start-packet.ts';
import { openSettings } from './settings.ts';
import { showCommands, showExample, showHelp, showList, showStatus } from './show.ts';

/** `/handoff` and its words; anything else is an account, or a word that is named, and gets the help. */
export function handoffCommand(deps: HandlerDeps): (args: CommandArgs) => Promise<void> {
  const subcommands: Record<string, (args: CommandArgs, rest: string) => Promise<void>> = {
    '': openHandoff(deps),
    ask: openAskForHelp(deps),
    register: openRegister(deps),
    registrations: showRegistrations(deps),
    list: showList(deps),
    drafts: showDrafts(deps),
    status: showStatus(deps),
    help: showHelp(deps),
    example: showExample(deps),
    partners: managePartners(deps),
    agreement: showAgreement(deps),
    settings: openSettings(deps),
    me: openMyTime(deps),
  };
  return async (args) => {
    const [word = '', ...rest] = args.command.text.trim().split(/\s+/);
    const subcommand = Object.hasOwn(subcommands, word.toLowerCase()) ? subcommands[word.toLowerCase()] : undefined;
    const otherwise = namesAccount(args.command.text) ? startForAccount(deps) : showCommands(word);
    await (subcommand ?? otherwise)(args, rest.join(' '));
  };
}
