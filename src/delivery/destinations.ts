import type { PartnerThread } from '../blocks/partner-thread.ts';
import type { DrawContext } from '../blocks/render.ts';
import type { Handoff } from '../core/handoff.ts';
import { conversationFrom } from '../core/conversations.ts';
import type { UserId } from '../core/member.ts';
import { isCard, isForPartner, isOfDeal } from '../core/notice-rules.ts';
import type { Partner } from '../core/partner.ts';
import type { ChannelFault, ChannelStanding } from '../core/shared-channel.ts';
import type { TimeLeft } from '../core/time/time-left.ts';
import type { NoticeRow } from '../db/notices.ts';
import type { Store } from '../db/store.ts';
import type { Addresses } from './addresses.ts';

/** Where a notice goes, and from what it is drawn. */
export type Destinations = ReturnType<typeof createDestinations>;

/** Nothing may be posted in a partner's channel now: a person has to mend that. */
export class Undeliverable extends Error {
  override name = 'Undeliverable';
  readonly fault: ChannelFault;

  constructor(fault: ChannelFault) {
    super(`The channel is not as it must be: ${fault}.`);
    this.fault = fault;
  }
}

/** Nothing may be posted in a channel of ours now. The message is the reason, which a person has to mend. */
export class NotOurs extends Error {
  override name = 'NotOurs';
}

/** Null for a channel. */
function readerOf({ conversation: key }: NoticeRow): UserId | null {
  const conversation = conversationFrom(key);
  return conversation.to === 'person' ? conversation.userId : null;
}

export function createDestinations(deps: {
  store: Store;
  addresses: Addresses;
  /** The workspace's own address, for links to messages; null: there are none. */
  workspaceUrl: string | null;
  /** What is left of the window now; null when there is none. */
  timeLeft: (handoff: Handoff) => Promise<TimeLeft | null>;
}) {
  const { store, addresses, workspaceUrl, timeLeft } = deps;

  const mustBeWell = async (partner: Partner): Promise<void> => {
    const fault = await addresses.faultOf(partner);
    if (fault !== null) throw new Undeliverable(fault);
  };

  const mustBeOurs = async (channel: string): Promise<void> => {
    const problem = await addresses.problemWithOurs(channel);
    if (problem !== null) throw new NotOurs(problem);
  };

  const stuckNotice = async ({ notice }: NoticeRow): Promise<NoticeRow | null> =>
    notice.kind === 'undeliverable' ? store.outbox.find(notice.notice) : null;

  const channelStanding = async ({ id, notice }: NoticeRow, partner: Partner): Promise<ChannelStanding | null> =>
    notice.kind === 'partner_channel' ? store.partnerChannels.standing(partner.id, id) : null;

  /** Where the partner's card of this deal stands in this channel; null while none does. */
  const rootIn = async (channel: string, { deal }: Handoff): Promise<string | null> => {
    const root = await store.outbox.findOf(deal, { kind: 'partner_card' });
    return root?.channel === channel ? root.ts : null;
  };

  /**
   * A decision that was taken back before Slack had its post is not told, and so not corrected either. What Slack may have taken counts as
   * told: the post before it in the thread is settled by now, unless its answer was lost.
   */
  const correctsNothing = async ({ handoffId, notice }: NoticeRow): Promise<boolean> => {
    if (notice.kind !== 'partner_news' || notice.decision === undefined) return false;
    const { decision: version } = notice;
    const said = await store.outbox.findOf(handoffId, {
      kind: 'partner_decision',
      ...(version === 0 ? {} : { version }),
    });
    return said === null || !(await mayHaveBeenRead(said));
  };

  const mayHaveBeenRead = async ({ id, ts, status, claimedAt }: NoticeRow): Promise<boolean> => {
    const isInDoubt = status === 'claimed' || status === 'unknown' || (status === 'dead_letter' && claimedAt !== null);
    return ts !== null || isInDoubt || (await store.outbox.isWatched(id));
  };

  /** A card of a deal shows the handoff that landed last. */
  const handoffOf = async ({ handoffId, notice }: NoticeRow): Promise<Handoff | null> =>
    (isOfDeal(notice) ? await store.latestOfDeal(handoffId) : null) ?? store.handoff(handoffId);

  const threadOfPartner = async (handoff: Handoff, { channelId: channel }: Partner): Promise<PartnerThread | null> => {
    const ts = workspaceUrl === null ? null : await rootIn(channel, handoff);
    return workspaceUrl === null || ts === null ? null : { workspaceUrl, channel, ts };
  };

  return {
    /** The state as it is now; null when there is no such handoff or partner. */
    async contextOf(row: NoticeRow): Promise<DrawContext | null> {
      const handoff = await handoffOf(row);
      const partner = handoff && (await store.partner(handoff.packet.partner));
      if (!handoff || !partner) return null;
      const left = row.kind === 'reminder' ? await timeLeft(handoff) : null;
      const intakeOwner = await store.intakeOwner(handoff);
      return {
        handoff,
        partner,
        intakeOwner,
        reader: readerOf(row),
        history: await store.history(handoff.id),
        previous: handoff.revisionOf === null ? null : await store.handoff(handoff.revisionOf),
        stuck: await stuckNotice(row),
        channel: await channelStanding(row, partner),
        correctsNothing: await correctsNothing(row),
        left,
        // Partners stand in it.
        thread: isForPartner(row.notice) ? null : await threadOfPartner(handoff, partner),
      };
    },

    /**
     * Null when nobody is there to read it: no such channel of ours is chosen. Throws Undeliverable when nothing may be posted in the channel
     * of a partner or of ours, and NotYet when that cannot be checked yet.
     */
    async channelOf(row: NoticeRow, partner: Partner): Promise<string | null> {
      const conversation = conversationFrom(row.conversation);
      switch (conversation.to) {
        case 'person':
          return row.channel ?? addresses.directMessageWith(conversation.userId);
        case 'partner':
          await mustBeWell(partner);
          return partner.channelId;
        case 'channel': {
          const { sales_channel: channel } = await store.settings();
          if (channel !== null) await mustBeOurs(channel);
          return channel;
        }
        default:
          return conversation satisfies never;
      }
    },

    /** Partners read posts in the thread under their card, as long as that stands in the same channel. */
    async threadOf({ notice }: NoticeRow, handoff: Handoff, channel: string): Promise<string | null> {
      if (isCard(notice) || !isForPartner(notice)) return null;
      return rootIn(channel, handoff);
    },
  };
}
