import { describe, expect, test } from 'vitest';
import { authorCard } from '../../src/blocks/handoff/author-card.ts';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import { answered, type Handoff } from '../../src/core/handoff/handoff.ts';
import { isForPartner } from '../../src/core/notices/notice-rules.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import { asItStands, brightwater, everyState, iris, maya, NOW, packetOf, priya, windowIn } from '../support/packets.ts';
import { KINDS, messagesOf, noticesOf, THREAD } from './drawn.ts';

const states = everyState(packetOf());
const AT_BRIGHTWATER = { partner: brightwater, intakeOwner: iris.userId };
/** Of the answer as it is now. */
const cardOf = (handoff: Handoff, changes: Partial<Parameters<typeof authorCard>[2]> = {}) =>
  authorCard(
    handoff,
    { kind: 'author_card', version: answered(handoff)?.decision ?? 0 },
    { ...AT_BRIGHTWATER, ...changes },
  );
const LINK =
  'https://northwind-cloud.slack.com/archives/C0BRIGHTWATER/p1795532400000200?thread_ts=1795532400.000200&cid=C0BRIGHTWATER';

describe('an author', () => {
  test.each(Object.entries(states))('has something on their card once it has landed: %s', (_, handoff) => {
    expect(cardOf(handoff) !== null).toBe(handoff.stage !== 'draft');
  });

  test('reads on a locked screen what was decided, and what is next', () => {
    expect(cardOf(states.accepted)?.text).toBe('Accepted: Fabrikam Logistics. First step by Mon 30 Nov');
    expect(cardOf(states.declined)?.text).toMatch(/^Declined: Fabrikam Logistics\. What to do: .+\.$/);
  });

  test('who takes it in as well passes it on in one press, and has no such button where it would be refused', () => {
    const passesOn = (handoff: Handoff, intakeOwner: string) =>
      JSON.stringify(cardOf(handoff, { intakeOwner })).includes('Pass it on');
    const wrongOwner = states['declined for a better one'];
    expect(passesOn(wrongOwner, maya.userId)).toBe(true);
    expect(passesOn(wrongOwner, iris.userId)).toBe(false);
    const forAnotherReason = { ...states.declined, betterAe: priya.userId };
    expect(passesOn(forAnotherReason, maya.userId)).toBe(false);
  });

  const drawn = (notice: Notice, handoff: Handoff, { actor = iris.userId, intakeOwner = iris.userId } = {}) => {
    const history = [{ kind: 'withdrawn' as const, actor, at: NOW }];
    return drawNotice(notice, {
      ...asItStands(handoff, history),
      partner: brightwater,
      intakeOwner,
      reader: maya.userId,
      previous: null,
      stuck: null,
      left: null,
    });
  };

  test('is told of a withdrawal, unless it was their own', () => {
    const news: Notice = { kind: 'author_news', news: 'withdrawn', version: 2 };
    expect(drawn(news, states.withdrawn)?.text).toBe('Withdrawn: Fabrikam Logistics');
    expect(drawn(news, states.withdrawn, { actor: maya.userId })).toBeNull();
  });

  test('is told that nobody answered, unless they are called to decide what is next', () => {
    const { deadlineAt } = windowIn(states.lapsed);
    const lapse: Notice = { kind: 'lapse_author', deadlineAt };
    expect(drawn(lapse, states.lapsed)?.text).toContain('Nobody answered: Fabrikam Logistics');
    expect(drawn(lapse, states.lapsed, { intakeOwner: maya.userId })).toBeNull();
  });
});

describe('one click leads to the partner’s thread', () => {
  const WITH_LINK = ['ae_card', 'author_card', 'lapse_author', 'author_news', 'author_outcome', 'author_owed'];
  const kindOf = (name: string) => KINDS.find((kind) => name === kind || name.startsWith(`${kind}_`)) ?? name;
  const linked = Object.values(states).flatMap((handoff) =>
    messagesOf(handoff, brightwater).filter(([, { blocks }]) => JSON.stringify(blocks).includes('thread_ts')),
  );

  test('from the cards of our own people, and from what the author is told', () => {
    expect(new Set(linked.map(([name]) => kindOf(name)))).toEqual(new Set(WITH_LINK));
    for (const [, { blocks }] of linked)
      expect(JSON.stringify(blocks)).toContain(JSON.stringify({ type: 'link', url: LINK, text: 'Partner’s thread' }));
  });

  test('and from nothing that a partner reads', () => {
    const partners = KINDS.filter((kind) => Object.values(noticesOf(kind, states.awaiting)).some(isForPartner));
    expect(partners).toHaveLength(9);
    expect(linked.filter(([name]) => partners.some((kind) => kind === kindOf(name)))).toEqual([]);
  });

  test('but not while no card of the partner’s stands', () => {
    const draw = (thread: typeof THREAD | null) => JSON.stringify(cardOf(states.accepted, { thread }));
    expect(draw(THREAD)).toContain(LINK);
    expect(draw(null)).not.toContain('Partner’s thread');
  });
});
