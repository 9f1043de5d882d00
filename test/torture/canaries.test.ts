import { describe, expect, test } from 'vitest';
import { type DrawContext, drawNotice } from '../../src/blocks/notices/render.ts';
import { saidNo, type TakenUp } from '../../src/core/handoff/handoff.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import { takenUp } from '../../src/core/outcome/taken-up.ts';
import { summary } from '../../src/blocks/kit/mrkdwn.ts';
import { releaseCanaries } from '../../torture/canaries/canaries.ts';
import { deliverLives } from '../../torture/canaries/delivered.ts';
import type { Draw } from '../../torture/canaries/drawing.ts';
import { leaksIn, type MayRead } from '../../torture/canaries/judge.ts';
import { mark } from '../../torture/canaries/marks.ts';

/** What partners read in lives led by chance; and that the judge notices what is put there to be noticed. */

const lead = (lives: number, draw: Draw = drawNotice) => releaseCanaries({ lives, seed: 1, draw, elapsed: () => 0 });

describe('whatever happens to a handoff', () => {
  test('nothing internal is in what the partner reads, however late or often it is drawn', () => {
    const { leaks, messages, done } = lead(200);
    expect(leaks).toEqual([]);
    expect(Object.keys(messages).toSorted()).toEqual(PARTNER_KINDS);
    expect(Object.keys(done)).toEqual(expect.arrayContaining(['accepts', 'declines', 'mends', 'reopens', 'wins']));
  });

  test('nothing internal is posted when Slack fails, loses answers and takes messages late', async () => {
    const { leaks, posts, changes, failures } = await deliverLives({ lives: 6, first: 101, seed: 1 });
    expect(leaks).toEqual([]);
    for (const times of [posts, changes, failures]) expect(times).toBeGreaterThan(0);
  }, 60_000);
});

const PARTNER_KINDS = [
  'partner_card',
  'partner_credit',
  'partner_decision',
  'partner_delay',
  'partner_moves',
  'partner_news',
  'partner_outcome',
  'partner_reminder',
  'partner_sentence',
];

/** Said too much, in messages of these kinds. */
const INSIDE: Partial<Record<Notice['kind'], (agreed: TakenUp) => (string | null)[]>> = {
  partner_moves: ({ agreedMove }) => [agreedMove],
  partner_card: ({ moves, opened }) => [moves.sellerFailure, moves.partnerSaid, opened && opened.link],
  partner_outcome: (agreed) => ['amount' in agreed ? agreed.amount : null],
};

const handoffIn = (context: DrawContext) => (context.about === 'handoff' ? context.handoff : null);

describe('a leak is noticed', () => {
  test('when a post tells the partner the note of who declined', () => {
    const leaks = lead(50, (notice, context) => {
      const message = drawNotice(notice, context);
      const handoff = handoffIn(context);
      const note = handoff && saidNo(handoff)?.declineNote;
      if (!message || notice.kind !== 'partner_decision' || !note) return message;
      return { ...message, text: summary`${message.text} ${note}` };
    }).leaks;
    expect(leaks.length).toBeGreaterThan(0);
    for (const leak of leaks) expect(leak).toContain('partner_decision shows the words of note');
  });

  test('when the partner reads of the moves and of what came of them what stays inside', () => {
    const { leaks } = lead(80, (notice, context) => {
      const message = drawNotice(notice, context);
      const handoff = handoffIn(context);
      const agreed = handoff && takenUp(handoff);
      const more = agreed && INSIDE[notice.kind]?.(agreed).filter((one) => one !== null);
      return message && more ? { ...message, text: summary`${message.text} ${more.join(' ')}` } : message;
    });
    const found = new Set(leaks.flatMap((leak) => / (partner_\w+ shows the words of \w+)$/.exec(leak)?.[1] ?? []));
    expect([...found].toSorted()).toEqual([
      'partner_card shows the words of link',
      'partner_card shows the words of needs',
      'partner_card shows the words of whynot',
      'partner_moves shows the words of changedmove',
      'partner_moves shows the words of replacedmove',
      'partner_outcome shows the words of amount',
    ]);
  });

  test('when the partner reads what its conflict check found, or why it was returned', () => {
    const { leaks } = lead(80, (notice, context) => {
      const message = drawNotice(notice, context);
      const handoff = handoffIn(context);
      if (!message || !handoff || notice.kind !== 'partner_card') return message;
      const found = Object.values(handoff.clearing?.answers ?? {});
      const why = handoff.stage === 'returned' ? [handoff.returnReason] : [];
      return { ...message, text: summary`${message.text} ${[...found, ...why].join(' ')}` };
    });
    const found = new Set(leaks.flatMap((leak) => /partner_card shows the words of (\w+)$/.exec(leak)?.[1] ?? []));
    expect([...found].toSorted()).toEqual(['compensation', 'competitors', 'creditline', 'resellers', 'returned']);
  });

  test('when the card names the account executive before they have accepted', () => {
    const leaks = lead(50, (notice, context) => {
      const message = drawNotice(notice, context);
      if (!message || notice.kind !== 'partner_card') return message;
      return { ...message, text: summary`${message.text} ${handoffIn(context)?.packet.ae ?? ''}` };
    }).leaks;
    expect(leaks.length).toBeGreaterThan(0);
    for (const leak of leaks) expect(leak).toMatch(/partner_card shows the person U0(SAM|PRIYA|OMAR)/);
  });

  const MAY: MayRead = {
    life: 7,
    isCoded: false,
    contact: 'U0LENA',
    accepter: null,
    isMoveReplaced: false,
    keepers: ['U0MAYA'],
    references: ['H0000070'],
  };
  const said = (text: string, blocks: object[] = []) => ({ text, blocks });

  test.each([
    ['a field of which nobody has thought', said(mark('next_year', 7)), 'the words of nextyear'],
    ['the account of another deal', said(mark('account', 8)), 'the words of account of another deal'],
    ['our move before it is taken up', said(mark('seller_move', 7)), 'the words of sellermove'],
    ['the day of our move before it is taken up', said('by Mon 3 Feb 2031'), 'the day of our move, Feb 2031'],
    ['the day of the partner’s touch', said('since Wed 6 May 1987'), 'an internal day, May 1987'],
    ['another contact', said('<@U0KIM>'), 'the person U0KIM'],
    ['another handoff', said('Reference H0000071'), 'the reference H0000071'],
    ['the id of a message', said('0'.repeat(32)), `the id ${'0'.repeat(32)}`],
    ['how warm the path is', said('Cold: a name only'), '“a name only”'],
    ['a reason as we call it', said('no_evidence'), '“no_evidence”'],
    ['a link', said('', [{ type: 'header', url: 'x' }]), 'a part called url'],
    ['a button', said('', [{ type: 'button', action_id: 'x' }]), 'a button for x'],
  ])('when it is %s', (_, message, leak) => {
    expect(leaksIn(message, MAY)).toEqual([leak]);
  });

  test('and of a partner that reads codes also when it is the name of the account', () => {
    expect(leaksIn(said(mark('account', 7)), MAY)).toEqual([]);
    expect(leaksIn(said(mark('account', 7)), { ...MAY, isCoded: true })).toEqual(['the words of account']);
  });

  test('and once it is taken up when it is our move, unless that was replaced', () => {
    const accepted = { ...MAY, accepter: 'U0SAM' };
    expect(leaksIn(said(`${mark('seller_move', 7)} <@U0SAM>`), accepted)).toEqual([]);
    expect(leaksIn(said(mark('seller_move', 7)), { ...accepted, isMoveReplaced: true })).toHaveLength(1);
    expect(leaksIn(said(mark('replaced_move', 7)), { ...accepted, isMoveReplaced: true })).toHaveLength(1);
  });
});
