import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopesWith } from './bare-manifest.ts';
import { type Args, createGround, type Ground } from './ground.ts';

let ground: Ground;
let payloads: Args[];
beforeEach(async () => {
  ground = await createGround();
  payloads = await ground.connect();
});
afterEach(() => ground.stop());

type Event = Record<string, unknown> & { ts: string; event_ts: string };

/** The events heard since the app connected, oldest first; those of one type or message subtype. */
async function events(kind: string): Promise<Event[]> {
  await ground.sandbox.settled();
  const all = payloads.filter((payload) => payload.type === 'event_callback').map((payload) => payload.event as Event);
  return all.filter((event) => event.type === kind || event.subtype === kind);
}

const ask = async (method: string, args: Args) => {
  const { body } = await ground.call(method, args);
  expect(body).toMatchObject({ ok: true });
};

/** https://docs.slack.dev/reference/events/message/message_changed */
describe('a changed message', () => {
  it('is told with what it was, at the time of the change', async () => {
    const ts = await ground.post('C0SALES', { text: 'Old' });
    ground.clock.advance(60_000);
    await ask('chat.update', { channel: 'C0SALES', ts, text: 'New' });
    const [event] = await events('message_changed');
    expect(event).toMatchObject({
      type: 'message',
      hidden: true,
      channel: 'C0SALES',
      channel_type: 'channel',
      message: { ts, text: 'New', user: 'U0APP', edited: { user: 'U0APP' } },
      previous_message: { ts, text: 'Old', user: 'U0APP' },
    });
    expect(event?.previous_message).not.toHaveProperty('edited');
    expect(event?.event_ts).toBe(event?.ts);
    expect(Number(event?.ts) - Number(ts)).toBeGreaterThanOrEqual(60);
  });

  it('is told alike when a response_url replaced it', { tags: 'thorough' }, async () => {
    const row = {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
    };
    await ground.post('C0SALES', { text: 'Old', blocks: [row] });
    await ground.sandbox.as('U0SAM').lastMessage('sales').press('Go');
    const { response_url: url } = payloads.at(-1) as { response_url: string };
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text: 'New', replace_original: true }) });
    expect(await events('message_changed')).toMatchObject([
      { message: { text: 'New' }, previous_message: { text: 'Old', blocks: [{ type: 'actions' }] } },
    ]);
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ delete_original: true }) });
    expect(await events('message_deleted')).toMatchObject([{ previous_message: { text: 'New' } }]);
  });

  it('is what a deleted root of a thread becomes', { tags: 'thorough' }, async () => {
    const ts = await ground.post('C0SALES', { text: 'Root' });
    await ground.post('C0SALES', { text: 'Reply', thread_ts: ts });
    await ask('chat.delete', { channel: 'C0SALES', ts });
    expect(await events('message_deleted')).toEqual([]);
    expect(await events('message_changed')).toMatchObject([
      {
        message: { subtype: 'tombstone', user: 'USLACKBOT', hidden: true, ts, thread_ts: ts, reply_count: 1 },
        previous_message: { text: 'Root', ts },
      },
    ]);
  });
});

/** https://docs.slack.dev/reference/events/message/message_deleted */
describe('a deleted message', () => {
  it('is told with what it was, at the time of the deletion', async () => {
    const ts = await ground.post('C0SALES', { text: 'Old' });
    ground.clock.advance(60_000);
    await ask('chat.delete', { channel: 'C0SALES', ts });
    const [event] = await events('message_deleted');
    expect(event).toMatchObject({
      hidden: true,
      channel: 'C0SALES',
      deleted_ts: ts,
      previous_message: { text: 'Old', ts },
    });
    expect(event?.event_ts).toBe(event?.ts);
    expect(Number(event?.ts) - Number(ts)).toBeGreaterThanOrEqual(60);
  });
});

describe('a message in a thread', { tags: 'thorough' }, () => {
  it('names the author of its root', async () => {
    const root = await ground.say('U0SAM', 'sales', 'Anyone?');
    await ground.sandbox.as('U0PRIYA').say('sales', 'Me', root);
    expect((await events('message')).at(-1)).toMatchObject({ thread_ts: root, parent_user_id: 'U0SAM' });
  });
});

/** https://docs.slack.dev/reference/events/reaction_added */
describe('a reaction', () => {
  const react = async (channel = 'C0SALES') => {
    const timestamp = await ground.say('U0SAM', channel, 'Done');
    await ask('reactions.add', { channel, name: 'eyes', timestamp });
    return timestamp;
  };

  it('is told with its message, its author and who reacted', async () => {
    const ts = await react();
    expect(await events('reaction_added')).toEqual([
      {
        type: 'reaction_added',
        user: 'U0APP',
        reaction: 'eyes',
        item_user: 'U0SAM',
        item: { type: 'message', channel: 'C0SALES', ts },
        event_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    ]);
  });

  it('is not told without the scope to read reactions', async () => {
    ground.sandbox.control.grantScopes(scopesWith({ without: ['reactions:read'] }));
    await react();
    expect(await events('reaction_added')).toEqual([]);
  });

  it('is not told from where the bot is not', async () => {
    await react('C0GENERAL');
    expect(await events('reaction_added')).toEqual([]);
  });
});

/** https://docs.slack.dev/reference/events/message/file_share */
describe('a shared file', () => {
  const share = async (channel_id: string) => {
    const { body } = await ground.call('files.getUploadURLExternal', { filename: 'notes.txt', length: 5 });
    await fetch(String(body.upload_url), { method: 'POST', body: 'words' });
    await ask('files.completeUploadExternal', { files: [{ id: body.file_id, title: 'Notes' }], channel_id });
    return body.file_id;
  };

  it('is told with all that is known of it', async () => {
    const id = await share('C0SALES');
    expect(await events('file_share')).toMatchObject([
      { type: 'message', files: [{ id, name: 'notes.txt', title: 'Notes', mimetype: 'text/plain', size: 5 }] },
    ]);
  });

  it('keeps to itself what it is in a Slack Connect channel', async () => {
    const id = await share('C0BRIGHTWATER');
    const [event] = await events('file_share');
    expect(event?.files).toMatchObject([{ id, file_access: 'check_file_info' }]);
    for (const part of ['name', 'title', 'mimetype', 'url_private', 'permalink']) {
      expect(event).not.toHaveProperty(`files[0].${part}`);
    }
  });
});
