import { describe, expect, test } from 'vitest';
import { viewFault } from '../../src/block-kit/validate.ts';
import { asInput, copies, text } from './refused.ts';
import type { Json } from './samples.ts';

const blocks = [{ type: 'divider' }];
const input = asInput({ type: 'plain_text_input' });

function modal(fields: Json): Json {
  return { type: 'modal', title: text, blocks, ...fields };
}

function home(fields: Json): Json {
  return { type: 'home', blocks, ...fields };
}

function refusal(view: unknown, pointer: string, message: string): void {
  expect(viewFault(view)).toEqual({ error: 'invalid_arguments', faults: [{ pointer, message }] });
}

describe('a modal', () => {
  test('with everything it may have is taken', () => {
    const view = modal({
      submit: text,
      close: text,
      blocks: [input],
      private_metadata: 'h1',
      callback_id: 'offer',
      external_id: 'offer-1',
      clear_on_close: true,
      notify_on_close: true,
    });
    expect(viewFault(view)).toBeNull();
  });

  test('takes empty identifiers', () => {
    expect(viewFault(modal({ private_metadata: '', callback_id: '', external_id: '' }))).toBeNull();
  });

  test('needs submit when it holds an input', () => {
    const view = modal({ blocks: [...blocks, input] });
    refusal(view, '/view/blocks/1', 'must define `submit` to use an `input` block in modals');
  });

  test('needs a title of 24 characters at most', () => {
    refusal({ type: 'modal', blocks }, '/view', 'missing required field: title');
    const title = { type: 'plain_text', text: 'x'.repeat(25) };
    refusal(modal({ title }), '/view/title/text', 'must be less than 25 characters');
  });

  test('has no mrkdwn in its title', () => {
    refusal(modal({ title: { type: 'mrkdwn', text: 'x' } }), '/view/title/type', 'unsupported type: mrkdwn');
  });

  test.each(['submit_disabled', 'id', 'state', 'hash', 'root_view_id'])('does not know %s', (name) => {
    refusal(modal({ [name]: 'x' }), '/view', `invalid additional property: ${name}`);
  });

  test('gives each element one focus at most', () => {
    const focused = asInput({ type: 'plain_text_input', focus_on_load: true });
    const view = modal({ submit: text, blocks: [focused, focused] });
    refusal(view, '/view/blocks/1/element/focus_on_load', 'only one element can be true');
  });

  test('gives each block_id once', () => {
    const view = modal({ blocks: [...blocks, { type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' }] });
    refusal(view, '/view/blocks/2/block_id', '`block_id` "a" already exists');
  });
});

describe('a Home tab', () => {
  test('with everything it may have is taken, an input without submit included', () => {
    const view = home({ blocks: [input], private_metadata: 'x', callback_id: 'home', external_id: 'home-1' });
    expect(viewFault(view)).toBeNull();
  });

  test.each(['title', 'submit', 'close', 'notify_on_close', 'clear_on_close'])('does not know %s', (name) => {
    refusal(home({ [name]: text }), '/view', `invalid additional property: ${name}`);
  });
});

test.each([undefined, null, 'x', []])('%o is no view', (view) => {
  refusal(view, '/view', 'must provide an object');
});

test('a view of another type is refused', () => {
  refusal({ type: 'workflow_step', blocks }, '/view/type', 'unsupported type: workflow_step');
  refusal({ blocks }, '/view', 'missing required field: type');
});

function section(letter: string, length: number): Json {
  return { type: 'section', text: { type: 'plain_text', text: letter.repeat(length) } };
}

function endingWith(length: number): Json {
  return modal({ blocks: [...copies(81, section('x', 3000)), section('x', length)] });
}

/** A modal of exactly that many bytes. */
function weighing(bytes: number): Json {
  return endingWith(bytes - JSON.stringify(endingWith(0)).length);
}

describe('the weight of a view', () => {
  test('may be 250 kB', () => {
    expect(viewFault(weighing(250_000))).toBeNull();
  });

  test('may not be a byte more', () => {
    expect(viewFault(weighing(250_001))).toMatchObject({ error: 'view_too_large', faults: [{ pointer: '/view' }] });
  });

  test('is counted in bytes, not characters', () => {
    expect(viewFault(modal({ blocks: copies(42, section('\u00e9', 3000)) }))?.error).toBe('view_too_large');
  });
});
