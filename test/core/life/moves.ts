import * as fc from 'fast-check';
import type { Decision } from '../../../src/core/handoff/decision.ts';
import type { Handoff, Presser } from '../../../src/core/handoff/handoff.ts';
import { USUAL_ROLES } from '../../../src/core/outcome/joint-roles.ts';
import {
  changeRoles,
  introduce,
  partnerDone,
  partnerNotYet,
  sellerChanges,
  sellerDidNot,
  sellerDone,
} from '../../../src/core/outcome/moving.ts';
import { inWork } from '../../../src/core/outcome/taken-up.ts';
import { remindPartner, stillGoing } from '../../../src/core/outcome/unstalling.ts';
import { DAY } from '../../oracle/wall.ts';
import { lena } from '../../support/packets.ts';
import { does, isAnswerer, type ModelMoves, unsaid } from './model.ts';
import { press, step, whoever } from './steps.ts';

/** What both sides say of their moves in a life. */

/** What the account executive says of a handoff that they have accepted; `isOpen`: whether it can still be said. */
export const says = (
  what: string,
  isOpen: (moves: ModelMoves) => boolean,
  decide: (handoff: Handoff, press: { by: Presser; now: number }) => Decision,
  becomes: (moves: ModelMoves) => void,
) =>
  whoever('the account executive').map((who) =>
    press(what, who, (model, real, by) => {
      const { moves } = model;
      const mayBe = moves !== null && isAnswerer(model, by) && isOpen(moves);
      does(real, mayBe, (handoff) => decide(handoff, { by, now: real.now }));
      if (!mayBe || !moves) return;
      becomes(moves);
      moves.isStalled = false;
    }),
  );

const isSellersTurn = ({ isSellerDone }: ModelMoves) => !isSellerDone;
const moveWords = ({ version }: Handoff) => `Call Jonas, the ${version}. time.`;
const dayFrom = (now: number, days: number) => new Date(now + days * DAY).toISOString().slice(0, 10);

export const ofOwner = [
  says('has moved', isSellersTurn, sellerDone, (moves) => {
    moves.isSellerDone = true;
    moves.didNot = false;
  }),
  says(
    'changes the move',
    isSellersTurn,
    (handoff, { by, now }) => sellerChanges(handoff, { by, now, move: moveWords(handoff), moveBy: dayFrom(now, 3) }),
    (moves) => Object.assign(moves, { didNot: false, seller: unsaid() }),
  ),
  says(
    'did not move',
    isSellersTurn,
    (handoff, { by, now }) => sellerDidNot(handoff, { by, now, why: 'Jonas was ill.' }),
    (moves) => {
      moves.didNot = true;
    },
  ),
  says(
    'has met the customer',
    ({ isIntroduced }) => !isIntroduced,
    introduce,
    (moves) => {
      moves.isIntroduced = true;
    },
  ),
  says(
    'leads something else',
    () => true,
    (handoff, { by, now }) => {
      const agreed = inWork(handoff);
      const leadsFit = agreed?.moves.leadsFit === 'ae' ? 'partner' : 'ae';
      return changeRoles(handoff, { by, now, roles: { ...USUAL_ROLES, leadsFit } });
    },
    () => undefined,
  ),
];

/** What ends a stall, and nothing else. */
export const ofStalled = [
  whoever('the account executive').map((who) =>
    press('goes on', who, (model, real, by) => {
      const { moves } = model;
      const mayBe = isAnswerer(model, by) && model.stage === 'working' && moves?.isStalled === true;
      does(real, mayBe, (handoff) => stillGoing(handoff, { by, now: real.now }));
      if (mayBe && moves) moves.isStalled = false;
    }),
  ),
  says(
    'asks the partner again',
    ({ isPartnerDone, mayRemind }) => !isPartnerDone && mayRemind,
    remindPartner,
    (moves) => {
      moves.mayRemind = false;
    },
  ),
];

/** Whose press it is, is asked before. */
export const ofPartner = [
  step('the partner has moved', (model, real) => {
    const { moves } = model;
    const mayBe = moves !== null && !moves.isPartnerDone;
    does(real, mayBe, (handoff) => partnerDone(handoff, { by: lena, now: real.now }));
    if (mayBe && moves) Object.assign(moves, { isPartnerDone: true, isStalled: false });
  }),
  step('the partner needs time', (model, real) => {
    const { moves } = model;
    const mayBe = moves !== null && !moves.isPartnerDone;
    const due = inWork(real.handoff)?.moves.partnerDueOn;
    const day = [4, 5].map((days) => dayFrom(real.now, days)).find((one) => one !== due) ?? '';
    does(real, mayBe, (handoff) => partnerNotYet(handoff, { by: lena, day, words: 'Jonas is away.', now: real.now }));
    if (mayBe && moves) Object.assign(moves, { partner: unsaid(), isStalled: false, mayRemind: false });
  }),
].map((one) => fc.constant(one));
