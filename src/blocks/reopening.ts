import type { ModalView } from '@slack/web-api';
import { type Accepted, awaiting, type Declined, running } from '../core/handoff.ts';
import { MAX_REASON } from '../core/intake-forms.ts';
import type { Moment } from '../core/moment.ts';
import type { Notices } from '../core/notice.ts';
import { answerOrAsk, decideBy } from './ae-posts.ts';
import { type FormState, valueOf } from './form-values.ts';
import { VIEW } from './ids.ts';
import { bold, field, type Message, modal, person, rich, words } from './kit.ts';
import { summary } from './mrkdwn.ts';
import { why } from './settled.ts';
import { askWords } from './words.ts';

/** The form in which the intake owner reopens what was decided, and what the account executive reads then. */

export function reopenModal(handoff: Accepted | Declined): ModalView {
  const { ae, account } = handoff.packet;
  return modal({
    view: VIEW.reopen,
    title: 'Reopen the handoff',
    submit: 'Reopen',
    id: handoff.id,
    blocks: [
      rich([
        bold(account),
        words(' goes back to '),
        person(ae),
        words(', who answers once more. They and the author read why; the partner reads that it is not decided yet.'),
      ]),
      field({
        key: 'reason',
        label: 'Why',
        hint: 'Stays inside the company.',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_REASON },
      }),
    ],
  });
}

export const readReopenModal = (state: FormState) => ({ reason: valueOf(state, 'reason') });

type From = Moment & { now: Moment };

/** The intake owner has reopened it: they answer once more. Null once that is settled, or it was reopened again since. */
export function aeReopened(from: From, notice: Notices['ae_reopened']): Message | null {
  const { handoff, history } = from.now;
  const waiting = awaiting(handoff);
  const said = reopenedWords(from, notice);
  const isLast = history.findLast(({ kind }) => kind === 'reopened')?.at === notice.at;
  if (!waiting || !said || !isLast || notice.person !== handoff.packet.ae) return null;
  return {
    text: running(handoff)
      ? summary`Reopened. ${askWords(waiting)}`
      : summary`Reopened: ${handoff.packet.account}. Please answer once more.`,
    blocks: [...said.blocks, rich(decideBy(waiting)), answerOrAsk(handoff)],
  };
}

/** By whom, and why. */
export function reopenedWords({ handoff, history }: From, { at }: Notices['ae_reopened']): Message | null {
  const event = history.findLast((one) => one.kind === 'reopened' && one.at === at);
  if (!event || event.actor === null) return null;
  const { account } = handoff.packet;
  const lead = [person(event.actor), words(' has reopened '), bold(account), words(': nothing is decided.')];
  return { text: summary`Reopened: ${account}`, blocks: [rich([...lead, ...why(event)])] };
}
