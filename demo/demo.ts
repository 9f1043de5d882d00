import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Clock, createClock, createSandbox, type Sandbox } from 'slack-sandbox';
import { startBot } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';

const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'));

/** The sandbox and the bot in one process, on the sandbox's clock, with two partners registered. */
export async function startDemo(options: {
  port: number;
  clock?: Clock;
  /** A file of its own, which somebody else opens beside it; left out: it is gone with the demo. */
  databaseUrl?: string;
}): Promise<{ url: string; sandbox: Sandbox; stop: () => Promise<void> }> {
  const clock = options.clock ?? createClock();
  const sandbox = await createSandbox({ manifest, clock, port: options.port });
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
  await registerPartners(sandbox);
  return {
    url: sandbox.url,
    sandbox,
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
    await ada.modal()?.fill({ 'Contacts in Slack': partner.people, 'Alliances owner': 'Alex Romero' });
    await ada.modal()?.submit();
  }
  await ada.modal()?.closeAll();
}

const PARTNERS = [
  { channel: 'partner-brightwater', people: ['Lena Fischer', 'Omar Haddad'] },
  { channel: 'partner-ferrous', people: ['Finn Keller'] },
];
