import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { DeliveryMode } from './delivery/carrier.ts';
import type { Manifest } from './manifest.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import type { World } from './world.ts';

const USAGE = `Starts a Slack workspace on this machine that any Bolt app can connect to.

  slack-sandbox --manifest FILE [--port N] [--world FILE.json] [--http URL]

  --manifest  the app's manifest.json: its scopes, commands, shortcuts and events
  --port      3100 unless given
  --world     people and channels as JSON, in the shape of src/world.ts
  --http      the app's request URL, e.g. http://127.0.0.1:3000/slack/events; Socket Mode without it
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      manifest: { type: 'string', default: 'manifest.json' },
      port: { type: 'string', default: '3100' },
      world: { type: 'string' },
      http: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  // Both are the developer's own files: what is wrong in them shows at once.
  const manifest = (await readJson(values.manifest)) as Manifest;
  const world = values.world === undefined ? {} : { world: (await readJson(values.world)) as World };
  const delivery: DeliveryMode = values.http === undefined ? { mode: 'socket' } : { mode: 'http', url: values.http };
  const sandbox = await createSandbox({ manifest, ...world, port: Number(values.port), delivery });
  console.log(introduction(sandbox, delivery));
  const stop = () => void sandbox.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

function introduction({ url, apiUrl, tokens }: Sandbox, delivery: DeliveryMode): string {
  const second =
    delivery.mode === 'socket' ? `SLACK_APP_TOKEN=${tokens.app}` : `SLACK_SIGNING_SECRET=${tokens.signingSecret}`;
  return `The workspace is open at ${url}

Start your app with

  SLACK_BOT_TOKEN=${tokens.bot}
  ${second}
  SLACK_API_URL=${apiUrl}

and give Bolt the last one: new App({ clientOptions: { slackApiUrl: process.env.SLACK_API_URL }, ... }).`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
