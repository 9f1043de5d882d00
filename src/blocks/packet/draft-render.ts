import type { Drawings } from '../kit/drawing.ts';
import { person, words } from '../kit/kit.ts';
import { contactAnswered, contactProposed, settledProposal } from './contact-proposal.ts';
import { type DraftContext, draftCall, draftExpired, draftStanding, settledDraft } from './draft-posts.ts';

/** What is said about a draft to its author, and of a contact to whoever confirms them; who is told that something of it stands still learns nothing of what it holds. */
export const DRAFT_DRAWINGS: Drawings<DraftContext> = {
  named: ({ draft: { author } }) => ({
    title: 'A draft',
    account: 'a draft',
    reference: 'a draft',
    called: [words('a draft of '), person(author)],
    seen: 'they find it with `/handoff drafts`.',
  }),
  standing: (context) => draftStanding(context),
  kinds: {
    draft_call: { open: draftCall, settled: settledDraft },
    draft_expired: { open: draftExpired, settled: settledDraft },
    contact_proposed: { open: contactProposed, settled: settledProposal },
    contact_answered: contactAnswered,
  },
};
