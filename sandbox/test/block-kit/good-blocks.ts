import { everywhere, mrkdwn, type Payload, picture, plain, richText } from './good-parts.ts';
import type { Json } from './samples.ts';

const wholeTable = [
  [
    { type: 'raw_text', text: 'Region' },
    { type: 'raw_number', value: 12.5, text: '12.5 k' },
  ],
  [{ type: 'raw_text', text: 'West' }, richText],
];
const task = {
  type: 'task_card',
  task_id: 'look-up',
  title: 'Look the account up',
  status: 'in_progress',
  details: richText,
  output: richText,
  sources: [{ type: 'url', url: 'https://example.com/crm', text: 'CRM' }],
};
const card = {
  type: 'card',
  hero_image: picture,
  icon: picture,
  title: mrkdwn('*Northwind*'),
  subtitle: mrkdwn('Renewal'),
  body: mrkdwn('Wants to add seats.'),
  subtext: plain('Since March'),
  actions: [{ type: 'button', text: plain('Open'), action_id: 'open' }],
};

/** One of each block, as large as its documentation shows it. */
export const goodBlocks: Payload[] = [
  {
    name: 'a section',
    surfaces: everywhere,
    block: { type: 'section', block_id: 'who', text: mrkdwn('*Who*'), fields: [plain('a'), mrkdwn('b')], expand: true },
  },
  { name: 'a header', surfaces: everywhere, block: { type: 'header', text: plain('New offer'), level: 2 } },
  { name: 'a divider', surfaces: everywhere, block: { type: 'divider' } },
  { name: 'a context', surfaces: everywhere, block: { type: 'context', elements: [picture, plain('a'), mrkdwn('b')] } },
  { name: 'an image by URL', surfaces: everywhere, block: { ...picture, title: plain('Pipeline') } },
  {
    name: 'an image by file',
    surfaces: everywhere,
    block: { type: 'image', alt_text: 'A chart', slack_file: { id: 'F0123456789' } },
  },
  { name: 'rich text', surfaces: everywhere, block: richText },
  {
    name: 'a video',
    surfaces: everywhere,
    block: {
      type: 'video',
      alt_text: 'A tour',
      title: plain('Tour'),
      title_url: 'https://example.com/tour',
      thumbnail_url: 'https://example.com/tour.png',
      video_url: 'https://example.com/embed/tour',
      author_name: 'Casey Moreno',
      provider_name: 'Example',
      provider_icon_url: 'https://example.com/icon.png',
      description: plain('Two minutes'),
    },
  },
  { name: 'markdown', surfaces: ['message'], block: { type: 'markdown', text: '# Title\n**bold**' } },
  {
    name: 'a table',
    surfaces: ['message'],
    block: { type: 'table', rows: wholeTable, column_settings: [null, { align: 'right', is_wrapped: true }] },
  },
  {
    name: 'a data table',
    surfaces: ['message'],
    block: { type: 'data_table', caption: 'Regions', rows: wholeTable, page_size: 10, row_header_column_index: 1 },
  },
  {
    name: 'a pie chart',
    surfaces: ['message', 'home'],
    block: {
      type: 'data_visualization',
      title: 'Answers',
      chart: {
        type: 'pie',
        segments: [
          { label: 'Accepted', value: 3 },
          { label: 'Declined', value: 0.5 },
        ],
      },
    },
  },
  ...['bar', 'area', 'line'].map(
    (type): Payload => ({
      name: `a ${type} chart`,
      surfaces: ['message', 'home'],
      block: {
        type: 'data_visualization',
        title: 'Answers by month',
        chart: {
          type,
          series: [
            {
              name: 'Accepted',
              data: [
                { label: 'Jan', value: 3 },
                { label: 'Feb', value: -1 },
              ],
            },
            {
              name: 'Declined',
              data: [
                { label: 'Jan', value: 0 },
                { label: 'Feb', value: 2 },
              ],
            },
          ],
          axis_config: { categories: ['Jan', 'Feb'], x_label: 'Month', y_label: 'Offers' },
        },
      },
    }),
  ),
  { name: 'an alert', surfaces: ['modal'], block: { type: 'alert', text: mrkdwn('Already taken'), level: 'warning' } },
  { name: 'a card', surfaces: ['message', 'home'], block: card },
  {
    name: 'a card with an icon of Slack',
    surfaces: ['message', 'home'],
    block: { type: 'card', title: plain('Done'), slack_icon: { type: 'icon', name: 'check' } },
  },
  {
    name: 'a carousel',
    surfaces: ['message', 'home'],
    block: { type: 'carousel', elements: [card, { ...card, block_id: 'b' }] },
  },
  {
    name: 'a container',
    surfaces: ['message', 'home'],
    block: {
      type: 'container',
      title: plain('Details'),
      subtitle: mrkdwn('Of the account'),
      icon: picture,
      width: 'wide',
      is_collapsible: true,
      default_collapsed: true,
      has_header_divider: false,
      child_blocks: [{ type: 'divider' }, { type: 'header', text: plain('Inside') }],
    },
  },
  {
    name: 'a container with a table',
    surfaces: ['message'],
    block: { type: 'container', rich_text_title: richText, child_blocks: [{ type: 'table', rows: wholeTable }] },
  },
  {
    name: 'a plan',
    surfaces: ['message'],
    block: { type: 'plan', title: 'Handing over', tasks: [task, untyped(task)] },
  },
  { name: 'a task card', surfaces: ['message'], block: task },
];

/** As Slack's own example of a plan has it: its tasks need no type. */
function untyped({ title, status }: typeof task): Json {
  return { task_id: 'write', title, status };
}
