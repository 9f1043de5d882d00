import type { ModalView, RichTextElement } from '@slack/web-api';
import { type Awaiting, type Draft, draft, type Handoff, running } from '../core/handoff.ts';
import { bold, code, page, person, rich, sentence, words } from './kit.ts';
import { deadlineForOthers } from './words.ts';

/** The form's last page: what becomes of the handoff now. No message says it again; its author hears of it once it is answered. */
export function sentPage(handoff: Handoff): ModalView {
  const list = [code('/handoff list'), words(' shows where it stands.')];
  return page(draft(handoff) ? 'Kept' : 'Sent', [rich(said(handoff), list)]);
}

/** The same form may come back later, because its author never saw the answer: then it says no more than is still so. */
function said(handoff: Handoff): RichTextElement[] {
  switch (handoff.stage) {
    case 'draft':
      return kept(handoff);
    case 'awaiting':
      return [...sentTo(handoff), ...answerBy(handoff), words('. You hear here when they do.')];
    case 'accepted':
    case 'declined':
    case 'working':
    case 'closed':
      return [...sentTo(handoff), words('.')];
    default:
      return handoff satisfies never;
  }
}

function kept({ aeRefusal, packet }: Draft): RichTextElement[] {
  if (aeRefusal !== null) return [bold('Not sent. '), ...sentence(aeRefusal)];
  return [bold('Kept. '), words('It goes to '), person(packet.ae), words(' as soon as Slack says who everybody is.')];
}

const sentTo = ({ packet }: Handoff): RichTextElement[] => [bold('Sent to '), person(packet.ae)];

function answerBy(handoff: Awaiting): RichTextElement[] {
  const waiting = running(handoff);
  return waiting ? [words(', who answers by '), ...deadlineForOthers(waiting.window)] : [];
}
