import type { ModalView } from '@slack/web-api';
import {
  type Awaiting,
  type Checking,
  type Declined,
  declined,
  type Handoff,
  type Returned,
} from '../../core/handoff/handoff.ts';
import { MAX_REASON } from '../../core/handoff/intake-forms.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { bold, field, modal, person, rich, words } from '../kit/kit.ts';
import { deadlineForOthers } from '../kit/words.ts';

/** The forms behind Re-route, Extend, Withdraw and "Better placed", and their readers. */

export function rerouteModal(handoff: Awaiting | Declined): ModalView {
  const better = declined(handoff)?.betterAe ?? handoff.window.proposedAe;
  const proposed = better === null ? {} : { initial_user: better };
  return modal({
    view: VIEW.reroute,
    title: 'Re-route the handoff',
    submit: 'Re-route',
    id: handoff.id,
    blocks: [
      rich([
        bold(handoff.packet.account),
        words(declined(handoff) ? ' was declined by ' : ' is with '),
        person(handoff.packet.ae),
        words(
          '. It goes to somebody else, with a window of its own. They read who passed it on and why; the partner hears the new date.',
        ),
      ]),
      field({ key: 'ae', label: 'Account executive', element: { type: 'users_select', ...proposed } }),
      daysField('Response window (business days)', handoff.packet.window_days),
      reasonField(),
    ],
  });
}

export function extendModal(handoff: Awaiting): ModalView {
  return modal({
    view: VIEW.extend,
    title: 'Give them more time',
    submit: 'Give more time',
    id: handoff.id,
    blocks: [
      rich([
        bold(handoff.packet.account),
        words(' was due '),
        ...deadlineForOthers(handoff.window),
        words('. The author and the partner hear the new date.'),
      ]),
      daysField('Business days from today', 2),
      reasonField(),
    ],
  });
}

export function withdrawModal(handoff: Awaiting | Checking | Returned): ModalView {
  return modal({
    view: VIEW.withdraw,
    title: 'Withdraw the handoff',
    submit: 'Withdraw',
    id: handoff.id,
    blocks: [about(handoff, whoIsTold(handoff)), reasonField()],
  });
}

const whoIsTold = (handoff: Awaiting | Checking | Returned): string =>
  'check' in handoff
    ? ' is given up. No account executive has it yet; the partner is told only that we withdraw it.'
    : ' is given up. The account executive reads why; the partner is told only that we withdraw it.';

export function proposeModal(handoff: Awaiting): ModalView {
  const { proposedAe: proposed } = handoff.window;
  return modal({
    view: VIEW.propose,
    title: 'Somebody better placed',
    submit: 'Propose',
    id: handoff.id,
    blocks: [
      rich([
        words('The intake owner decides whether it moves. Until then it stays with you and the clock goes on.'),
        ...(proposed === null ? [] : [words(' So far you have named '), person(proposed), words('.')]),
      ]),
      field({ key: 'better_ae', label: 'Better placed', element: { type: 'users_select' } }),
    ],
  });
}

function about({ packet }: Handoff, whatFollows: string) {
  return rich([bold(packet.account), words(whatFollows)]);
}

function daysField(label: string, days: number) {
  return field({
    key: 'days',
    label,
    element: {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '10',
      initial_value: String(days),
    },
  });
}

function reasonField() {
  return field({
    key: 'reason',
    label: 'Why',
    hint: 'Stays inside the company.',
    element: { type: 'plain_text_input', multiline: true, max_length: MAX_REASON },
  });
}

export const readRerouteModal = (state: FormState) => ({
  ae: valueOf(state, 'ae'),
  days: Number(valueOf(state, 'days')),
  reason: valueOf(state, 'reason'),
});
export const readExtendModal = (state: FormState) => ({
  days: Number(valueOf(state, 'days')),
  reason: valueOf(state, 'reason'),
});
export const readWithdrawModal = (state: FormState) => ({ reason: valueOf(state, 'reason') });
export const readProposeModal = (state: FormState) => valueOf(state, 'better_ae');
