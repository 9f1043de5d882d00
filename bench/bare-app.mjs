/**
 * What the bot is measured against: a Bolt app that does nothing but acknowledge, with the answers that the bot gives. With a
 * DATABASE_URL it first saves what came, as plainly as it can be done durably: nothing is read, checked or indexed.
 * Settings and the line it prints when it is ready are those of the bot.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_API_URL, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, DATABASE_URL } = process.env;
const clientOptions = { slackApiUrl: SLACK_API_URL };

const receiver = SLACK_APP_TOKEN
  ? new SocketModeReceiver({ appToken: SLACK_APP_TOKEN, installerOptions: { clientOptions } })
  : new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/events' });
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions, deferInitialization: true });

app.command('/handoff', async ({ ack }) => ack());
const save = DATABASE_URL ? saveIn(DATABASE_URL.slice('file:'.length)) : () => undefined;
// A packet goes on to its next page; any other form closes.
const PACKET = ['packet.review', 'handoff.send'];
const text = { type: 'plain_text', text: 'Sent' };
const page = { type: 'modal', title: text, blocks: [{ type: 'section', text }] };
app.view(/./, async ({ ack, body }) => {
  save(body.trigger_id, JSON.stringify(body.view.state.values));
  const goesOn = PACKET.includes(body.view.callback_id);
  await ack(goesOn ? { response_action: 'update', view: page } : { response_action: 'clear' });
});
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

function saveIn(file) {
  // As the bot chooses it: src/db/engine/driver.ts.
  const driver = Number(process.versions.napi) >= 10 ? 'better-sqlite3' : 'better-sqlite3-12';
  const Database = createRequire(import.meta.url)(driver);
  const client = new Database(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 0']) client.pragma(setting);
  client.exec(`create table packets (request text primary key, packet text) without rowid;
    create table messages (request text, kind text);`);
  const savePacket = client.prepare('insert into packets values (?, ?)');
  const saveMessage = client.prepare('insert into messages values (?, ?)');
  setInterval(() => client.pragma('wal_checkpoint(PASSIVE)'), 5_000).unref();
  return client.transaction((request, packet) => {
    savePacket.run(request, packet);
    for (const kind of ['account executive', 'partner']) saveMessage.run(request, kind);
  }).immediate;
}
