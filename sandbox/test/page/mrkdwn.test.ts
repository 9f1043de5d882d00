import { describe, expect, test } from 'vitest';
import { parsePlainText } from '../../src/page/text/emoji.ts';
import { parseMarkdown } from '../../src/page/text/markdown.ts';
import { parseMrkdwn } from '../../src/page/text/mrkdwn.ts';
import type { TextNode } from '../../src/page/text/text-node.ts';

const text = (words: string): TextNode => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  test.each([
    ['*bold*', [{ kind: 'bold', children: [text('bold')] }]],
    ['_a_ ~b~', [{ kind: 'italic', children: [text('a')] }, text(' '), { kind: 'strike', children: [text('b')] }]],
    ['*_both_*', [{ kind: 'bold', children: [{ kind: 'italic', children: [text('both')] }] }]],
    ['`*code*`', [{ kind: 'code', text: '*code*' }]],
    ['<@U0SAM>', [{ kind: 'user', id: 'U0SAM', label: null }]],
    ['<#C0SALES|sales>', [{ kind: 'channel', id: 'C0SALES', label: 'sales' }]],
    ['<!channel>', [{ kind: 'group', label: 'channel' }]],
    ['a &amp; b &lt;c&gt;', [text('a & b <c>')]],
    [
      '*<https://a.example/x*y|label>*',
      [{ kind: 'bold', children: [{ kind: 'link', url: 'https://a.example/x*y', children: [text('label')] }] }],
    ],
  ])('reads %s as Slack does', (source, nodes) => {
    expect(parseMrkdwn(source)).toEqual(nodes);
  });

  test.each([['2*3*4'], ['snake_case_name'], ['* not bold *'], ['**'], ['a `` b'], ['~ ~'], [':no_such_emoji:']])(
    'leaves %s as it was typed',
    (source) => {
      expect(parseMrkdwn(source)).toEqual([text(source)]);
    },
  );

  test.each([
    ['<script>alert(1)</script>'],
    ['<javascript:alert(1)|click>'],
    ['<img src=x onerror=alert(1)>'],
    ['<data:text/html,x|click>'],
  ])('shows the hostile %s as plain words', (source) => {
    expect(parseMrkdwn(source)).toEqual([text(source)]);
  });

  test('a date keeps its format and its fallback', () => {
    expect(parseMrkdwn('<!date^1794272400^{date_short_pretty} at {time}|Tuesday>')).toEqual([
      { kind: 'date', seconds: 1_794_272_400, format: '{date_short_pretty} at {time}', fallback: 'Tuesday', url: null },
    ]);
  });

  test('quoted lines become one quote, whichever way the mark is written', () => {
    expect(parseMrkdwn('before\n>one\n&gt; two\nafter')).toEqual([
      text('before'),
      { kind: 'quote', children: [text('one'), { kind: 'break' }, text('two')] },
      text('after'),
    ]);
  });

  test('nothing inside a code block is parsed', () => {
    expect(parseMrkdwn('```\n*a* <@U0SAM>\n```')).toEqual([{ kind: 'pre', text: '*a* <@U0SAM>\n' }]);
  });

  test('a bare address becomes a link without the full stop after it, unless verbatim', () => {
    const source = 'See https://a.example/b_c_d.';
    const link = { kind: 'link', url: 'https://a.example/b_c_d', children: [text('https://a.example/b_c_d')] };
    expect(parseMrkdwn(source)).toEqual([text('See '), link, text('.')]);
    expect(parseMrkdwn(source, { verbatim: true })).toEqual([text(source)]);
  });
});

test('plain text keeps every mark and only turns shortcodes into emoji', () => {
  const source = '*a* <@U0SAM> &amp; :warning:';
  expect(parsePlainText(source)).toEqual([
    text('*a* <@U0SAM> &amp; '),
    { kind: 'emoji', name: 'warning', character: '\u26A0\uFE0F' },
  ]);
  expect(parsePlainText(source, false)).toEqual([text(source)]);
});

test('plain text is broken where its lines end', () => {
  expect(parsePlainText('Brightwater\nLena Fischer')).toEqual([
    text('Brightwater'),
    { kind: 'break' },
    text('Lena Fischer'),
  ]);
});

describe('a markdown block', () => {
  test('is split into headings, lists, tables, code and paragraphs', () => {
    const source =
      '# Title\n\nOne\ntwo\n\n- [x] done\n- open\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n---';
    expect(parseMarkdown(source).map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'table',
      'pre',
      'rule',
    ]);
  });

  test('uses two stars for bold and one for italic', () => {
    expect(parseMarkdown('**b** *i* snake_case_name')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'bold', children: [text('b')] },
          text(' '),
          { kind: 'italic', children: [text('i')] },
          text(' snake_case_name'),
        ],
      },
    ]);
  });

  test('does not link an address that could run a script', () => {
    expect(parseMarkdown('[x](javascript:alert(1))')).toEqual([
      { kind: 'paragraph', children: [text('[x](javascript:alert(1))')] },
    ]);
  });

  test.each([['```\nnever closed'], ['|'], ['- '], ['> '], ['#'], ['**']])('survives the odd %j', (source) => {
    expect(parseMarkdown(source)).not.toEqual([]);
  });
});
