/**
 * What the bot is measured against: a Bolt app that does nothing but acknowledge, with the answers that the bot gives.
 * Settings and the line it prints when it is ready are those of the bot.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_API_URL, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = process.env;
const clientOptions = { slackApiUrl: SLACK_API_URL };

const receiver = SLACK_APP_TOKEN
  ? new SocketModeReceiver({ appToken: SLACK_APP_TOKEN, installerOptions: { clientOptions } })
  : new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/events' });
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions, deferInitialization: true });

app.command('/handoff', async ({ ack }) => ack());
app.view(/./, async ({ ack }) => ack({ response_action: 'clear' }));
await app.init();

if (SLACK_APP_TOKEN) {
  await app.start();
  process.stdout.write('The bare app is ready (Socket Mode).\n');
} else {
  const server = createServer(receiver.requestListener).listen(0);
  await once(server, 'listening');
  process.stdout.write(`The bare app is ready (HTTP on port ${server.address().port}).\n`);
}

process.on('SIGTERM', () => process.exit(0));
