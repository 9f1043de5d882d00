import { type NotedMessage, notedView } from '../../core/packet/noted.ts';
import type { NotedNotice } from '../../core/packet/noted-notices.ts';
import type { Notice, Notices } from '../../core/notices/notice.ts';
import { isOfNoted } from '../../core/notices/notice-rules.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { isWanted } from '../../core/partner/partner-updates.ts';
import type { UserId } from '../../core/people/member.ts';
import type { ChannelStanding } from '../../core/partner/shared-channel.ts';
import { bold, type Message, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { partnerNoted } from './partner/noted.ts';
import { partnerChannel, settledChannel } from '../partner/partner-channel.ts';
import type { Drawing } from '../notices/drawing.ts';
import { stalled } from '../notices/stalled.ts';
import { ofNoted, type Stuck, undelivered } from '../notices/undelivered.ts';

/** What is said of a partner's message that is noted: to the partner, and to who mends what could not be said. */

/** The state as it is when it is delivered. */
export type NotedContext = {
  noted: NotedMessage;
  /** Whether somebody still writes the packet that began with it. */
  isWritten: boolean;
  partner: Partner;
  /** The name of who prepares it, once it goes out. */
  keeper?: string | null;
  reader: UserId | null;
  /** The notice that an `undeliverable` one is about. */
  stuck: Stuck | null;
  /** How it stands with the partner's channel, for a question about it. */
  channel: ChannelStanding | null;
};

const ABOUT_NOTED: { [Kind in NotedKind]: Drawing<NotedContext, Kind> } = {
  partner_noted: ({ noted, partner, isWritten, keeper = null }) => {
    const view = notedView(noted, partner, { isWritten, name: keeper });
    return view && partnerNoted(view);
  },
  partner_channel: ({ partner, channel }) => (channel ? partnerChannel(partner, channel) : null),
  stalled: (_, { stall }) => stalled('A word to a partner', 'a word to a partner', stall),
  undeliverable: ({ noted, partner, stuck }) => stuck && undelivered(ofNoted(noted), partner, stuck),
};
type NotedKind = NotedNotice['kind'] | 'partner_channel' | 'stalled' | 'undeliverable';

/** The message of a notice about it, or null when there is nothing left to say. */
export function drawAboutNoted(notice: Notice, context: NotedContext): Message | null {
  const { kind } = notice;
  if (!isOfNoted(notice) && kind !== 'partner_channel' && kind !== 'stalled' && kind !== 'undeliverable') return null;
  return isWanted(notice, context.partner) ? drawOfNoted(notice.kind, notice, context) : null;
}

/** What stands in place of what asked; null while it still asks. */
export function drawSettledNoted({ kind }: Notice, { partner, channel }: NotedContext): Message | null {
  return kind === 'partner_channel' ? settledChannel(partner, channel) : null;
}

/** In place of a part of a shared message that is over. */
export function notedStanding({ partner }: Pick<NotedContext, 'noted' | 'partner'>): Message {
  return {
    text: summary`Settled: a word to ${partner.name}`,
    blocks: [rich([bold(`A word to ${partner.name}: `), words('settled.')])],
  };
}

function drawOfNoted<Kind extends NotedKind>(kind: Kind, notice: Notices[Kind], context: NotedContext) {
  return ABOUT_NOTED[kind](context, notice);
}
