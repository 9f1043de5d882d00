import { Temporal } from 'temporal-polyfill';
import { myZone, useClient } from '../client.ts';
import { type ElementProps, nameAttributes } from './control.ts';
import { Problem } from './problem.tsx';
import { useActing } from './use-acting.tsx';

const KINDS: Record<string, { input: string; key: string }> = {
  datepicker: { input: 'date', key: 'selected_date' },
  timepicker: { input: 'time', key: 'selected_time' },
  datetimepicker: { input: 'datetime-local', key: 'selected_date_time' },
};

/** The three pickers of days and times; a moment is entered in the acting person's zone and sent as epoch seconds. */
export function DateTimeElement(props: ElementProps) {
  const { state } = useClient();
  const { value, change, problem, question, isBusy } = useActing(props);
  const { element, control } = props;
  const { input, key } = KINDS[element.type] ?? { input: 'text', key: 'value' };
  const zone = myZone(state);
  const held = value[key];
  const shown = typeof held === 'number' ? localDateTime(held, zone) : typeof held === 'string' ? held : '';
  const take = (entered: string) => {
    if (entered === shown) return;
    const next = element.type === 'datetimepicker' ? epochSeconds(entered, zone) : entered || null;
    change({ type: element.type, [key]: next });
  };
  return (
    <span class="element">
      <input
        id={control.id}
        class="input input-date"
        type={input}
        value={shown}
        aria-required={control.isRequired}
        aria-busy={isBusy}
        {...nameAttributes(control)}
        onChange={(event) => take(event.currentTarget.value)}
      />
      {element.type === 'timepicker' && typeof element['timezone'] === 'string' && (
        <span class="zone-note">{element['timezone']}</span>
      )}
      {question}
      <Problem text={problem} />
    </span>
  );
}

const localDateTime = (seconds: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const epochSeconds = (entered: string, zone: string) =>
  entered === '' ? null : Temporal.PlainDateTime.from(entered).toZonedDateTime(zone).epochMilliseconds / 1000;
