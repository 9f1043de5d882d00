import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGround, type Ground } from './ground.ts';

let ground: Ground;
let root: string;

beforeEach(async () => {
  ground = await createGround();
  root = await ground.post('C0BRIGHTWATER', { text: 'A card' });
  for (const person of ['U0LENA', 'U0OMAR', 'U0MAYA']) await read(person);
});
afterEach(() => ground.stop());

const read = (personId: string) => ground.sandbox.as(personId).read('C0BRIGHTWATER');

function shownTo(personId: string, channel = 'C0BRIGHTWATER') {
  const found = ground.sandbox
    .as(personId)
    .state()
    .conversations.find(({ id }) => id === channel);
  return { unread: found?.unread, badge: found?.badge, firstUnread: found?.firstUnread };
}

const nothing = { unread: 0, badge: 0, firstUnread: null };
const bold = (firstUnread: string | null = null) => ({ unread: 1, badge: 0, firstUnread });
const reply = (text: string, more = {}) => ground.post('C0BRIGHTWATER', { text, thread_ts: root, ...more });

/** https://slack.com/help/articles/115000769927-Use-threads-to-organize-discussions */
describe('a reply in a thread', () => {
  it('is unread for nobody who has no part in the thread', async () => {
    await reply('Accepted.');
    expect([shownTo('U0LENA'), shownTo('U0MAYA')]).toEqual([nothing, nothing]);
  });

  it('is unread, with a number, for who is mentioned in it', { tags: 'thorough' }, async () => {
    await reply('<@U0LENA>, it is accepted.');
    expect(shownTo('U0LENA')).toEqual({ unread: 1, badge: 1, firstUnread: null });
    expect(shownTo('U0OMAR')).toEqual(nothing);
  });

  it('is unread for who has replied before', { tags: 'thorough' }, async () => {
    await ground.sandbox.as('U0OMAR').say('partner-brightwater', 'Thank you.', root);
    await reply('Accepted.');
    expect([shownTo('U0OMAR'), shownTo('U0LENA')]).toEqual([bold(), nothing]);
  });

  it('is unread for who wrote the first message of the thread', { tags: 'thorough' }, async () => {
    root = await ground.say('U0LENA', 'C0BRIGHTWATER', 'A question');
    await read('U0OMAR');
    await reply('An answer');
    expect([shownTo('U0LENA'), shownTo('U0OMAR')]).toEqual([bold(), nothing]);
  });

  it('is unread for who was mentioned in the thread before', { tags: 'thorough' }, async () => {
    await reply('<@U0OMAR>, it is accepted.');
    await read('U0OMAR');
    await reply('Delayed.');
    expect(shownTo('U0OMAR')).toEqual(bold());
  });

  it('is unread for everybody when it is sent to the channel too', { tags: 'thorough' }, async () => {
    const ts = await reply('Accepted.', { reply_broadcast: true });
    expect([shownTo('U0LENA'), shownTo('U0OMAR')]).toEqual([bold(ts), bold(ts)]);
  });
});

describe('in a channel', { tags: 'thorough' }, () => {
  it('a new message is unread for everybody, without a number', async () => {
    const ts = await ground.post('C0BRIGHTWATER', { text: 'Another card' });
    expect([shownTo('U0LENA'), shownTo('U0MAYA')]).toEqual([bold(ts), bold(ts)]);
  });

  it('a changed message marks nothing, also when it mentions somebody now', async () => {
    await ground.call('chat.update', { channel: 'C0BRIGHTWATER', ts: root, text: '<@U0LENA>, it is accepted.' });
    expect(shownTo('U0LENA')).toEqual(nothing);
  });

  it('a deleted message with replies marks nothing', async () => {
    await reply('Accepted.');
    await ground.call('chat.delete', { channel: 'C0BRIGHTWATER', ts: root });
    ground.sandbox.control.join('C0BRIGHTWATER', 'U0IRIS');
    expect(shownTo('U0IRIS')).toEqual(nothing);
  });
});

/** https://docs.slack.dev/messaging/formatting-message-text#mentioning-users */
describe('a mention', { tags: 'thorough' }, () => {
  const section = (text: unknown) => [{ type: 'section', text }];
  const rich = (element: unknown) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] },
  ];
  it.each([
    ['in the text', { text: 'For <@U0LENA>' }, 1],
    ['with a label', { text: 'For <@U0LENA|lena>' }, 1],
    ['of everybody', { text: '<!channel> look' }, 1],
    ['in a block', { blocks: section({ type: 'mrkdwn', text: 'For <@U0LENA>' }) }, 1],
    ['in rich text', { blocks: rich({ type: 'user', user_id: 'U0LENA' }) }, 1],
    ['of everybody here in rich text', { blocks: rich({ type: 'broadcast', range: 'here' }) }, 1],
    ['in plain text is none', { blocks: section({ type: 'plain_text', text: 'For <@U0LENA>' }) }, 0],
    ['beside blocks that do not say it is none', { text: 'For <@U0LENA>', blocks: [{ type: 'divider' }] }, 0],
    ['that is escaped is none', { text: 'For &lt;@U0LENA&gt;' }, 0],
    ['of somebody else is none', { text: 'For <@U0MAYA>' }, 0],
  ])('%s', async (_where, message, badge) => {
    await ground.post('C0BRIGHTWATER', message);
    expect(shownTo('U0LENA')).toMatchObject({ unread: 1, badge });
  });

  it('is not needed in a direct conversation, where every message counts', async () => {
    await ground.post('U0SAM', { text: 'A card' });
    await ground.post('U0SAM', { text: 'Another' });
    expect(shownTo('U0SAM', 'D0SAM')).toMatchObject({ unread: 2, badge: 2 });
  });
});
