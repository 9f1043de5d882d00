import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/json.ts';
import type { Manifest } from '../../src/manifest.ts';
import { SHORT } from '../patience.ts';
import { type Bare, startHttp, startSocket } from './bare-bolt.ts';
import { bareManifest } from './bare-manifest.ts';
import { type Blocks, modal, openOnCommand, postBlocks } from './bare-views.ts';
import { actions, input, option, plain } from './row.ts';
import { start } from './running-bolt.ts';

const OFFERED = ['Brightwater', 'Ferrous'].map((text) => option(text, text.toLowerCase()));
const menu = (more: Record<string, unknown> = {}) => ({
  type: 'external_select',
  action_id: 'pick',
  min_query_length: 0,
  ...more,
});
const inForm = (element: Record<string, unknown>): Blocks => [
  input('Partner', element, { block_id: 'partner', optional: true }),
];

/** An app whose form has that menu, and which answers a search so. */
const answering =
  (answer: unknown, element = menu()) =>
  (app: App) => {
    openOnCommand(app, () => modal('form', inForm(element)));
    app.view('form', ({ ack }) => ack());
    app.action('pick', ({ ack }) => ack());
    app.options('pick', ({ ack }) => ack(answer as never));
  };

async function opened(answer: unknown, element?: Record<string, unknown>): Promise<Bare> {
  const running = await start(answering(answer, element as never));
  await running.sandbox.as('U0MAYA').slash('/bare');
  return running;
}

const searched = async ({ sandbox }: Bare, query: string) => {
  const on = { view_id: sandbox.as('U0MAYA').modal()?.id ?? '' };
  const act = { act: 'suggest', on, block_id: 'partner', action_id: 'pick', query };
  const response = await fetch(`${sandbox.url}/sandbox/act?as=U0MAYA`, { method: 'POST', body: JSON.stringify(act) });
  return recordOf(await response.json());
};

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
describe('an external menu', () => {
  it('asks the app for what is typed, and takes an option that it offers', async () => {
    const running = await opened({ options: OFFERED });
    await running.sandbox.as('U0MAYA').modal()?.fill({ Partner: 'Ferrous' });
    expect(running.heardOf('block_suggestion')).toMatchObject([{ value: 'Ferrous', block_id: 'partner' }]);
    expect(running.sandbox.as('U0MAYA').modal()?.value('Partner')).toBe('Ferrous');
  });

  it('offers groups too', async () => {
    const running = await opened({ option_groups: [{ label: plain('Partners'), options: OFFERED }] });
    await running.sandbox.as('U0MAYA').modal()?.fill({ Partner: 'Brightwater' });
    expect(running.sandbox.as('U0MAYA').modal()?.value('Partner')).toBe('Brightwater');
  });

  it('takes several in one that is for several', { tags: 'thorough' }, async () => {
    const running = await opened({ options: OFFERED }, { ...menu(), type: 'multi_external_select' });
    await running.sandbox
      .as('U0MAYA')
      .modal()
      ?.fill({ Partner: ['Ferrous', 'Brightwater'] });
    await running.sandbox.as('U0MAYA').modal()?.submit();
    const chosen = [{ value: 'ferrous' }, { value: 'brightwater' }];
    const values = { partner: { pick: { selected_options: chosen } } };
    expect(running.heardOf('view_submission')).toMatchObject([{ view: { state: { values } } }]);
  });

  it('asks for nothing before so many letters are typed, three unless it says another number', async () => {
    const { min_query_length: _, ...usual } = menu();
    const running = await opened({ options: OFFERED }, usual);
    expect(await searched(running, 'Fe')).toEqual({ ok: true, options: [] });
    expect(running.heardOf('block_suggestion')).toEqual([]);
    expect(await searched(running, 'Fer')).toMatchObject({ options: OFFERED });
  });

  it('lets nobody choose what the app does not offer', async () => {
    const running = await opened({ options: OFFERED });
    await expect(running.sandbox.as('U0MAYA').modal()?.fill({ Partner: 'Nobody' })).rejects.toThrow('“Brightwater”');
  });

  it('does not say what is chosen elsewhere in the form', { tags: 'thorough' }, async () => {
    const running = await opened({ options: OFFERED });
    await running.sandbox.as('U0MAYA').modal()?.fill({ Partner: 'Ferrous' });
    await searched(running, 'B');
    const [, second] = running.heardOf('block_suggestion');
    expect(second).toMatchObject({ view: { state: { values: {} } } });
    expect(recordOf(recordOf(recordOf(second).view).state).values).toEqual({});
    expect(second).not.toHaveProperty('trigger_id');
  });

  it.each([
    ['more than a hundred', { options: Array.from({ length: 101 }, (_, at) => option(`Partner ${at}`, `${at}`)) }],
    ['a text of more than 75 characters', { options: [option('x'.repeat(76), 'x')] }],
    ['a value of more than 150 characters', { options: [option('Partner', 'x'.repeat(151))] }],
    ['options and groups', { options: OFFERED, option_groups: [{ label: plain('A'), options: OFFERED }] }],
    ['nothing at all', {}],
  ])(
    'shows no results when the app answers with %s, and the traffic says so',
    { tags: 'thorough' },
    async (_, answer) => {
      const running = await opened(answer);
      expect(await searched(running, 'Par')).toEqual({ ok: true, options: [] });
      expect(running.sandbox.control.calls('block_suggestion refused')).toHaveLength(1);
    },
  );

  it('takes the most that an app may offer', async () => {
    const most = Array.from({ length: 100 }, (_, at) => option(`${at}`.padEnd(75, 'x'), `${at}`.padEnd(150, 'x')));
    const running = await opened({ options: most });
    expect(await searched(running, 'x')).toMatchObject({ ok: true, options: most });
  });

  it('shows no results when the app finds none, or says nothing in time', { tags: 'thorough' }, async () => {
    const running = await start((app) => {
      answering({ options: [] })(app);
    });
    await running.sandbox.as('U0MAYA').slash('/bare');
    expect(await searched(running, 'x')).toEqual({ ok: true, options: [] });
    const silent = await start((app) => {
      openOnCommand(app, () => modal('form', inForm(menu())));
      app.options('pick', async () => undefined);
    });
    await silent.sandbox.as('U0MAYA').slash('/bare');
    silent.sandbox.control.answerWithin(SHORT);
    expect(await searched(silent, 'x')).toEqual({ ok: true, options: [] });
  });

  it('stands in messages too, where one of them is chosen by its words', { tags: 'thorough' }, async () => {
    const running = await start(answering({ options: OFFERED }));
    await postBlocks(running.client, 'C0SALES', [actions([menu()], { block_id: 'row' })]);
    expect(await running.sandbox.as('U0SAM').lastMessage('sales').choose('Ferrous')).toEqual({ ok: true });
    expect(running.heardOf('block_actions')).toMatchObject([{ actions: [{ selected_option: { value: 'ferrous' } }] }]);
    await expect(running.sandbox.as('U0SAM').lastMessage('sales').choose('Nobody')).rejects.toThrow('Nothing here');
  });

  it('is asked by people of other companies in the name of their own team', { tags: 'thorough' }, async () => {
    const running = await start(answering({ options: OFFERED }));
    await postBlocks(running.client, 'C0BRIGHTWATER', [actions([menu()], { block_id: 'row' })]);
    await running.sandbox.as('U0LENA').lastMessage('partner-brightwater').choose('Ferrous');
    expect(running.heardOf('block_suggestion')).toMatchObject([
      { team: { id: 'T0NORTHWIND' }, user: { id: 'U0LENA', team_id: 'T0BRIGHTWATER' } },
    ]);
  });
});

/** https://docs.slack.dev/reference/app-manifest: `settings.interactivity.message_menu_options_url` */
describe('over HTTP', () => {
  const withOptionsUrl: Manifest = {
    ...bareManifest,
    settings: {
      ...bareManifest.settings,
      interactivity: { is_enabled: true, message_menu_options_url: 'https://app.example.com/slack/events' },
    },
  };

  it.each([
    ['nothing is asked for without an options URL', bareManifest, []],
    ['the app is asked for options when the manifest names an options URL', withOptionsUrl, [{ value: 'Fer' }]],
  ])('%s', { tags: 'thorough' }, async (_, manifest, asked) => {
    const running = await startHttp(answering({ options: OFFERED }), { manifest });
    try {
      await running.sandbox.as('U0MAYA').slash('/bare');
      expect(await searched(running, 'Fer')).toEqual({ ok: true, options: asked.length > 0 ? OFFERED : [] });
      expect(running.heardOf('block_suggestion')).toMatchObject(asked);
    } finally {
      await running.stop();
    }
  });

  it('only: in Socket Mode options come over the socket', async () => {
    const running = await startSocket(answering({ options: OFFERED }));
    try {
      await running.sandbox.as('U0MAYA').slash('/bare');
      expect(await searched(running, 'Fer')).toEqual({ ok: true, options: OFFERED });
    } finally {
      await running.stop();
    }
  });
});
