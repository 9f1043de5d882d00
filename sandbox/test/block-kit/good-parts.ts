import type { SurfaceName } from '../../src/block-kit/limits.ts';
import type { Json } from './samples.ts';

export type Payload = { name: string; surfaces: SurfaceName[]; block: Json };

export const everywhere: SurfaceName[] = ['message', 'modal', 'home'];
export const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const option = (text: string, value: string) => ({ text: plain(text), value, description: plain('More about it') });
export const west = option('West', 'west');
export const east = option('East', 'east');
export const confirm = {
  title: plain('Are you sure?'),
  text: mrkdwn('The partner will be *told*.'),
  confirm: plain('Decline'),
  deny: plain('Go back'),
  style: 'danger',
};
export const picture = { type: 'image', image_url: 'https://example.com/chart.png', alt_text: 'A chart' };
const style = {
  bold: true,
  italic: true,
  strike: true,
  underline: false,
  code: true,
  highlight: true,
  client_highlight: false,
  unlink: true,
};

export const richText = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Northwind ', style: { bold: true } },
        { type: 'link', url: 'https://example.com/account', text: 'account', unsafe: false, style },
        { type: 'user', user_id: 'U0CASEY', style },
        { type: 'usergroup', usergroup_id: 'S0SALES', style },
        { type: 'team', team_id: 'T0HOME', style },
        { type: 'channel', channel_id: 'C0PARTNERS', style },
        { type: 'emoji', name: 'wave', skin_tone: 2, unicode: '1f44b', url: 'https://example.com/wave.png', style },
        { type: 'broadcast', range: 'here', style },
        { type: 'color', value: '#00ff7f', style },
        {
          type: 'date',
          timestamp: 1_767_225_600,
          format: '{date_short} at {time}',
          fallback: 'New Year',
          url: 'https://example.com/2026',
          style,
        },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      offset: 2,
      border: 1,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'First' }] }],
    },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }], border: 0, language: 'sql' },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Quoted' }], border: 1 },
  ],
};
