import type { Told } from '../people/hands.ts';
import { readBooks } from '../books.ts';
import { type LedgerReport, saidIn } from '../ledger.ts';
import { disorder, type Restored } from '../order.ts';
import type { Operator } from './operator.ts';
import type { Reaper } from './reaper.ts';
import type { SlackMessage } from '../slack-messages.ts';
import type { Storm } from './storm.ts';

/** What a restore takes from the books for good: what happened between the backup and it. Of the rest nothing may be missing, and nothing told twice. */
export type LostByRestore = {
  /** What people were told is done, as far as it must be in the books. */
  ofTold: (told: Told[]) => Told[];
  /** What stands in Slack, but what the books cannot know. */
  ofSlack: (messages: SlackMessage[]) => SlackMessage[];
  /** Null: nothing was put back. */
  restored: Restored | null;
  /** What was wrong already when it was put back, by the books that it replaced. */
  before: Pick<LedgerReport, 'outOfOrder'>;
};

export const NOTHING_LOST: LostByRestore = {
  ofTold: (told) => told,
  ofSlack: (messages) => messages,
  restored: null,
  before: { outOfOrder: [] },
};

/** Two thirds of the storm, with a backup in its middle; then the backup is put back. The bot is ready afterwards. */
export async function drill(deps: {
  operator: Operator;
  /** The bot's database. */
  file: string;
  startBlowing: () => Storm;
  /** Kills the bot until this share of all kills is done. */
  reap: (share: number) => Promise<void>;
  reaper: Pick<Reaper, 'end' | 'revive'>;
  /** What stands in Slack now. */
  inSlack: () => Promise<SlackMessage[]>;
  /** Counts what happened so far. */
  look: () => void;
  /** How many things people were told are done. */
  things: () => number;
  now: () => number;
}): Promise<LostByRestore> {
  const { operator, file, startBlowing, reap, reaper, inSlack, look, things, now } = deps;
  const storm = startBlowing();
  await reap(1 / 3);
  const thingsBefore = things();
  const backup = await operator.backUp();
  await reap(2 / 3);
  await storm.calm();
  await reaper.end();
  look();
  // Slack takes some of it late, whenever that is.
  const saidMeanwhile = keysIn(file, now());
  const standing = await inSlack();
  const restored = { at: now() / 1000, said: new Set(standing.map(({ key }) => key ?? '')) };
  const before = judgedNow(file, standing, now());
  await operator.restore(backup);
  const after = things();
  await reaper.revive();
  return {
    ofTold: (told) => [...told.slice(0, thingsBefore), ...told.slice(after)],
    ofSlack: (messages) => {
      const known = keysIn(file, now());
      return messages.filter(({ key }) => key === null || known.has(key) || !saidMeanwhile.has(key));
    },
    restored,
    before,
  };
}

/** In the middle of everything: what two copies stand of, or what Slack may have, is for the end to judge. */
function judgedNow(file: string, standing: readonly SlackMessage[], now: number): LostByRestore['before'] {
  const books = readBooks(file, now);
  const { said, copiesOf, firstOf } = saidIn(books, standing);
  const settled = said.filter((notice) => !books.mending.has(notice.id) && copiesOf(notice).length === 1);
  return {
    outOfOrder: disorder({ said: settled, copiesOf, firstOf }).map((fault) => `before the restore: ${fault}`),
  };
}

/** Of all notices that the books know. */
function keysIn(file: string, now: number): Set<string> {
  return new Set(readBooks(file, now).notices.map(({ id }) => id));
}
