import { describe, expect, test } from 'vitest';
import { unnoticedIn } from '../support/picture/changes.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture, viewPicture } from '../support/picture/picture.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const button = { type: 'button', text: plain('Withdraw'), action_id: 'handoff.withdraw', value: 'H1' };
const option = (text: string, value: string) => ({ text: plain(text), value });
const rich = (...elements: unknown[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'key',
  label: plain('Label'),
  element: { action_id: 'value', ...element },
  ...more,
});

/** The lines of a message that is nothing but these blocks, without its notification. */
const linesOf = (...blocks: unknown[]) => messagePicture({ text: 'Told', blocks }).split('\n').slice(1);

describe('the picture of a message shows', () => {
  test('what is told first, then each block, with what it is in the margin', () => {
    const blocks = [
      { type: 'header', text: plain('Fabrikam') },
      { type: 'section', text: mrkdwn('*As* typed &amp; on\ntwo lines'), fields: [mrkdwn('One'), plain('*Two*')] },
      { type: 'divider', block_id: 'here' },
      {
        type: 'context',
        elements: [mrkdwn('Small'), { type: 'image', image_url: 'https://x.example', alt_text: 'A cat' }],
      },
      { type: 'image', image_url: 'https://y.example', alt_text: 'A dog', title: plain('Rex') },
      { type: 'section', text: mrkdwn('Beside it'), accessory: button },
    ];
    expect(`\n${messagePicture({ text: 'Told', blocks })}\n`).toBe(`
notification  Told
header        Fabrikam
section       *As* typed &amp; on
              two lines
+ field       One
+ field       ‹plain_text› *Two*
divider       ----------------------------------------
+ block_id    here
context       Small
+             A cat ‹https://x.example›
image         A dog ‹https://y.example›
+ title       Rex
section       Beside it
+ beside      [Withdraw] → handoff.withdraw (H1)
`);
  });

  test('what a button does, how it stands out and what it asks first', () => {
    const confirm = { title: plain('Sure?'), text: mrkdwn('It is *gone*.'), confirm: plain('Yes'), deny: plain('No') };
    const link = { type: 'button', text: plain('Open'), action_id: 'open', url: 'https://x.example', value: '' };
    const elements = [{ ...button, style: 'danger', confirm: { ...confirm, style: 'danger' } }, link];
    expect(linesOf({ type: 'actions', elements })).toEqual([
      'actions       [Withdraw] danger → handoff.withdraw (H1)',
      '+ asks first  Sure?',
      '              It is *gone*.',
      '              [Yes] danger [No]',
      '+             [Open] → open () opens https://x.example',
    ]);
  });

  test('a mention, a link, code and bold words as what they are, not as what only looks like them', () => {
    const real = rich(
      { type: 'text', text: 'Owner: ', style: { bold: true } },
      { type: 'user', user_id: 'U0SAM' },
      { type: 'text', text: '\n' },
      { type: 'text', text: 'H1', style: { code: true } },
      { type: 'channel', channel_id: 'C0B' },
      { type: 'link', url: 'https://x.example', text: 'Notes' },
    );
    expect(linesOf(real)).toEqual([
      'rich text     **Owner:** ‹@U0SAM›',
      '              ``H1``‹#C0B›‹Notes → https://x.example›',
    ]);
    const typed = rich({ type: 'text', text: '*Owner:* <@U0SAM>\n`H1`#C0B https://x.example' });
    expect(linesOf(typed)).toEqual(['rich text     *Owner:* <@U0SAM>', '              `H1`#C0B https://x.example']);
  });

  test('the moment that a date is, beside the words for it', () => {
    const date = { type: 'date', timestamp: 1795816800, format: '{date}', fallback: 'Fri 27 Nov' };
    expect(linesOf(rich(date))).toEqual(['rich text     ‹Fri 27 Nov = 2026-11-27T22:00:00Z as {date}›']);
    expect(linesOf({ type: 'section', text: mrkdwn('<!date^1795816800^{date}|Fri 27 Nov>!') })).toEqual([
      'section       <!date^1795816800^{date}|Fri 27 Nov>‹2026-11-27T22:00:00Z›!',
    ]);
  });

  test('a flag that is not as the bot always sets it', () => {
    const texts = [
      { type: 'mrkdwn', text: 'a' },
      { ...mrkdwn('b'), verbatim: false },
      { ...plain('c'), emoji: true },
    ];
    expect(linesOf({ type: 'context', elements: texts })).toEqual([
      'context       a ‹verbatim: not set›',
      '+             b ‹verbatim: false›',
      '+             ‹plain_text› c ‹emoji: true›',
    ]);
  });
});

describe('the picture of a form shows', () => {
  test('its titles, whom it is about, and of each field what can be put in and what stands in it', () => {
    const chosen = option('Warm', 'warm');
    const view = {
      type: 'modal',
      title: plain('Title'),
      submit: plain('Send'),
      close: plain('Cancel'),
      callback_id: 'handoff.send',
      private_metadata: '',
      blocks: [
        input(
          {
            type: 'plain_text_input',
            multiline: true,
            max_length: 300,
            initial_value: 'a\nb',
            placeholder: plain('…'),
          },
          { hint: plain('Hint'), optional: true, dispatch_action: true },
        ),
        input({ type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '10' }),
        input({ type: 'static_select', options: [chosen, option('Cold', 'cold')], initial_option: chosen }),
        input({ type: 'multi_users_select', initial_users: ['U1', 'U2'], max_selected_items: 20 }),
      ],
    };
    expect(`\n${viewPicture(view)}\n`).toBe(`
title         Title
submit        Send
close         Cancel
callback      handoff.send
metadata      ‹empty›
input         Label (optional) → key.value ‹sent while it is filled›
+ kind        plain_text_input, several lines, at most 300 characters
+ placeholder …
+ filled with a
              b
+ hint        Hint
input         Label → key.value
+ kind        number_input, whole numbers, at least 1, at most 10
input         Label → key.value
+ kind        static_select
+ option      (x) Warm → warm
+ option      ( ) Cold → cold
input         Label → key.value
+ kind        multi_users_select, at most 20 of them
+ filled with U1, U2
`);
  });
});

describe('what a picture cannot show is refused:', () => {
  const select = { type: 'static_select', options: [option('Warm', 'warm')] };
  const refused: Record<string, [unknown, string]> = {
    'an unknown block': [{ type: 'video' }, 'a block with the type video'],
    'an unknown element': [{ type: 'actions', elements: [{ type: 'overflow' }] }, 'a button with the type overflow'],
    'an unknown field': [input({ type: 'email_text_input' }), 'a field with the type email_text_input'],
    'an unknown part of a rich text': [rich({ type: 'broadcast', range: 'here' }), 'the type broadcast'],
    'an unknown property of a block': [{ type: 'divider', size: 1 }, 'does not show the size of a block'],
    'an unknown property of an element': [
      { type: 'actions', elements: [{ ...button, new: 1 }] },
      'the new of a button',
    ],
    'an unknown property of a text': [{ type: 'header', text: { ...plain('a'), new: 1 } }, 'the new of a text'],
    'an unknown property of an option': [
      input({ ...select, options: [{ ...option('a', 'a'), url: 'x' }] }),
      'the url of an option',
    ],
    'an unknown style': [rich({ type: 'text', text: 'a', style: { italic: true } }), 'the italic of a style'],
    'a choice that is not offered': [input({ ...select, initial_option: option('Warm', 'x') }), 'is not offered'],
    'words that hold the marks of the picture': [{ type: 'header', text: plain('‹@U0SAM›') }, 'uses ‹ and › itself'],
    'words that look like bold ones': [rich({ type: 'text', text: '**a**' }), 'uses ** itself'],
  };

  test.each(Object.entries(refused))('%s', (_, [block, reason]) => {
    expect(() => linesOf(block)).toThrow(reason);
  });

  test('an unknown property of a message or a form', () => {
    expect(() => messagePicture({ text: 'a', blocks: [], attachments: [] })).toThrow('the attachments of a message');
    const view = { type: 'modal', title: plain('a'), blocks: [], external_id: 'x' };
    expect(() => viewPicture(view)).toThrow('the external_id of a view');
    expect(() => viewPicture({ ...view, type: 'home' })).toThrow('a view with the type home');
  });
});

test('a picture that hid something would be found out', () => {
  const blind = (payload: unknown) => messagePicture(payload).replaceAll(/handoff\.\w+/g, '');
  const messages = [{ text: 'Told', blocks: [{ type: 'actions', elements: [button] }] }];
  expect(unnoticedIn(messages, blind)).toEqual(['.blocks[0].elements[0].action_id is another']);
  expect(unnoticedIn(messages, messagePicture)).toEqual([]);
});

describe('a page of pictures', () => {
  const looks = (pictures: Record<string, string | null>) =>
    page(Object.entries(pictures).map(([title, picture]) => ({ title, picture })));

  test('shows once what looks the same, and says in which states there is nothing', () => {
    expect(looks({ one: 'a', two: 'b', three: 'a', four: null })).toBe(
      '=== one, three\na\n\n=== two\nb\n\n=== in any other state\nnothing\n',
    );
    expect(looks({ one: 'a', two: 'a' })).toBe('=== in every state\na\n');
  });

  test('shows a long part once, unless another begins like it', () => {
    const long = (end: string) => `rich text     1\n${'              more\n'.repeat(5)}              ${end}`;
    const again = 'rich text     1 ‹and so on, as above›';
    expect(looks({ one: long('x'), two: `header        2\n${long('x')}` })).toBe(
      `=== one\n${long('x')}\n\n=== two\nheader        2\n${again}\n`,
    );
    const both = looks({ one: long('x'), two: long('y'), three: `header        2\n${long('x')}` });
    expect(both).not.toContain(again);
  });
});
