import type { InputBlock, ModalView } from '@slack/web-api';
import type { SettingChange } from '../../core/people/settings-history.ts';
import { daysOfLine, type DaySpan, MAX_LIST, writeDayList } from '../../core/time/day-list.ts';
import {
  MAX_OPEN_CAP,
  MAX_UNDO_MINUTES,
  STALLED_ACCEPTED_DAYS,
  STALLED_WORKING_DAYS,
  type WorkspaceKey,
  type WorkspaceSettings,
} from '../../core/people/workspace-form.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { ACTION, VIEW } from '../ids.ts';
import { actions, button, context, field, header, modal } from '../kit/kit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { settingsHistoryBlocks } from './settings-history.ts';
import { readWorkingHours, workingHoursFields } from '../kit/working-hours-fields.ts';

/** What administrators set for the whole workspace, in one form, with the last changes under it. */

export function settingsModal(saved: WorkspaceSettings, changes: SettingChange[] = []): ModalView {
  return modal({
    view: VIEW.saveSettings,
    title: 'Settings',
    submit: 'Save',
    blocks: [
      context(
        mrkdwn`For everybody, each in their own time zone. Who works otherwise types \`/handoff me\`. Open response windows follow a change.`,
      ),
      header('Working time'),
      ...workingHoursFields(
        { ...saved, hours: saved },
        'A country or region by code or name: US, DE-BE, Berlin. Leave it empty to count no public holidays.',
      ),
      dayListField('closures', 'Closed', 'Company closures, one a line: 2026-12-24 to 2026-12-31 Winter break', saved),
      dayListField(
        'extra_days',
        'Worked anyway',
        'Days that are worked although they are a holiday, a closure or a weekend, one a line: 2026-12-12 Stocktaking',
        saved,
      ),
      header('People'),
      personField(
        'intake_owner',
        'Intake owner',
        'Gets what nobody answered or what cannot be delivered. Empty: the partner’s alliances owner.',
        saved,
      ),
      personField(
        'escalation_contact',
        'Escalation contact',
        'Is told one business day after a window closed without an answer. Empty: the first administrator who is named under Roles…, or else the intake owner.',
        saved,
      ),
      personField(
        'adjudicator',
        'Adjudicator',
        'Signs a conflict check when the alliances owner wrote the handoff or would get it, and settles claims that no rule decides. Empty: the intake owner, or else the escalation contact or an administrator.',
        saved,
      ),
      actions(button('Roles…', ACTION.nameRoles, 'roles')),
      header('Handoffs'),
      context(mrkdwn`The response window, and who leads what after acceptance, stand in the working agreement.`),
      actions(button('Working agreement…', ACTION.changeAgreement, 'settings')),
      field({
        key: 'sales_channel' satisfies WorkspaceKey,
        label: 'Sales channel',
        hint: 'Everybody in it reads in one line what was won with a partner, guests too. Never one that is shared with another company. Empty: nothing is said.',
        optional: true,
        element: {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
          ...(saved.sales_channel === null ? {} : { initial_conversation: saved.sales_channel }),
        },
      }),
      numberField(
        'open_cap',
        'Handoffs that wait for one person',
        'At most so many wait for one account executive’s answer. Accepted ones do not count.',
        [1, MAX_OPEN_CAP],
        saved,
      ),
      numberField(
        'undo_minutes',
        'Time to undo an answer (minutes)',
        'So long an account executive can take an answer back; the intake owner can also later. 0 switches it off.',
        [0, MAX_UNDO_MINUTES],
        saved,
      ),
      numberField(
        'stalled_accepted_days',
        'Accepted, and stalled after (business days)',
        'So long after the day of the last open move. Its owner is then asked once a week what holds it up.',
        STALLED_ACCEPTED_DAYS,
        saved,
      ),
      numberField(
        'stalled_working_days',
        'Worked, and stalled after (days)',
        'So many days without a change. Its owner is then asked once a week how it stands.',
        STALLED_WORKING_DAYS,
        saved,
      ),
      ...settingsHistoryBlocks(changes),
    ],
  });
}

/** Each line is an entry by itself, known by its days. */
export const DAY_LINES = { closures: daysOfLine, extra_days: daysOfLine } satisfies Partial<
  Record<WorkspaceKey, (line: string) => string>
>;

export function readSettingsModal(state: FormState): Record<WorkspaceKey, unknown> {
  return {
    ...readWorkingHours(state),
    closures: valueOf(state, 'closures'),
    extra_days: valueOf(state, 'extra_days'),
    intake_owner: valueOf(state, 'intake_owner'),
    escalation_contact: valueOf(state, 'escalation_contact'),
    adjudicator: valueOf(state, 'adjudicator'),
    sales_channel: valueOf(state, 'sales_channel'),
    open_cap: valueOf(state, 'open_cap'),
    undo_minutes: valueOf(state, 'undo_minutes'),
    stalled_accepted_days: valueOf(state, 'stalled_accepted_days'),
    stalled_working_days: valueOf(state, 'stalled_working_days'),
  };
}

function dayListField(
  key: 'closures' | 'extra_days',
  label: string,
  hint: string,
  saved: Record<typeof key, DaySpan[]>,
): InputBlock {
  const text = writeDayList(saved[key]);
  return field({
    key,
    label,
    hint,
    optional: true,
    element: {
      type: 'plain_text_input',
      multiline: true,
      max_length: MAX_LIST,
      ...(text === '' ? {} : { initial_value: text }),
    },
  });
}

function personField(
  key: 'intake_owner' | 'escalation_contact' | 'adjudicator',
  label: string,
  hint: string,
  saved: Record<typeof key, string | null>,
): InputBlock {
  const userId = saved[key];
  return field({
    key,
    label,
    hint,
    optional: true,
    element: { type: 'users_select', ...(userId === null ? {} : { initial_user: userId }) },
  });
}

function numberField(
  key: 'open_cap' | 'undo_minutes' | 'stalled_accepted_days' | 'stalled_working_days',
  label: string,
  hint: string,
  [min, max]: readonly [min: number, max: number],
  saved: Record<typeof key, number>,
): InputBlock {
  return field({
    key,
    label,
    hint,
    element: {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: String(min),
      max_value: String(max),
      initial_value: String(saved[key]),
    },
  });
}
