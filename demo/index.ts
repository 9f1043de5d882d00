import { createServer } from 'node:net';
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

const PORT = 4390;
const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
// Before anything is taken up: what a demo that still runs has written is not thrown away.
if (!(await isFree(PORT))) {
  say('', `  Port ${PORT} is taken. If the demo runs already, it is at http://127.0.0.1:${PORT}/?as=U0MAYA`, '');
  process.exit(1);
}

const kept = takeUp(flags.afresh || flags['all-channels']);
const { databaseUrl, image } = kept;
if (image === null) say('', '  A week of deals goes by first: some ten seconds …');
const demo = await startDemo({
  port: PORT,
  databaseUrl,
  world: flags['all-channels'] ? defaultWorld : usual,
  clock: createClock(image === null ? { startAt: weekBefore(Date.now()) } : {}),
  ...(image === null ? {} : { image }),
});
const { sandbox, pass, stop } = demo;
if (image === null) await liveAWeek(sandbox, pass);
await pass(Math.max(Date.now() - sandbox.clock.now(), 0));

/** The window of this person, with the bot's conversation or this channel in front. */
function windowOf(person: string, channel?: string): string {
  const { app, conversations } = sandbox.as(person).state();
  const front = conversations.find(({ name, withUserId }) =>
    channel === undefined ? withUserId === app.botUserId : name === channel,
  );
  return `${demo.url}/?as=${person}&c=${front?.id ?? ''}`;
}

const step = (words: string) => (image === null ? `   ${words}` : '');
say(
  '',
  '  The demo is ready. Each address opens as one person:',
  '',
  `  Maya, partner marketing   ${windowOf('U0MAYA')}${step('mend Adatum, or type /handoff')}`,
  `  Alex, alliances           ${windowOf('U0ALEX')}${step('press Clear on Wingtip Rentals')}`,
  `  Sam, account executive    ${windowOf('U0SAM')}${step('press Accept on Fabrikam Logistics')}`,
  `  Lena, the partner         ${windowOf('U0LENA', 'partner-brightwater')}${step('read how each deal goes')}`,
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

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
