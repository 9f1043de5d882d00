import { isOfCompany, type Member, type UserId } from '../people/member.ts';
import type { PacketDraft, PartnerMessage, TakenUpMessage } from './packet-draft.ts';
import type { Partner } from '../partner/partner.ts';
import type { EpochMs } from '../time/instant.ts';

/** What a partner hears when somebody of ours takes up a message of theirs: that it is noted, and who prepares it. */

/** One that is noted, once however many people begin with it. */
export type NotedMessage = PartnerMessage & {
  id: string;
  /** Our workspace. */
  teamId: string;
  /** Who prepares it: the first of ours who began. */
  author: UserId;
  /** The draft that they began. */
  draft: string;
  at: EpochMs;
};

/** Where a message stands, as the shortcut on it says. */
export type Standing = { channel: string; ts: string; threadTs: string | null };

/** Null unless that is the partner's channel, and its writer is of their company: unknown is not yes. */
export function partnerMessage(
  { channel, ts, threadTs }: Standing,
  partner: Partner | null,
  writer: Member | null,
): TakenUpMessage | null {
  if (partner === null || writer === null || partner.channelId !== channel) return null;
  if (!isOfCompany(writer, partner.teamId)) return null;
  return { partner: partner.id, channel, ts, threadTs: threadTs ?? ts, writer: writer.id };
}

/** The message of which the partner hears now that the first words are kept; null for a form that began without one, or holds words already. */
export function notedAsKept(before: PacketDraft | null, kept: PacketDraft): NotedMessage | null {
  const { partnerMessage: takenUp, touchedAt, teamId, author, id: draft } = kept;
  const isFirst = (before?.touchedAt ?? null) === null && touchedAt !== null;
  if (takenUp === null || !isFirst) return null;
  const { writer: _, ...message } = takenUp;
  return { ...message, id: `${message.channel}:${message.ts}`, teamId, author, draft, at: touchedAt };
}

/** What the partner may read of it, and nothing else: no account, nothing of what is written, and nobody but the name of who prepares it; null while Slack does not say it. */
export type NotedView = { preparedBy: string | null };

/** Null when there is nothing to say: nobody writes it any more, it is sent, or the partner has another channel. `isWritten`: it is still a draft at hand. */
export function notedView(
  { partner: id, channel }: NotedMessage,
  partner: Pick<Partner, 'id' | 'channelId'>,
  { isWritten, name }: { isWritten: boolean; name: string | null },
): NotedView | null {
  if (id !== partner.id || channel !== partner.channelId || !isWritten) return null;
  return { preparedBy: name };
}
