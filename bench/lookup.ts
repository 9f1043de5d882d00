import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from 'slack-sandbox';
import { isRecord, recordsOf } from 'slack-sandbox/json';
import { MENU, type MenuId } from '../src/blocks/ids.ts';
import { createLog } from '../src/log.ts';
import { createAnsweringSlack } from '../torture/fuzz/answering-slack.ts';
import { type HearingBot, startHearingBot } from '../torture/fuzz/bot.ts';
import { MAYA } from '../torture/fuzz/cast.ts';
import { suggestion } from '../torture/fuzz/payloads.ts';
import { addAccounts } from './many-accounts.ts';
import { CONTACTS_EACH, MOST_PARTNERS, register } from '../torture/fuzz/registry.ts';
import { type Extent, ms, quantile, table } from './measure.ts';

/**
 * What the bot takes to fill a menu while somebody types, from Slack's payload to its answer, without the network: with as many partners as are
 * promised, against ten of them, in turns.
 */

const FEW = 10;
/** As many partners and accounts as are promised, the accounts written past the import. */
const SIZES = {
  whole: { partners: MOST_PARTNERS, accounts: 100_000, rounds: 300, warmUpRounds: 30 },
  brief: { partners: 50, accounts: 200, rounds: 2, warmUpRounds: 0 },
} satisfies Record<Extent, Size>;
type Size = { partners: number; accounts: number; rounds: number; warmUpRounds: number };
const TARGET_MS = 100;

const SEARCHES: [menu: MenuId, typed: string, what: string][] = [
  [MENU.partner, '', 'partner, nothing typed'],
  [MENU.partner, 'c', 'partner, one letter'],
  [MENU.partner, 'consult 14', 'partner, two words'],
  [MENU.partner, 'nobody', 'partner, nothing found'],
  [MENU.contact, '', 'contact of all, nothing typed'],
  [MENU.contact, 'a', 'contact of all, one letter'],
  [MENU.contact, 'lea glob', 'contact of all, two words'],
  [MENU.contact, 'nobody', 'contact of all, nothing found'],
  [MENU.account, '', 'account, nothing typed'],
  [MENU.account, 'c', 'account, one letter'],
  [MENU.account, 'q', 'account, one letter that few begin with'],
  [MENU.account, 'log', 'account, a second word'],
  [MENU.account, 'foods 77', 'account, two words'],
  [MENU.account, 'nobody', 'account, what is typed alone'],
];

type Side = { bot: HearingBot; samples: number[][]; found: number[] };

export async function benchLookup(extent: Extent): Promise<void> {
  const size = SIZES[extent];
  const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'));
  const sides: Side[] = [];
  try {
    for (const [file, of] of [
      ['many.db', size],
      ['few.db', { partners: FEW, accounts: FEW }],
    ] as const)
      sides.push(await startSide(join(folder, file), of));
    for (let round = -size.warmUpRounds; round < size.rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await runRound(side, round >= 0);
    }
    const [many, few] = sides;
    if (many && few) process.stdout.write(report(many, few, size));
  } finally {
    for (const { bot } of sides) await bot.close();
    rmSync(folder, { recursive: true });
  }
}

async function startSide(file: string, { partners, accounts }: Pick<Size, 'partners' | 'accounts'>): Promise<Side> {
  const bot = await startHearingBot({
    database: `file:${file}`,
    clock: createClock({ manual: true, startAt: Date.parse('2026-11-24T15:00:00Z') }),
    slack: createAnsweringSlack({ spoil: () => null }),
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    log: createLog('error'),
    random: () => 0.5,
    onLost: () => undefined,
  });
  register(bot.db, partners);
  addAccounts(bot.db, accounts);
  return { bot, samples: SEARCHES.map(() => []), found: SEARCHES.map(() => 0) };
}

/** Every search once. People are known from within the last minute. */
async function runRound({ bot, samples, found }: Side, isCounted: boolean): Promise<void> {
  for (const [at, [menu, typed]] of SEARCHES.entries()) {
    const { payload } = suggestion(menu, typed, MAYA, () => 'V1');
    let answer: unknown;
    const began = performance.now();
    await bot.app.processEvent({ body: payload, ack: async (given) => void (answer = given) });
    const took = performance.now() - began;
    found[at] = isRecord(answer) ? recordsOf(answer.options).length : -1;
    if (isCounted) samples[at]?.push(took);
  }
}

function row(what: string, at: number, many: Side, few: Side): string[] {
  const [own, base] = [many.samples[at] ?? [], few.samples[at] ?? []];
  const p99 = quantile(own, 0.99);
  const ratio = quantile(own, 0.5) / quantile(base, 0.5);
  const verdict = p99 <= TARGET_MS ? 'within' : 'over';
  const [found, p50, few50] = [String(many.found[at]), ms(quantile(own, 0.5)), ms(quantile(base, 0.5))];
  return [what, found, p50, ms(p99), few50, ratio.toFixed(1), verdict];
}

const HEADER = ['menu', 'options', 'p50 ms', 'p99 ms', `p50 of ${FEW} ms`, 'ratio', `${TARGET_MS} ms`];

function report(many: Side, few: Side, { partners, accounts, rounds }: Size): string {
  return [
    table(
      HEADER,
      SEARCHES.map(([, , what], at) => row(what, at, many, few)),
    ),
    '',
    `${partners} partners and ${partners * CONTACTS_EACH} contacts against ${FEW} and ${FEW * CONTACTS_EACH}, ${accounts} accounts against ${FEW}, ${rounds} samples each; ` +
      `Node ${process.version}.`,
    '',
  ].join('\n');
}
