import { describe, expect, it } from 'vitest';
import { plain } from './row.ts';
import { start } from './running-bolt.ts';

/** https://docs.slack.dev/apis/events-api */
describe('events', () => {
  it('bring what was said, by whom, for which installation', async () => {
    const { sandbox, heardOf } = await start();
    await sandbox.as('U0SAM').say('sales', 'Hello');
    expect(heardOf('message')).toMatchObject([
      {
        type: 'event_callback',
        team_id: 'T0NORTHWIND',
        api_app_id: 'A0APP',
        event_id: expect.stringMatching(/^Ev/),
        event_time: expect.any(Number),
        authorizations: [{ team_id: 'T0NORTHWIND', user_id: 'U0APP', is_bot: true, is_enterprise_install: false }],
        is_ext_shared_channel: false,
        event: { type: 'message', user: 'U0SAM', text: 'Hello', channel: 'C0SALES', channel_type: 'channel' },
      },
    ]);
  });

  it.each([
    ['sales', 'U0SAM', 'channel'],
    ['deal-desk', 'U0SAM', 'group'],
    ['D0MAYA', 'U0MAYA', 'im'],
  ])('call %s by its kind', { tags: 'thorough' }, async (channel, personId, channel_type) => {
    const { sandbox, client, heardOf } = await start();
    await client.conversations.open({ users: 'U0MAYA' });
    await sandbox.as(personId).say(channel, 'Hello');
    expect(heardOf('message')).toMatchObject([{ event: { channel_type } }]);
  });

  it('do not come from where the bot is not', async () => {
    const { sandbox, heard } = await start();
    await sandbox.as('U0MAYA').say('general', 'Hello');
    expect(heard).toEqual([]);
  });

  it('tell when the Home tab is opened', { tags: 'thorough' }, async () => {
    const { sandbox, heardOf } = await start((app) =>
      app.event('app_home_opened', async ({ event, client }) => {
        const view = { type: 'home' as const, blocks: [{ type: 'header' as const, text: plain('Hi') as never }] };
        await client.views.publish({ user_id: event.user, view });
      }),
    );
    const home = await sandbox.as('U0MAYA').home();
    expect(home.text).toBe('Hi');
    expect(heardOf('app_home_opened')).toMatchObject([
      { event: { user: 'U0MAYA', tab: 'home', channel: 'D0MAYA', event_ts: expect.stringMatching(/^\d+\.\d+$/) } },
    ]);
    await sandbox.as('U0MAYA').home();
    expect(heardOf('app_home_opened')[1]).toMatchObject({
      event: { view: { type: 'home', hash: expect.any(String) } },
    });
  });

  it('tell what changes around the app', async () => {
    const { sandbox, heardOf } = await start();
    const { control } = sandbox;
    control.patchPerson('U0SAM', { deleted: true });
    control.join('C0SALES', 'U0MAYA');
    control.leave('C0SALES', 'U0PRIYA');
    control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] });
    control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0FERROUS'] });
    control.patchChannel('C0FERROUS', { isArchived: true });
    control.renameChannelId('C0SALES', 'C0SALESNEW');
    control.leave('C0PRIVBOT', 'U0APP');
    control.leave('C0PENDING', 'U0APP');
    await sandbox.settled();
    const event = (kind: string) => heardOf(kind).map((payload) => payload.event);
    expect(event('user_change')).toMatchObject([{ user: { id: 'U0SAM', deleted: true } }]);
    expect(event('member_joined_channel')).toMatchObject([{ user: 'U0MAYA', channel: 'C0SALES' }]);
    expect(event('member_left_channel')).toMatchObject([{ user: 'U0PRIYA', channel: 'C0SALES' }]);
    expect(event('channel_shared')).toMatchObject([{ channel: 'C0BRIGHTWATER', connected_team_id: 'T0FERROUS' }]);
    expect(event('channel_unshared')).toMatchObject([
      { channel: 'C0BRIGHTWATER', previously_connected_team_id: 'T0BRIGHTWATER', is_ext_shared: true },
    ]);
    expect(event('channel_archive')).toMatchObject([{ channel: 'C0FERROUS' }]);
    expect(event('channel_id_changed')).toMatchObject([{ old_channel_id: 'C0SALES', new_channel_id: 'C0SALESNEW' }]);
    expect(event('channel_left')).toMatchObject([{ channel: 'C0PENDING' }]);
  });

  /** https://docs.slack.dev/reference/events/team_join */
  it('tell that somebody joined the workspace, and not that another company has one person more', async () => {
    const { sandbox, heardOf } = await start();
    const person = { name: 'nils', realName: 'Nils Aas', displayName: 'Nils', title: '' };
    sandbox.control.addPerson({ ...person, id: 'U0NILS', teamId: 'T0NORTHWIND' });
    sandbox.control.addPerson({ ...person, id: 'U0OTHER', teamId: 'T0FERROUS' });
    await sandbox.settled();
    expect(heardOf('team_join')).toMatchObject([
      { event: { user: { id: 'U0NILS', real_name: 'Nils Aas', team_id: 'T0NORTHWIND' } } },
    ]);
  });

  it('tell that the app was uninstalled', { tags: 'thorough' }, async () => {
    const { sandbox } = await start();
    sandbox.control.uninstall();
    await sandbox.settled();
    expect(sandbox.control.calls('app_uninstalled')).toHaveLength(1);
    expect(sandbox.control.calls('tokens_revoked')).toHaveLength(1);
  });
});
