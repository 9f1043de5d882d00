import type { ModalView } from '@slack/web-api';
import type { DeclineInput } from '../../core/handoff/decline-form.ts';
import type { GradeTyped } from '../../core/packet/grade.ts';
import { type Awaiting, DECLINE_REASONS } from '../../core/handoff/handoff.ts';
import type { JointRoles, RolesTyped } from '../../core/outcome/joint-roles.ts';
import { FIELDS } from '../../core/packet/packet.ts';
import { isPast } from '../../core/time/calendar.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { acceptanceLine } from '../agreement/agreement-text.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { gradeFields, readGradeFields } from './grade.ts';
import { VIEW } from '../ids.ts';
import { readRoleFields, roleFields, roleSettings } from '../outcome/joint-roles.ts';
import { bold, field, modal, option, rich, words } from '../kit/kit.ts';
import { REASONS } from '../kit/words.ts';

/** The two forms in which an account executive answers, and their readers. */

/** `acceptance` is what both sides have agreed that it means. Filled with the suggested move: sending it unchanged takes the move as suggested. A suggested day that is over is left to be chosen. */
export function acceptModal(
  handoff: Awaiting,
  roles: JointRoles,
  now: EpochMs,
  acceptance: string | null = null,
): ModalView {
  const { packet } = handoff;
  const { seller_move_by: suggested } = packet;
  const isOver = isPast(suggested, now);
  return modal({
    view: VIEW.accept,
    title: 'Accept the handoff',
    submit: 'Accept',
    id: handoff.id,
    blocks: [
      rich(
        [bold(packet.account), words(' becomes yours. The author and the partner are told.')],
        ...acceptanceLine(acceptance),
      ),
      field({
        key: 'next_move',
        label: 'Your next move',
        hint: 'Keep the suggested move, or replace it with a better one. Everybody inside sees which; the partner never sees your words.',
        element: {
          type: 'plain_text_input',
          multiline: true,
          max_length: FIELDS.seller_move.input.max,
          initial_value: packet.seller_move,
        },
      }),
      field({
        key: 'next_move_by',
        label: 'By',
        element: { type: 'datepicker', ...(isOver ? {} : { initial_date: suggested }) },
        ...(isOver
          ? { hint: `${dayWords(suggested, now)} was suggested, and is over. The partner reads the new day.` }
          : {}),
      }),
      ...roleFields(roleSettings(roles)),
      ...gradeFields(),
    ],
  });
}

export function readAcceptModal(state: FormState): {
  move: string | null;
  moveBy: string | null;
  roles: RolesTyped;
  grade: GradeTyped;
} {
  return {
    move: valueOf(state, 'next_move'),
    moveBy: valueOf(state, 'next_move_by'),
    roles: readRoleFields(state),
    grade: readGradeFields(state),
  };
}

const MAX_NOTE = 1000;

export function declineModal(handoff: Awaiting): ModalView {
  return modal({
    view: VIEW.decline,
    title: 'Decline the handoff',
    submit: 'Decline',
    id: handoff.id,
    blocks: [
      rich([
        bold(handoff.packet.account),
        words('. Your reason decides what is mended. The partner reads a general sentence only.'),
      ]),
      field({
        key: 'reason',
        label: 'Reason',
        element: {
          type: 'radio_buttons',
          options: DECLINE_REASONS.map((reason) => option(REASONS[reason].label, reason, REASONS[reason].means)),
        },
      }),
      field({
        key: 'better_ae',
        label: 'Better placed',
        hint: 'For "Wrong owner": who should be asked instead.',
        optional: true,
        element: { type: 'users_select' },
      }),
      field({
        key: 'come_back_on',
        label: 'Come back on',
        hint: 'For "Bad timing": from which day on it makes sense.',
        optional: true,
        element: { type: 'datepicker' },
      }),
      field({
        key: 'note',
        label: 'Note to the author',
        hint: 'Stays inside the company.',
        optional: true,
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_NOTE },
      }),
      ...gradeFields(),
    ],
  });
}

export function readDeclineModal(state: FormState): DeclineInput & { grade: GradeTyped } {
  return {
    reason: valueOf(state, 'reason'),
    note: valueOf(state, 'note'),
    betterAe: valueOf(state, 'better_ae'),
    comeBackOn: valueOf(state, 'come_back_on'),
    grade: readGradeFields(state),
  };
}
