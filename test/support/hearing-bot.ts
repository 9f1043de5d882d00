import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { createClock } from 'slack-sandbox';
import { VIEW } from '../../src/blocks/ids.ts';
import { createLog } from '../../src/log.ts';
import { createAnsweringSlack, type Spoil } from '../../torture/fuzz/answering-slack.ts';
import { startHearingBot } from '../../torture/fuzz/bot.ts';
import { ADA, ALEX, MAYA, SAM } from '../../torture/fuzz/cast.ts';
import { DISPUTED, form, type Inbound, type Json, OF_FERROUS, WRONG_OWNER } from '../../torture/fuzz/payloads.ts';
import { databaseOnDisk } from './disk.ts';
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
  prepared ??= await prepare();
  const url = databaseOnDisk();
  writeFileSync(url.slice('file:'.length), prepared.file);
  return { ...(await start(url, spoil)), ids: prepared.ids };
}

async function start(databaseUrl: string, spoil: Spoil) {
  const slack = createAnsweringSlack({ spoil });
  const logged: { facts: unknown; words: string }[] = [];
  const note = (facts: unknown, words = '') => void logged.push({ facts, words });
  const log = createLog('silent');
  Object.assign(log, { error: note });
  const bot = await startHearingBot({
    databaseUrl,
    clock: createClock({ manual: true, startAt: TUESDAY }),
    slack,
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    log,
    random: () => 0.5,
    onLost: () => undefined,
  });
  onTestFinished(bot.close);

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
async function prepare(): Promise<NonNullable<typeof prepared>> {
  const url = databaseOnDisk();
  await putBrightwater(url);
  const bot = await start(url, () => null);
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
