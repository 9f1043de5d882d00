import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a demo leaves for the next one: the bot's database, and all that stood in Slack. */

export type Kept = {
  databaseUrl: string;
  /** Null: nobody was here before, or the last demo was cut off before it could leave anything. */
  image: Uint8Array | null;
  leave: (image: Uint8Array) => void;
};

const FOLDER = fileURLToPath(new URL('../data/demo', import.meta.url));

/** Takes it up; what a demo that was cut off left behind is thrown away, and so is everything when the demo is to begin afresh. */
export function takeUp(isAfresh: boolean, folder = FOLDER): Kept {
  const slack = join(folder, 'slack.image');
  const image = !isAfresh && existsSync(slack) ? readFileSync(slack) : null;
  if (image === null) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Until this demo ends in order, Slack and the database are not of one moment.
  rmSync(slack, { force: true });
  return {
    databaseUrl: `file:${join(folder, 'handoff.db')}`,
    image,
    leave: (kept) => writeFileSync(slack, kept),
  };
}
