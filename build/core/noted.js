import { isOfCompany } from './member.js';
/** Null unless that is the partner's channel, and its writer is of their company: unknown is not yes. */
export function partnerMessage({ channel, ts, threadTs }, partner, writer) {
    if (partner === null || writer === null || partner.channelId !== channel)
        return null;
    if (!isOfCompany(writer, partner.teamId))
        return null;
    return { partner: partner.id, channel, ts, threadTs: threadTs ?? ts, writer: writer.id };
}
/** The message of which the partner hears now that the first words are kept; null for a form that began without one, or holds words already. */
export function notedAsKept(before, kept) {
    const { partnerMessage: takenUp, touchedAt, teamId, author, id: draft } = kept;
    const isFirst = (before?.touchedAt ?? null) === null && touchedAt !== null;
    if (takenUp === null || !isFirst)
        return null;
    const { writer: _, ...message } = takenUp;
    return { ...message, id: `${message.channel}:${message.ts}`, teamId, author, draft, at: touchedAt };
}
/** Null when there is nothing to say: nobody writes it any more, it is sent, or the partner has another channel. `isWritten`: it is still a draft at hand. */
export function notedView({ partner: id, channel }, partner, { isWritten, name }) {
    if (id !== partner.id || channel !== partner.channelId || !isWritten)
        return null;
    return { preparedBy: name };
}
