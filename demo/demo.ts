import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Clock, createClock, createSandbox, defaultWorld, type Sandbox, type World } from 'slack-sandbox';
import { startBot } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';

/** Longer than Slack's limits hold a message back. */
const HELD_BACK_MS = 1_500;
const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));

export type Demo = {
  url: string;
  sandbox: Sandbox;
  /** Lets time go by; resolves when all that is due by then has been said. */
  pass: (ms: number) => Promise<void>;
  stop: () => Promise<void>;
};

/** The sandbox and the bot in one process, on the sandbox's clock, with two partners registered. */
export async function startDemo(options: {
  port: number;
  clock?: Clock;
  /** A file of its own, which somebody else opens beside it; left out: it is gone with the demo. */
  databaseUrl?: string;
  world?: World;
  /** All that stood in Slack when another demo on the same file ended. */
  image?: Uint8Array;
}): Promise<Demo> {
  const { port, clock = createClock(), world = defaultWorld, image } = options;
  const sandbox = await createSandbox({ manifest, clock, port, world, ...(image ? { image } : {}) });
  const settings = readConfig({
    SLACK_BOT_TOKEN: sandbox.tokens.bot,
    SLACK_APP_TOKEN: sandbox.tokens.app,
    SLACK_API_URL: sandbox.apiUrl,
    LOG_LEVEL: 'warn',
  });
  const config = { ...settings, databaseUrl: options.databaseUrl ?? 'file::memory:' };
  const bot = await startBot({
    config,
    log: createLog(config.logLevel),
    now: clock.now,
    elapsed: clock.now,
    random: Math.random,
    newId: () => randomBytes(16).toString('hex'),
    newReference: () => `H${randomInt(1_000_000, 9_999_999)}`,
    onLost: (reason) => process.stderr.write(`${reason}\n`),
  });
  // A jump of the clock is the passing of time: what became due is done at once, not at the next minute.
  clock.onMove(() => void bot.catchUp());
  if (!image) await registerPartners(sandbox);
  return {
    url: sandbox.url,
    sandbox,
    async pass(ms) {
      clock.advance(ms);
      for (let next = await bot.catchUp(); next !== null && next - clock.now() < HELD_BACK_MS; ) {
        clock.advance(Math.max(next - clock.now(), 1));
        await sandbox.settled();
        next = await bot.catchUp();
      }
      await sandbox.settled();
    },
    async stop() {
      await bot.stop();
      await sandbox.stop();
    },
  };
}

/** As Ada, the administrator, does it by hand. */
async function registerPartners(sandbox: Sandbox): Promise<void> {
  const ada = sandbox.as('U0ADA');
  await ada.slash('/handoff partners');
  for (const partner of PARTNERS) {
    await ada.modal()?.press('Register a partner');
    await ada.modal()?.fill({ 'Shared channel': partner.channel });
    await ada.modal()?.submit();
    await sandbox.settled();
    await ada.modal()?.fill({
      'Contacts in Slack': partner.people,
      'What they do': partner.does,
      'Alliances owner': 'Alex Romero',
    });
    await ada.modal()?.submit();
  }
  await ada.modal()?.closeAll();
}

const PARTNERS = [
  {
    channel: 'partner-brightwater',
    people: ['Lena Fischer', 'Omar Haddad'],
    does: 'Order systems for warehouses and shops',
  },
  { channel: 'partner-ferrous', people: ['Finn Keller'], does: 'Planning for steel and metal plants' },
];
