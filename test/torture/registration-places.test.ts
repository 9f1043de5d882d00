import { expect, test } from 'vitest';
import type { Books, NoticeRow } from '../../torture/books.ts';
import { misplacedRegistrations } from '../../torture/registration-places.ts';
import type { SlackMessage } from '../../torture/slack-messages.ts';

/** What is said of registrations stands where it belongs, and the judge of the storms notices each that does not. */

const PARTNERS = [{ id: 'brightwater', channel_id: 'C0BRIGHTWATER', alliances_owner: 'U0ALEX' }];
const THERE = { channel: 'C0BRIGHTWATER', reader: null, threadTs: null };
const WITH_ALEX = { channel: 'D0ALEX', reader: 'U0ALEX', threadTs: null };

/** Where a message of this kind to this conversation stands wrongly; it needs no more of a row, and of a message, than this. */
function misplaced(kind: string, conversation: string, copy: Pick<SlackMessage, 'channel' | 'reader' | 'threadTs'>) {
  const notice = { kind, conversation, registration_id: 'R1' } as NoticeRow;
  const books = { notices: [notice, { ...notice, registration_id: null }], partners: PARTNERS } as unknown as Books;
  return misplacedRegistrations(books, () => [copy as SlackMessage]);
}

test.each([
  ['the card in its partner’s channel', 'partner_registration', 'partner:brightwater', THERE, true],
  [
    'the card in another channel',
    'partner_registration',
    'partner:brightwater',
    { ...THERE, channel: 'C0FERROUS' },
    false,
  ],
  ['the card under another', 'partner_registration', 'partner:brightwater', { ...THERE, threadTs: '1.0' }, false],
  ['its end, with who is asked', 'registration_ends', 'person:U0ALEX', WITH_ALEX, true],
  ['its end, with somebody else', 'registration_ends', 'person:U0ALEX', { ...WITH_ALEX, reader: 'U0MAYA' }, false],
  ['a dispute in a partner’s channel', 'dispute_call', 'partner:brightwater', THERE, false],
  ['the card with a person', 'partner_registration', 'person:U0ALEX', WITH_ALEX, false],
])('%s', (_, kind, conversation, copy, isRight) => {
  expect(misplaced(kind, conversation, copy)).toHaveLength(isRight ? 0 : 1);
});
