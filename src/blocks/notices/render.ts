import type { Drawing } from './drawing.ts';
import type { CheckFindings } from '../../core/conflict-check/check-findings.ts';
import type { AgreementNotice } from '../../core/agreement/agreement-notices.ts';
import { settledBy } from '../../core/notices/changing-notices.ts';
import type { DraftNotice } from '../../core/packet/draft-notices.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { NotedNotice } from '../../core/packet/noted-notices.ts';
import type { HelpRequest, HelpNotice } from '../../core/help-request/help-request.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import {
  isForPartner,
  isOfAgreement,
  isOfDraft,
  isOfHelp,
  isOfNoted,
  isOfRegistration,
} from '../../core/notices/notice-rules.ts';
import type { PartnerNoticeKind, PersonNoticeKind } from '../../core/notices/notices.ts';
import type { Notice, Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { type PartnerView, partnerView } from '../../core/partner/partner-view.ts';
import { isWanted } from '../../core/partner/partner-updates.ts';
import type { RegistrationNotice } from '../../core/registration/registration.ts';
import type { ChannelStanding } from '../../core/partner/shared-channel.ts';
import type { TimeLeft } from '../../core/time/time-left.ts';
import { aeCard } from '../handoff/ae-card.ts';
import { aeOutside } from '../handoff/ae-outside.ts';
import { aeCorrected, aeNews, lapseForAe, reminder } from '../handoff/ae-posts.ts';
import { type AgreementContext, drawAboutAgreement, drawSettledAgreement } from '../agreement/agreement-render.ts';
import { alliancesCall, authorCall } from '../handoff/declined-posts.ts';
import { authorCard } from '../handoff/author-card.ts';
import { type DraftContext, drawAboutDraft, drawSettledDraft } from '../packet/draft-render.ts';
import { aeRefused, authorNews, lapseForAuthor } from '../handoff/author-posts.ts';
import type { HelpContext } from '../help-request/help-posts.ts';
import { drawAboutHelp, drawSettledHelp } from '../help-request/help-render.ts';
import { creditCorrected, creditDispute, creditKept, settledCreditDispute } from '../credit/credit-posts.ts';
import { checkCard, checkReminder } from '../conflict-check/check-card.ts';
import { authorCheck, checkCall, checkEscalation, returnedWords } from '../conflict-check/check-posts.ts';
import { escalation, intakeCall } from '../handoff/intake-posts.ts';
import type { Message } from '../kit/kit.ts';
import { drawAboutNoted, drawSettledNoted, type NotedContext } from '../packet/noted-render.ts';
import { authorOutcome, salesWon } from '../outcome/outcome-posts.ts';
import { aeMove, aeMoves, authorRoles, settledAeMove } from '../outcome/move-posts.ts';
import { authorOwed, settledAuthorOwed } from '../outcome/owed-posts.ts';
import { partnerCard } from '../handoff/partner/card.ts';
import { partnerCredit } from '../credit/partner/credit.ts';
import { partnerOutcome } from '../outcome/partner/outcomes.ts';
import {
  partnerDecision,
  partnerDelay,
  partnerNews,
  partnerSentence,
  settledDecision,
} from '../handoff/partner/posts.ts';
import { partnerMoves, partnerReminder, settledReminder } from '../outcome/partner/moves.ts';
import { partnerChannel, settledChannel } from '../partner/partner-channel.ts';
import type { PartnerThread } from '../partner/partner-thread.ts';
import { aeReply, question, settledQuestion, settledReply } from '../handoff/question-posts.ts';
import type { RegistrationContext } from '../registration/registration-posts.ts';
import { drawAboutRegistration, drawSettledRegistration } from '../registration/registration-render.ts';
import { aeReopened, reopenedWords } from '../handoff/reopening.ts';
import { roleLost } from '../people/role-lost.ts';
import { settled } from '../handoff/settled.ts';
import { aeStalled, settledAeStalled } from '../outcome/stall-posts.ts';
import { stalled } from './stalled.ts';
import { ofHandoff, type Stuck, undelivered } from './undelivered.ts';

/**
 * What a notice is drawn from. Of a handoff, what tells of something is drawn from the handoff as that left it; what else there is, from the state
 * as it is when it is delivered.
 */
export type DrawContext =
  | HandoffContext
  | HelpContext
  | RegistrationContext
  | AgreementContext
  | DraftContext
  | NotedContext;

/** `handoff` and `history` are those of the moment that the words are of. */
export type HandoffContext = Moment & {
  /** How it stands when it is delivered: what was said is settled by that. */
  now: Moment;
  /** It stands in Slack, and is changed there. */
  isSaid?: boolean;
  /** It was taken back before its reader read anything of it. */
  isLeftOut?: boolean;
  partner: Partner;
  intakeOwner: UserId;
  /** Who reads it; null in a partner’s channel. */
  reader: UserId | null;
  /** The declined handoff whose mended packet this is; null for a deal's first. */
  previous: Handoff | null;
  /** The notice that an `undeliverable` one is about. */
  stuck: Stuck | null;
  /** How it stands with the partner's channel, for a question about it. */
  channel?: ChannelStanding | null;
  /** What is left of the window, for a reminder. */
  left: TimeLeft | null;
  /** Where our own people find what the partner reads; null while no card of the partner’s stands in their channel. */
  thread?: PartnerThread | null;
  /** The name of who owns it now, as far as Slack has said it. */
  keeper?: string | null;
  /** Whether who has accepted is not in the partner's channel; false also while nobody knows. */
  isAeOutside?: boolean;
  /** The partner's contact, when they may be mentioned in their channel now. */
  contact?: UserId | null;
  /** The help request of which it was made. */
  madeOf?: HelpRequest | null;
  /** What is known of the account beside it, for whoever signs its conflict check. */
  findings?: CheckFindings | null;
  /** What accepting means; null while both sides have not confirmed it. */
  acceptance?: string | null;
};

/** Null for what is about something else. */
export function handoffIn(
  context: Pick<HandoffContext, 'handoff'> | Exclude<DrawContext, HandoffContext>,
): Handoff | null {
  return 'handoff' in context ? context.handoff : null;
}

/** `now`: what the partner may read of how it stands, where the words are of an earlier moment. */
type ForPartner<Kind extends keyof Notices> = (
  view: PartnerView,
  notice: Notices[Kind],
  now: PartnerView,
) => Message | null;

type NotOfHandoff = (HelpNotice | RegistrationNotice | AgreementNotice | DraftNotice | NotedNotice)['kind'];
type PartnerKind = Exclude<PartnerNoticeKind, NotOfHandoff>;

/** What people of our own company read, each by themselves or in a channel of ours. A kind of notice without a line here does not compile. */
const FOR_PEOPLE: { [Kind in Exclude<PersonNoticeKind, NotOfHandoff>]: Drawing<HandoffContext, Kind> } = {
  ae_card: ({ handoff, partner, ...context }, { person }) => aeCard(handoff, partner, person, context),
  author_card: ({ handoff, now, isSaid = false, ...context }, notice) =>
    authorCard(isSaid ? now.handoff : handoff, notice, context),
  ae_refused: ({ handoff }) => aeRefused(handoff),
  ae_outside: ({ handoff, partner, isAeOutside }, notice) =>
    isAeOutside === true ? aeOutside(handoff, partner, notice) : null,
  reminder: ({ handoff, left }, notice) => reminder(handoff, notice, left),
  lapse_ae: ({ handoff }, notice) => lapseForAe(handoff, notice),
  lapse_author: ({ handoff, ...context }, notice) => lapseForAuthor(handoff, context, notice),
  intake_call: ({ handoff, partner, reader }, notice) => intakeCall(handoff, { partner, reader }, notice),
  escalation: ({ handoff, intakeOwner, reader }, notice) => escalation(handoff, { intakeOwner, reader }, notice),
  ae_news: ({ handoff, history }, notice) => aeNews(handoff, notice, history),
  ae_corrected: aeCorrected,
  author_call: ({ handoff, partner, intakeOwner }, notice) => authorCall(handoff, { partner, intakeOwner }, notice),
  ae_reopened: aeReopened,
  alliances_call: ({ handoff, partner, reader }, notice) => alliancesCall(handoff, { partner, reader }, notice),
  check_card: ({ handoff, ...context }, notice) => checkCard(handoff, context, notice),
  check_reminder: ({ handoff, ...context }, notice) => checkReminder(handoff, context, notice),
  check_call: ({ handoff, ...context }, notice) => checkCall(handoff, context, notice),
  check_escalation: ({ handoff, ...context }, notice) => checkEscalation(handoff, context, notice),
  author_check: authorCheck,
  author_outcome: ({ handoff, ...context }, notice) => authorOutcome(handoff, context, notice),
  sales_won: ({ handoff, partner }) => salesWon(handoff, partner),
  author_news: ({ handoff, ...context }, notice) => authorNews(handoff, context, notice),
  question,
  ae_reply: aeReply,
  ae_move: ({ handoff }, notice) => aeMove(handoff, notice),
  ae_moves: aeMoves,
  author_roles: (context) => authorRoles(context),
  ae_stalled: (context, notice) => aeStalled(context, notice),
  author_owed: (context, notice) => authorOwed(context, notice),
  credit_corrected: creditCorrected,
  credit_dispute: creditDispute,
  credit_kept: creditKept,
  partner_channel: ({ partner, channel }) => (channel ? partnerChannel(partner, channel) : null),
  role_lost: (_, notice) => roleLost(notice),
  stalled: ({ handoff }, { stall }) => stalled(handoff.packet.account, handoff.id, stall),
  undeliverable: ({ handoff, partner, stuck }) => stuck && undelivered(ofHandoff(handoff), partner, stuck),
};

/** What partners read: drawn from their own view, never from the handoff. */
const FOR_PARTNERS: { [Kind in PartnerKind]: ForPartner<Kind> } = {
  partner_card: partnerCard,
  partner_decision: partnerDecision,
  partner_delay: partnerDelay,
  partner_news: partnerNews,
  partner_sentence: partnerSentence,
  partner_outcome: partnerOutcome,
  partner_reminder: partnerReminder,
  partner_moves: partnerMoves,
  partner_credit: partnerCredit,
};

/** The message of a notice, or null when there is nothing left to say. */
export function drawNotice(notice: Notice, context: DrawContext): Message | null {
  if ('helpRequest' in context) return drawAboutHelp(notice, context);
  if ('registration' in context) return drawAboutRegistration(notice, context);
  if ('agreement' in context) return drawAboutAgreement(notice, context);
  if ('draft' in context) return drawAboutDraft(notice, context);
  if ('noted' in context) return drawAboutNoted(notice, context);
  if (isOfHelp(notice) || isOfRegistration(notice) || isOfAgreement(notice)) return null;
  if (isOfDraft(notice) || isOfNoted(notice) || context.isLeftOut) return null;
  if (!isForPartner(notice)) return drawForPerson(notice.kind, notice, context);
  if (!isWanted(notice, context.partner)) return null;
  return drawnForPartner(context, (view, now) => drawForPartner(notice.kind, notice, view, now));
}

/** What a post that asked something says once that is settled: its own words, or what was decided, by whom and when. Null while it is not. */
export function drawSettled(notice: Notice, context: DrawContext): Message | null {
  if ('helpRequest' in context) return drawSettledHelp(notice, context);
  if ('registration' in context) return drawSettledRegistration(notice, context);
  if ('agreement' in context) return drawSettledAgreement(notice, context);
  if ('draft' in context) return drawSettledDraft(notice, context);
  if ('noted' in context) return drawSettledNoted(notice, context);
  if (context.isLeftOut) return null;
  if (notice.kind === 'partner_decision')
    return drawnForPartner(context, (view, now) => settledDecision(view, notice, now));
  if (notice.kind === 'partner_reminder') return drawnForPartner(context, settledReminder);
  if (notice.kind === 'ae_move') return settledAeMove(context.handoff, notice);
  if (notice.kind === 'ae_stalled') return settledAeStalled(context, notice);
  if (notice.kind === 'author_owed') return settledAuthorOwed(context, notice);
  if (notice.kind === 'credit_dispute') return settledCreditDispute(context, notice);
  if (notice.kind === 'question') return settledQuestion(context, notice);
  if (notice.kind === 'ae_reply') return settledReply(context, notice);
  if (notice.kind === 'partner_channel') return settledChannel(context.partner, context.channel ?? null);
  const { history: told, now } = context;
  const event = settledBy(notice, { told, now: now.history });
  const end = event && settled(now.handoff, event);
  if (notice.kind === 'ae_reopened') return below(reopenedWords(context, notice), end);
  if (notice.kind === 'author_check') return below(returnedWords(context, notice), end);
  return end;
}

/** What was told, and below it what settled it since. */
function below(told: Message | null, end: Message | null): Message | null {
  return told && end ? { text: told.text, blocks: [...told.blocks, ...end.blocks] } : (told ?? end);
}

/** From what may leave the company alone. */
function drawnForPartner(
  { handoff, now, partner, contact: mention = null, keeper = null }: HandoffContext,
  draw: (view: PartnerView, now: PartnerView) => Message | null,
): Message | null {
  const view = partnerView(handoff, partner, { mention, keeper });
  const today = partnerView(now.handoff, partner, { mention, keeper });
  return view && today && draw(view, today);
}

function drawForPerson<Kind extends keyof typeof FOR_PEOPLE>(
  kind: Kind,
  notice: Notices[Kind],
  context: HandoffContext,
) {
  return FOR_PEOPLE[kind](context, notice);
}

function drawForPartner<Kind extends PartnerKind>(
  kind: Kind,
  notice: Notices[Kind],
  view: PartnerView,
  now: PartnerView,
) {
  return FOR_PARTNERS[kind](view, notice, now);
}
