import { expect, test } from 'vitest';
import { drawNotice, standingLine } from '../../src/blocks/notices/render.ts';
import { brightwater, ferrous, longestPartner, HOSTILE_FILLINGS } from '../support/packets.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture } from '../support/picture/picture.ts';
import { elsewhere, notedContext, notedMessage } from './drawn-noted.ts';
import { faultOf } from './fault.ts';

/** What a partner reads once a message of theirs is noted, and what our own people read when that could not be said. */

const STUCK = {
  id: '0'.repeat(32),
  kind: 'partner_noted',
  conversation: 'partner:brightwater',
  status: 'dead_letter',
  problem: 'missing_scope',
} as const;
const LOST = { kind: 'undeliverable', person: 'U0ALEX', notice: STUCK.id, since: 0 } as const;

test('noted, in every state', async () => {
  const messages = {
    'while it is written': notedMessage(),
    'once it is sent, or thrown away': notedMessage({ isWritten: false }),
    'once the partner has another channel': notedMessage({ partner: elsewhere }),
    'that it could not be said': drawNotice(LOST, notedContext({ stuck: STUCK })),
    'a part of a shared message that is over': standingLine(notedContext()),
  };
  for (const [title, message] of Object.entries(messages)) if (message) expect(faultOf(message), title).toBeNull();
  const pictures = Object.entries(messages).map(([title, message]) => ({
    title,
    picture: message ? messagePicture(message) : null,
  }));
  await expect(page(pictures)).toMatchFileSnapshot('./pictures/noted.txt');
});

test('another partner reads nothing of it', () => {
  expect(notedMessage({ partner: { ...ferrous, channelId: brightwater.channelId } })).toBeNull();
  expect(notedMessage()).not.toBeNull();
});

test.each(Object.entries(HOSTILE_FILLINGS))('Slack takes what is said of it for a partner named %s', (_, filling) => {
  const partner = { ...longestPartner(filling), id: 'brightwater', channelId: brightwater.channelId };
  for (const message of [notedMessage({ partner }), drawNotice(LOST, notedContext({ partner, stuck: STUCK }))])
    expect(message && faultOf(message)).toBeNull();
});
