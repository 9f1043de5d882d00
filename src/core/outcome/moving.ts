import type { Decision } from '../handoff/decision.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import type { Handoff, InWork, Presser } from '../handoff/handoff.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import { isSameRoles, type JointRoles } from './joint-roles.ts';
import { mustBeAe } from '../handoff/may-answer.ts';
import type { MovesNews } from './move-notices.ts';
import { type Moves, partnerAsked, sellerAgreed } from './moves.ts';
import type { Notice } from '../notices/notice.ts';
import { type Day, type EpochMs, momentInSentence } from '../time/instant.ts';

/** What both sides do after acceptance. The clock looks again after each of them (`moves-clock`). */

type Press = { by: Presser; now: EpochMs };

/** The handoff, if this presser owns it since it was accepted and it has not ended; throws Refusal otherwise. */
export function mayMove(handoff: Handoff, by: Presser): InWork {
  mustBeAe(handoff, by, 'can say this about the handoff');
  return mustBeInWork(handoff, OVER);
}

/** The same while their move is not done. */
export function mayMoveOn(handoff: Handoff, by: Presser): InWork {
  const agreed = mayMove(handoff, by);
  mustNotBeDone(agreed.moves.sellerDoneAt);
  return agreed;
}

/** The handoff while the partner's move is awaited; throws Refusal otherwise. Whose press it is, is asked elsewhere. */
export function mustAwaitPartner(handoff: Handoff): InWork {
  const agreed = mustBeInWork(handoff, OVER_FOR_PARTNER);
  const { partnerDoneAt } = agreed.moves;
  if (partnerDoneAt !== null)
    throw new Refusal(
      `This move was marked as done ${momentInSentence(partnerDoneAt)}. Thank you! Nothing has changed.`,
    );
  return agreed;
}

/** The partner has moved. Throws Refusal. */
export function partnerDone(handoff: Handoff, { by, now }: Press): Decision {
  const agreed = mustAwaitPartner(handoff);
  return moved(
    agreed,
    { partnerDoneAt: now },
    [{ kind: 'ae_moves', news: 'partner_done', version: nextVersion(agreed) }],
    {
      kind: 'partner_move_done',
      actor: by.userId,
      at: now,
    },
  );
}

/** The partner names another day, and may say why. Throws Refusal, or WrongInput when it is the same day. */
export function partnerNotYet(
  handoff: Handoff,
  { by, day, words, now }: Press & { day: Day; words: string | null },
): Decision {
  const agreed = mustAwaitPartner(handoff);
  if (day === agreed.moves.partnerDueOn)
    throw new WrongInput({ new_day: 'This is the day that we have. Choose another one.' });
  const notices: Notice[] = [{ kind: 'ae_moves', news: 'partner_moved', version: nextVersion(agreed) }];
  return moved(agreed, partnerAsked(day, words, now), notices, {
    kind: 'partner_move_moved',
    actor: by.userId,
    at: now,
    detail: day,
    reason: words,
  });
}

/** The account executive has moved. Throws Refusal. */
export function sellerDone(handoff: Handoff, { by, now }: Press): Decision {
  const agreed = mayMoveOn(handoff, by);
  return moved(agreed, { sellerDoneAt: now, sellerFailure: null }, [news('seller_done', agreed)], {
    kind: 'move_done',
    actor: by.userId,
    at: now,
  });
}

/** The account executive does something else, or on another day. The partner reads the day alone. Throws Refusal, or WrongInput when neither is new. */
export function sellerChanges(
  handoff: Handoff,
  { by, move, moveBy, now }: Press & { move: string; moveBy: Day },
): Decision {
  const agreed = mayMoveOn(handoff, by);
  const before = agreed.agreedMoveBy;
  if (move === agreed.agreedMove && moveBy === before)
    throw new WrongInput({ next_move: 'Nothing is different yet: change the move or its day, then send.' });
  const changed = { ...agreed, agreedMove: move, agreedMoveBy: moveBy };
  return moved(changed, sellerAgreed(now), [{ ...news('seller_changed', agreed), before }], {
    kind: 'move_changed',
    actor: by.userId,
    at: now,
    detail: moveBy,
    reason: move,
  });
}

/** The account executive's move did not happen; why stays inside. Throws Refusal. */
export function sellerDidNot(handoff: Handoff, { by, why, now }: Press & { why: string }): Decision {
  const agreed = mayMoveOn(handoff, by);
  const event = { kind: 'move_did_not_happen', actor: by.userId, at: now, reason: why } as const;
  return { ...moved(agreed, { sellerFailure: why }, [], event), notices: [aeCard(agreed)] };
}

/** The introduction is made, once. Throws Refusal. */
export function introduce(handoff: Handoff, { by, now }: Press): Decision {
  const agreed = mayMove(handoff, by);
  if (agreed.moves.introducedAt !== null)
    throw new Refusal(
      `The introduction was marked as made ${momentInSentence(agreed.moves.introducedAt)}. Nothing has changed.`,
    );
  return moved(agreed, { introducedAt: now }, [news('introduced', agreed)], {
    kind: 'introduced',
    actor: by.userId,
    at: now,
  });
}

/** Somebody else leads. The partner and the author are told. Throws Refusal, or WrongInput when nothing is different. */
export function changeRoles(handoff: Handoff, { by, roles, now }: Press & { roles: JointRoles }): Decision {
  const agreed = mayMove(handoff, by);
  if (isSameRoles(agreed.moves, roles))
    throw new WrongInput({ leads_customer: 'Nothing is different yet: change who leads, then send.' });
  const notices: Notice[] = [news('roles', agreed), { kind: 'author_roles', version: nextVersion(agreed) }];
  return moved(agreed, roles, notices, { kind: 'roles_changed', actor: by.userId, at: now });
}

const OVER = 'This handoff is closed. Nothing has changed.';
const OVER_FOR_PARTNER = 'This is over, and nothing is left to do here. Thank you!';

function mustBeInWork(handoff: Handoff, over: string): InWork {
  switch (handoff.stage) {
    case 'accepted':
    case 'working':
      return handoff;
    case 'draft':
    case 'checking':
    case 'returned':
    case 'awaiting':
      throw new Refusal('This handoff is not accepted yet. Nothing has changed.');
    case 'declined':
    case 'closed':
      throw new Refusal(over);
    default:
      return handoff satisfies never;
  }
}

function mustNotBeDone(doneAt: EpochMs | null): void {
  if (doneAt !== null)
    throw new Refusal(`You marked this move as done ${momentInSentence(doneAt)}. Nothing has changed.`);
}

/** Everybody who has a card of it sees what is so now. */
function moved(agreed: InWork, change: Partial<Moves['moves']>, notices: Notice[], event: HandoffEvent): Decision {
  return {
    next: { ...agreed, moves: { ...agreed.moves, ...change, saidAt: event.at }, nextActionAt: event.at },
    notices: [aeCard(agreed), { kind: 'partner_card' }, ...notices],
    event,
  };
}

const aeCard = ({ packet }: InWork): Notice => ({ kind: 'ae_card', person: packet.ae });

function news(of: MovesNews, agreed: InWork) {
  return { kind: 'partner_moves', news: of, version: nextVersion(agreed) } as const;
}

const nextVersion = ({ version }: InWork): number => version + 1;
