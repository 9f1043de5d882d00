import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../sandbox/clock.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import { type Running, startBare } from './bare-app.ts';

type Blocks = Record<string, unknown>[];

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(register: (app: App) => void, options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  running = await startBare(register, options);
  return running.sandbox;
}

function client() {
  if (!running) throw new Error('Nothing is running.');
  return running.app.client;
}

/** What the Web API said no to, as its error codes. */
const refusals: string[] = [];
async function attempt(call: Promise<unknown>): Promise<void> {
  try {
    await call;
    refusals.push('ok');
  } catch (error) {
    refusals.push((error as { data?: { error?: string } }).data?.error ?? String(error));
  }
}
afterEach(() => {
  refusals.length = 0;
});

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (text: string, action_id: string) => ({ type: 'button', text: plain(text), action_id });
const input = (block_id: string, label: string, element: Record<string, unknown>, more = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});
const textInput = (block_id: string, label: string, more = {}) =>
  input(block_id, label, { type: 'plain_text_input' }, more);

/** The client's types know fewer blocks than Slack: tests hand them over as they are. */
function modalView(callback_id: string, blocks: Blocks, more = {}): never {
  return { type: 'modal', callback_id, title: plain(callback_id), submit: plain('Send'), blocks, ...more } as never;
}

function openOnCommand(view: () => never) {
  return (app: App) => {
    app.command('/bare', async ({ ack, body, client: own }) => {
      await ack();
      await attempt(own.views.open({ trigger_id: body.trigger_id, view: view() }));
    });
  };
}

async function post(channel: string, blocks: Blocks) {
  const { ts = '' } = await client().chat.postMessage({ channel, text: 'A card', blocks: blocks as never });
  return ts;
}

const card: Blocks = [{ type: 'actions', block_id: 'buttons', elements: [button('Take it', 'take')] }];

describe('commands', () => {
  it('fail for the person when no app is connected or it does not answer in time', async () => {
    const sandbox = await start((app) => app.command('/bare', async () => {}));
    const maya = sandbox.as('U0MAYA');
    expect(await maya.slash('/bare')).toEqual({
      ok: false,
      problem: '/bare failed with the error "operation_timeout"',
    });
    await running?.app.stop();
    await sandbox.settled();
    expect(await maya.slash('/bare')).toEqual({ ok: false, problem: '/bare failed with the error "dispatch_failed"' });
  });

  it('exist only for the installing team', async () => {
    const sandbox = await start((app) => app.command('/bare', ({ ack }) => ack('Yes')));
    expect(await sandbox.as('U0LENA').slash('/bare', 'partner-brightwater')).toMatchObject({ ok: false });
    expect(await sandbox.as('U0MAYA').slash('/bare x', 'partner-brightwater')).toEqual({ ok: true });
    expect(await sandbox.as('U0MAYA').slash('/other')).toMatchObject({ problem: '/other is not a valid command.' });
    expect(await sandbox.as('U0GONE').slash('/bare')).toMatchObject({ ok: false });
    const [call] = sandbox.control.calls('slash_command');
    expect(call?.request).toMatchObject({
      command: '/bare',
      text: 'x',
      team_id: 'T0NORTHWIND',
      is_enterprise_install: 'false',
    });
  });

  it('are answered for that person alone unless the answer is in_channel', async () => {
    const sandbox = await start((app) =>
      app.command('/bare', ({ ack, body }) =>
        ack(body.text === 'loud' ? { text: 'Everyone', response_type: 'in_channel' } : 'Only you'),
      ),
    );
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare', 'partner-brightwater');
    expect(maya.lastMessage('partner-brightwater')).toMatchObject({ text: 'Only you', isEphemeral: true });
    expect(() => sandbox.as('U0LENA').lastMessage('partner-brightwater')).toThrow('U0LENA sees no message');
    await maya.slash('/bare loud', 'partner-brightwater');
    expect(sandbox.as('U0LENA').lastMessage('partner-brightwater').text).toBe('Everyone');
  });
});

describe('trigger ids', () => {
  it('work once, for three seconds, and must be real', async () => {
    const clock = createClock({ manual: true });
    const view = modalView('a', [textInput('a', 'A')]);
    const sandbox = await start(
      (app) => {
        app.command('/bare', async ({ ack, body, client: own }) => {
          await ack();
          if (body.text === 'late') clock.advance(3001);
          await attempt(own.views.open({ trigger_id: body.trigger_id, view }));
          await attempt(own.views.open({ trigger_id: body.text === 'fake' ? '1.2.3' : body.trigger_id, view }));
        });
      },
      { clock },
    );
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.slash('/bare late');
    await maya.slash('/bare fake');
    expect(refusals).toEqual([
      'ok',
      'exchanged_trigger_id',
      'expired_trigger_id',
      'expired_trigger_id',
      'ok',
      'invalid_trigger_id',
    ]);
  });
});

describe('buttons in messages', () => {
  it('tell the app whose team pressed and whose app it is', async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    await post('C0BRIGHTWATER', card);
    expect(await sandbox.as('U0LENA').lastMessage('partner-brightwater').press('Take it')).toEqual({ ok: true });
    expect(sandbox.control.calls('block_actions')[0]?.request).toMatchObject({
      team: { id: 'T0NORTHWIND' },
      user: { id: 'U0LENA', team_id: 'T0BRIGHTWATER' },
      container: { type: 'message', channel_id: 'C0BRIGHTWATER', is_ephemeral: false },
      actions: [{ type: 'button', action_id: 'take', block_id: 'buttons' }],
      message: { bot_id: 'B0HANDOFF' },
    });
  });

  it('warn the presser when the app does not answer', async () => {
    const sandbox = await start((app) => app.action('take', async () => {}));
    await post('C0SALES', card);
    const result = await sandbox.as('U0SAM').lastMessage('sales').press('Take it');
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('something went wrong') });
  });

  it('can still be pressed on a card that another client has not redrawn', async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    const ts = await post('C0SALES', card);
    const old = sandbox.as('U0SAM').lastMessage('sales');
    await client().chat.update({ channel: 'C0SALES', ts, text: 'Taken', blocks: [] });
    expect(sandbox.as('U0SAM').lastMessage('sales').buttons).toEqual([]);
    expect(await old.press('Take it')).toEqual({ ok: true });
  });

  it('are not there for people outside the channel', async () => {
    const sandbox = await start((app) => app.action('take', ({ ack }) => ack()));
    await post('C0SALES', card);
    expect(() => sandbox.as('U0MAYA').lastMessage('sales')).toThrow('U0MAYA sees no message in sales');
  });

  it('reach the app twice when an envelope is duplicated', async () => {
    let presses = 0;
    const sandbox = await start((app) =>
      app.action('take', async ({ ack }) => {
        presses += 1;
        await ack();
      }),
    );
    await post('C0SALES', card);
    sandbox.control.duplicateNext('block_actions');
    expect(await sandbox.as('U0SAM').lastMessage('sales').press('Take it')).toEqual({ ok: true });
    expect(presses).toBe(2);
  });
});

describe('response_url', () => {
  it('replaces, posts and deletes, five times in half an hour', async () => {
    const clock = createClock({ manual: true });
    const answers: (() => Promise<unknown>)[] = [];
    const sandbox = await start(
      (app) =>
        app.action('take', async ({ ack, respond }) => {
          await ack();
          await respond({ text: 'Replaced', replace_original: true });
          await respond('Only you');
          await respond({ text: 'All', response_type: 'in_channel' });
          answers.push(() => respond('More'));
        }),
      { clock },
    );
    await post('C0SALES', card);
    const sam = sandbox.as('U0SAM');
    await sam.lastMessage('sales').press('Take it');
    expect(sam.messages('sales').map((message) => message.text)).toEqual(['Replaced', 'Only you', 'All']);
    expect(
      sandbox
        .as('U0PRIYA')
        .messages('sales')
        .map((message) => message.text),
    ).toEqual(['Replaced', 'All']);
    const [more] = answers;
    await more?.();
    await more?.();
    await expect(more?.()).rejects.toMatchObject({ statusCode: 404 });
  });
});

it('loses the answer on a response_url when that is ordered', async () => {
  const failures: unknown[] = [];
  const sandbox = await start((app) =>
    app.action('take', async ({ ack, respond }) => {
      await ack();
      await respond('First').catch((error: unknown) => failures.push(error));
    }),
  );
  await post('C0SALES', card);
  sandbox.control.fail({ method: 'response_url', fault: { kind: 'http', status: 500 } });
  await sandbox.as('U0SAM').lastMessage('sales').press('Take it');
  expect(failures).toMatchObject([{ statusCode: 500 }]);
});

describe('modals', () => {
  it('stack three deep, with triggers from inside', async () => {
    const next = (n: number) => modalView(`v${n}`, [{ type: 'actions', elements: [button('Deeper', 'deeper')] }]);
    let depth = 1;
    const sandbox = await start((app) => {
      openOnCommand(() => next(1))(app);
      app.action('deeper', async ({ ack, body, client: own }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        depth += 1;
        await attempt(own.views.push({ trigger_id: body.trigger_id, view: next(depth) }));
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    for (let press = 0; press < 3; press += 1) await maya.modal()?.press('Deeper');
    expect(refusals).toEqual(['ok', 'ok', 'ok', 'push_limit_reached']);
    expect(maya.state().views.map((view) => view.title)).toEqual(['v1', 'v2', 'v3']);
    await maya.modal()?.close();
    expect(maya.modal()?.title).toBe('v2');
    await maya.modal()?.closeAll();
    expect(maya.modal()).toBeNull();
  });

  it('keep what was typed when an update keeps the ids, and change their hash', async () => {
    const view = (second: string) =>
      modalView('a', [
        textInput('kept', 'Kept'),
        textInput(second, 'Changed'),
        { type: 'actions', elements: [button('Update', 'update')] },
      ]);
    const hashes: string[] = [];
    const sandbox = await start((app) => {
      openOnCommand(() => view('one'))(app);
      app.action('update', async ({ ack, body, client: own }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) return;
        const { id: view_id, hash } = body.view;
        const answer = await own.views.update({ view_id, hash, view: view('two') });
        hashes.push(hash, answer.view?.hash ?? '');
        await attempt(own.views.update({ view_id, hash, view: view('three') }));
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const modal = maya.modal();
    await modal?.fill({ Kept: 'still here', Changed: 'lost' });
    await modal?.press('Update');
    expect(modal?.value('Kept')).toBe('still here');
    expect(modal?.value('Changed')).toBeNull();
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(refusals).toEqual(['ok', 'hash_conflict']);
  });

  it.each([
    ['no answer', undefined],
    ['errors for a block that is not there', { response_action: 'errors', errors: { nowhere: 'No' } }],
    ['errors for a block that is no input', { response_action: 'errors', errors: { words: 'No' } }],
    ['a wrong view', { response_action: 'update', view: { type: 'modal', title: plain('x'.repeat(25)), blocks: [] } }],
    ['an unknown action', { response_action: 'shrug' }],
  ])('have trouble connecting after %s, and keep the text', async (_name, answer) => {
    const words = { type: 'section', block_id: 'words', text: plain('Words') };
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('a', [textInput('a', 'A'), words]))(app);
      app.view('a', async ({ ack }) => {
        if (answer) await ack(answer as never);
      });
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ A: 'typed' });
    expect(await maya.modal()?.submit()).toEqual({ ok: false, problem: 'We had some trouble connecting. Try again?' });
    expect(maya.modal()?.value('A')).toBe('typed');
  });

  it('are updated, pushed on and cleared by the answer to a submission', async () => {
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('first', [textInput('a', 'A', { optional: true })]))(app);
      app.view('first', ({ ack }) =>
        ack({ response_action: 'push', view: modalView('second', [textInput('b', 'B', { optional: true })]) }),
      );
      app.view('second', ({ ack }) =>
        ack({ response_action: 'update', view: modalView('third', [textInput('c', 'C', { optional: true })]) }),
      );
      app.view('third', ({ ack }) => ack({ response_action: 'clear' }));
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.submit();
    expect(maya.state().views.map((view) => view.title)).toEqual(['first', 'second']);
    await maya.modal()?.submit();
    expect(maya.state().views.map((view) => view.title)).toEqual(['first', 'third']);
    await maya.modal()?.submit();
    expect(maya.modal()).toBeNull();
  });

  it('say when they are closed only if asked, and without what was typed', async () => {
    const sandbox = await start((app) => {
      let count = 0;
      openOnCommand(() => {
        count += 1;
        return modalView(`v${count}`, [textInput('a', 'A')], { notify_on_close: count === 2 });
      })(app);
      app.view({ callback_id: 'v2', type: 'view_closed' }, ({ ack }) => ack());
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.close();
    await maya.slash('/bare');
    await maya.modal()?.fill({ A: 'secret draft' });
    await maya.modal()?.close();
    const closings = sandbox.control.calls('view_closed');
    expect(closings).toHaveLength(1);
    expect(closings[0]?.request).toMatchObject({
      view: { callback_id: 'v2', state: { values: {} } },
      is_cleared: false,
    });
  });

  it('never take an external_id twice', async () => {
    const sandbox = await start(openOnCommand(() => modalView('a', [textInput('a', 'A')], { external_id: 'mine' })));
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.close();
    await maya.slash('/bare');
    expect(refusals).toEqual(['ok', 'duplicate_external_id']);
  });

  it('opened by another company are submitted in that company’s name', async () => {
    const sandbox = await start((app) => {
      app.action('take', async ({ ack, body, client: own }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        await own.views.open({ trigger_id: body.trigger_id, view: modalView('a', [textInput('a', 'A')]) });
      });
      app.view('a', ({ ack }) => ack());
    });
    await post('C0BRIGHTWATER', card);
    const lena = sandbox.as('U0LENA');
    await lena.lastMessage('partner-brightwater').press('Take it');
    await lena.modal()?.fill({ A: 'x' });
    expect(await lena.modal()?.submit()).toEqual({ ok: true });
    expect(sandbox.control.calls('view_submission')[0]?.request).toMatchObject({
      team: { id: 'T0BRIGHTWATER' },
      user: { team_id: 'T0BRIGHTWATER' },
      view: { team_id: 'T0BRIGHTWATER', app_installed_team_id: 'T0NORTHWIND' },
    });
  });
});

describe('fields', () => {
  const options = ['Red', 'Blue'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
  const everyField: Blocks = [
    textInput('text', 'Text', { optional: true }),
    input('number', 'Number', { type: 'number_input', is_decimal_allowed: false, max_value: '10' }, { optional: true }),
    input('email', 'Email', { type: 'email_text_input' }, { optional: true }),
    input('url', 'Link', { type: 'url_text_input' }, { optional: true }),
    input('one', 'One', { type: 'static_select', options, initial_option: options[0] }),
    input('many', 'Many', { type: 'multi_static_select', options }, { optional: true }),
    input('radio', 'Radio', { type: 'radio_buttons', options }, { optional: true }),
    input('boxes', 'Boxes', { type: 'checkboxes', options }, { optional: true }),
    input('person', 'Person', { type: 'users_select' }, { optional: true }),
    input('people', 'People', { type: 'multi_users_select' }, { optional: true }),
    input('channel', 'Channel', { type: 'channels_select' }, { optional: true }),
    input('date', 'Date', { type: 'datepicker' }, { optional: true }),
    input('time', 'Time', { type: 'timepicker' }, { optional: true }),
    input('instant', 'Instant', { type: 'datetimepicker' }, { optional: true }),
    input('external', 'External', { type: 'external_select', min_query_length: 0 }, { optional: true }),
  ];

  async function opened() {
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('a', everyField))(app);
      app.view('a', ({ ack }) => ack());
      app.options('value', ({ ack, payload }) =>
        ack({ options: [{ text: { type: 'plain_text', text: payload.value }, value: 'found' }] }),
      );
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    return { sandbox, maya };
  }

  it('hold null, empty lists and initial values until they are touched', async () => {
    const { sandbox, maya } = await opened();
    await maya.modal()?.submit();
    const request = sandbox.control.calls('view_submission')[0]?.request as { view: { state: { values: unknown } } };
    expect(request.view.state.values).toMatchObject({
      text: { value: { type: 'plain_text_input', value: null } },
      number: { value: { type: 'number_input', value: null } },
      one: { value: { selected_option: { value: 'red' } } },
      many: { value: { selected_options: [] } },
      radio: { value: { selected_option: null } },
      person: { value: { selected_user: null } },
      people: { value: { selected_users: [] } },
      date: { value: { selected_date: null } },
      instant: { value: { selected_date_time: null } },
    });
  });

  it('take what people put into them', async () => {
    const { sandbox, maya } = await opened();
    await maya.modal()?.fill({
      Text: 'words',
      Number: '7',
      Many: ['Red', 'Blue'],
      Radio: 'Blue',
      Boxes: ['Red'],
      Person: 'Lena Fischer',
      People: ['Sam', 'U0PRIYA'],
      Channel: '#sales',
      Date: '2026-11-30',
      Time: '16:30',
      Instant: '2026-11-30T16:30:00Z',
      External: 'Acme',
      One: 'Blue',
    });
    expect(await maya.modal()?.submit()).toEqual({ ok: true });
    const request = sandbox.control.calls('view_submission')[0]?.request as { view: { state: { values: unknown } } };
    expect(request.view.state.values).toMatchObject({
      number: { value: { value: '7' } },
      many: { value: { selected_options: [{ value: 'red' }, { value: 'blue' }] } },
      boxes: { value: { selected_options: [{ value: 'red' }] } },
      person: { value: { selected_user: 'U0LENA' } },
      people: { value: { selected_users: ['U0SAM', 'U0PRIYA'] } },
      channel: { value: { selected_channel: 'C0SALES' } },
      instant: { value: { selected_date_time: 1796056200 } },
      external: { value: { selected_option: { value: 'found' } } },
      one: { value: { selected_option: { value: 'blue' } } },
    });
  });

  it('are checked by the client before anything is sent', async () => {
    const { sandbox, maya } = await opened();
    await maya.modal()?.fill({ Number: '11', Email: 'nobody', Link: 'nowhere' });
    const result = await maya.modal()?.submit();
    expect(result).toMatchObject({
      ok: false,
      errors: { number: expect.any(String), email: expect.any(String), url: expect.any(String) },
    });
    expect(sandbox.control.calls('view_submission')).toEqual([]);
  });

  it('are found by their label only', async () => {
    const { maya } = await opened();
    await expect(maya.modal()?.fill({ Colour: 'Red' })).rejects.toThrow('There is no field “Colour”.');
    await expect(maya.modal()?.fill({ One: 'Green' })).rejects.toThrow('There is no option “Green”.');
  });

  it('that dispatch tell the app at once', async () => {
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('a', [textInput('a', 'A', { dispatch_action: true })]))(app);
      app.action('value', ({ ack }) => ack());
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ A: 'typed' });
    expect(sandbox.control.calls('block_actions')[0]?.request).toMatchObject({
      container: { type: 'view' },
      view: { state: { values: { a: { value: { value: 'typed' } } } } },
      actions: [{ type: 'plain_text_input', value: 'typed', block_id: 'a', action_id: 'value' }],
    });
  });
});

describe('home, shortcuts and messages', () => {
  it('shows the Home tab that the app publishes when it is opened', async () => {
    const sandbox = await start((app) => {
      app.event('app_home_opened', async ({ event, client: own }) => {
        const view = { type: 'home', blocks: [{ type: 'header', text: plain('Welcome') }, ...card] } as never;
        await own.views.publish({ user_id: event.user, view });
      });
      app.action('take', ({ ack }) => ack());
    });
    const home = await sandbox.as('U0MAYA').home();
    expect(home.text).toBe('Welcome\nTake it');
    expect(await home.press('Take it')).toEqual({ ok: true });
  });

  it('runs shortcuts by their name', async () => {
    const sandbox = await start((app) => {
      app.shortcut('bare_global', ({ ack }) => ack());
      app.shortcut({ callback_id: 'bare_message', type: 'message_action' }, ({ ack }) => ack());
    });
    const sam = sandbox.as('U0SAM');
    await sam.say('sales', 'Look at <this>');
    expect(await sam.shortcut('Bare global')).toEqual({ ok: true });
    expect(await sam.shortcut('Bare message', sam.lastMessage('sales'))).toEqual({ ok: true });
    expect(sandbox.control.calls('message_action')[0]?.request).toMatchObject({
      message: { text: 'Look at &lt;this&gt;', user: 'U0SAM' },
      channel: { id: 'C0SALES' },
    });
  });

  it('sends only the events that the manifest subscribes to', async () => {
    const heard: string[] = [];
    const sandbox = await start((app) =>
      app.message(async ({ message }) => {
        heard.push(message.channel);
      }),
    );
    await sandbox.as('U0SAM').say('sales', 'public');
    await sandbox.as('U0SAM').say('deal-desk', 'private');
    await sandbox
      .as('U0ROBIN')
      .say('general', 'bot not in it')
      .catch(() => {});
    expect(heard).toEqual(['C0SALES']);
  });
});
