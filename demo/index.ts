import { parseArgs } from 'node:util';
import { createClock, defaultWorld, type World } from 'slack-sandbox';
import { startDemo } from './demo.ts';
import { takeUp } from './kept.ts';
import { liveAWeek, weekBefore } from './lived.ts';

/**
 * `npm run demo`: the whole bot in a Slack workspace on this machine, to be acted in from the browser, after a week of deals. Ctrl+C keeps it for
 * the next time. `-- --afresh` begins again; `-- --all-channels` adds those that the bot refuses: pending, archived, of three companies.
 */

process.env.TZ = 'UTC';

const { values: flags } = parseArgs({
  options: { afresh: { type: 'boolean', default: false }, 'all-channels': { type: 'boolean', default: false } },
});
const ODD_CHANNELS = new Set(['partner-pending', 'partner-threeway', 'partner-old', 'partner-nobot']);
const usual: World = { ...defaultWorld, channels: defaultWorld.channels.filter(({ name }) => !ODD_CHANNELS.has(name)) };

const kept = takeUp(flags.afresh || flags['all-channels']);
const { databaseUrl, image } = kept;
const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
if (image === null) say('', '  A week of deals goes by first: some ten seconds …');
const demo = await startDemo({
  port: 4390,
  databaseUrl,
  world: flags['all-channels'] ? defaultWorld : usual,
  clock: createClock(image === null ? { startAt: weekBefore(Date.now()) } : {}),
  ...(image === null ? {} : { image }),
});
const { sandbox, pass, stop } = demo;
if (image === null) await liveAWeek(sandbox, pass);
await pass(Math.max(Date.now() - sandbox.clock.now(), 0));

const at = (person: string, toDo: string) => `${demo.url}/?as=${person.padEnd(6)}   ${image === null ? toDo : ''}`;
say(
  '',
  `  The demo is ready: ${demo.url}/?as=U0MAYA`,
  '',
  `  Maya, partner marketing    ${at('U0MAYA', 'mend Adatum, or type /handoff')}`,
  `  Alex, alliances            ${at('U0ALEX', 'press Clear on Wingtip Rentals')}`,
  `  Sam, account executive     ${at('U0SAM', 'press Accept on Fabrikam Logistics')}`,
  `  Lena, the partner          ${at('U0LENA', 'read #partner-brightwater')}`,
  '',
  '  Ctrl+C ends it and keeps it for the next time; npm run demo -- --afresh begins again.',
  '',
);

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    void stop()
      .then(() => kept.leave(sandbox.image()))
      .finally(() => process.exit(0));
  });
}
