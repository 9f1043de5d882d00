import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { gridWorld } from '../../src/grid-world.ts';
import { type Blocks, postBlocks } from './bare-views.ts';
import { form } from './modal-session.ts';
import { actions, button } from './row.ts';
import { type Running, start } from './running-bolt.ts';

const card: Blocks = [actions([button('Take it', 'take')])];

function openOnClick(app: App): void {
  app.action('take', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.view('form', ({ ack }) => ack());
}

const startOnGrid = (more = {}) => start(openOnClick, { world: { ...gridWorld, ...more } });

/** Sam presses a card in his DM with the app. */
async function samPresses(running: Running, signedInTo?: string): Promise<void> {
  if (signedInTo) running.sandbox.control.signIn('U0SAM', signedInTo);
  await postBlocks(running.client, 'U0SAM', card);
  expect(await running.sandbox.as('U0SAM').lastMessage().press('Take it')).toEqual({ ok: true });
}

/** https://github.com/slackapi/bolt-js/issues/1875 */
describe('on Enterprise Grid a press names', () => {
  const enterprise = { id: 'E0NORTHWIND', name: 'Northwind Group' };
  const ourTeam = { id: 'T0NORTHWIND', enterprise_id: 'E0NORTHWIND', enterprise_name: 'Northwind Group' };

  it.each([
    ['the workspace that the person belongs to', undefined, 'T0NORTHWIND'],
    ['another workspace of the same person', 'T0NORTHEU', 'T0NORTHEU'],
    ['the organisation', 'E0NORTHWIND', 'E0NORTHWIND'],
  ])('%s', { tags: 'thorough' }, async (_what, signedInTo, team_id) => {
    const running = await startOnGrid();
    await samPresses(running, signedInTo);
    expect(running.heardOf('block_actions')).toMatchObject([
      { user: { id: 'U0SAM', team_id }, team: ourTeam, enterprise, is_enterprise_install: false },
    ]);
  });

  it('no team when the app is installed on the organisation', async () => {
    const running = await startOnGrid({ isInstalledOnOrganisation: true });
    await samPresses(running, 'T0NORTHEU');
    expect(running.heardOf('block_actions')).toMatchObject([
      { user: { team_id: 'T0NORTHEU' }, team: null, enterprise, is_enterprise_install: true },
    ]);
  });

  it('the organisation of a partner who has one', async () => {
    const running = await startOnGrid();
    await postBlocks(running.client, 'C0FERROUS', card);
    await running.sandbox.as('U0FINN').lastMessage('partner-ferrous').press('Take it');
    expect(running.heardOf('block_actions')).toMatchObject([
      { user: { team_id: 'T0FERROUS' }, team: ourTeam, enterprise: { id: 'E0FERROUS' } },
    ]);
  });
});

describe('on Enterprise Grid', () => {
  it.each([
    ['T0NORTHEU', 'T0NORTHEU'],
    ['E0NORTHWIND', 'T0NORTHWIND'],
  ])('a form that is sent from %s names the workspace %s', { tags: 'thorough' }, async (signedInTo, teamId) => {
    const running = await startOnGrid();
    await samPresses(running, signedInTo);
    await running.sandbox.as('U0SAM').modal()?.submit();
    expect(running.heardOf('view_submission')).toMatchObject([
      {
        user: { team_id: signedInTo },
        team: { id: teamId },
        view: { team_id: teamId, app_installed_team_id: 'T0NORTHWIND' },
      },
    ]);
  });

  it('nobody signs in to a team that they are not in', async () => {
    const { sandbox } = await startOnGrid();
    expect(() => sandbox.control.signIn('U0PRIYA', 'T0NORTHEU')).toThrow('U0PRIYA is not in T0NORTHEU.');
    expect(() => sandbox.control.signIn('U0LENA', 'E0NORTHWIND')).toThrow('U0LENA is not in E0NORTHWIND.');
  });

  /** https://docs.slack.dev/interactivity/implementing-slash-commands */
  it('a command names the workspace where it was typed, and the organisation', async () => {
    const running = await start((app) => app.command('/bare', ({ ack }) => ack()), { world: gridWorld });
    running.sandbox.control.signIn('U0SAM', 'E0NORTHWIND');
    await running.sandbox.as('U0SAM').slash('/bare');
    expect(running.heardOf('command')).toMatchObject([
      { team_id: 'T0NORTHWIND', enterprise_id: 'E0NORTHWIND', enterprise_name: 'Northwind Group' },
    ]);
  });

  it('people of the other workspace only have no commands and are not external', async () => {
    const { sandbox } = await startOnGrid();
    expect(sandbox.as('U0ELIN').state()).toMatchObject({ commands: [], me: { badges: ['other workspace'] } });
  });

  /** https://docs.slack.dev/reference/objects/user-object */
  it.each([
    ['at home here', 'U0SAM', 'T0NORTHWIND', ['T0NORTHWIND', 'T0NORTHEU']],
    ['at home in the other workspace', 'U0HUGO', 'T0NORTHEU', ['T0NORTHEU', 'T0NORTHWIND']],
    ['in the other workspace only', 'U0ELIN', 'T0NORTHEU', ['T0NORTHEU']],
  ])('users.info names all workspaces of somebody %s', async (_who, user, team_id, teams) => {
    const { client } = await startOnGrid();
    expect(await client.users.info({ user })).toMatchObject({
      user: { team_id, enterprise_user: { id: user, enterprise_id: 'E0NORTHWIND', teams } },
    });
  });

  /** https://docs.slack.dev/reference/objects/conversation-object */
  it.each([
    ['both workspaces and a partner', 'C0BRIGHTWATER', true, ['T0NORTHWIND', 'T0NORTHEU'], ['T0BRIGHTWATER']],
    ['a partner that is an organisation', 'C0FERROUS', false, ['T0NORTHWIND'], ['E0FERROUS']],
  ])('conversations.info names %s', async (_who, channel, is_org_shared, internal_team_ids, connected_team_ids) => {
    const { client } = await startOnGrid();
    expect(await client.conversations.info({ channel })).toMatchObject({
      channel: { is_shared: true, is_ext_shared: true, is_org_shared, internal_team_ids, connected_team_ids },
    });
  });

  /** https://docs.slack.dev/reference/events/channel_shared */
  it('a channel is shared with an organisation, and no more', async () => {
    const running = await startOnGrid();
    running.sandbox.control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0BRIGHTWATER', 'E0FERROUS'] });
    running.sandbox.control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0BRIGHTWATER'] });
    await running.sandbox.settled();
    expect(running.heardOf('channel_shared')).toMatchObject([{ event: { connected_team_id: 'E0FERROUS' } }]);
    expect(running.heardOf('channel_unshared')).toMatchObject([
      { event: { previously_connected_team_id: 'E0FERROUS' } },
    ]);
  });

  /** https://docs.slack.dev/reference/methods/auth.test */
  it('the app learns of its organisation', async () => {
    const running = await startOnGrid();
    expect(await running.client.auth.test()).toMatchObject({
      team_id: 'T0NORTHWIND',
      enterprise_id: 'E0NORTHWIND',
      is_enterprise_install: false,
    });
  });

  it('an event names the organisation of who did it and of who hears it', async () => {
    const running = await startOnGrid();
    await running.sandbox.as('U0ELIN').say('partner-brightwater', 'Hello');
    expect(running.heardOf('message')).toMatchObject([
      {
        team_id: 'T0NORTHEU',
        enterprise_id: 'E0NORTHWIND',
        context_enterprise_id: 'E0NORTHWIND',
        authorizations: [{ enterprise_id: 'E0NORTHWIND', team_id: 'T0NORTHWIND' }],
      },
    ]);
  });
});
