import type { ModalView } from '@slack/web-api';
import { type Accepted, awaiting, type Declined, running } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { MAX_REASON } from '../../core/handoff/intake-forms.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { Notices } from '../../core/notices/notice.ts';
import { answerOrAsk, decideBy } from './ae-posts.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { bold, field, type Message, modal, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { why } from './settled.ts';
import { askWords } from '../kit/words.ts';

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

/** They answer once more: the intake owner has reopened it, or it is with them again. Null once that is settled, or has happened again. */
export function aeReopened(from: From, notice: Notices['ae_reopened']): Message | null {
  const { handoff, history } = from.now;
  const waiting = awaiting(handoff);
  const said = reopenedWords(from, notice);
  const isLast = history.findLast(({ kind }) => AGAIN.includes(kind))?.at === notice.at;
  if (!waiting || !said || !isLast || notice.person !== handoff.packet.ae) return null;
  return {
    text: running(handoff)
      ? summary`${said.title}. ${askWords(waiting)}`
      : summary`${said.title}: ${handoff.packet.account}. Please answer once more.`,
    blocks: [...said.blocks, rich(decideBy(waiting)), answerOrAsk(handoff)],
  };
}

const AGAIN: readonly HandoffEvent['kind'][] = ['reopened', 'rerouted', 'cleared'];

/** By whom, and why. */
export function reopenedWords(
  { handoff, history }: From,
  { at }: Notices['ae_reopened'],
): (Message & { title: string }) | null {
  const event = history.findLast(({ kind, at: then }) => AGAIN.includes(kind) && then === at);
  if (!event || event.actor === null) return null;
  const { account } = handoff.packet;
  const [title, before, after] = saidOf(event.kind);
  const lead = [person(event.actor), words(before), bold(account), words(after)];
  return { title, text: summary`${title}: ${account}`, blocks: [rich([...lead, ...why(event)])] };
}

function saidOf(kind: HandoffEvent['kind']): [title: string, before: string, after: string] {
  if (kind === 'reopened') return ['Reopened', ' has reopened ', ': nothing is decided.'];
  const title = 'With you again';
  if (kind === 'rerouted') return [title, ' has passed ', ' on to you again.'];
  return [title, ' has cleared the conflict check of ', ': it is with you again.'];
}
