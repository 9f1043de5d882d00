import { LEADS } from '../../src/core/outcome/joint-roles.ts';
import {
  changeRoles,
  introduce,
  partnerDone,
  partnerNotYet,
  sellerChanges,
  sellerDidNot,
  sellerDone,
} from '../../src/core/outcome/moving.ts';
import type { Chance } from '../chance.ts';
import { STRANGER } from './cast.ts';
import { mark, SELLER_MOVE_BY, SELLER_MOVES_LATER } from './marks.ts';
import { type Deeds, inDays, whoAnswers } from './moment.ts';

/** What both sides say of their moves after acceptance. */

export const MOVES = {
  'our move is done': ({ now, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    return (current) => sellerDone(current, { by, now });
  },
  'our move is another one': ({ now, life, calendar, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    const move = chance.oneIn(3) ? handoff.packet.seller_move : mark('changed_move', life);
    const moveBy = chance.oneIn(3)
      ? inDays(chance.upTo(9), calendar, now)
      : chance.pick([SELLER_MOVE_BY, SELLER_MOVES_LATER]);
    return (current) => sellerChanges(current, { by, move, moveBy, now });
  },
  'our move did not happen': ({ now, life, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    return (current) => sellerDidNot(current, { by, why: mark('why_not', life), now });
  },
  'the introduction is made': ({ now, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    return (current) => introduce(current, { by, now });
  },
  'others lead': ({ now, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    const roles = rolesOf(chance);
    return (current) => changeRoles(current, { by, roles, now });
  },
  'the partner has moved':
    ({ now }) =>
    (current) =>
      partnerDone(current, { by: STRANGER, now }),
  // What they say with another day is for those who work with them: it is not posted in the channel either.
  'the partner needs longer': ({ now, life, calendar, chance }) => {
    const [day, words] = [inDays(1 + chance.upTo(9), calendar, now), chance.oneIn(4) ? null : mark('needs', life)];
    return (current) => partnerNotYet(current, { by: STRANGER, day, words, now });
  },
} satisfies Deeds;

export const rolesOf = (chance: Chance) => ({
  leadsCustomer: chance.pick(LEADS),
  leadsFit: chance.pick(LEADS),
  leadsClose: chance.pick(LEADS),
});
