import { describe, expect, test } from 'vitest';
import { leftWords, momentWords } from '../../../src/blocks/kit/dates.ts';
import { aeCard } from '../../../src/blocks/handoff/ae-card.ts';
import { authorCard } from '../../../src/blocks/handoff/author-card.ts';
import { partnerCard } from '../../../src/blocks/handoff/partner/card.ts';
import { partnerDecision } from '../../../src/blocks/handoff/partner/posts.ts';
import type { Message } from '../../../src/blocks/kit/kit.ts';
import { sentPage } from '../../../src/blocks/packet/sent-page.ts';
import { answered, type Handoff } from '../../../src/core/handoff/handoff.ts';
import { partnerView } from '../../../src/core/partner/partner-view.ts';
import { dayInFull, dayWords } from '../../../src/core/time/day-words.ts';
import { brightwater, everyState, packetOf, waiting, windowIn } from '../../support/packets.ts';
import type { ModalView } from '@slack/web-api';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what is left, in words', () => {
  test.each<[number, string]>([
    [0, 'Less than a minute left'],
    [17_000, 'Less than a minute left'],
    [MINUTE, 'One minute left'],
    [2 * MINUTE - 1, 'One minute left'],
    [2 * MINUTE, '2 minutes left'],
    [9.9 * MINUTE, '9 minutes left'],
    [12 * MINUTE, '10 minutes left'],
    [29 * MINUTE, 'Half an hour left'],
    [47 * MINUTE, '45 minutes left'],
    [59 * MINUTE, 'One working hour left'],
    [1.5 * HOUR, 'An hour and a half left'],
    [1.8 * HOUR, '1 h 50 min left'],
    [2 * HOUR - 17_000, 'Two working hours left'],
    [2 * HOUR, 'Two working hours left'],
  ])('%d ms: %s', (ms, words) => {
    expect(leftWords(ms)).toBe(words);
  });
});

describe('a day', () => {
  const asOf = Date.parse('2026-11-24T15:00:00Z');
  test.each([
    ['2026-11-26', 'Thu 26 Nov'],
    ['2027-01-05', 'Tue 5 Jan 2027'],
    ['2020-01-01', 'Wed 1 Jan 2020'],
  ])('%s, written in 2026, reads %s', (day, words) => {
    expect(dayWords(day, asOf)).toBe(words);
  });

  test('that is promised is written out, with its year when that is not the current one', () => {
    expect(dayInFull('2026-11-26', asOf)).toBe('Thursday 26 November');
    expect(dayInFull('2027-01-05', asOf)).toBe('Tuesday 5 January 2027');
  });

  test('of a touch in 2020 is read with its year', () => {
    const { awaiting } = everyState(packetOf({ partner_touch_on: '2020-01-01' }));
    expect(JSON.stringify(aeCard(awaiting, brightwater, 'U0SAM', { history: [], intakeOwner: 'U0IRIS' }))).toContain(
      'Wed 1 Jan 2020',
    );
  });

  test('of next year is read with its year by the partner: what it is promised, and both moves', () => {
    const { awaiting, accepted } = everyState(
      packetOf({ partner_move_by: '2027-01-05', seller_move_by: '2027-01-08' }),
    );
    const promised = { ...waiting(awaiting), window: { ...windowIn(awaiting), hearBy: '2027-01-07' } };
    const drawn = (handoff: Handoff) => {
      const view = partnerView(handoff, brightwater);
      const decision = { kind: 'partner_decision', version: 2 } as const;
      return view && JSON.stringify([partnerCard(view), partnerDecision(view, decision, view)]);
    };
    expect(drawn(promised)).toContain('You will hear from us by Thursday 7 January 2027');
    expect(drawn(promised)).toContain('by Tue 5 Jan 2027');
    expect(drawn(accepted)).toContain('takes the first step by Fri 8 Jan 2027');
  });
});

describe('a moment', () => {
  const { awaiting, accepted } = everyState(packetOf());
  const seconds = windowIn(awaiting).deadlineAt / 1000;
  const fallback = 'Fri 27 Nov 2026, 17:00 (New York time)';

  test('in words names zone and year', () => {
    expect(momentWords(windowIn(awaiting).deadlineAt, 'America/New_York')).toBe(fallback);
  });

  test('is shown in its reader’s zone; to colleagues with what the account executive’s clock says beside it', () => {
    const format = '{date_short_pretty} at {time}';
    const date = { type: 'date', timestamp: seconds, format, fallback };
    expect(elementsOf(aeCard(awaiting, brightwater, 'U0SAM', { history: [], intakeOwner: 'U0IRIS' }))).toContainEqual({
      ...date,
      style: { bold: true },
    });
    const page = elementsOf(sentPage(awaiting));
    const at = page.findIndex((element) => JSON.stringify(element) === JSON.stringify(date));
    expect(page[at + 1]).toMatchObject({ text: ' (17:00 New York time)' });
    const decided = { type: 'date', timestamp: (answered(accepted)?.decidedAt ?? 0) / 1000 };
    expect(
      elementsOf(
        authorCard(accepted, { kind: 'author_card', version: 2 }, { partner: brightwater, intakeOwner: 'U0IRIS' }),
      ),
    ).toContainEqual(expect.objectContaining(decided));
  });

  test('stands in the notification of who is asked, with what is asked', () => {
    expect(aeCard(awaiting, brightwater, 'U0SAM', { history: [], intakeOwner: 'U0IRIS' })?.text).toBe(
      'Answer by Fri 27 Nov 17:00: Fabrikam Logistics. Your move: Join Lena’s call with Jonas and show the live stock view.',
    );
  });
});

/** What stands in the rich text of a message. */
function elementsOf(message: Message | ModalView | null): unknown[] {
  const texts =
    message?.blocks.flatMap((block) => ('elements' in block && block.type === 'rich_text' ? block.elements : [])) ?? [];
  return texts.flatMap((text) => (text.type === 'rich_text_section' ? text.elements : []));
}
