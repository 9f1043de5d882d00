import type { RichTextElement } from '@slack/web-api';
import { openDispute } from '../../core/credit/crediting.ts';
import { SETTLES_DISPUTE } from '../../core/credit/credit-notices.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Notices } from '../../core/notices/notice.ts';
import { facts } from './credit-forms.ts';
import { creditChangeWords, creditWord } from '../../core/credit/credit-words.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, code, type Message, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { why } from '../handoff/settled.ts';

/** What our own people read of a credit after it was decided. A builder returns null when there is nothing left to say. */

type From = { handoff: Handoff; history: readonly HandoffEvent[] };

/** To the author, the account executive and the alliances owner. Each correction is told, also when another has followed. */
export function creditCorrected({ handoff, history }: From, { at }: Notices['credit_corrected']): Message | null {
  const event = history.find((one) => one.kind === 'credit_corrected' && one.at === at);
  if (!event?.actor) return null;
  const { account } = handoff.packet;
  return {
    text: summary`Credit corrected: ${account}, ${creditChangeWords(event)}`,
    blocks: [
      rich([
        person(event.actor),
        words(' has corrected the credit of '),
        bold(account),
        words(`: ${creditChangeWords(event)}.`),
        ...why(event),
      ]),
    ],
  };
}

/** To whoever can settle it. Null once that is done. */
export function creditDispute({ handoff, history }: From, { at }: Notices['credit_dispute']): Message | null {
  const open = openDispute(history);
  if (open?.at !== at) return null;
  const { id, packet } = handoff;
  return {
    text: summary`Decide: the credit of ${packet.account} is disputed`,
    blocks: [
      rich(...facts({ handoff, history }), [code(`/handoff status ${id}`), words(' shows all of it.')]),
      actions(button('Correct…', ACTION.correctCredit, id, 'primary'), button('Keep as it is…', ACTION.keepCredit, id)),
    ],
  };
}

/** The same once it is settled: by whom and how, without buttons. Null while it is not. */
export function settledCreditDispute({ handoff, history }: From, { at }: Notices['credit_dispute']): Message | null {
  const asked = history.findIndex((one) => one.kind === 'credit_disputed' && one.at === at);
  const event = history.slice(asked + 1).find(({ kind }) => SETTLING.has(kind));
  if (!event?.actor) return null;
  const { account } = handoff.packet;
  return {
    text: summary`Settled: the credit of ${account}`,
    blocks: [rich([bold(`${account}: `), ...settlement(event, handoff), ...why(event)])],
  };
}

const SETTLING: ReadonlySet<HandoffEvent['kind']> = new Set(SETTLES_DISPUTE);

function settlement(event: HandoffEvent, { classification }: Handoff): RichTextElement[] {
  const who = person(event.actor ?? '');
  if (event.kind === 'credit_corrected')
    return [words('the credit was corrected by '), who, words(`, ${creditChangeWords(event)}.`)];
  return [words(`it stays ${creditWord(classification)}, says `), who, words('.')];
}

/** To the author and the alliances owner: one of them has disputed it. */
export function creditKept({ handoff, history }: From, { at }: Notices['credit_kept']): Message | null {
  const event = history.find((one) => one.kind === 'credit_kept' && one.at === at);
  if (!event?.actor) return null;
  const { account } = handoff.packet;
  const lead = [bold(`${account}: `), words('the credit was disputed, and '), person(event.actor)];
  return {
    text: summary`Credit stays as it is: ${account}`,
    blocks: [rich([...lead, words(' keeps it as it is.'), ...why(event)])],
  };
}
