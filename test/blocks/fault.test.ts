import { USUAL_ROLES } from '../../src/core/outcome/joint-roles.ts';
import type { KnownBlock } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { viewFault } from 'slack-sandbox/block-kit';
import { acceptModal } from '../../src/blocks/handoff/answer-modals.ts';
import { actions, button, header, type Message, plain, rich, words } from '../../src/blocks/kit/kit.ts';
import { NOW, brightwater, everyState, packetOf } from '../support/packets.ts';
import { messagesOf } from './drawn.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';

/** Without these, that no fault is found in what the bot sends would prove nothing. */

const { awaiting } = everyState(packetOf());
const messages = messagesOf(awaiting, brightwater);
const many = (count: number): KnownBlock[] => Array.from({ length: count }, () => rich([words('x')]));
const pressed = button('Accept', 'handoff.accept', awaiting.id);
const wordy = { ...pressed, text: { ...pressed.text, text: 'x'.repeat(76) } };

const faults: Record<string, (message: Message) => unknown> = {
  'more blocks than fit': ({ text, blocks }) => ({ text, blocks: [...blocks, ...many(50)] }),
  'a title that is too long': ({ text, blocks }) => ({
    text,
    blocks: [...blocks, { ...header(''), text: { ...plain(''), text: 'x'.repeat(151) } }],
  }),
  'a button that says too much': ({ text, blocks }) => ({ text, blocks: [...blocks, actions(wordy)] }),
  'a button that does two things': ({ text, blocks }) => ({ text, blocks: [...blocks, actions(pressed, pressed)] }),
  'no words in it': ({ text, blocks }) => ({ text, blocks: [...blocks, rich([words('')])] }),
  'a property that Slack does not know': ({ text, blocks }) => ({
    text,
    blocks: blocks.map((block) => ({ ...block, unheard_of: 1 })),
  }),
};

describe('what Slack would refuse is found: a message with', { tags: 'thorough' }, () => {
  test.each(Object.entries(faults))('%s', (_, spoil) => {
    for (const [name, message] of messages) {
      // Slack's types would not allow it either.
      const spoilt = spoil(message) as Message;
      expect([faultOf(message), ephemeralFaultOf(message)], name).toEqual([null, null]);
      expect(faultOf(spoilt), name).not.toBeNull();
      expect(ephemeralFaultOf(spoilt), name).not.toBeNull();
    }
  });
});

describe('what Slack would refuse is found: a form with', () => {
  const form = acceptModal(awaiting, USUAL_ROLES, NOW);

  test('a title that is too long, no button to send it, or a field twice', () => {
    const { submit: _, ...mute } = form;
    expect(viewFault(form)).toBeNull();
    expect(viewFault({ ...form, title: { ...form.title, text: 'x'.repeat(25) } })).not.toBeNull();
    expect(viewFault(mute)).not.toBeNull();
    expect(viewFault({ ...form, blocks: [...form.blocks, ...form.blocks] })).not.toBeNull();
  });
});
