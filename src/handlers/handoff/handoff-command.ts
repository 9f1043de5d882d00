import { namesAccount } from '../../core/directory/account-look.ts';
import { showAgreement } from '../agreement/agreement.ts';
import type { CommandArgs } from '../kit/guard.ts';
import { showDrafts } from '../packet/drafts.ts';
import { openAskForHelp } from '../help-request/help.ts';
import { managePartners } from '../partner/manage-partners.ts';
import { openMyTime } from '../people/my-time.ts';
import { openHandoff } from '../packet/open-handoff.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { openRegister, showRegistrations } from '../registration/registrations.ts';
import { startForAccount } from '../packet/start-packet.ts';
import { openSettings } from '../people/settings.ts';
import { showCommands, showExample, showHelp, showList, showStatus } from '../kit/show.ts';

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
