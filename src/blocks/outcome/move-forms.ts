import type { ModalView } from '@slack/web-api';
import type { InWork } from '../../core/handoff/handoff.ts';
import { MAX_SAID } from '../../core/outcome/move-forms.ts';
import { FIELDS } from '../../core/packet/packet.ts';
import { isPast } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { roleFields, roleSettings, roleValues } from './joint-roles.ts';
import { bold, field, modal, rich, words } from '../kit/kit.ts';

/** The forms behind the account executive's buttons after acceptance, and their readers. */

/** Filled with the move as it is; a day that is over is left to be chosen. */
export function moveChangedModal({ id, packet, agreedMove, agreedMoveBy }: InWork, now: EpochMs): ModalView {
  const isOver = isPast(agreedMoveBy, now);
  return modal({
    view: VIEW.moveChanged,
    title: 'Your move has changed',
    submit: 'Change',
    id,
    blocks: [
      rich([bold(packet.account), words('. The author sees it; the partner reads a new day, never your words.')]),
      field({
        key: 'next_move',
        label: 'Your next move',
        element: {
          type: 'plain_text_input',
          multiline: true,
          max_length: FIELDS.seller_move.input.max,
          initial_value: agreedMove,
        },
      }),
      field({
        key: 'next_move_by',
        label: 'By',
        element: { type: 'datepicker', ...(isOver ? {} : { initial_date: agreedMoveBy }) },
      }),
    ],
  });
}

export function readMoveChangedModal(state: FormState): { move: string | null; moveBy: string | null } {
  return { move: valueOf(state, 'next_move'), moveBy: valueOf(state, 'next_move_by') };
}

/** Filled with what they have said already. */
export function moveDidNotHappenModal({ id, packet, moves: { sellerFailure: said } }: InWork): ModalView {
  return modal({
    view: VIEW.moveDidNotHappen,
    title: 'It did not happen',
    submit: 'Save',
    id,
    blocks: [
      rich([bold(packet.account), words('. The author reads it. The partner does not.')]),
      field({
        key: 'why',
        label: 'Why',
        hint: 'One sentence. Stays inside the company.',
        element: {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_SAID,
          ...(said === null ? {} : { initial_value: said }),
        },
      }),
    ],
  });
}

export const readMoveDidNotHappenModal = (state: FormState) => valueOf(state, 'why');

export function rolesModal({ id, packet, moves }: InWork): ModalView {
  return modal({
    view: VIEW.changeRoles,
    title: 'Who leads what',
    submit: 'Change',
    id,
    blocks: [
      rich([bold(packet.account), words('. The author and the partner are told.')]),
      ...roleFields(roleSettings(moves)),
    ],
  });
}

export const readRolesModal = (state: FormState) => roleValues(state);
