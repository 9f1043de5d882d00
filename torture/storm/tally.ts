import { driver } from '../../src/db/engine/driver.ts';
import type { Kind } from '../people/deeds.ts';
import type { EventRow } from '../demanded.ts';
import { groupBy } from '../group-by.ts';
import { type Standing, standingOf } from '../standing.ts';

/** What has happened to handoffs so far, each thing once: what a restore takes from the books has happened all the same. */
export type Tally = {
  /** Reads what the books say now. */
  look: () => void;
  brought: () => Brought;
  times: (kind: Kind) => number;
  handoffs: () => number;
};

export type Brought = {
  handoffs: number;
  times: Partial<Record<Kind, number>>;
  /** How many handoffs were ever in each stage. */
  inStage: Partial<Record<Stage, number>>;
};

export const NOTHING_BROUGHT: Brought = { handoffs: 0, times: {}, inStage: {} };

/** Where a handoff can stand, in the words of the domain. */
export const STAGES = [
  'Draft',
  'Conflict check',
  'Check overdue',
  'Returned',
  'Awaiting response',
  'Lapsed',
  'Declined',
  'Accepted',
  'Working',
  'Closed',
] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf({ stage, isCheckLate }: Pick<Standing, 'stage' | 'isCheckLate'>): Stage {
  switch (stage) {
    case 'kept':
    case 'refused':
      return 'Draft';
    case 'checking':
      return isCheckLate ? 'Check overdue' : 'Conflict check';
    case 'returned':
      return 'Returned';
    case 'awaiting':
      return 'Awaiting response';
    case 'lapsed':
      return 'Lapsed';
    case 'declined':
      return 'Declined';
    case 'accepted':
      return 'Accepted';
    case 'working':
      return 'Working';
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'mended':
    case 'closed':
    case 'withdrawn':
      return 'Closed';
    default:
      return stage satisfies never;
  }
}

/** `file` is the bot's database, closed but for the look itself: what a kill leaves behind is mended by the bot. */
export function createTally(file: string): Tally {
  const seen = new Map<Kind, Set<string>>();
  const stages = new Map<Stage, Set<string>>();
  const handoffs = new Set<string>();

  const add = <Key>(sets: Map<Key, Set<string>>, key: Key, thing: string): void => {
    sets.set(key, (sets.get(key) ?? new Set()).add(thing));
  };

  return {
    look() {
      const db = new (driver())(file, { readonly: true });
      const events = db.prepare('select * from events order by id').all() as EventRow[];
      db.close();
      for (const [id, history] of groupBy(events, ({ handoff_id: handoff }) => handoff)) {
        handoffs.add(id);
        for (const [at, event] of history.entries()) {
          add(seen, event.kind as Kind, `${id} ${event.at}`);
          add(stages, stageOf(standingOf(history.slice(0, at + 1))), id);
        }
      }
    },
    times: (kind) => seen.get(kind)?.size ?? 0,
    handoffs: () => handoffs.size,
    brought: () => ({ handoffs: handoffs.size, times: sizes(seen), inStage: sizes(stages) }),
  };
}

const sizes = <Key extends string>(sets: ReadonlyMap<Key, ReadonlySet<string>>) =>
  Object.fromEntries([...sets].map(([key, things]) => [key, things.size])) as Partial<Record<Key, number>>;
