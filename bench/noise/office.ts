import { readFileSync } from 'node:fs';
import { createClock, createSandbox, type PersonAtKeyboard, type Sandbox } from 'slack-sandbox';
import { startBot } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createChance } from '../../torture/chance.ts';
import { BEGINS_AT } from './calendar.ts';
import { NORTHWIND } from './cast.ts';
import type { Button, Standing } from './seen.ts';
import { type Sight, sightOf } from './sight.ts';

/** The whole bot at work in a Slack whose clock is moved by hand. */
export type Office = {
  now: () => number;
  as: (personId: string) => PersonAtKeyboard;
  /** Lets the minutes pass; in each the bot does what is due. */
  passTo: (moment: number) => Promise<void>;
  /** Waits until the bot has said what it has to say now. */
  settle: () => Promise<void>;
  sight: Sight;
  /** Presses a button of a message that stands there. Throws with what Slack shows when that is refused. */
  press: (personId: string, message: Standing, button: Button) => Promise<void>;
  /** The references that were given out since the last time that this was asked. */
  references: () => string[];
  stop: () => Promise<void>;
};

const MINUTE_MS = 60_000;
/** Longer than Slack's limits hold a message back. */
const PATIENCE_MS = 20_000;
/** Of the bot's own chance, when it waits for a while. */
const SEED = 1;

const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));

export async function openOffice(): Promise<Office> {
  const clock = createClock({ manual: true, startAt: BEGINS_AT });
  const sandbox = await createSandbox({ manifest, clock, world: NORTHWIND });
  const settings = readConfig({
    SLACK_BOT_TOKEN: sandbox.tokens.bot,
    SLACK_APP_TOKEN: sandbox.tokens.app,
    SLACK_API_URL: sandbox.apiUrl,
    LOG_LEVEL: 'error',
  });
  const config = { ...settings, databaseUrl: 'file::memory:' };
  let ids = 0;
  let references: string[] = [];
  const bot = await startBot({
    config,
    log: createLog(config.logLevel),
    now: clock.now,
    elapsed: clock.now,
    random: createChance(SEED).next,
    newId: () => `${(ids += 1)}`.padStart(32, '0'),
    newReference: () => {
      const reference = `H${String((ids += 1)).padStart(7, '0')}`;
      references.push(reference);
      return reference;
    },
    onLost: (reason) => {
      throw new Error(reason);
    },
    // What is due is asked for in each minute that passes here.
    schedule: () => ({ stop: async () => undefined }),
  });

  const deliver = async (): Promise<void> => {
    for (let next = await bot.catchUp(); next !== null && next - clock.now() <= PATIENCE_MS; next = await bot.catchUp())
      clock.advanceTo(Math.max(next, clock.now() + 1));
  };
  return {
    now: clock.now,
    as: sandbox.as,
    sight: sightOf(sandbox),
    async passTo(moment) {
      for (let next = clock.now(); next < moment; ) {
        next = Math.min(moment, next - (next % MINUTE_MS) + MINUTE_MS);
        if (next > clock.now()) clock.advanceTo(next);
        await deliver();
      }
    },
    async settle() {
      await sandbox.settled();
      await deliver();
      await sandbox.settled();
    },
    async press(personId, { channel, ts }, { action, blockId }) {
      const act = {
        act: 'block_action',
        on: { message: { channel, ts } },
        block_id: blockId,
        action_id: action,
        value: null,
      };
      const result = await perform(sandbox, personId, act);
      if (!result.ok) throw new Error(`${personId} could not press ${action}: ${result.problem}`);
      await sandbox.settled();
    },
    references() {
      const given = references;
      references = [];
      return given;
    },
    async stop() {
      await bot.stop();
      await sandbox.stop();
    },
  };
}

/** As the page does it: there a button is pressed by what it is, also when two of them are called the same. */
async function perform(sandbox: Sandbox, personId: string, act: object): Promise<{ ok: boolean; problem?: string }> {
  const body = JSON.stringify(act);
  const response = await fetch(`${sandbox.url}/sandbox/act?as=${personId}`, { method: 'POST', body });
  return (await response.json()) as { ok: boolean; problem?: string };
}
