import { namesAccount } from '../core/account-look.js';
import { showAgreement } from './agreement.js';
import { showDrafts } from './drafts.js';
import { openAskForHelp } from './help.js';
import { managePartners } from './manage-partners.js';
import { openMyTime } from './my-time.js';
import { openHandoff } from './open-handoff.js';
import { openRegister, showRegistrations } from './registrations.js';
import { startForAccount } from './start-packet.js';
import { openSettings } from './settings.js';
import { showCommands, showExample, showHelp, showList, showStatus } from './show.js';
/** `/handoff` and its words; anything else is an account, or a word that is named, and gets the help. */
export function handoffCommand(deps) {
    const subcommands = {
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
