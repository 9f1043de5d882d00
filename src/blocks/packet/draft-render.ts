import type { DraftNotice } from '../../core/packet/draft-notices.ts';
import type { Notice, Notices } from '../../core/notices/notice.ts';
import { isOfDraft } from '../../core/notices/notice-rules.ts';
import { contactAnswered, contactProposed, settledProposal } from './contact-proposal.ts';
import { type DraftContext, draftCall, draftExpired, settledDraft } from './draft-posts.ts';
import type { Message } from '../kit/kit.ts';
import type { Drawing } from '../notices/drawing.ts';
import { stalled } from '../notices/stalled.ts';
import { ofDraft, undelivered } from '../notices/undelivered.ts';

export type { DraftContext };

/** What is said about a draft to its author, and of a contact to whoever confirms them; who is told that something of it stands still learns nothing of what it holds. */
const ABOUT_DRAFT: { [Kind in DraftKind]: Drawing<DraftContext, Kind> } = {
  draft_call: draftCall,
  draft_expired: draftExpired,
  contact_proposed: contactProposed,
  contact_answered: contactAnswered,
  stalled: (_, { stall }) => stalled('A draft', 'a draft', stall),
  undeliverable: ({ draft, stuck }) => stuck && undelivered(ofDraft(draft), null, stuck),
};
type DraftKind = DraftNotice['kind'] | 'stalled' | 'undeliverable';

/** The message of a notice about a draft, or null when there is nothing left to say. */
export function drawAboutDraft(notice: Notice, context: DraftContext): Message | null {
  if (!isOfDraft(notice) && notice.kind !== 'stalled' && notice.kind !== 'undeliverable') return null;
  return drawOfDraft(notice.kind, notice, context);
}

/** What stands in place of what asked; null while it still asks. */
export function drawSettledDraft(notice: Notice, context: DraftContext): Message | null {
  if (!isOfDraft(notice) || notice.kind === 'contact_answered') return null;
  return notice.kind === 'contact_proposed' ? settledProposal(context, notice) : settledDraft(context, notice);
}

function drawOfDraft<Kind extends DraftKind>(kind: Kind, notice: Notices[Kind], context: DraftContext) {
  return ABOUT_DRAFT[kind](context, notice);
}
