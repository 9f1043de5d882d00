import { openDispute } from '../../src/core/credit/crediting.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { partnerMoveState, sellerMoveState } from '../../src/core/outcome/moves.ts';
import { isOpenQuestion, questionsIn } from '../../src/core/handoff/questions.ts';
import { OF_PEOPLE } from './acts.ts';
import { beginnings, CLOCK, type Life, next, type Noted } from './played.ts';

/** Every two things that can follow each other on a handoff, each with a shortest way that ends with them. */

export type Pair = { first: Noted; second: Noted; way: string };

/** Breadth first. Of lives that stand alike one is led further, and one for each thing that happened last is looked at. */
export function allPairs(): Pair[] {
  const pairs = new Map<string, Pair>();
  const standings = new Set<string>();
  const lookedAt = new Set<string>();
  let lives = beginnings();
  while (lives.length > 0) {
    const further: Life[] = [];
    for (const life of lives) {
      const standing = standingOf(life);
      if (!isNewIn(lookedAt, `${life.last.name}: ${standing}`)) continue;
      const isNewStanding = isNewIn(standings, standing);
      for (const ahead of everyNext(life)) {
        const isNewPair = keep(pairs, { first: life.last, second: ahead.last, way: ahead.way.join('; ') });
        if (isNewStanding || isNewPair) further.push(ahead);
      }
    }
    lives = further;
  }
  return [...pairs.values()];
}

const ACTS = [...Object.keys(OF_PEOPLE), CLOCK];
const everyNext = (life: Life): Life[] => ACTS.flatMap((name) => next(life, name) ?? []);

/** Whether it is the first of these two. */
function keep(pairs: Map<string, Pair>, pair: Pair): boolean {
  const name = `${pair.first.name}, then ${pair.second.name}`;
  if (pairs.has(name)) return false;
  pairs.set(name, pair);
  return true;
}

function isNewIn(seen: Set<string>, one: string): boolean {
  const isNew = !seen.has(one);
  seen.add(one);
  return isNew;
}

/** What decides what can happen next, and no more: the search ends since there are few of these. */
function standingOf({ handoff, history, now }: Life): string {
  return [
    handoff.stage,
    'outcome' in handoff ? handoff.outcome : '',
    'undoUntil' in handoff && (handoff.undoUntil ?? 0) > now,
    questionsIn(history).some((question) => isOpenQuestion(question, handoff)),
    openDispute(history) !== null,
    ...flagsOf(handoff),
  ].join(' ');
}

function flagsOf(handoff: Handoff): boolean[] {
  switch (handoff.stage) {
    case 'checking':
      return [handoff.check.lapsedAt !== null, handoff.check.escalatedAt !== null];
    case 'returned':
      return [handoff.mendAskedAt !== null];
    case 'awaiting':
      return [handoff.window.lapsedAt !== null, handoff.window.escalatedAt !== null];
    case 'declined':
      return [handoff.mendAskedAt !== null, handoff.closesAt === null, handoff.declineReason === 'wrong_owner'];
    case 'accepted':
    case 'working': {
      const [partner, seller] = [partnerMoveState(handoff), sellerMoveState(handoff)];
      const isUpdateAsked = handoff.moves.updateAskedAt !== null;
      return [partner === 'done', partner === 'slipped', seller === 'done', seller === 'slipped', isUpdateAsked];
    }
    case 'draft':
    case 'closed':
      return [];
    default:
      return handoff satisfies never;
  }
}

/** Few of them: each kind of event is once the first and once the second of two. */
export function eachKindOnce(pairs: readonly Pair[]): Pair[] {
  const firsts = new Set<string>();
  const seconds = new Set<string>();
  const take = (needs: (isFirst: boolean, isSecond: boolean) => boolean): Pair[] =>
    pairs.filter(({ first, second }) => {
      const isTaken = needs(!firsts.has(first.kind), !seconds.has(second.kind));
      if (isTaken) firsts.add(first.kind);
      if (isTaken) seconds.add(second.kind);
      return isTaken;
    });
  return [...take((isFirst, isSecond) => isFirst && isSecond), ...take((isFirst, isSecond) => isFirst || isSecond)];
}
