import type { TrafficEntry } from '../acts.ts';
import type { Clock } from '../clock.ts';
import { isRecord } from '../json.ts';

export type RecordImage = { entries: TrafficEntry[]; lastId: number };

export type TrafficRecord = {
  add: (entry: Omit<TrafficEntry, 'id' | 'at'>) => void;
  /** Entries with an id above `after`, oldest first. */
  since: (after: number) => TrafficEntry[];
  clear: () => void;
  kept: () => RecordImage;
};

const SECRET_KEYS = new Set(['token', 'authorization', 'response_url', 'upload_url', 'ticket']);
/** A development server that runs for days must not grow for ever. */
const ENTRIES_KEPT = 5000;

/** Everything that went over the wire, both ways, with secrets cut out. */
export function createTrafficRecord(clock: Clock, from: RecordImage = { entries: [], lastId: 0 }): TrafficRecord {
  let { entries, lastId } = from;
  return {
    add: (entry) => {
      lastId += 1;
      const request = withoutSecrets(entry.request);
      const response = withoutSecrets(entry.response);
      entries.push({ ...entry, id: lastId, at: clock.now(), request, response });
      if (entries.length > ENTRIES_KEPT * 1.2) entries = entries.slice(-ENTRIES_KEPT);
    },
    since: (after) => entries.filter((entry) => entry.id > after),
    clear: () => {
      entries = [];
    },
    kept: () => ({ entries, lastId }),
  };
}

/** A deep copy: what is recorded must not change when the workspace does. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === 'string') return textWithoutSecrets(value);
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = SECRET_KEYS.has(key) ? '…' : withoutSecrets(value[key]);
  return copy;
}

function textWithoutSecrets(text: string): string {
  // Nearly every text has none of these in it, and that is seen faster than it is replaced.
  if (!/xoxb-|xapp-|xoxp-|ticket=/.test(text)) return text;
  return text.replaceAll(/\b(xoxb|xapp|xoxp)-[\w-]+/g, '$1-…').replace(/ticket=\w+/, 'ticket=…');
}
