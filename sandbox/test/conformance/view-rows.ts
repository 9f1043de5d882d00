import { form, opened, opening, page, trigger } from './open-view.ts';
import { followedBy, input, like, ok, plain, refused, type Row, section, textInput } from './row.ts';

function badView(promise: string, view: unknown, pointer?: string): Row {
  const answer = refused('invalid_arguments', pointer);
  return { promise: `refuses ${promise}`, method: 'views.open', before: trigger, args: opening(view), answer };
}

/** https://docs.slack.dev/reference/methods/views.open */
export const viewRows: Row[] = [
  {
    promise: 'answers with the view as Slack keeps it',
    method: 'views.open',
    before: trigger,
    args: opening({ ...form, callback_id: 'form' }),
    answer: {
      ok: true,
      view: {
        id: like(/^V/),
        team_id: 'T0NORTHWIND',
        type: 'modal',
        title: { type: 'plain_text', text: 'Form' },
        submit: { type: 'plain_text', text: 'Send' },
        close: null,
        blocks: [{ type: 'input', block_id: like(/./), element: { action_id: 'words' } }],
        private_metadata: '',
        callback_id: 'form',
        external_id: '',
        state: { values: {} },
        hash: like(/./),
        clear_on_close: false,
        notify_on_close: false,
        previous_view_id: null,
        root_view_id: like(/^V/),
        app_id: 'A0APP',
        bot_id: 'B0APP',
        app_installed_team_id: 'T0NORTHWIND',
      },
    },
  },
  {
    promise: 'takes an interactivity pointer, which is documented beside the trigger',
    method: 'views.open',
    before: trigger,
    args: ({ trigger_id: interactivity_pointer }) => ({ interactivity_pointer, view: form }),
    answer: ok,
  },
  {
    promise: 'refuses a made-up trigger',
    method: 'views.open',
    args: { trigger_id: 'made.up', view: form },
    answer: refused('invalid_trigger_id'),
  },
  {
    promise: 'refuses a trigger after three seconds',
    method: 'views.open',
    before: followedBy(trigger, (ground) => ground.clock.advance(3001)),
    args: opening(form),
    answer: refused(/^(expired_trigger_id|trigger_expired)$/),
  },
  {
    promise: 'takes a trigger of just under three seconds',
    method: 'views.open',
    before: followedBy(trigger, (ground) => ground.clock.advance(2900)),
    args: opening(form),
    answer: ok,
  },
  {
    promise: 'takes a trigger once',
    method: 'views.open',
    before: trigger,
    args: opening(form),
    answer: ok,
    afterwards: {
      method: 'views.open',
      args: opening(form),
      answer: refused(/^(exchanged_trigger_id|trigger_exchanged)$/),
    },
  },
  {
    promise: 'refuses a missing trigger',
    method: 'views.open',
    args: { view: form },
    answer: refused(/^(invalid_arguments|invalid_trigger_id)$/),
  },
  {
    promise: 'refuses a missing view',
    method: 'views.open',
    before: trigger,
    args: opening(undefined),
    answer: refused('invalid_arguments'),
  },
  badView('a Home view', page),
  badView('a view without title', { ...form, title: undefined }, '/view'),
  badView('a title of 25 characters', { ...form, title: plain('x'.repeat(25)) }, '/view/title'),
  badView('a submit of 25 characters', { ...form, submit: plain('x'.repeat(25)) }, '/view/submit'),
  badView('a mrkdwn title', { ...form, title: { type: 'mrkdwn', text: 'x' } }, '/view/title'),
  badView('inputs without a submit', { ...form, submit: undefined }),
  badView('101 blocks', { ...form, blocks: Array.from({ length: 101 }, () => section('x')) }, '/view/blocks'),
  badView('markdown in a modal', { ...form, blocks: [{ type: 'markdown', text: 'x' }] }, '/view/blocks/0'),
  badView('a table in a modal', { ...form, blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }] }),
  badView('an empty text', { ...form, blocks: [section('')] }, '/view/blocks/0/text'),
  badView('a callback_id of 256 characters', { ...form, callback_id: 'x'.repeat(256) }, '/view/callback_id'),
  badView(
    'private_metadata of 3,001 characters',
    { ...form, private_metadata: 'x'.repeat(3001) },
    '/view/private_metadata',
  ),
  badView('an external_id of 256 characters', { ...form, external_id: 'x'.repeat(256) }, '/view/external_id'),
  badView('two inputs that both want the focus', {
    ...form,
    blocks: ['a', 'b'].map((name) => input(name, { ...textInput, focus_on_load: true }, { block_id: name })),
  }),
  badView('two blocks with one block_id', {
    ...form,
    blocks: ['a', 'b'].map((name) => input(name, textInput, { block_id: 'same' })),
  }),
  badView(
    'a number input without is_decimal_allowed',
    { ...form, blocks: [input('N', { type: 'number_input', action_id: 'n' })] },
    '/view/blocks/0/element',
  ),
  badView('a file input that dispatches', {
    ...form,
    blocks: [input('F', { type: 'file_input', action_id: 'f' }, { dispatch_action: true })],
  }),
  {
    promise: 'takes an alert',
    method: 'views.open',
    before: trigger,
    args: opening({ type: 'modal', title: plain('Form'), blocks: [{ type: 'alert', text: plain('Careful') }] }),
    answer: ok,
  },
  {
    promise: 'takes every input that only modals have',
    method: 'views.open',
    before: trigger,
    args: opening({
      ...form,
      blocks: [
        input('Number', { type: 'number_input', action_id: 'n', is_decimal_allowed: true, min_value: '1' }),
        input('Mail', { type: 'email_text_input', action_id: 'm' }),
        input('Address', { type: 'url_text_input', action_id: 'u' }),
        input('File', { type: 'file_input', action_id: 'f', max_files: 1 }),
        input('When', { type: 'datetimepicker', action_id: 'w' }),
      ],
    }),
    answer: ok,
  },
  {
    promise: 'refuses a view above 250 kB',
    method: 'views.open',
    before: trigger,
    args: opening({ ...form, blocks: Array.from({ length: 99 }, () => section('x'.repeat(2999))) }),
    answer: refused('view_too_large'),
  },
  {
    promise: 'refuses an external_id that is in use',
    method: 'views.open',
    before: async (ground) => {
      await opened(ground, { external_id: 'mine' });
      return trigger(ground);
    },
    args: opening({ ...form, external_id: 'mine' }),
    answer: refused('duplicate_external_id'),
  },
];
