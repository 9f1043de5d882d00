import { fillingFrom } from '../core/account.js';
import { typedFromMessage, typedLike } from '../core/beginnings.js';
import { Refusal } from '../core/errors.js';
import { partnerMessage } from '../core/noted.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { FROM_NOTHING, typedFrom } from '../core/packet-draft.js';
import { LINE } from '../core/packet-field.js';
import { cut, tidy } from '../core/text.js';
export function createBeginnings(deps) {
    const { store, accounts, drafts, powers, findMember, workspaceUrl = null } = deps;
    /** As Slack writes it. https://docs.slack.dev/reference/methods/chat.getPermalink */
    const linkTo = ({ channel, ts }) => workspaceUrl === null ? null : `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
    return {
        /** The form for this account, filled with what the directory says and not saved before something is typed. */
        async ofAccount(account, by) {
            await powers.mustBeAllowedOnceKnown('send_handoff', by);
            const named = cut(tidy(account), LINE);
            const known = await accounts.meantBy({ account: named, account_ref: named });
            const typed = known ? typedFrom(fillingFrom(known)) : { account: named };
            return { ...drafts.blank(by), typed };
        },
        /** Its partner hears that it is noted with the first words that are kept. Throws a Refusal for whoever may not send handoffs. */
        async fromMessage(message, by) {
            await powers.mustBeAllowedOnceKnown('send_handoff', by);
            const partner = await store.partnerInChannel(message.channel);
            const asked = [by.userId, ...(partner === null || message.author === null ? [] : [message.author])];
            const [reader = null, writer = null] = await Promise.all(asked.map(findMember));
            const zone = reader ? zoneOf(reader) : ZONE_OF_LAST_RESORT;
            const typed = typedFromMessage({ ...message, link: linkTo(message) }, partner, zone);
            return drafts.begin(by, { ...FROM_NOTHING, typed, partnerMessage: partnerMessage(message, partner, writer) });
        },
        /** Another deal like one that they have sent. Throws a Refusal for anybody but its author, and for whoever may not send handoffs any more. */
        async like(handoffId, by) {
            await powers.mustBeAllowedOnceKnown('send_handoff', by);
            const handoff = await store.handoff(handoffId);
            if (!handoff || handoff.author !== by.userId || handoff.teamId !== by.teamId)
                throw new Refusal('Only its author can begin another like it.');
            return drafts.begin(by, { ...FROM_NOTHING, typed: typedLike(handoff) });
        },
    };
}
