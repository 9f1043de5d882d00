import type { InputBlock, KnownBlock, ModalView } from '@slack/web-api';
import { type Absence, overlap } from '../../core/time/absence.ts';
import { dayWithYear } from '../../core/time/day-words.ts';
import type { PersonTime, WorkspaceTime } from '../../core/time/working-hours.ts';
import { namedByWhatItShows } from '../kit/drawn-fields.ts';
import { type FormState, type FormView, isTicked, valueOf, wholeStateOf } from '../kit/form-values.ts';
import { ACTION, VIEW } from '../ids.ts';
import { actions, button, context, field, header, modal, mrkdwnText, option, section } from '../kit/kit.ts';
import { bare, inARow, lines, mention, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { readWorkingHours, workingHoursFields } from '../kit/working-hours-fields.ts';

/** A person's own hours, days off and stand-in, as they see and change them. */

type MyTime = { workspace: WorkspaceTime; time: PersonTime; absences: Absence[]; standsInFor: Absence[] };

const MOST_SHOWN = 30;
const MOST_NAMED = 10;

export function myTimeModal({ workspace, time, absences, standsInFor }: MyTime): ModalView {
  const saved = {
    workdays: time.workdays ?? workspace.workdays,
    hours: time.hours ?? workspace,
    holiday_region: time.holiday_region,
  };
  const region = workspace.holiday_region ?? 'none';
  return modal({
    view: VIEW.saveMyTime,
    title: 'My working time',
    submit: 'Save hours',
    close: 'Close',
    blocks: [
      context(
        mrkdwn`In the time zone of your Slack profile. Response windows and reminders for you keep to it. What you leave as the company has it follows the company.`,
      ),
      ...[
        ...workingHoursFields(
          saved,
          `Only if yours are not the company’s (${region}): a country or region by code or name, for example ES-MD.`,
        ),
        cardsField(time.cards_in_hours),
      ].map(namedByWhatItShows),
      header('Days off'),
      ...(absences.length === 0
        ? [section(mrkdwn`None entered.`)]
        : absences.slice(0, MOST_SHOWN).map((absence) => absenceEntry(absence, standsInFor))),
      actions(button('Add days off', ACTION.addAbsence, 'new')),
      ...(standsInFor.length === 0 ? [] : [header('You stand in'), section(standInLines(standsInFor))]),
    ],
  });
}

/** Days off that are added meanwhile draw the form anew: what it shows then may be something else. */
export function readMyTimeModal(view: FormView) {
  const state = wholeStateOf(view);
  return { ...readWorkingHours(state), cards_in_hours: isTicked(state, CARDS, IN_HOURS) };
}

const CARDS = 'cards_in_hours' satisfies keyof PersonTime;
const IN_HOURS = 'yes';

function cardsField(isOn: boolean): InputBlock {
  const inHours = option('Send me new handoffs in my working hours only', IN_HOURS);
  return field({
    key: CARDS,
    label: 'New handoffs',
    hint: 'Otherwise they come as soon as they are sent. The window counts whole days either way.',
    optional: true,
    element: { type: 'checkboxes', options: [inHours], ...(isOn ? { initial_options: [inHours] } : {}) },
  });
}

export function absenceModal(): ModalView {
  return modal({
    view: VIEW.saveAbsence,
    title: 'Days off',
    submit: 'Add',
    blocks: [
      field({ key: 'from_day', label: 'First day off', element: { type: 'datepicker' } }),
      field({ key: 'to_day', label: 'Last day off', element: { type: 'datepicker' } }),
      field({
        key: 'stand_in',
        label: 'Stand-in',
        hint: 'A colleague who is there then. Without one, response windows wait until you are back.',
        optional: true,
        element: { type: 'users_select' },
      }),
    ],
  });
}

export function readAbsenceModal(state: FormState): Record<string, unknown> {
  return {
    from_day: valueOf(state, 'from_day'),
    to_day: valueOf(state, 'to_day'),
    stand_in: valueOf(state, 'stand_in'),
  };
}

function absenceEntry(absence: Absence, standsInFor: Absence[]): KnownBlock {
  const { stand_in: standIn } = absence;
  const cover = standIn === null ? mrkdwn`Nobody stands in.` : mrkdwn`${mention(standIn)} stands in.`;
  const counted = standsInFor.filter((other) => overlap(other, absence));
  return {
    type: 'section',
    text: mrkdwnText(lines([mrkdwn`*${span(absence)}*`, cover, ...missingWords(absence, counted)])),
    accessory: button('Remove', ACTION.removeAbsence, absence.id),
  };
}

/** Warns a person who is away on days on which they stand in for others. */
function missingWords({ stand_in: standIn }: Absence, counted: Absence[]): Mrkdwn[] {
  if (counted.length === 0) return [];
  const named = counted.slice(0, MOST_NAMED).map((one) => mrkdwn`${mention(one.user_id)} (${span(one)})`);
  const left = counted.length - named.length;
  const more = left > 0 ? mrkdwn` and ${left} more` : mrkdwn``;
  const instead =
    standIn === null
      ? mrkdwn`response windows of theirs wait on those days`
      : mrkdwn`${mention(standIn)} stands in for them too`;
  return [mrkdwn`*You stand in then* for ${inARow(named)}${more}. Please tell them: ${instead}.`];
}

function standInLines(absences: Absence[]): Mrkdwn {
  return lines(absences.slice(0, MOST_SHOWN).map((one) => mrkdwn`For ${mention(one.user_id)}, ${span(one)}`));
}

/** The days that it takes, in words. */
function span({ from_day: from, to_day: to }: Absence): Mrkdwn {
  const first = bare(dayWithYear(from));
  return from === to ? first : mrkdwn`${first} to ${bare(dayWithYear(to))}`;
}
