import { describe, expect, test } from 'vitest';
import { messageFault } from '../../src/block-kit/validate.ts';
import { asInput, copies, text } from './refused.ts';

const METHODS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'] as const;
const blocks = [{ type: 'divider', block_id: 'a' }];

const attached = (length: number) => Array.from({ length }, () => ({ text: 'x' }));

describe.each(METHODS)('%s', (method) => {
  test('takes text, blocks, attachments or markdown_text', () => {
    expect(messageFault({ text: 'x' }, method)).toBeNull();
    expect(messageFault({ blocks }, method)).toBeNull();
    expect(messageFault({ attachments: [{ text: 'x' }] }, method)).toBeNull();
    expect(messageFault({ markdown_text: '**x**' }, method)).toBeNull();
    expect(messageFault({ text: 'x', blocks: [] }, method)).toBeNull();
  });

  test.each([{}, { text: '' }, { text: '', blocks: [], attachments: [] }])('has nothing to say in %o', (message) => {
    expect(messageFault(message, method)?.error).toBe('no_text');
  });

  test('refuses blocks that are no list', () => {
    const fault = messageFault({ text: 'x', blocks: { type: 'divider' } }, method);
    expect(fault).toEqual({
      error: 'invalid_blocks_format',
      faults: [{ pointer: '/blocks', message: 'must provide an array' }],
    });
  });

  test('refuses faulty blocks and points at the place', () => {
    const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } };
    expect(messageFault({ text: 'x', blocks: [header] }, method)).toEqual({
      error: 'invalid_blocks',
      faults: [{ pointer: '/blocks/0/text/text', message: 'must be less than 151 characters' }],
    });
  });

  test('refuses a second table by the code of attachments', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
    expect(messageFault({ text: 'x', blocks: [table, table] }, method)?.error).toBe('invalid_attachments');
  });

  test('refuses markdown_text beside text or blocks', () => {
    expect(messageFault({ text: 'x', markdown_text: 'x' }, method)?.error).toBe('markdown_text_conflict');
    expect(messageFault({ blocks, markdown_text: 'x' }, method)?.error).toBe('markdown_text_conflict');
  });

  test('refuses markdown_text over 12,000 characters', () => {
    expect(messageFault({ markdown_text: 'x'.repeat(12_000) }, method)).toBeNull();
    expect(messageFault({ markdown_text: 'x'.repeat(12_001) }, method)?.error).toBe('msg_too_long');
  });

  test('refuses text that is no string', () => {
    expect(messageFault({ text: 7 }, method)).toEqual({
      error: 'invalid_arguments',
      faults: [{ pointer: '/text', message: 'must provide a string' }],
    });
  });

  test('takes 100 attachments and not one more', () => {
    expect(messageFault({ attachments: attached(100) }, method)).toBeNull();
    expect(messageFault({ attachments: attached(101) }, method)?.error).toBe('too_many_attachments');
  });

  test.each([{}, 'x', ['x'], [null]])('refuses attachments that are %o', (attachments) => {
    expect(messageFault({ text: 'x', attachments }, method)?.error).toBe('invalid_attachments');
  });
});

describe('the text of a message', () => {
  test('is 4,000 characters at most for chat.update', () => {
    const method = 'chat.update';
    expect(messageFault({ text: 'x'.repeat(4000) }, method)).toBeNull();
    expect(messageFault({ text: 'x'.repeat(4001) }, method)).toEqual({
      error: 'msg_too_long',
      faults: [{ pointer: '/text', message: 'must be less than 4001 characters' }],
    });
  });

  test('may be longer for chat.postMessage, which cuts it', () => {
    expect(messageFault({ text: 'x'.repeat(50_000) }, 'chat.postMessage')).toBeNull();
  });

  test('is counted escaped, and an emoji as two', () => {
    expect(messageFault({ text: '&amp;'.repeat(801) }, 'chat.update')?.error).toBe('msg_too_long');
    expect(messageFault({ text: '\u{1F600}'.repeat(2001) }, 'chat.update')?.error).toBe('msg_too_long');
  });
});

const section = (length: number) => ({ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(length) } });

describe('the blocks of a message', () => {
  const filling = [3000, 3000, 3000, 3000].map(section);

  test('are 13,200 characters together at most', () => {
    expect(messageFault({ blocks: [...filling, section(1200)] }, 'chat.postMessage')).toBeNull();
    expect(messageFault({ blocks: [...filling, section(1201)] }, 'chat.postMessage')?.error).toBe(
      'msg_blocks_too_long',
    );
  });

  test('count what is shown, not values, identifiers and addresses', () => {
    const button = { type: 'button', text, value: 'v'.repeat(2000), url: `https://example.com/${'u'.repeat(900)}` };
    const actions = { type: 'actions', elements: copies(20, button) };
    expect(messageFault({ blocks: [actions] }, 'chat.postMessage')).toBeNull();
  });

  test('may hold an input', () => {
    expect(messageFault({ blocks: [asInput({ type: 'plain_text_input' })] }, 'chat.postMessage')).toBeNull();
  });
});

const post = (attachments: unknown[]) => messageFault({ text: 'x', blocks, attachments }, 'chat.postMessage');

describe('attachments', () => {
  test('may hold blocks of their own', () => {
    expect(post([{ color: '#00ff7f', blocks: [{ type: 'divider' }] }])).toBeNull();
  });

  test('are refused with faulty blocks', () => {
    expect(post([{ text: 'x' }, { blocks: [{ type: 'nonsense' }] }])).toEqual({
      error: 'invalid_attachments',
      faults: [{ pointer: '/attachments/1/blocks/0/type', message: 'unsupported type: nonsense' }],
    });
  });

  test('may not repeat a block_id of the message', () => {
    expect(post([{ blocks }])).toEqual({
      error: 'invalid_attachments',
      faults: [{ pointer: '/attachments/0/blocks/0/block_id', message: '`block_id` "a" already exists' }],
    });
  });

  test('of an ephemeral message hold no blocks', () => {
    const fault = messageFault({ text: 'x', attachments: [{ blocks }] }, 'chat.postEphemeral');
    expect(fault).toMatchObject({ error: 'invalid_attachments', faults: [{ pointer: '/attachments/0/blocks' }] });
  });
});

describe('metadata', () => {
  const event = { event_type: 'offer_sent', event_payload: { id: 'h1', parts: ['a'] } };

  test('has a type and a payload', () => {
    expect(messageFault({ text: 'x', metadata: event }, 'chat.postMessage')).toBeNull();
  });

  test.each([
    [{ event_payload: {} }, '/metadata'],
    [{ event_type: 'x' }, '/metadata'],
    [{ ...event, entities: [] }, '/metadata'],
    [{ ...event, event_type: '' }, '/metadata/event_type'],
    [{ ...event, event_type: 7 }, '/metadata/event_type'],
    [{ ...event, event_payload: 'h1' }, '/metadata/event_payload'],
    [{ ...event, event_payload: [] }, '/metadata/event_payload'],
    ['x', '/metadata'],
    [null, '/metadata'],
    [{}, '/metadata'],
  ])('%o is refused at %s', (metadata, pointer) => {
    const fault = messageFault({ text: 'x', metadata }, 'chat.postMessage');
    expect(fault?.error).toBe('invalid_metadata_format');
    expect(fault?.faults[0]?.pointer).toBe(pointer);
  });

  test('is taken away by an empty object in chat.update', () => {
    expect(messageFault({ text: 'x', metadata: {} }, 'chat.update')).toBeNull();
  });

  test('is no argument of chat.postEphemeral', () => {
    expect(messageFault({ text: 'x', metadata: 'x' }, 'chat.postEphemeral')).toBeNull();
  });
});

test('the first fault in the order of text, blocks, attachments and metadata is told', () => {
  const message = { text: 'x'.repeat(4001), blocks: [{}], attachments: ['x'], metadata: 'x' };
  expect(messageFault(message, 'chat.update')?.error).toBe('msg_too_long');
  expect(messageFault({ ...message, text: 'x' }, 'chat.update')?.error).toBe('invalid_blocks');
  expect(messageFault({ ...message, text: 'x', blocks }, 'chat.update')?.error).toBe('invalid_attachments');
  expect(messageFault({ metadata: 'x', text: 'x' }, 'chat.update')?.error).toBe('invalid_metadata_format');
});
