import type { CheckFindings } from '../../core/conflict-check/check-findings.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import type { PartnerNoticeKind } from '../../core/notices/notices.ts';
import type { NoticeKind, Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { PartnerView } from '../../core/partner/partner-view.ts';
import type { UserId } from '../../core/people/member.ts';
import type { TimeLeft } from '../../core/time/time-left.ts';
import type { Context, Drawing, Drawn } from '../kit/drawing.ts';
import type { Message } from '../kit/kit.ts';
import type { PartnerThread } from '../partner/partner-thread.ts';

/**
 * From what a notice about a handoff is drawn: what tells of something from the handoff as that left it, what else there is from the state as it
 * is when it is delivered. `handoff` and `history` are those of the moment that the words are of.
 */
export type HandoffContext = Context<'handoff'> &
  Moment & {
    /** How it stands when it is delivered: what was said is settled by that. */
    now: Moment;
    /** It stands in Slack, and is changed there. */
    isSaid?: boolean;
    partner: Partner;
    intakeOwner: UserId;
    /** The declined handoff whose mended packet this is; null for a deal's first. */
    previous: Handoff | null;
    /** What is left of the window, for a reminder. */
    left: TimeLeft | null;
    /** Where our own people find what the partner reads; null while no card of the partner’s stands in their channel. */
    thread?: PartnerThread | null;
    /** Whether who has accepted is not in the partner's channel; false also while nobody knows. */
    isAeOutside?: boolean;
    /** The help request of which it was made. */
    madeOf?: HelpRequest | null;
    /** What the directory and other handoffs say of its account, for the signer of its conflict check. */
    findings?: CheckFindings | null;
    /** What accepting means; null while both sides have not confirmed it. */
    acceptance?: string | null;
  };

/** `now`: what the partner may read of how it stands, where the words are of an earlier moment. */
type ForPartner<Kind extends NoticeKind> = (
  view: PartnerView,
  notice: Notices[Kind],
  now: PartnerView,
) => Message | null;

/** How a room draws its notices about handoffs: what partners read from their own view, never from the handoff. */
export type HandoffDrawings<Of extends { rules: object }> = {
  [Kind in keyof Of['rules'] & NoticeKind]: Drawn<
    Kind,
    Kind extends PartnerNoticeKind ? ForPartner<Kind> : Drawing<HandoffContext, Kind>
  >;
};
