import { describe, expect, test } from 'vitest';
import { notedAsKept, notedView, partnerMessage } from '../../../src/core/packet/noted.ts';
import { FROM_NOTHING, startDraft, typedIn } from '../../../src/core/packet/packet-draft.ts';
import { memberOf } from '../../support/delivery-parts.ts';
import { noted } from '../../blocks/drawn-noted.ts';
import { brightwater, ferrous, maya, NOW } from '../../support/packets.ts';

/** Which messages are noted, when, and what of that a partner may read. */

const { channelId: channel, teamId } = brightwater;
const place = { channel, ts: '2.0', threadTs: null };
const lena = { ...memberOf('U0LENA'), teamIds: [teamId] };

describe('a message of a partner’s', () => {
  test.each([
    ['of theirs, in their channel', place, brightwater, lena, '2.0'],
    ['of theirs, in a thread there', { ...place, threadTs: '1.0' }, brightwater, lena, '1.0'],
    ['of theirs, in another channel', { ...place, channel: 'C0OTHER' }, brightwater, lena, null],
    ['in no partner’s channel', place, null, lena, null],
    ['of ours', place, brightwater, memberOf('U0MAYA'), null],
    ['of an app of theirs', place, brightwater, { ...lena, isBot: true }, null],
    ['of whoever has left them', place, brightwater, { ...lena, isDeactivated: true }, null],
    ['of another partner', place, brightwater, { ...lena, teamIds: [ferrous.teamId] }, null],
    ['of whom Slack says nothing', place, brightwater, null, null],
  ])('%s', (_, where, partner, writer, thread) => {
    expect(partnerMessage(where, partner, writer)?.threadTs ?? null).toBe(thread);
  });
});

describe('it is noted', () => {
  const message = partnerMessage(place, brightwater, lena);
  const opened = startDraft('D1', maya, { ...FROM_NOTHING, partnerMessage: message }, NOW);
  const typed = (draft = opened, at = NOW) =>
    typedIn(draft, { changed: { account: 'x' }, asDrawn: {} }, null, at) ?? draft;

  test('with the first words that are kept, and not with those after them', () => {
    expect(notedAsKept(null, opened)).toBeNull();
    expect(notedAsKept(opened, typed())).toMatchObject({ channel, ts: '2.0', author: 'U0MAYA', draft: 'D1', at: NOW });
    expect(notedAsKept(typed(), typed(typed(), NOW + 1))).toBeNull();
  });

  test('only when the packet began with it', () => {
    const blank = startDraft('D1', maya, FROM_NOTHING, NOW);
    expect(notedAsKept(blank, typed(blank))).toBeNull();
    expect(notedAsKept(null, typed(blank))).toBeNull();
  });
});

test('its partner reads who prepares it, and nothing else, as long as somebody does', () => {
  expect(notedView(noted, brightwater, { isWritten: true, name: 'Maya' })).toEqual({ preparedBy: 'Maya' });
  expect(notedView(noted, brightwater, { isWritten: false, name: 'Maya' })).toBeNull();
  expect(notedView(noted, { ...brightwater, channelId: 'C0OTHER' }, { isWritten: true, name: 'Maya' })).toBeNull();
  expect(notedView(noted, { ...ferrous, channelId: channel }, { isWritten: true, name: 'Maya' })).toBeNull();
});
