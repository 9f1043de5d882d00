import type { AgreementContext } from '../blocks/agreement/agreement-posts.ts';
import type { DraftContext } from '../blocks/packet/draft-posts.ts';
import type { PartnerThread } from '../blocks/partner/partner-thread.ts';
import type { NamedClaim, RegistrationContext } from '../blocks/registration/registration-posts.ts';
import type { NotedContext } from '../blocks/packet/noted-render.ts';
import type { HelpContext } from '../blocks/help-request/help-posts.ts';
import type { HandoffContext } from '../blocks/handoff/handoff-context.ts';
import type { DrawContext } from '../blocks/notices/render.ts';
import { agreedAcceptance } from '../core/agreement/agreement.ts';
import type { Handoff } from '../core/handoff/handoff.ts';
import { CHECK_NOTICES } from '../core/conflict-check/check-notices.ts';
import { conversationFrom } from '../core/notices/conversations.ts';
import { endedRequest } from '../core/help-request/help-request.ts';
import type { DraftSummary } from '../core/packet/draft-summary.ts';
import type { UserId } from '../core/people/member.ts';
import type { Notice } from '../core/notices/notice.ts';
import { isCard, isForPartner, isOfDeal } from '../core/notices/notice-rules.ts';
import type { PacketDraft } from '../core/packet/packet-draft.ts';
import type { Partner } from '../core/partner/partner.ts';
import type { Registration } from '../core/registration/registration.ts';
import type { ChannelFault, ChannelStanding } from '../core/partner/shared-channel.ts';
import { type SubjectKind, subjectOf } from '../core/notices/subject.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { TimeLeft } from '../core/time/time-left.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Store } from '../db/store.ts';
import type { Addresses } from './addresses.ts';
import { createMoments } from './moments.ts';

/** What a notice is about, as far as it says under which message it stands. */
type Threaded = Pick<HandoffContext, 'about' | 'handoff'> | Exclude<DrawContext, HandoffContext>;

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
  /** A draft as its author reads of it. */
  describeDraft: (draft: PacketDraft) => Promise<DraftSummary>;
  now: () => EpochMs;
}) {
  const { store, addresses, workspaceUrl, timeLeft, describeDraft, now } = deps;
  const moments = createMoments(deps);

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

  /** A card of a deal shows the handoff that landed last. */
  const handoffOf = async (id: string, notice: Notice): Promise<Handoff | null> =>
    (isOfDeal(notice) ? await store.latestOfDeal(id) : null) ?? store.handoff(id);

  const threadOfPartner = async (handoff: Handoff, { channelId: channel }: Partner): Promise<PartnerThread | null> => {
    const ts = workspaceUrl === null ? null : await rootIn(channel, handoff);
    return workspaceUrl === null || ts === null ? null : { workspaceUrl, channel, ts };
  };

  const contextOfHandoff = async (id: string, row: NoticeRow): Promise<HandoffContext | null> => {
    const current = await handoffOf(id, row.notice);
    const partner = current && (await store.partner(current.packet.partner));
    if (!current || !partner) return null;
    const { told, now: today, isLeftOut } = await moments.of(row, current);
    const { handoff } = told;
    const left = row.kind === 'reminder' ? await timeLeft(handoff) : null;
    const intakeOwner = await store.intakeOwner(handoff);
    return {
      about: 'handoff',
      teamId: handoff.teamId,
      ...told,
      now: today,
      isLeftOut,
      isSaid: row.ts !== null,
      partner,
      intakeOwner,
      reader: readerOf(row),
      previous: handoff.revisionOf === null ? null : await store.handoff(handoff.revisionOf),
      stuck: await stuckNotice(row),
      channel: await channelStanding(row, partner),
      left,
      // Partners stand in it.
      thread: isForPartner(row.notice) ? null : await threadOfPartner(handoff, partner),
      madeOf: row.kind === 'ae_card' ? await store.help.behind(handoff) : null,
      findings: row.kind in CHECK_NOTICES.rules ? await store.checkFindings(handoff, now()) : null,
      acceptance: row.kind === 'ae_card' ? agreedAcceptance(await store.agreement.standing()) : null,
    };
  };

  const contextOfHelp = async (id: string, row: NoticeRow): Promise<HelpContext | null> => {
    const helpRequest = await store.help.find(id);
    if (!helpRequest) return null;
    const over = endedRequest(helpRequest);
    return {
      about: 'help_request',
      teamId: helpRequest.teamId,
      helpRequest,
      partner: helpRequest.partner === null ? null : await store.partner(helpRequest.partner),
      became: over?.state === 'handed_off' ? await store.handoff(over.handoffId) : null,
      reader: readerOf(row),
      stuck: await stuckNotice(row),
    };
  };

  /** What a notice is about, or what was disputed of it last; with the claims in it, and the one that holds. */
  const disputeOf = async (
    registration: Registration,
    notice: Notice,
  ): Promise<Pick<RegistrationContext, 'dispute' | 'claims'>> => {
    const id = 'dispute' in notice ? notice.dispute : registration.dispute;
    const dispute = id === null ? null : await store.registrations.dispute(id);
    if (!dispute || isForPartner(notice)) return { dispute, claims: [] };
    const live = await store.registrations.inDispute(dispute.id);
    const winner = dispute.state === 'ruled' && dispute.winner !== null ? dispute.winner : null;
    const isThere = winner === null || live.some((one) => one.id === winner);
    const holder = isThere ? null : await store.registrations.find(winner);
    const claims = [...live, ...(holder ? [holder] : [])].map(
      async (one): Promise<NamedClaim> => ({
        registration: one,
        partner: (await store.partner(one.partner))?.name ?? '',
      }),
    );
    return { dispute, claims: await Promise.all(claims) };
  };

  const contextOfRegistration = async (id: string, row: NoticeRow): Promise<RegistrationContext | null> => {
    const registration = await store.registrations.find(id);
    const partner = registration && (await store.partner(registration.partner));
    if (!registration || !partner) return null;
    return {
      about: 'registration',
      teamId: registration.teamId,
      registration,
      partner,
      ...(await disputeOf(registration, row.notice)),
      reader: readerOf(row),
      stuck: await stuckNotice(row),
      channel: await channelStanding(row, partner),
    };
  };

  const contextOfAgreement = async (id: string, row: NoticeRow): Promise<AgreementContext | null> => {
    const agreement = await store.agreement.find(id);
    if (!agreement || agreement.state === 'start') return null;
    const standing = await store.agreement.standing();
    return {
      about: 'agreement',
      teamId: agreement.teamId,
      agreement,
      standing,
      partner: null,
      reader: readerOf(row),
      stuck: await stuckNotice(row),
    };
  };

  const contextOfDraft = async (id: string, row: NoticeRow): Promise<DraftContext | null> => {
    const draft = await store.drafts.find(id);
    if (!draft) return null;
    const sentAs = draft.sentAs === null ? null : await store.handoff(draft.sentAs);
    const summary = await describeDraft(draft);
    const proposedFor = draft.proposal && (await store.partner(draft.proposal.partner));
    return {
      about: 'draft',
      teamId: draft.teamId,
      draft,
      summary,
      sentAs,
      proposedFor,
      partner: null,
      reader: readerOf(row),
      stuck: await stuckNotice(row),
    };
  };

  const contextOfNoted = async (id: string, row: NoticeRow): Promise<NotedContext | null> => {
    const noted = await store.drafts.notedMessage(id);
    const partner = noted && (await store.partner(noted.partner));
    if (!noted || !partner) return null;
    const draft = await store.drafts.find(noted.draft);
    return {
      about: 'noted_message',
      teamId: noted.teamId,
      noted,
      isWritten: draft !== null && draft.sentAs === null && draft.away === null,
      partner,
      reader: readerOf(row),
      stuck: await stuckNotice(row),
      channel: await channelStanding(row, partner),
    };
  };

  const contexts: Record<SubjectKind, (id: string, row: NoticeRow) => Promise<DrawContext | null>> = {
    handoff: contextOfHandoff,
    help_request: contextOfHelp,
    registration: contextOfRegistration,
    agreement: contextOfAgreement,
    draft: contextOfDraft,
    noted_message: contextOfNoted,
  };

  return {
    /** What the notice is about, as it is drawn; null when that, or its partner, is not there. */
    async contextOf(row: NoticeRow): Promise<DrawContext | null> {
      const { about, id } = subjectOf(row);
      return contexts[about](id, row);
    },

    /**
     * Null when nobody is there to read it: no such channel of ours is chosen. Throws Undeliverable when nothing may be posted in the channel
     * of a partner or of ours, and NotYet when that cannot be checked yet.
     */
    async channelOf(row: NoticeRow, partner: Partner | null): Promise<string | null> {
      const conversation = conversationFrom(row.conversation);
      switch (conversation.to) {
        case 'person':
          return row.channel ?? addresses.directMessageWith(conversation.userId);
        case 'partner':
          if (!partner) return null;
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

    /** Partners read posts in the thread under their card, as long as that stands in the same channel, and that their message is noted in its own thread. */
    async threadOf({ notice }: NoticeRow, context: Threaded, channel: string): Promise<string | null> {
      if (isCard(notice) || !isForPartner(notice)) return null;
      if (context.about === 'noted_message') return context.noted.threadTs;
      if (context.about !== 'handoff') return null;
      const { handoff } = context;
      return rootIn(channel, handoff);
    },
  };
}
