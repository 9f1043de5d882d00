import type { ModalView, RichTextElement } from '@slack/web-api';
import { type Awaiting, type Checking, type Draft, draft, type Handoff, running } from '../../core/handoff/handoff.ts';
import { creditWords } from '../../core/credit/credit-words.ts';
import { momentWords } from '../kit/dates.ts';
import { bold, code, moment, page, person, rich, sentence, words } from '../kit/kit.ts';
import { deadlineForOthers } from '../kit/words.ts';

/** The form's last page: what becomes of the handoff now. No message says it again; its author hears of it once it is answered. */
export function sentPage(handoff: Handoff): ModalView {
  const list = [code('/handoff list'), words(' shows where it stands.')];
  return page(draft(handoff) ? 'Kept' : 'Sent', [rich(said(handoff), credit(handoff), list)]);
}

const credit = (handoff: Handoff): RichTextElement[] => [bold('Credit: '), words(`${creditWords(handoff)}.`)];

/** The same form may come back later, because its author never saw the answer: then it says no more than is still so. */
function said(handoff: Handoff): RichTextElement[] {
  switch (handoff.stage) {
    case 'draft':
      return kept(handoff);
    case 'checking':
      return [...inCheck(handoff), words('. You hear here when it is answered.')];
    case 'returned':
      return [bold('Returned. '), words('Its conflict check was not cleared.')];
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

function inCheck({ check, packet }: Checking): RichTextElement[] {
  const until = moment(check.deadlineAt, momentWords(check.deadlineAt, check.zone));
  const signs = [person(check.signer), words(' checks it for conflicts first, by '), until];
  return [bold('Sent. '), ...signs, words('; then it goes to '), person(packet.ae)];
}

const sentTo = ({ packet }: Handoff): RichTextElement[] => [bold('Sent to '), person(packet.ae)];

function answerBy(handoff: Awaiting): RichTextElement[] {
  const waiting = running(handoff);
  return waiting ? [words(', who answers by '), ...deadlineForOthers(waiting.window)] : [];
}
