import type { Message } from '../../src/blocks/kit/kit.ts';
import { drawNotice, drawSettled } from '../../src/blocks/notices/render.ts';
import { answered, askedAnew, propose } from '../../src/core/packet/contact-proposal.ts';
import { throwAway } from '../../src/core/packet/draft-away.ts';
import type { DraftNotice } from '../../src/core/packet/draft-notices.ts';
import type { PacketDraft } from '../../src/core/packet/packet-draft.ts';
import { brightwater, maya, NOW } from '../support/packets.ts';
import { begun, draftContext } from './drawn-drafts.ts';

/** A contact whom Maya proposes for the packet that she writes, drawn for tests in every state. */

const ALEX = 'U0ALEX';
export const TOMAS = { partner: brightwater.id, name: 'Tomas Novak', role: 'Delivery lead', userId: null };

export function proposing(words: Partial<typeof TOMAS> = {}): PacketDraft {
  const draft = begun({ account: 'Fabrikam Logistics' });
  return propose(draft, { ...TOMAS, ...words }, ALEX, NOW) ?? draft;
}

export function proposalLooks(words: Partial<typeof TOMAS> = {}): Record<string, PacketDraft> {
  const open = proposing(words);
  const contact = { ...TOMAS, ...words, id: 'tomas' };
  const by = { by: ALEX, at: NOW + 1 };
  return {
    open,
    confirmed: answered(open, { is: 'confirmed', ...by }, contact),
    'not confirmed': answered(open, { is: 'refused', ...by }, null),
    'somebody else is proposed': propose(open, { ...TOMAS, name: 'Iva Horak' }, ALEX, NOW) ?? open,
    'somebody else is asked': askedAnew(open, 'U0ROBIN') ?? open,
    'thrown away': throwAway(open, NOW),
    'its words are gone': { ...open, proposal: null },
  };
}

type OfProposal = Extract<DraftNotice, { kind: 'contact_proposed' | 'contact_answered' }>;
export const proposalNotices: OfProposal[] = [
  { kind: 'contact_proposed', person: ALEX, at: NOW },
  { kind: 'contact_answered', person: maya.userId, at: NOW },
];

/** What is said of it then, or stands in place of what was said; null when that is nothing. */
export function proposalMessage(notice: OfProposal, draft: PacketDraft): Message | null {
  const context = draftContext(draft);
  return drawNotice(notice, context) ?? drawSettled(notice, context);
}
