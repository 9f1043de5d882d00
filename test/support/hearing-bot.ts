import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createClock } from 'slack-sandbox';
import { createWork } from '../../src/app.ts';
import { VIEW } from '../../src/blocks/ids.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createStore } from '../../src/db/store.ts';
import { register } from '../../src/handlers/index.ts';
import { boltLogger, createLog } from '../../src/log.ts';
import { createBoltApp } from '../../src/receive/bolt-app.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createSlack } from '../../src/slack/web-api.ts';
import { API_URL, createAnsweringSlack, type Spoil } from '../../torture/fuzz/answering-slack.ts';
import { ALEX, BOT, MAYA, OURS, SAM } from '../../torture/fuzz/cast.ts';
import { form, type Inbound } from '../../torture/fuzz/payloads.ts';
import { databaseOnDisk } from './disk.ts';
import { type Ids, newId } from './listeners.ts';
import { putBrightwater } from './store.ts';

/**
 * The bot as it hears Slack, without a network: payloads go in, acknowledgements are counted, and Slack answers at once or fails as told.
 * In its database something is there for every listener.
 */

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');

let prepared: { file: Buffer; ids: Ids } | null = null;
let count = 0;

/** A bot on a database of its own. */
export async function hearingBot(spoil: Spoil = () => null) {
  prepared ??= await prepare();
  const url = databaseOnDisk();
  writeFileSync(url.slice('file:'.length), prepared.file);
  return { ...(await start(url, spoil)), ids: prepared.ids };
}

async function start(url: string, spoil: Spoil) {
  const clock = createClock({ manual: true, startAt: TUESDAY });
  const slack = createAnsweringSlack({ spoil });
  const log = createLog('silent');
  const logged: { facts: object; words: string }[] = [];
  const note = (facts: object, words: string) => void logged.push({ facts, words });
  const clients = createClients({ botToken: 'xoxb-1', slackApiUrl: API_URL, fetch: slack.fetch }, boltLogger(log));
  const db = await openDatabase(url, clock.now());
  const store = createStore(db, newId);
  const lost: string[] = [];
  const onLost = (reason: string) => void lost.push(reason);
  const work = createWork({
    store,
    slack: createSlack({ ...clients, fetch: slack.fetch }),
    teamId: OURS,
    log,
    now: clock.now,
    elapsed: clock.now,
    random: () => 0.5,
    newId,
    newReference: () => `H${String((count += 1)).padStart(7, '0')}`,
    onLost,
  });
  const { services, delivery, loop, people } = work;
  const app = await createBoltApp({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    botToken: 'xoxb-1',
    identity: { teamId: OURS, botId: 'B0HANDOFF', botUserId: BOT },
    clientOptions: clients.interactiveOptions,
    logger: boltLogger(log),
    deduplication: {
      isDuplicate: () => false,
      done: () => undefined,
      recall: async () => undefined,
      save: async () => undefined,
    },
    track: (begun) => begun,
  });
  const { rememberPress } = delivery;
  const { now } = clock;
  register(app, { ...services, forgetMember: people.forget, rememberPress, now, onLost }, { error: note, warn: note });
  onTestFinished(() => {
    loop.stop();
    if (db.$client.open) db.$client.close();
  });

  return {
    db,
    store,
    slack,
    logged,
    lost,
    /** Has the bot work on it, with an acknowledgement that gets through or does not; answers with each that was sent. */
    async hears({ payload }: Inbound, getsThrough = true): Promise<unknown[]> {
      const answers: unknown[] = [];
      await app.processEvent({
        body: payload,
        ack: async (answer) => {
          answers.push(answer);
          if (!getsThrough) throw new Error('The socket is closed.');
        },
      });
      return answers;
    },
    /** Delivers all that waits, moment by moment. */
    async delivers(): Promise<void> {
      loop.nudge();
      await loop.idle();
      for (let next = loop.nextDue(); next !== null; next = loop.nextDue()) {
        clock.advanceTo(Math.max(next, clock.now() + 1));
        loop.nudge();
        await loop.idle();
      }
    },
  };
}

/** A database in which every listener finds what it needs: made once, by what people send. */
async function prepare(): Promise<NonNullable<typeof prepared>> {
  const url = databaseOnDisk();
  await putBrightwater(url);
  const bot = await start(url, () => null);
  const one = (statement: string) => String(bot.db.$client.prepare(statement).pluck().get());
  const partner = one('select id from partners');
  const handsOff = async (): Promise<string> => {
    await bot.hears(form(VIEW.send, '', MAYA, newId));
    return one('select id from handoffs order by rowid desc');
  };
  const withdrawn = await handsOff();
  await bot.hears(form(VIEW.withdraw, withdrawn, ALEX, newId));
  const awaiting = await handsOff();
  await bot.hears(form(VIEW.saveAbsence, '', SAM, newId));
  const absence = one('select id from absences');
  await bot.delivers();
  const deadLetter = one(`select id from notices where handoff_id = '${awaiting}' and kind = 'partner_card'`);
  bot.db.$client.exec(`update notices set status = 'dead_letter' where id = '${deadLetter}'`);
  const file = bot.db.$client.serialize();
  return { file, ids: { awaiting, withdrawn, deadLetter, partner, absence } };
}
