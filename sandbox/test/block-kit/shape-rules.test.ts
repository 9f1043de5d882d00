import { describe, expect, test } from 'vitest';
import { blockFaults } from '../../src/block-kit/validate.ts';
import { asAccessory, type Case, refusedOn, text } from './refused.ts';
import type { Json } from './samples.ts';

const west = { text, value: 'west' };
const east = { text, value: 'east' };
const cell = { type: 'raw_text', text: 'x' };
const richCell = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] };

function select(fields: Json): Json {
  return asAccessory({ type: 'static_select', ...fields });
}

function chart(fields: Json): Json {
  return { type: 'data_visualization', title: 'x', chart: fields };
}

describe('one of several fields', () => {
  const noContent: Case[] = [
    ['a section without text and fields', { type: 'section' }, '/blocks/0'],
    ['a card with a subtitle only', { type: 'card', subtitle: text }, '/blocks/0'],
    ['a container without a title', { type: 'container', child_blocks: [{ type: 'divider' }] }, '/blocks/0'],
    ['an image without a source', { type: 'image', alt_text: 'x' }, '/blocks/0'],
    [
      'an image with two sources',
      { type: 'image', alt_text: 'x', image_url: 'https://example.com/a.png', slack_file: { id: 'F0123456789' } },
      '/blocks/0',
    ],
    ['a file by neither id nor URL', { type: 'image', alt_text: 'x', slack_file: {} }, '/blocks/0/slack_file'],
    [
      'a file by both',
      { type: 'image', alt_text: 'x', slack_file: { id: 'F0123456789', url: 'https://example.com/a.png' } },
      '/blocks/0/slack_file',
    ],
    ['a select without options', select({}), '/blocks/0/accessory'],
    [
      'a select with options and groups',
      select({ options: [west], option_groups: [{ label: text, options: [west] }] }),
      '/blocks/0/accessory',
    ],
    [
      'a filter that filters nothing',
      asAccessory({ type: 'conversations_select', filter: {} }),
      '/blocks/0/accessory/filter',
    ],
    [
      'a rich text style that styles nothing',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: {} }] }],
      },
      '/blocks/0/elements/0/elements/0/style',
    ],
  ];
  test.each(noContent)('%s is refused', (_, block, pointer) => refusedOn('message', block, pointer));
});

describe('initial options', () => {
  const strangers: Case[] = [
    ['another value', select({ options: [west], initial_option: east }), 'initial_option'],
    [
      'another text',
      select({ options: [west], initial_option: { ...west, text: { ...text, text: 'y' } } }),
      'initial_option',
    ],
    [
      'an emoji flag of its own',
      select({ options: [west], initial_option: { ...west, text: { ...text, emoji: true } } }),
      'initial_option',
    ],
    [
      'a description of its own',
      select({ options: [west], initial_option: { ...west, description: text } }),
      'initial_option',
    ],
    [
      'an option of no group',
      select({ option_groups: [{ label: text, options: [west] }], initial_option: east }),
      'initial_option',
    ],
    [
      'one stranger of two',
      asAccessory({ type: 'checkboxes', options: [west], initial_options: [west, east] }),
      'initial_options/1',
    ],
    [
      'a radio button that is not there',
      asAccessory({ type: 'radio_buttons', options: [west], initial_option: east }),
      'initial_option',
    ],
    [
      'a multi select',
      asAccessory({ type: 'multi_static_select', options: [west], initial_options: [east] }),
      'initial_options/0',
    ],
  ];
  test.each(strangers)('%s is refused', (_, block, field) =>
    refusedOn('message', block, `/blocks/0/accessory/${field}`),
  );

  test('keys in another order are the same option', () => {
    const block = select({
      options: [west],
      initial_option: { value: 'west', text: { text: 'x', type: 'plain_text' } },
    });
    expect(blockFaults('message', [block], '/blocks')).toEqual([]);
  });

  const chosen: [type: string, field: string, items: unknown[]][] = [
    ['users', 'initial_users', ['U1', 'U2']],
    ['conversations', 'initial_conversations', ['D1', 'D2']],
    ['channels', 'initial_channels', ['C1', 'C2']],
    ['external', 'initial_options', [west, east]],
  ];
  test.each(chosen)('more %s than may be selected are refused', (type, field, items) => {
    const block = asAccessory({ type: `multi_${type}_select`, [field]: items, max_selected_items: 1 });
    refusedOn('message', block, `/blocks/0/accessory/${field}`);
  });
});

const table = (rows: unknown, more: Json = {}): Json => ({ type: 'data_table', caption: 'x', rows, ...more });

describe('tables', () => {
  const long = { type: 'raw_text', text: 'x'.repeat(5000) };
  const cases: Case[] = [
    ['a row shorter than the header', table([[cell, cell], [cell]]), '/blocks/0/rows/1'],
    [
      'rich text in the header',
      table([
        [cell, richCell],
        [cell, cell],
      ]),
      '/blocks/0/rows/0/1',
    ],
    [
      'a row header that is no column',
      table([[cell], [cell]], { row_header_column_index: 1 }),
      '/blocks/0/row_header_column_index',
    ],
    ['more than 10,000 characters in a data table', table([[long], [long], [cell]]), '/blocks/0/rows'],
    ['more than 10,000 characters in a table', { type: 'table', rows: [[long, long, cell]] }, '/blocks/0/rows'],
    ['a mrkdwn cell', { type: 'table', rows: [[{ type: 'mrkdwn', text: 'x' }]] }, '/blocks/0/rows/0/0/type'],
    [
      'columns aligned to the top',
      { type: 'table', rows: [[cell]], column_settings: [{ align: 'top' }] },
      '/blocks/0/column_settings/0/align',
    ],
  ];
  test.each(cases)('%s is refused', (_, block, pointer) => refusedOn('message', block, pointer));

  test('exactly 10,000 characters are taken', () => {
    expect(blockFaults('message', [{ type: 'table', rows: [[long, long]] }], '/blocks')).toEqual([]);
  });
});

const point = (label: string) => ({ label, value: 1 });

describe('charts', () => {
  const columns = (type: string, ...series: Json[]) =>
    chart({ type, series, axis_config: { categories: ['Jan', 'Feb'] } });
  const both = [point('Jan'), point('Feb')];
  const cases: Case[] = [
    ['a name given twice', columns('bar', { name: 'a', data: both }, { name: 'a', data: both }), 'series/1/name'],
    ['an area category without a point', columns('area', { name: 'a', data: [point('Jan')] }), 'series/0/data'],
    ['a line category without a point', columns('line', { name: 'a', data: [point('Jan')] }), 'series/0/data'],
    ['a category without a point', columns('bar', { name: 'a', data: [point('Jan')] }), 'series/0/data'],
    ['a point of no category', columns('bar', { name: 'a', data: [...both, point('Mar')] }), 'series/0/data'],
    ['points in another order', columns('bar', { name: 'a', data: both.toReversed() }), 'series/0/data'],
    ['an empty slice', chart({ type: 'pie', segments: [{ label: 'a', value: 0 }] }), 'segments/0/value'],
    ['a pie with axes', chart({ type: 'pie', segments: [point('a')], axis_config: { categories: ['a'] } }), ''],
  ];
  test.each(cases)('%s is refused', (_, block, field) =>
    refusedOn('message', block, `/blocks/0/chart${field && '/'}${field}`),
  );
});

const others: Case[] = [
  [
    'collapsed but not collapsible',
    { type: 'container', title: text, default_collapsed: true, child_blocks: [{ type: 'divider' }] },
    '/blocks/0/default_collapsed',
  ],
  ['two tasks of one id', { type: 'plan', title: 'x', tasks: [task('a'), task('a')] }, '/blocks/0/tasks/1/task_id'],
  [
    'an svg image',
    { type: 'image', alt_text: 'x', image_url: 'https://example.com/logo.SVG?size=2' },
    '/blocks/0/image_url',
  ],
  [
    'an svg image beside a section',
    asAccessory({ type: 'image', alt_text: 'x', image_url: 'https://example.com/a.svg' }),
    '/blocks/0/accessory/image_url',
  ],
  ['an image that is no address', { type: 'image', alt_text: 'x', image_url: 'logo.png' }, '/blocks/0/image_url'],
  [
    'a video over http',
    {
      type: 'video',
      alt_text: 'x',
      title: text,
      thumbnail_url: 'https://example.com/a.png',
      video_url: 'http://example.com/v',
    },
    '/blocks/0/video_url',
  ],
  [
    'a link in a select option',
    select({ options: [{ ...west, url: 'https://example.com' }] }),
    '/blocks/0/accessory/options/0',
  ],
  [
    'mrkdwn in a select option',
    select({ options: [{ text: { type: 'mrkdwn', text: 'x' }, value: 'x' }] }),
    '/blocks/0/accessory/options/0/text/type',
  ],
  ['emoji in mrkdwn', { type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }, '/blocks/0/text'],
  ['verbatim in plain text', { type: 'section', text: { ...text, verbatim: true } }, '/blocks/0/text'],
  [
    'a confirmation without a way back',
    asAccessory({ type: 'button', text, confirm: { title: text, text, confirm: text } }),
    '/blocks/0/accessory/confirm',
  ],
  ['an option that is null', select({ options: [west], initial_option: null }), '/blocks/0/accessory/initial_option'],
];

test.each(others)('%s is refused', (_, block, pointer) => refusedOn('message', block, pointer));

function task(id: string): Json {
  return { type: 'task_card', task_id: id, title: 'x', status: 'pending' };
}
