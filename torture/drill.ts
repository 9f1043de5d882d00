import type { Told } from './hands.ts';
import { readBooks } from './books.ts';
import type { LedgerReport } from './ledger.ts';
import type { Operator } from './operator.ts';
import type { Reaper } from './reaper.ts';
import type { SlackMessage } from './slack-messages.ts';
import type { Storm } from './storm.ts';

/** What a restore takes from the books for good: what happened between the backup and it. Of the rest nothing may be missing, and nothing told twice. */
export type LostByRestore = {
  /** What people were told is done, as far as it must be in the books. */
  ofTold: (told: Told[]) => Told[];
  /** What stands in Slack, but what the books cannot know. */
  ofSlack: (messages: SlackMessage[]) => SlackMessage[];
  /** What is found in Slack stands where it was said first. */
  ofReport: (report: LedgerReport) => LedgerReport;
};

export const NOTHING_LOST: LostByRestore = {
  ofTold: (told) => told,
  ofSlack: (messages) => messages,
  ofReport: (report) => report,
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
  /** How many things people were told are done. */
  things: () => number;
  now: () => number;
}): Promise<LostByRestore> {
  const { operator, file, startBlowing, reap, reaper, things, now } = deps;
  const storm = startBlowing();
  await reap(1 / 3);
  const before = things();
  const backup = await operator.backUp();
  await reap(2 / 3);
  await storm.calm();
  await reaper.end();
  // Slack takes some of it late, whenever that is.
  const saidMeanwhile = keysIn(file, now());
  await operator.restore(backup);
  const after = things();
  await reaper.revive();
  return {
    ofTold: (told) => [...told.slice(0, before), ...told.slice(after)],
    ofSlack: (messages) => {
      const known = keysIn(file, now());
      return messages.filter(({ key }) => key === null || known.has(key) || !saidMeanwhile.has(key));
    },
    ofReport: (report) => ({ ...report, outOfOrder: [] }),
  };
}

/** Of all notices that the books know. */
function keysIn(file: string, now: number): Set<string> {
  return new Set(readBooks(file, now).notices.map(({ id }) => id));
}
