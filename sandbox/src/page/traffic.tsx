import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrafficEntry } from '../acts.ts';
import { myZone, useClient } from './client.ts';
import { CloseIcon } from './icons.tsx';
import { Json } from './json.tsx';
import { fetchTraffic } from './server.ts';
import { timeWithSeconds } from './time.ts';

const POLL_MS = 1000;

/** What went between the app and Slack, newest last; a line's whole request and answer beside it. */
export function Traffic({ onClose }: { onClose: () => void }) {
  const entries = useTraffic();
  const [clearedAt, setClearedAt] = useState(0);
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const wanted = filter.trim().toLowerCase();
  const shown = entries.filter((entry) => entry.id > clearedAt && matches(entry, wanted));
  const detail = shown.find(({ id }) => id === chosen);
  return (
    <section class="traffic" aria-label="Traffic">
      <header class="traffic-header">
        <h2>Traffic</h2>
        <label class="sr-only" for="traffic-filter">
          Filter traffic
        </label>
        <input
          id="traffic-filter"
          class="input"
          type="search"
          value={filter}
          placeholder="Filter"
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <button type="button" class="button" onClick={() => setClearedAt(entries.at(-1)?.id ?? 0)}>
          Clear view
        </button>
        <button type="button" class="button-icon" aria-label="Close traffic" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class={`traffic-panes ${detail ? 'traffic-panes-open' : ''}`}>
        <Lines entries={shown} chosen={chosen} onChoose={setChosen} />
        {detail && <Detail entry={detail} onClose={() => setChosen(null)} />}
      </div>
    </section>
  );
}

const matches = (entry: TrafficEntry, wanted: string) =>
  wanted === '' ||
  JSON.stringify([entry.what, entry.outcome, entry.request, entry.response]).toLowerCase().includes(wanted);

/** All entries so far, asked for again every second. */
function useTraffic(): TrafficEntry[] {
  const [entries, setEntries] = useState<TrafficEntry[]>([]);
  useEffect(() => {
    let isOn = true;
    let last = 0;
    const poll = async () => {
      const more = await fetchTraffic(last);
      if (!isOn) return;
      last = more.at(-1)?.id ?? last;
      if (more.length > 0) setEntries((before) => [...before, ...more]);
      timer = window.setTimeout(() => void poll(), POLL_MS);
    };
    let timer = window.setTimeout(() => void poll(), 0);
    return () => {
      isOn = false;
      window.clearTimeout(timer);
    };
  }, []);
  return entries;
}

type LinesProps = { entries: TrafficEntry[]; chosen: number | null; onChoose: (id: number) => void };

function Lines({ entries, chosen, onChoose }: LinesProps) {
  const { state } = useClient();
  const list = useRef<HTMLOListElement>(null);
  const last = entries.at(-1)?.id;
  useEffect(() => list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' }), [last]);
  if (entries.length === 0) return <p class="nothing">Nothing yet.</p>;
  return (
    <ol ref={list} class="traffic-lines">
      {entries.map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            class="traffic-line"
            aria-pressed={entry.id === chosen}
            onClick={() => onChoose(entry.id)}
          >
            <time>{timeWithSeconds(entry.at, myZone(state))}</time>
            <Direction of={entry.direction} />
            <span class="traffic-what">{entry.what}</span>
            <span class={`outcome outcome-${kindOf(entry.outcome)}`}>{entry.outcome}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Direction({ of: direction }: { of: TrafficEntry['direction'] }) {
  const isFromApp = direction === 'app\u2192slack';
  const words = isFromApp ? 'app to Slack' : 'Slack to app';
  return (
    <span class={`direction direction-${isFromApp ? 'out' : 'in'}`} title={words}>
      <span aria-hidden="true">{isFromApp ? '\u2192' : '\u2190'}</span>
      <span class="sr-only">{words}</span>
    </span>
  );
}

function kindOf(outcome: string): 'good' | 'bad' | 'slow' {
  if (/^(ok|2\d\d|HTTP 2\d\d)/i.test(outcome)) return 'good';
  return /no answer|timeout|ratelimited|429/i.test(outcome) ? 'slow' : 'bad';
}

const Detail = ({ entry, onClose }: { entry: TrafficEntry; onClose: () => void }) => (
  <div class="traffic-detail">
    <button type="button" class="button traffic-back" onClick={onClose}>
      Back to the list
    </button>
    <h3>{entry.direction === 'app\u2192slack' ? 'Request of the app' : 'Sent to the app'}</h3>
    <Json value={entry.request} />
    <h3>{entry.direction === 'app\u2192slack' ? 'Answer of Slack' : 'Answer of the app'}</h3>
    <Json value={entry.response} />
  </div>
);
