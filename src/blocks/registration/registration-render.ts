import { isOfRegistration } from '../../core/notices/notice-rules.ts';
import type { Notice, Notices } from '../../core/notices/notice.ts';
import type { RegistrationNotice } from '../../core/registration/registration.ts';
import { registrationView } from '../../core/registration/registration-view.ts';
import { disputeCall, disputeEscalation, disputeOutcome, disputeReminder, settledDispute } from './dispute-posts.ts';
import type { Message } from '../kit/kit.ts';
import { partnerChannel, settledChannel } from '../partner/partner-channel.ts';
import { partnerRegistration } from './partner/registration.ts';
import { type RegistrationContext, registrationEnds, settledEnds } from './registration-posts.ts';
import type { Drawing } from '../notices/drawing.ts';
import { stalled } from '../notices/stalled.ts';
import { ofRegistration, undelivered } from '../notices/undelivered.ts';

/** What is said about registrations to people of our own company. */
const ABOUT_REGISTRATION: { [Kind in RegistrationKind]: Drawing<RegistrationContext, Kind> } = {
  registration_ends: registrationEnds,
  dispute_call: disputeCall,
  dispute_reminder: disputeReminder,
  dispute_escalation: disputeEscalation,
  dispute_outcome: disputeOutcome,
  partner_registration: ({ registration, partner, dispute }) => {
    const view = registrationView(registration, partner, dispute);
    return view && partnerRegistration(view);
  },
  partner_channel: ({ partner, channel }) => (channel ? partnerChannel(partner, channel) : null),
  stalled: ({ registration }, { stall }) => stalled(registration.account, 'a registration', stall),
  undeliverable: ({ registration, partner, stuck }) =>
    stuck && undelivered(ofRegistration(registration), partner, stuck),
};
type RegistrationKind = RegistrationNotice['kind'] | 'partner_channel' | 'stalled' | 'undeliverable';

/** The message of a notice about a registration, or null when there is nothing left to say. */
export function drawAboutRegistration(notice: Notice, context: RegistrationContext): Message | null {
  if (isOfRegistration(notice)) return drawOfRegistration(notice.kind, notice, context);
  const { kind } = notice;
  if (kind !== 'partner_channel' && kind !== 'stalled' && kind !== 'undeliverable') return null;
  return drawOfRegistration(kind, notice, context);
}

function drawOfRegistration<Kind extends RegistrationKind>(
  kind: Kind,
  notice: Notices[Kind],
  context: RegistrationContext,
) {
  return ABOUT_REGISTRATION[kind](context, notice);
}

/** What stands in place of what asked; null while it still asks. */
export function drawSettledRegistration(notice: Notice, context: RegistrationContext): Message | null {
  const { kind } = notice;
  if (kind === 'registration_ends') return settledEnds(context, notice);
  if (kind === 'partner_channel') return settledChannel(context.partner, context.channel);
  const hasAsked = kind === 'dispute_call' || kind === 'dispute_reminder' || kind === 'dispute_escalation';
  return hasAsked ? settledDispute(context) : null;
}
