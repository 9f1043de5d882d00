import { expect, test } from 'vitest';
import { blockFaults, messageFault, viewFault } from '../../src/block-kit/validate.ts';
import { asAccessory, asInput, copies } from './refused.ts';
import type { Json } from './samples.ts';

/**
 * The limits that apps run into, written down a second time and by hand: a slip in the data is then seen here.
 * https://docs.slack.dev/reference/block-kit
 */
const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const option = (fields: Json = {}) => ({ text: plain(1), value: 'x', ...fields });
const select = (fields: Json) => asAccessory({ type: 'static_select', ...fields });
const button = (fields: Json) => asAccessory({ type: 'button', text: plain(1), ...fields });
const confirm = (fields: Json) =>
  button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...fields } });
const card = (fields: Json) => ({ type: 'card', title: plain(1), ...fields });
const chart = (fields: Json) => ({ type: 'data_visualization', title: 'x', chart: fields });
const cell = { type: 'raw_text', text: 'x' };
const address = (length: number) => 'https://example.com/'.padEnd(length, 'x');

const MESSAGE: [name: string, max: number, build: (size: number) => Json][] = [
  ['block_id', 255, (n) => ({ type: 'divider', block_id: 'x'.repeat(n) })],
  ['action_id', 255, (n) => button({ action_id: 'x'.repeat(n) })],
  ['header text', 150, (n) => ({ type: 'header', text: plain(n) })],
  ['section text', 3000, (n) => ({ type: 'section', text: plain(n) })],
  ['section fields', 10, (n) => ({ type: 'section', fields: copies(n, plain(1)) })],
  ['one section field', 2000, (n) => ({ type: 'section', fields: [plain(n)] })],
  ['context elements', 10, (n) => ({ type: 'context', elements: copies(n, plain(1)) })],
  ['context text', 3000, (n) => ({ type: 'context', elements: [plain(n)] })],
  ['actions elements', 25, (n) => ({ type: 'actions', elements: copies(n, { type: 'datepicker' }) })],
  [
    'context actions elements',
    5,
    (n) => ({ type: 'context_actions', elements: copies(n, { type: 'icon_button', icon: 'trash', text: plain(1) }) }),
  ],
  ['input label', 2000, (n) => asInput({ type: 'datepicker' }, { label: plain(n) })],
  ['input hint', 2000, (n) => asInput({ type: 'datepicker' }, { hint: plain(n) })],
  ['image alt_text', 2000, (n) => ({ type: 'image', image_url: address(1), alt_text: 'x'.repeat(n) })],
  ['image_url', 3000, (n) => ({ type: 'image', image_url: address(n), alt_text: 'x' })],
  ['image title', 2000, (n) => ({ type: 'image', image_url: address(1), alt_text: 'x', title: plain(n) })],
  ['markdown', 12_000, (n) => ({ type: 'markdown', text: 'x'.repeat(n) })],
  ['table rows', 100, (n) => ({ type: 'table', rows: Array.from({ length: n }, () => [cell]) })],
  ['table cells of a row', 20, (n) => ({ type: 'table', rows: [copies(n, cell)] })],
  [
    'data table rows',
    101,
    (n) => ({ type: 'data_table', caption: 'x', rows: Array.from({ length: n }, () => [cell]) }),
  ],
  [
    'chart title',
    50,
    (n) => ({ ...chart({ type: 'pie', segments: [{ label: 'x', value: 1 }] }), title: 'x'.repeat(n) }),
  ],
  ['pie slices', 6, (n) => chart({ type: 'pie', segments: copies(n, { label: 'x', value: 1 }) })],
  ['pie label', 20, (n) => chart({ type: 'pie', segments: [{ label: 'x'.repeat(n), value: 1 }] })],
  ['card title', 150, (n) => card({ title: plain(n) })],
  ['card body', 200, (n) => card({ body: plain(n) })],
  ['card subtext', 200, (n) => card({ subtext: plain(n) })],
  ['card buttons', 3, (n) => card({ actions: copies(n, { type: 'button', text: plain(1) }) })],
  ['carousel cards', 10, (n) => ({ type: 'carousel', elements: copies(n, card({})) })],
  [
    'container children',
    10,
    (n) => ({ type: 'container', title: plain(1), child_blocks: copies(n, { type: 'divider' }) }),
  ],
  [
    'people who see an icon button',
    10,
    (n) => ({
      type: 'context_actions',
      elements: [
        {
          type: 'icon_button',
          icon: 'trash',
          text: plain(1),
          visible_to_user_ids: Array.from({ length: n }, () => 'U0123456789'),
        },
      ],
    }),
  ],
  [
    'indent of a list',
    8,
    (n) => ({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_list', style: 'bullet', indent: n, elements: [{ type: 'rich_text_section', elements: [] }] },
      ],
    }),
  ],
  [
    'video title',
    199,
    (n) => ({ type: 'video', alt_text: 'x', title: plain(n), thumbnail_url: address(1), video_url: address(1) }),
  ],
  ['button text', 75, (n) => button({ text: plain(n) })],
  ['button value', 2000, (n) => button({ value: 'x'.repeat(n) })],
  ['button url', 3000, (n) => button({ url: address(n) })],
  ['option text', 75, (n) => select({ options: [option({ text: plain(n) })] })],
  ['option value', 150, (n) => select({ options: [option({ value: 'x'.repeat(n) })] })],
  ['option description', 75, (n) => select({ options: [option({ description: plain(n) })] })],
  ['select options', 100, (n) => select({ options: copies(n, option()) })],
  ['select groups', 100, (n) => select({ option_groups: copies(n, { label: plain(1), options: [option()] }) })],
  ['options of a group', 100, (n) => select({ option_groups: [{ label: plain(1), options: copies(n, option()) }] })],
  ['group label', 75, (n) => select({ option_groups: [{ label: plain(n), options: [option()] }] })],
  ['placeholder', 150, (n) => select({ options: [option()], placeholder: plain(n) })],
  ['checkboxes', 10, (n) => asAccessory({ type: 'checkboxes', options: copies(n, option()) })],
  ['radio buttons', 10, (n) => asAccessory({ type: 'radio_buttons', options: copies(n, option()) })],
  ['overflow options', 5, (n) => asAccessory({ type: 'overflow', options: copies(n, option()) })],
  ['confirm title', 100, (n) => confirm({ title: plain(n) })],
  ['confirm text', 300, (n) => confirm({ text: plain(n) })],
  ['confirm yes', 30, (n) => confirm({ confirm: plain(n) })],
  ['confirm no', 30, (n) => confirm({ deny: plain(n) })],
  ['max_length of a text', 3000, (n) => asInput({ type: 'plain_text_input', max_length: n })],
];

test.each(MESSAGE)('%s: %i is taken, one more is refused', { tags: 'thorough' }, (_, max, build) => {
  expect(blockFaults('message', [build(max)], '/blocks')).toEqual([]);
  expect(blockFaults('message', [build(max + 1)], '/blocks')).toHaveLength(1);
});

/** Their limits are in limits.json under `unconfirmed`, or known from other SDKs only. */
test.each([
  [
    'a container with both titles',
    {
      type: 'container',
      title: plain(1),
      rich_text_title: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
      child_blocks: [{ type: 'divider' }],
    },
  ],
])('%s is taken', (_, block) => {
  expect(blockFaults('message', [block], '/blocks')).toEqual([]);
});

test('what no source settles is not refused', () => {
  expect(messageFault({ text: 'x'.repeat(4001) }, 'chat.postEphemeral')).toBeNull();
  expect(viewFault({ type: 'home', blocks: [] })).toBeNull();
});

const MODAL: [name: string, max: number, build: (size: number) => Json][] = [
  ['title', 24, (n) => ({ title: plain(n) })],
  ['submit', 24, (n) => ({ submit: plain(n) })],
  ['close', 24, (n) => ({ close: plain(n) })],
  ['private_metadata', 3000, (n) => ({ private_metadata: 'x'.repeat(n) })],
  ['callback_id', 255, (n) => ({ callback_id: 'x'.repeat(n) })],
  ['external_id', 255, (n) => ({ external_id: 'x'.repeat(n) })],
  ['blocks', 100, (n) => ({ blocks: copies(n, { type: 'divider' }) })],
  ['alert text', 200, (n) => ({ blocks: [{ type: 'alert', text: plain(n) }] })],
  ['files', 10, (n) => ({ submit: plain(1), blocks: [asInput({ type: 'file_input', max_files: n })] })],
];

test.each(MODAL)('%s of a modal: %i is taken, one more is refused', (_, max, build) => {
  const modal = { type: 'modal', title: plain(1), blocks: [{ type: 'divider' }] };
  expect(viewFault({ ...modal, ...build(max) })).toBeNull();
  expect(viewFault({ ...modal, ...build(max + 1) })?.faults).toHaveLength(1);
});
