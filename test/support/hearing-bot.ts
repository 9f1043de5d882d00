import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createClock } from 'slack-sandbox';
import { VIEW } from '../../src/blocks/ids.ts';
import { createLog } from '../../src/log.ts';
import { createAnsweringSlack, type Spoil } from '../../torture/fuzz/answering-slack.ts';
import { type Opened, openFor, startHearingBot } from '../../torture/fuzz/bot.ts';
import { ADA, ALEX, MAYA, SAM } from '../../torture/fuzz/cast.ts';
import { DISPUTED, form, type Inbound, type Json, OF_FERROUS, WRONG_OWNER } from '../../torture/fuzz/payloads.ts';
import { databaseOnDisk, type OnEnd } from './disk.ts';
import { type Ids, newId } from './listeners.ts';
import { ferrous as FERROUS } from './packets.ts';
import { putBrightwater } from './store.ts';

/**
 * The bot as it hears Slack, without a network: payloads go in, acknowledgements are counted, and Slack answers at once or fails as told.
 * In its database something is there for every listener.
 */

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');

let prepared: { file: Buffer; ids: Ids } | null = null;

/** A bot on a database of its own. */
export async function hearingBot(spoil: Spoil = () => null) {
  const { url, ids } = await preparedDatabase(onTestFinished);
  const bot = await start(url, spoil);
  onTestFinished(bot.close);
  return { ...bot, ids };
}

export type HearingBot = Awaited<ReturnType<typeof hearingBot>>;

/** Bots one after the other on one database, which is after each as it was before: nothing of what one writes is kept. */
export async function hearingBots(onEnd: OnEnd) {
  const { url, ids } = await preparedDatabase(onEnd);
  const opened = await openFor(url, TUESDAY);
  const { $client: sqlite } = opened.db;
  onEnd(() => void sqlite.close());
  return async <Result>(spoil: Spoil, work: (bot: HearingBot) => Promise<Result>): Promise<Result> => {
    sqlite.exec('begin immediate');
    const bot = await start(opened, spoil);
    try {
      return await work({ ...bot, ids });
    } finally {
      await bot.idle();
      await bot.close();
      sqlite.exec('rollback');
    }
  };
}

async function preparedDatabase(onEnd: OnEnd): Promise<{ url: string; ids: Ids }> {
  prepared ??= await prepare(onEnd);
  const url = databaseOnDisk(onEnd);
  writeFileSync(url.slice('file:'.length), prepared.file);
  return { url, ids: prepared.ids };
}

async function start(database: string | Opened, spoil: Spoil) {
  const slack = createAnsweringSlack({ spoil });
  const logged: { facts: unknown; words: string }[] = [];
  const note = (facts: unknown, words = '') => void logged.push({ facts, words });
  const log = createLog('silent');
  Object.assign(log, { error: note });
  const bot = await startHearingBot({
    database,
    clock: createClock({ manual: true, startAt: TUESDAY }),
    slack,
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    log,
    random: () => 0.5,
    onLost: () => undefined,
  });

  return {
    ...bot,
    slack,
    logged,
    /** Has the bot work on it, with an acknowledgement that gets through or does not; answers with each that was sent. */
    async hears({ payload }: Inbound, getsThrough = true): Promise<unknown[]> {
      const answers: unknown[] = [];
      await bot.app.processEvent({
        body: payload,
        ack: async (answer) => {
          answers.push(answer);
          if (!getsThrough) throw new Error('The socket is closed.');
        },
      });
      return answers;
    },
  };
}

/** A database in which every listener finds what it needs: made once, by what people send. */
async function prepare(onEnd: OnEnd): Promise<NonNullable<typeof prepared>> {
  const url = databaseOnDisk(onEnd);
  await putBrightwater(url);
  const bot = await start(url, () => null);
  onEnd(bot.close);
  const one = (statement: string) => String(bot.db.$client.prepare(statement).pluck().get());
  const writes = async (typed: Record<string, Json> = {}): Promise<string> => {
    const draft = newId();
    await bot.hears(form(VIEW.packet, draft, MAYA, newId, typed));
    return draft;
  };
  /** Each of another account: the same packet is not sent twice. */
  const handsOff = async (account: string, typed: Record<string, Json> = {}): Promise<string> => {
    const named = { account: { type: 'plain_text_input', value: account }, ...typed };
    await bot.hears(form(VIEW.send, await writes(named), MAYA, newId));
    return one(`select id from handoffs where account = '${account}'`);
  };
  const withdrawn = await handsOff('Fabrikam Logistics');
  await bot.hears(form(VIEW.withdraw, withdrawn, ALEX, newId));
  const declined = await handsOff('Globex');
  await bot.hears(form(VIEW.decline, declined, SAM, newId, WRONG_OWNER));
  const accepted = await handsOff('Litware');
  await bot.hears(form(VIEW.accept, accepted, SAM, newId));
  const checked = await handsOff('Contoso Foods', { conflict_checked: { type: 'checkboxes', selected_options: [] } });
  const awaiting = await handsOff('Wingtip Toys');
  await bot.hears(form(VIEW.ask, awaiting, SAM, newId));
  await bot.hears(form(VIEW.askForHelp, '', SAM, newId));
  const help = one('select id from help_requests');
  await bot.hears(
    form(VIEW.saveAgreement, 'agreement-0', ADA, newId, { window_days: { type: 'number_input', value: '4' } }),
  );
  const agreement = one('select id from agreements order by version desc');
  await bot.hears(form(VIEW.saveAbsence, '', SAM, newId));
  const absence = one('select id from absences');
  await bot.deliverAll();
  const deadLetter = one(`select id from notices where handoff_id = '${awaiting}' and kind = 'partner_card'`);
  bot.db.$client.exec(`update notices set status = 'dead_letter' where id = '${deadLetter}'`);
  const question = `${awaiting}-1`;
  const partner = one('select id from partners');
  await bot.store.savePartner(FERROUS, TUESDAY);
  await bot.hears(form(VIEW.register, '', ALEX, newId, DISPUTED));
  await bot.hears(form(VIEW.register, '', ALEX, newId, { ...DISPUTED, ...OF_FERROUS }));
  const registration = one(`select id from registrations where partner = 'brightwater'`);
  const dispute = one('select id from disputes');
  await bot.deliverAll();
  const kept = { awaiting, checked, accepted, question, withdrawn, declined, deadLetter, help, partner, absence };
  const draft = await writes({ account: { type: 'plain_text_input', value: 'Adatum' } });
  await bot.hears(form(VIEW.proposeContact, await writes(), MAYA, newId));
  const proposal = one(`select id || ' ' || json_extract(proposal, '$.at') from drafts where proposal is not null`);
  const ids = { ...kept, registration, dispute, agreement, draft, proposal };
  return { file: bot.db.$client.serialize(), ids };
}
