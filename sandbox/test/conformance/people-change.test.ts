import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareManifest, scopesWith } from './bare-manifest.ts';
import { type Args, createGround, type Ground } from './ground.ts';

const REACTIONS = ['reaction_added', 'reaction_removed'];
const METADATA_EVENTS = ['message_metadata_posted', 'message_metadata_updated', 'message_metadata_deleted'];

const manifest = {
  ...bareManifest,
  oauth_config: { scopes: { bot: scopesWith({ and: ['metadata.message:read'] }) } },
  settings: {
    ...bareManifest.settings,
    event_subscriptions: {
      bot_events: ['message.channels', ...REACTIONS, ...METADATA_EVENTS],
      metadata_subscriptions: [{ app_id: 'A0APP', event_type: 'deal' }],
    },
  },
};

let ground: Ground;
let payloads: Args[];
beforeEach(async () => {
  ground = await createGround(manifest);
  payloads = await ground.connect();
});
afterEach(() => ground.stop());

/** The events of these types or subtypes, oldest first. */
async function heard(...kinds: string[]): Promise<Args[]> {
  await ground.sandbox.settled();
  const events = payloads.map(({ event }) => event as Args);
  return events.filter(({ type, subtype }) => kinds.includes(String(type)) || kinds.includes(String(subtype)));
}

const sam = () => ground.sandbox.as('U0SAM');
const lastInSales = () => sam().lastMessage('sales');

/** https://docs.slack.dev/reference/events/reaction_added and …/reaction_removed */
describe('a reaction of a person', { tags: 'thorough' }, () => {
  it('is told, and shown to everybody, until it is taken back', async () => {
    const ts = await ground.post('C0SALES');
    const item = { type: 'message', channel: 'C0SALES', ts };
    expect(await lastInSales().react(':eyes:')).toEqual({ ok: true });
    expect(ground.sandbox.as('U0PRIYA').messages('sales')).toMatchObject([
      { reactions: [{ name: 'eyes', users: ['U0SAM'] }] },
    ]);
    expect(await lastInSales().react('eyes')).toMatchObject({ ok: false });
    expect(await lastInSales().takeBack('eyes')).toEqual({ ok: true });
    expect(sam().messages('sales')).toMatchObject([{ reactions: [] }]);
    expect(await heard(...REACTIONS)).toMatchObject([
      { type: 'reaction_added', user: 'U0SAM', item_user: 'U0APP', reaction: 'eyes', item },
      { type: 'reaction_removed', user: 'U0SAM', item_user: 'U0APP', reaction: 'eyes', item },
    ]);
  });
});

/** https://docs.slack.dev/reference/events/message/message_changed and …/message_deleted */
describe('a message of a person', { tags: 'thorough' }, () => {
  it('is told when its author changes it', async () => {
    await sam().say('sales', 'Old');
    expect(await lastInSales().edit('New & better')).toEqual({ ok: true });
    expect(lastInSales()).toMatchObject({ text: 'New & better', edited: true });
    expect(await heard('message_changed')).toMatchObject([
      {
        message: { user: 'U0SAM', text: 'New &amp; better', edited: { user: 'U0SAM' } },
        previous_message: { text: 'Old' },
      },
    ]);
  });

  it('is told when its author deletes it', async () => {
    await sam().say('sales', 'Old');
    const { ts } = lastInSales();
    expect(await lastInSales().delete()).toEqual({ ok: true });
    expect(sam().messages('sales')).toEqual([]);
    expect(await heard('message_deleted')).toMatchObject([{ deleted_ts: ts, previous_message: { text: 'Old' } }]);
  });

  it('cannot be changed or deleted by anybody else', async () => {
    await sam().say('sales', 'Old');
    const asPriya = ground.sandbox.as('U0PRIYA').lastMessage('sales');
    expect(await asPriya.edit('New')).toMatchObject({ ok: false });
    expect(await asPriya.delete()).toMatchObject({ ok: false });
    expect(lastInSales()).toMatchObject({ text: 'Old', edited: false });
  });
});

/** https://docs.slack.dev/reference/events/message_metadata_posted, …_updated and …_deleted */
describe('metadata that the manifest follows', () => {
  const metadata = (id: string, event_type = 'deal') => ({ event_type, event_payload: { id } });
  const about = { app_id: 'A0APP', bot_id: 'B0APP', user_id: 'U0APP', team_id: 'T0NORTHWIND', channel_id: 'C0SALES' };

  it('is told when it is posted, changed and deleted', { tags: 'thorough' }, async () => {
    const message_ts = await ground.post('C0SALES', { metadata: metadata('1') });
    const place = { channel: 'C0SALES', ts: message_ts, text: 'x' };
    await ground.call('chat.update', { ...place, metadata: metadata('2') });
    await ground.call('chat.update', place);
    await ground.call('chat.delete', place);
    expect(await heard(...METADATA_EVENTS)).toMatchObject([
      { type: 'message_metadata_posted', ...about, message_ts, metadata: metadata('1') },
      {
        type: 'message_metadata_updated',
        ...about,
        message_ts,
        metadata: metadata('2'),
        previous_metadata: metadata('1'),
      },
      { type: 'message_metadata_deleted', ...about, message_ts, previous_metadata: metadata('2') },
    ]);
  });

  it('is not told of other types, nor without the scope', async () => {
    await ground.post('C0SALES', { metadata: metadata('1', 'lunch') });
    ground.sandbox.control.grantScopes(scopesWith({}));
    await ground.post('C0SALES', { metadata: metadata('1') });
    expect(await heard(...METADATA_EVENTS)).toEqual([]);
  });
});
