import { expect, test } from 'vitest';
import type { Books, NoticeRow } from '../../torture/books.ts';
import { misplacedNoted } from '../../torture/noted-places.ts';
import type { SlackMessage } from '../../torture/slack-messages.ts';

/** That a message is noted stands under it, and the judge of the storms notices each that does not. */

const PARTNERS = [{ id: 'brightwater', channel_id: 'C0BRIGHTWATER', alliances_owner: 'U0ALEX' }];
const NOTED = [{ id: 'C0BRIGHTWATER:1.0', partner: 'brightwater', thread_ts: '1.0' }];
const UNDER_IT = { channel: 'C0BRIGHTWATER', reader: null, threadTs: '1.0' };
const WITH_ALEX = { channel: 'D0ALEX', reader: 'U0ALEX', threadTs: null };

/** Of a row and of a message it needs no more than this. */
function misplaced(kind: string, conversation: string, copy: Pick<SlackMessage, 'channel' | 'reader' | 'threadTs'>) {
  const notice = { kind, conversation, noted_message_id: 'C0BRIGHTWATER:1.0' } as NoticeRow;
  const notices = [notice, { ...notice, noted_message_id: null }];
  const books = { notices, partners: PARTNERS, noted: NOTED } as unknown as Books;
  return misplacedNoted(books, () => [copy as SlackMessage]);
}

test.each([
  ['under the message', 'partner_noted', 'partner:brightwater', UNDER_IT, true],
  ['under no message', 'partner_noted', 'partner:brightwater', { ...UNDER_IT, threadTs: null }, false],
  ['under another message', 'partner_noted', 'partner:brightwater', { ...UNDER_IT, threadTs: '2.0' }, false],
  ['in another channel', 'partner_noted', 'partner:brightwater', { ...UNDER_IT, channel: 'C0FERROUS' }, false],
  ['with a person', 'partner_noted', 'person:U0ALEX', WITH_ALEX, false],
  ['a question about the channel, with who is asked', 'partner_channel', 'person:U0ALEX', WITH_ALEX, true],
  ['that question in the partner’s channel', 'partner_channel', 'person:U0ALEX', UNDER_IT, false],
])('%s', (_, kind, conversation, copy, isRight) => {
  expect(misplaced(kind, conversation, copy)).toHaveLength(isRight ? 0 : 1);
});
