import { useState } from 'preact/hooks';
import { myZone, useClient } from './client.ts';
import { ClockIcon } from './icons.tsx';
import { type ClockJump, moveClock } from './server.ts';
import { timeOfDay, weekdayAndDate, zoneAbbreviation } from './time.ts';

const JUMPS: [ClockJump, string][] = [
  ['minute', '+1 minute'],
  ['hour', '+1 hour'],
  ['next_morning', 'Next morning'],
  ['next_business_day', '+1 business day'],
];

/** The sandbox's time as the acting person reads it, and the ways to move it forward. */
export function ClockBar() {
  const { state } = useClient();
  const [isMoving, setMoving] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const zone = myZone(state);
  const jump = async (by: ClockJump) => {
    setMoving(true);
    setFailed(!(await moveClock(state.me.id, by)));
    setMoving(false);
  };
  return (
    <div class="clock" role="group" aria-label="Clock">
      <span class="clock-now" title={zone}>
        <ClockIcon />
        <time dateTime={new Date(state.now).toISOString()}>
          <span class="clock-date">{weekdayAndDate(state.now, zone)}</span> <b>{timeOfDay(state.now, zone)}</b>
        </time>
        <span class="clock-zone">{zoneAbbreviation(state.now, zone)}</span>
      </span>
      <span class="clock-jumps">
        {JUMPS.map(([by, label]) => (
          <button
            key={by}
            type="button"
            class="button-bar"
            aria-disabled={isMoving}
            onClick={() => !isMoving && void jump(by)}
          >
            {label}
          </button>
        ))}
      </span>
      {hasFailed && (
        <span class="clock-failed" role="alert">
          The clock did not move.
        </span>
      )}
    </div>
  );
}
