import type { Handoff } from '../core/handoff.ts';
import type { NoticeKind } from '../core/notices.ts';
import type { Partner } from '../core/partner.ts';
import { type PartnerView, partnerView } from '../core/partner-view.ts';
import { aeCard } from './ae-card.ts';
import { authorCard } from './author-card.ts';
import type { Message } from './kit.ts';
import { partnerCard, partnerDecision, partnerDelay } from './partner/messages.ts';
import * as news from './news.ts';
import * as posts from './posts.ts';
import { stalled } from './stalled.ts';
import { type Stuck, undelivered } from './undelivered.ts';

/** What a notice is drawn from: the state as it is when it is delivered. */
export type DrawContext = {
  handoff: Handoff;
  partner: Partner;
  /** Slack user id. */
  intakeOwner: string;
  /** The notice that an `undeliverable` one is about. */
  stuck: Stuck | null;
};

/** The message of a notice, or null when there is nothing left to say. */
export function drawNotice(kind: NoticeKind, detail: string | null, context: DrawContext): Message | null {
  const { handoff, partner, stuck } = context;
  switch (kind) {
    case 'ae_card':
      return aeCard(handoff, partner, detail);
    case 'author_card':
      return authorCard(handoff, partner);
    case 'partner_card':
      return forPartner(context, partnerCard);
    case 'partner_decision':
      return forPartner(context, partnerDecision);
    case 'partner_delay':
      return forPartner(context, (view) => partnerDelay(view, detail));
    case 'author_decision':
      return posts.authorDecision(handoff);
    case 'ae_refused':
      return posts.aeRefused(handoff);
    case 'reminder':
      return posts.reminderPost(handoff, detail);
    case 'lapse_ae':
      return posts.lapseForAe(handoff, detail);
    case 'lapse_author':
      return posts.lapseForAuthor(handoff, detail);
    case 'intake_call':
      return news.intakeCall(handoff, partner, detail);
    case 'escalation':
      return news.escalation(handoff, context.intakeOwner, detail);
    case 'ae_news':
      return news.aeNews(handoff, detail);
    case 'author_news':
      return news.authorNews(handoff, detail);
    case 'partner_news':
      return forPartner(context, (view) => news.partnerNews(view, detail));
    case 'partner_channel':
      return posts.partnerChannel(partner, detail);
    case 'stalled':
      return stalled(handoff, detail);
    case 'undeliverable':
      return stuck && undelivered(handoff, partner, stuck);
    default:
      return kind satisfies never;
  }
}

/** Partners' messages are drawn from their own view, never from the handoff. */
function forPartner({ handoff, partner }: DrawContext, draw: (view: PartnerView) => Message | null): Message | null {
  const view = partnerView(handoff, partner);
  return view && draw(view);
}
