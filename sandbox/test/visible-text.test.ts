import { describe, expect, it } from 'vitest';
import { createClock } from '../src/clock.ts';
import { defaultWorld } from '../src/default-world.ts';
import { shownMrkdwn, visibleText } from '../src/keyboard/visible-text.ts';
import { createWorkspace } from '../src/workspace.ts';
import { manifest } from './bare-app.ts';

const workspace = createWorkspace(defaultWorld, manifest, createClock({ manual: true }));
const plain = (text: string) => ({ type: 'plain_text', text });

describe('mrkdwn', () => {
  it.each([
    ['*bold* and _italic_ and ~gone~ and `code`', 'bold and italic and gone and code'],
    ['*_both_*', 'both'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['<@U0MAYA> in <#C0SALES>', '@Maya in #sales'],
    ['<https://example.com|the page> or <https://example.com>', 'the page or https://example.com'],
    ['<!here> <!subteam^S1|@sales>', '@here @sales'],
    ['<!date^1767225600^{date}|1 January 2026>', '1 January 2026'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&gt; quoted', 'quoted'],
  ])('%s is shown as %s', (text, shown) => {
    expect(shownMrkdwn(workspace, text)).toBe(shown);
  });
});

describe('blocks', () => {
  it('show texts, fields, chosen options and buttons, but neither closed menus nor ids', () => {
    const options = ['Red', 'Blue'].map((text) => ({ text: plain(text), value: text }));
    const blocks = [
      { type: 'header', text: plain('Title') },
      { type: 'divider' },
      {
        type: 'section',
        fields: [{ type: 'mrkdwn', text: '*Deal*' }, plain('Acme')],
        accessory: { type: 'overflow', action_id: 'o', options },
      },
      {
        type: 'actions',
        block_id: 'a',
        elements: [
          { type: 'static_select', action_id: 's', placeholder: plain('Choose'), options },
          { type: 'static_select', action_id: 't', options, initial_option: options[1] },
          { type: 'button', action_id: 'b', value: 'hidden', text: plain('Go') },
        ],
      },
      { type: 'context', elements: [plain('Small print')] },
    ];
    expect(visibleText(workspace, blocks)).toBe('Title\nDeal\nAcme\nChoose\nBlue\nGo\nSmall print');
  });

  it('show rich text, tables and charts', () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Ask ' },
              { type: 'user', user_id: 'U0SAM' },
              { type: 'link', url: 'https://example.com', text: ' here' },
            ],
          },
        ],
      },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'AE' },
            { type: 'raw_text', text: 'Won' },
          ],
        ],
      },
      { type: 'data_visualization', title: 'Share', chart: { type: 'pie', segments: [{ label: 'Won', value: 3 }] } },
    ];
    expect(visibleText(workspace, blocks)).toBe('Ask @Sam here\nAE Won\nShare\nWon\n3');
  });
});
