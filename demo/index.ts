import { startDemo } from './demo.ts';

/** `npm run demo`: the whole bot in a Slack workspace on this machine, to be acted in from the browser. */

process.env.TZ = 'UTC';

const { url, stop } = await startDemo({ port: 4390 });
process.stdout.write(
  [
    '',
    `  The demo is ready: ${url}`,
    '',
    `  Partner marketing   ${url}/?as=U0MAYA   type /handoff in the Handoff app`,
    `  Alliances owner     ${url}/?as=U0ALEX   clear the conflict check, or return it`,
    `  Account executive   ${url}/?as=U0SAM    accept or decline`,
    `  Partner contact     ${url}/?as=U0LENA   read the outcome in #partner-brightwater`,
    '',
    '  Nothing is kept: it starts afresh each time. Ctrl+C ends it.',
    '',
  ].join('\n'),
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop().finally(() => process.exit(0)));
}
