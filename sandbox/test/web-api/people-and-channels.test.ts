import { describe, expect, it } from 'vitest';
import { aSandboxForEachTest, client, outcome, sandbox } from './slack-client.ts';

aSandboxForEachTest();

describe('people and channels', () => {
  it('opens DMs only with people who can have one', async () => {
    const open = (users: string) => outcome(client.conversations.open({ users }));
    expect(await open('U0MAYA')).toBe('ok');
    expect(await open('U0GONE')).toBe('user_disabled');
    expect(await open('U0NOBODY')).toBe('user_not_found');
    expect(await open('USLACKBOT')).toBe('cannot_dm_bot');
    expect(await open('U0OMAR')).toBe('ok');
    sandbox.control.leave('C0BRIGHTWATER', 'U0APP');
    expect(await open('U0OMAR')).toBe('invalid_user_combination');
  });

  it('shows each kind of account as Slack does', async () => {
    const user = async (id: string) => (await client.users.info({ user: id })).user;
    expect(await user('U0MAYA')).toMatchObject({
      team_id: 'T0NORTHWIND',
      deleted: false,
      is_bot: false,
      tz: 'Europe/Stockholm',
    });
    expect(await user('U0GONE')).not.toHaveProperty('is_bot');
    expect(await user('U0INVITED')).toMatchObject({ is_invited_user: true });
    expect(await user('U0SINGLE')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await user('USLACKBOT')).toMatchObject({ is_bot: false });
    expect(await user('U0NOZONE')).not.toHaveProperty('tz');
    expect(await user('U0LENA')).toMatchObject({ team_id: 'T0BRIGHTWATER' });
    const { members } = await client.users.list({ limit: 200 });
    expect(members?.map((member) => member.id)).not.toContain('U0LENA');
  });

  it('tells connected teams only in conversations.info', async () => {
    const { channel } = await client.conversations.info({ channel: 'C0THREEWAY' });
    expect(channel).toMatchObject({ is_ext_shared: true, connected_team_ids: ['T0BRIGHTWATER', 'T0FERROUS'] });
    const pending = await client.conversations.info({ channel: 'C0PENDING' });
    expect(pending.channel).toMatchObject({ is_ext_shared: false, is_pending_ext_shared: true });
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel', limit: 999 });
    const listed = channels?.find((entry) => entry.id === 'C0THREEWAY');
    expect(listed).toMatchObject({ is_ext_shared: true });
    expect(listed).not.toHaveProperty('connected_team_ids');
    expect(channels?.map((entry) => entry.id)).not.toContain('C0PRIVATE');
  });

  it('loses the old id of a channel that got a new one', async () => {
    await client.chat.postMessage({ channel: 'C0FERROUS', text: 'Before' });
    sandbox.control.renameChannelId('C0FERROUS', 'C0FERROUSNEW');
    expect(await outcome(client.conversations.info({ channel: 'C0FERROUS' }))).toBe('channel_not_found');
    const { messages } = await client.conversations.history({ channel: 'C0FERROUSNEW' });
    expect(messages).toMatchObject([{ text: 'Before' }]);
  });
});
