import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../src/core/handoff.ts';
import {
  CARD_KINDS,
  type Conversation,
  conversationFrom,
  conversationKey,
  conversationOf,
  isCard,
  isForPartner,
  type Notice,
  type NoticeKind,
  noticeKey,
  POST_KINDS,
} from '../../src/core/notices.ts';
import { names, states } from './life-table.ts';

const KINDS: NoticeKind[] = [...CARD_KINDS, ...POST_KINDS];
const BACKSTOPS = { intakeOwner: 'U0IRIS', escalationContact: 'U0ESME' };
/** Where each kind goes while the handoff is Sam's to answer. */
const DESTINATIONS: Record<NoticeKind, string> = {
  ae_card: 'person:U0SAM',
  ae_news: 'person:U0SAM',
  reminder: 'person:U0SAM',
  lapse_ae: 'person:U0SAM',
  author_card: 'person:U0MAYA',
  ae_refused: 'person:U0MAYA',
  author_decision: 'person:U0MAYA',
  author_news: 'person:U0MAYA',
  lapse_author: 'person:U0MAYA',
  intake_call: 'person:U0IRIS',
  undeliverable: 'person:U0IRIS',
  partner_channel: 'person:U0IRIS',
  stalled: 'person:U0IRIS',
  escalation: 'person:U0ESME',
  partner_card: 'partner:brightwater',
  partner_decision: 'partner:brightwater',
  partner_delay: 'partner:brightwater',
  partner_news: 'partner:brightwater',
};
const destinations = KINDS.map((kind) => [kind, DESTINATIONS[kind]] as const);
const destinationOf = (notice: Notice, handoff: Handoff) => conversationKey(conversationOf(notice, handoff, BACKSTOPS));

describe('a notice', () => {
  test.each(destinations)('%s goes to %s', (kind, conversation) => {
    expect(destinationOf({ kind }, states.awaiting)).toBe(conversation);
    expect(isForPartner(kind)).toBe(conversation.startsWith('partner:'));
  });

  test.each(destinations)('%s goes there in every state, but for whom it was re-routed to', (kind, conversation) => {
    for (const name of names) {
      const rerouted = name.startsWith('re-routed') ? conversation.replace('U0SAM', 'U0PRIYA') : conversation;
      expect(destinationOf({ kind }, states[name]), name).toBe(rerouted);
    }
  });

  test('that is the card of an earlier account executive goes to them, whoever has it now', () => {
    expect(destinationOf({ kind: 'ae_card', detail: 'U0SAM' }, states['re-routed'])).toBe('person:U0SAM');
    expect(destinationOf({ kind: 'ae_card', detail: 'U0PRIYA' }, states['re-routed'])).toBe('person:U0PRIYA');
  });

  test('that has any other detail goes where its kind goes', () => {
    for (const kind of KINDS.filter((one) => one !== 'ae_card')) {
      expect(destinationOf({ kind, detail: 'U0MALLORY' }, states.lapsed)).toBe(DESTINATIONS[kind]);
    }
  });

  test('is a card or a post, never both', () => {
    expect(KINDS.filter(isCard)).toEqual([...CARD_KINDS]);
    expect(new Set(KINDS).size).toBe(KINDS.length);
  });

  test('has a key of its own for each kind and detail', () => {
    const keys = KINDS.flatMap((kind) => [noticeKey({ kind }), noticeKey({ kind, detail: 'x' })]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('finds its conversation again from one word', () => {
    const conversations: fc.Arbitrary<Conversation> = fc.oneof(
      fc.record({ to: fc.constant('person' as const), userId: fc.string({ minLength: 1 }) }),
      fc.record({ to: fc.constant('partner' as const), partnerId: fc.string({ minLength: 1 }) }),
    );
    fc.assert(
      fc.property(conversations, (conversation) => {
        expect(conversationFrom(conversationKey(conversation))).toEqual({ ...conversation });
      }),
    );
  });
});
