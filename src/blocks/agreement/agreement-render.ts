import type { AgreementNotice } from '../../core/agreement/agreement-notices.ts';
import type { Notice, Notices } from '../../core/notices/notice.ts';
import { isOfAgreement } from '../../core/notices/notice-rules.ts';
import {
  type AgreementContext,
  agreementProposed,
  agreementReminder,
  agreementReview,
  settledAgreement,
} from './agreement-posts.ts';
import type { Message } from '../kit/kit.ts';
import type { Drawing } from '../notices/drawing.ts';
import { stalled } from '../notices/stalled.ts';
import { ofAgreement, undelivered } from '../notices/undelivered.ts';

export type { AgreementContext };

/** What is said about the working agreement to its owners. */
const ABOUT_AGREEMENT: { [Kind in AgreementKind]: Drawing<AgreementContext, Kind> } = {
  agreement_proposed: agreementProposed,
  agreement_reminder: agreementReminder,
  agreement_review: agreementReview,
  stalled: (_, { stall }) => stalled('The working agreement', 'the working agreement', stall),
  undeliverable: ({ agreement, stuck }) => stuck && undelivered(ofAgreement(agreement), null, stuck),
};
type AgreementKind = AgreementNotice['kind'] | 'stalled' | 'undeliverable';

/** The message of a notice about the working agreement, or null when there is nothing left to say. */
export function drawAboutAgreement(notice: Notice, context: AgreementContext): Message | null {
  if (!isOfAgreement(notice) && notice.kind !== 'stalled' && notice.kind !== 'undeliverable') return null;
  return drawOfAgreement(notice.kind, notice, context);
}

/** What stands in place of what asked; null while it still asks. */
export function drawSettledAgreement(notice: Notice, context: AgreementContext): Message | null {
  return isOfAgreement(notice) ? settledAgreement(context, notice) : null;
}

function drawOfAgreement<Kind extends AgreementKind>(kind: Kind, notice: Notices[Kind], context: AgreementContext) {
  return ABOUT_AGREEMENT[kind](context, notice);
}
