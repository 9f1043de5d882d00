import * as fc from 'fast-check';
import { accept, decline } from '../../../src/core/handoff/answering.ts';
import type { Handoff, Presser } from '../../../src/core/handoff/handoff.ts';
import { closeDeal, park } from '../../../src/core/handoff/mending.ts';
import type { OutcomeChoice } from '../../../src/core/outcome/outcome-form.ts';
import { disqualify, lose, openOpportunity, qualify, win } from '../../../src/core/outcome/outcomes.ts';
import { tellPartner } from '../../../src/core/handoff/sentence-for-partner.ts';
import { reopen, undo } from '../../../src/core/handoff/reopening.ts';
import { DAY, MINUTE } from '../../oracle/wall.ts';
import { packetOf, takenIn } from '../../support/packets.ts';
import {
  dayOf,
  does,
  isAnswerer,
  isAuthor,
  isDeclined,
  isIntakeOwner,
  isReopened,
  type Model,
  type Real,
  recounts,
  unsaid,
  waitsUntil,
  FRESH_MOVES,
} from './model.ts';
import { press, whoever } from './steps.ts';

/** What becomes of it in a life: answers, and what comes of those. */

const { seller_move: move, seller_move_by: moveBy } = packetOf();

/** So long that a life often has a press in it. */
const undoMinutes = 120;

export const accepts = whoever('the account executive').map((who) =>
  press('accepts', who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by);
    saysYes(model, real, by, mayBe);
  }),
);

export function saysYes(model: Model, real: Real, by: Presser, mayBe = true): void {
  does(real, mayBe, (handoff) => accept(handoff, { by, move, moveBy, undoMinutes, now: real.now }));
  if (!mayBe) return;
  const undoUntil = real.now + undoMinutes * MINUTE;
  const moves = { ...FRESH_MOVES, partner: unsaid(), seller: unsaid() };
  Object.assign(model, { stage: 'accepted', decided: by.userId, isTakenUp: true, undoUntil, moves });
}

export const declines = whoever('the account executive').map((who) =>
  press('declines', who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by);
    const answer = {
      by,
      reason: 'bad_timing',
      note: null,
      betterAe: null,
      calendar: real.calendar,
      undoMinutes,
      now: real.now,
    } as const;
    does(real, mayBe, (handoff) => decline(handoff, answer));
    if (mayBe) isDeclined(model, real, by);
    if (mayBe) model.undoUntil = real.now + undoMinutes * MINUTE;
  }),
);

const isDecided = ({ stage }: Model): boolean => stage === 'accepted' || stage === 'declined';

/** Its calendar may have changed while nobody was asked, so that the bot counts it anew. */
function asksAnew(model: Model, real: Real): void {
  isReopened(model, real);
  Object.assign(model, { isTakenUp: false, moves: null });
  recounts(model, real);
}

export const undoes = whoever('the account executive').map((who) =>
  press('takes the answer back', who, (model, real, by) => {
    const mayBe = isDecided(model) && isAnswerer(model, by) && real.now < model.undoUntil;
    does(real, mayBe, (handoff) => undo(handoff, { ...takenIn, by, time: real, now: real.now }));
    if (mayBe) asksAnew(model, real);
  }),
);

export const reopens = whoever('the intake owner').map((who) =>
  press('reopens it', who, (model, real, by) => {
    const mayBe = isDecided(model) && isIntakeOwner(by);
    does(real, mayBe, (handoff) => reopen(handoff, { ...takenIn, by, reason: 'A slip.', time: real, now: real.now }));
    if (mayBe) asksAnew(model, real);
  }),
);

export const closes = whoever('the author').map((who) =>
  press('closes the deal', who, (model, real, by) => {
    const mayBe = model.stage === 'declined' && isAuthor(by);
    does(real, mayBe, (handoff) => closeDeal(handoff, { by, now: real.now }));
    if (mayBe) model.stage = 'closed';
  }),
);

export const parks = fc.tuple(whoever('the author'), fc.integer({ min: 1, max: 6 })).map(([who, days]) =>
  press('lets it wait', who, (model, real, by) => {
    const mayBe = model.stage === 'declined' && isAuthor(by);
    const day = dayOf(real.now + days * DAY);
    does(real, mayBe, (handoff) => park(handoff, { by, day, calendar: real.calendar, now: real.now }));
    if (mayBe) waitsUntil(model, real, day);
  }),
);

export const tells = whoever('the author').map((who) =>
  press('adds a sentence for the partner', who, (model, real, by) => {
    const isInWork = model.stage === 'accepted' || model.stage === 'working';
    const mayBe = isAuthor(by) && (isInWork || (model.stage === 'declined' && !model.toldPartner));
    does(real, mayBe, (handoff) => tellPartner(handoff, { by, sentence: 'We are on it.', now: real.now }));
    if (mayBe && !isInWork) model.toldPartner = true;
  }),
);

const SAID_ONCE_ACCEPTED = ['worth', 'opportunity', 'won', 'lost', 'no_deal', 'not_worth_fit'] as const satisfies (
  | 'worth'
  | OutcomeChoice
)[];

export const saysWhatCameOfIt = fc
  .tuple(whoever('the account executive'), fc.constantFrom(...SAID_ONCE_ACCEPTED))
  .map(([who, what]) =>
    press(`says ${what}`, who, (model, real, by) => {
      const isQualified = what === 'worth' || what === 'not_worth_fit';
      const mayBe =
        isAnswerer(model, by) && (model.stage === 'accepted' || (model.stage === 'working' && !isQualified));
      does(real, mayBe, (handoff) => outcomeOf(what, handoff, by, real.now));
      if (!mayBe) return;
      model.stage = what === 'worth' || what === 'opportunity' ? 'working' : 'closed';
      if (model.moves) model.moves.isStalled = false;
      // Nobody is asked for a move any more.
      if (model.stage === 'closed') model.moves = null;
    }),
  );

function outcomeOf(what: 'worth' | OutcomeChoice, handoff: Handoff, by: Presser, now: number) {
  switch (what) {
    case 'worth':
      return qualify(handoff, { by, now });
    case 'not_worth_budget':
    case 'not_worth_timing':
    case 'not_worth_fit':
      return disqualify(handoff, { by, reason: 'fit', now });
    case 'opportunity':
      return openOpportunity(handoff, {
        by,
        opened: { link: `https://crm.example/${now}`, openedOn: '2026-11-24', amount: null },
        now,
      });
    case 'won':
      return win(handoff, { by, amount: null, partnerDid: 'They introduced us.', now });
    case 'lost':
    case 'no_deal':
      return lose(handoff, { by, outcome: what, reason: null, now });
    default:
      return what satisfies never;
  }
}
