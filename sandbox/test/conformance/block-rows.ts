import { type Args } from './ground.ts';
import { actions, button, input, mrkdwn, ok, option, plain, type Row, refused, section, textInput } from './row.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const letters = (count: number) => 'x'.repeat(count);
const select = (more: Args) => ({ type: 'static_select', action_id: 's', placeholder: plain('Pick'), ...more });
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture' };
const confirm = { title: plain('Sure?'), text: plain('Really'), confirm: plain('Yes'), deny: plain('No') };
const row = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };

function posted(promise: string, blocks: unknown, answer: Args): Row {
  return { promise, method: 'chat.postMessage', args: { channel: 'C0SALES', text: 'x', blocks }, answer };
}

const takes = (promise: string, blocks: unknown[]) => posted(`takes ${promise}`, blocks, ok);
const refuses = (promise: string, blocks: unknown[], pointer: string) =>
  posted(`refuses ${promise}`, blocks, refused('invalid_blocks', pointer));
/** Of these it is only documented that they are refused, not what the message points at. */
const refusesSomehow = (promise: string, blocks: unknown[]) =>
  posted(`refuses ${promise}`, blocks, refused(/^invalid_(blocks|attachments|arguments)$/));

/** https://docs.slack.dev/reference/block-kit */
export const blockRows: Row[] = [
  takes(
    '50 blocks',
    times(50, () => ({ type: 'divider' })),
  ),
  refusesSomehow(
    '51 blocks',
    times(51, () => ({ type: 'divider' })),
  ),
  takes('a section of 3,000 characters', [section(letters(3000))]),
  refuses('a section of 3,001 characters', [section(letters(3001))], '/blocks/0/text'),
  refuses('an empty text', [section('')], '/blocks/0/text'),
  refuses('a section without text and fields', [{ type: 'section' }], '/blocks/0'),
  takes('ten fields', [{ type: 'section', fields: times(10, () => mrkdwn('x')) }]),
  refuses('eleven fields', [{ type: 'section', fields: times(11, () => mrkdwn('x')) }], '/blocks/0/fields'),
  refuses('a field of 2,001 characters', [{ type: 'section', fields: [mrkdwn(letters(2001))] }], '/blocks/0/fields/0'),
  takes('a header of 150 characters', [{ type: 'header', text: plain(letters(150)) }]),
  refuses('a header of 151 characters', [{ type: 'header', text: plain(letters(151)) }], '/blocks/0/text'),
  refuses('a mrkdwn header', [{ type: 'header', text: mrkdwn('x') }], '/blocks/0/text'),
  takes('ten context elements', [{ type: 'context', elements: times(10, () => mrkdwn('x')) }]),
  refuses(
    'eleven context elements',
    [{ type: 'context', elements: times(11, () => mrkdwn('x')) }],
    '/blocks/0/elements',
  ),
  refuses('an empty context', [{ type: 'context', elements: [] }], '/blocks/0/elements'),
  takes('25 buttons', [actions(times(25, (index) => button('b', `b${index}`)))]),
  refuses('26 buttons', [actions(times(26, (index) => button('b', `b${index}`)))], '/blocks/0/elements'),
  takes('a button text of 75 characters', [actions([button(letters(75), 'b')])]),
  refuses('a button text of 76 characters', [actions([button(letters(76), 'b')])], '/blocks/0/elements/0/text'),
  takes('a button value of 2,000 characters', [actions([button('b', 'b', { value: letters(2000) })])]),
  refuses(
    'a button value of 2,001 characters',
    [actions([button('b', 'b', { value: letters(2001) })])],
    '/blocks/0/elements/0/value',
  ),
  refuses(
    'a button style that is not one',
    [actions([button('b', 'b', { style: 'loud' })])],
    '/blocks/0/elements/0/style',
  ),
  takes('a confirmation', [actions([button('b', 'b', { confirm })])]),
  refuses(
    'a confirmation text of 301 characters',
    [actions([button('b', 'b', { confirm: { ...confirm, text: plain(letters(301)) } })])],
    '/blocks/0/elements/0/confirm/text',
  ),
  refuses(
    'a confirmation button of 31 characters',
    [actions([button('b', 'b', { confirm: { ...confirm, deny: plain(letters(31)) } })])],
    '/blocks/0/elements/0/confirm/deny',
  ),
  takes('100 options', [actions([select({ options: times(100, (index) => option(`o${index}`)) })])]),
  refuses(
    '101 options',
    [actions([select({ options: times(101, (index) => option(`o${index}`)) })])],
    '/blocks/0/elements/0/options',
  ),
  takes('an option value of 150 characters', [actions([select({ options: [option('o', letters(150))] })])]),
  refuses(
    'an option value of 151 characters',
    [actions([select({ options: [option('o', letters(151))] })])],
    '/blocks/0/elements/0/options/0/value',
  ),
  refuses(
    'an option text of 76 characters',
    [actions([select({ options: [option(letters(76), 'o')] })])],
    '/blocks/0/elements/0/options/0/text',
  ),
  refuses('a select without options', [actions([select({ options: [] })])], '/blocks/0/elements/0'),
  refuses(
    'options and option groups together',
    [actions([select({ options: [option('a')], option_groups: [{ label: plain('g'), options: [option('b')] }] })])],
    '/blocks/0/elements/0',
  ),
  refuses(
    'an initial option that is none of the options',
    [actions([select({ options: [option('a')], initial_option: option('b') })])],
    '/blocks/0/elements/0/initial_option',
  ),
  refuses(
    'a placeholder of 151 characters',
    [actions([select({ options: [option('a')], placeholder: plain(letters(151)) })])],
    '/blocks/0/elements/0/placeholder',
  ),
  refuses(
    'six overflow options',
    [actions([{ type: 'overflow', action_id: 'o', options: times(6, (index) => option(`o${index}`)) }])],
    '/blocks/0/elements/0/options',
  ),
  refuses(
    'eleven radio buttons',
    [actions([{ type: 'radio_buttons', action_id: 'r', options: times(11, (index) => option(`o${index}`)) }])],
    '/blocks/0/elements/0/options',
  ),
  refuses(
    'a day that does not exist',
    [actions([{ type: 'datepicker', action_id: 'd', initial_date: '2026-13-01' }])],
    '/blocks/0/elements/0/initial_date',
  ),
  refusesSomehow('two blocks with one block_id', [section('a', { block_id: 'b' }), section('b', { block_id: 'b' })]),
  refusesSomehow('two elements of one block with one action_id', [actions([button('a', 'a'), button('b', 'a')])]),
  takes('one action_id in two blocks', [actions([button('a', 'a')]), actions([button('b', 'a')])]),
  refuses('a block_id of 256 characters', [section('a', { block_id: letters(256) })], '/blocks/0/block_id'),
  refuses('an action_id of 256 characters', [actions([button('a', letters(256))])], '/blocks/0/elements/0/action_id'),
  refuses('an unknown type of block', [{ type: 'marquee' }], '/blocks/0'),
  refuses('a block without a type', [{ text: mrkdwn('x') }], '/blocks/0'),
  refuses('an unknown type of element', [actions([{ type: 'lever', action_id: 'l' }])], '/blocks/0/elements/0'),
  takes('an image', [image]),
  refuses('an image without alt_text', [{ type: 'image', image_url: 'https://example.com/a.png' }], '/blocks/0'),
  refuses('an image with both sources', [{ ...image, slack_file: { id: 'F0' } }], '/blocks/0'),
  takes('an input in a message', [input('Words', textInput)]),
  refuses('an input label of 2,001 characters', [input(letters(2001), textInput)], '/blocks/0/label'),
  takes('markdown in a message', [{ type: 'markdown', text: '**a**' }]),
  refusesSomehow('markdown above 12,000 characters in all', [
    { type: 'markdown', text: letters(7000) },
    { type: 'markdown', text: letters(5001) },
  ]),
  takes('a table in a message', [row]),
  refusesSomehow('two tables in a message', [row, row]),
  refusesSomehow('an alert in a message', [{ type: 'alert', text: plain('x') }]),
  refusesSomehow('a file input in a message', [input('File', { type: 'file_input', action_id: 'f' })]),
  refusesSomehow('a number input in a message', [
    input('Number', { type: 'number_input', action_id: 'n', is_decimal_allowed: false }),
  ]),
  refusesSomehow('a datetimepicker beside a section', [
    section('x', { accessory: { type: 'datetimepicker', action_id: 'd' } }),
  ]),
  posted('refuses blocks that are not JSON', 'nonsense', refused(/^invalid_blocks(_format)?$/)),
  posted('refuses blocks that are no list', { type: 'divider' }, refused(/^invalid_blocks(_format)?$/)),
  posted(
    'refuses texts of more than 13,200 characters together',
    times(5, () => section(letters(2900))),
    refused('msg_blocks_too_long'),
  ),
  refuses('the second of two blocks by its place', [section('a'), section('')], '/blocks/1/text'),
  {
    promise: 'checks the blocks of ephemerals, too',
    method: 'chat.postEphemeral',
    args: { channel: 'C0SALES', user: 'U0SAM', text: 'x', blocks: [section('')] },
    answer: refused('invalid_blocks', '/blocks/0/text'),
  },
  {
    promise: 'checks the blocks of updates, too',
    method: 'chat.update',
    before: async ({ post }) => ({ ts: await post('C0SALES') }),
    args: ({ ts }) => ({ channel: 'C0SALES', ts, text: 'x', blocks: [section('')] }),
    answer: refused('invalid_blocks', '/blocks/0/text'),
  },
  {
    promise: 'finds good blocks good, without a token',
    method: 'blocks.validate',
    token: 'none',
    args: { blocks: [section('Hi')] },
    answer: ok,
  },
  {
    promise: 'points at what is wrong in blocks',
    method: 'blocks.validate',
    token: 'none',
    args: { blocks: [section('')] },
    answer: { ok: false, error: 'invalid_blocks', errors: [{ pointer: '/blocks/0/text/text' }] },
  },
  {
    promise: 'finds a good view good',
    method: 'blocks.validate',
    token: 'none',
    args: { view: { type: 'modal', title: plain('Hi'), blocks: [section('Hi')] } },
    answer: ok,
  },
  {
    promise: 'calls a bad view invalid_view',
    method: 'blocks.validate',
    token: 'none',
    args: { view: { type: 'modal', title: plain(letters(25)), blocks: [section('Hi')] } },
    answer: refused('invalid_view'),
  },
  {
    promise: 'calls a bad message invalid_message',
    method: 'blocks.validate',
    token: 'none',
    args: { message: { text: 'Hi', blocks: [section('')] } },
    answer: refused('invalid_message'),
  },
];
