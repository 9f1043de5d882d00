import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reopen, undo } from '../../src/core/reopening.ts';
import { ask, reply } from '../../src/core/asking.ts';
import { accept, decline, propose } from '../../src/core/answering.ts';
import { correct, timesCorrected } from '../../src/core/correcting.ts';
import { WrongInput } from '../../src/core/errors.ts';
import type { Decision } from '../../src/core/decision.ts';
import type { Handoff, Presser } from '../../src/core/handoff.ts';
import { USUAL_ROLES } from '../../src/core/joint-roles.ts';
import {
  changeRoles,
  introduce,
  partnerDone,
  partnerNotYet,
  sellerChanges,
  sellerDidNot,
  sellerDone,
} from '../../src/core/moving.ts';
import { inWork } from '../../src/core/taken-up.ts';
import { EVENT_KINDS } from '../../src/core/history.ts';
import { extend, loseAe, reroute, withdraw } from '../../src/core/intake.ts';
import { closeDeal, park, tellPartner } from '../../src/core/mending.ts';
import type { OutcomeChoice } from '../../src/core/outcome-form.ts';
import { disqualify, lose, openOpportunity, qualify, win } from '../../src/core/outcomes.ts';
import { land, refuseAe, send, supersede } from '../../src/core/sending.ts';
import { dialDown, retime } from '../../src/core/window.ts';
import { DAY, MINUTE } from '../oracle/wall.ts';
import { iris, lena, maya, NOW, OURS, packetOf, passedOn, priya, sam, sending, takenIn } from '../support/packets.ts';
import {
  agrees,
  deadlineOf,
  deskOf,
  does,
  dueAt,
  dayOf,
  isAnswerer,
  isReopened,
  isAuthor,
  isDeclined,
  isIntakeOwner,
  look,
  type Model,
  type ModelMoves,
  opensWindow,
  type Real,
  unsaid,
  waitsUntil,
} from './life-model.ts';

/** A handoff lives through whatever people and time do to it; after each step it is held against the model. */

type Command = fc.Command<Model, Real>;

const { seller_move: move, seller_move_by: moveBy, window_days: usualDays } = packetOf();

const omar: Presser = { userId: 'U0OMAR', teamId: OURS };
/** Two of another company, who have the same ids as two of ours. */
const strangers = [sam, iris].map(({ userId }) => ({ userId, teamId: 'T0BRIGHTWATER' }));
const AES = [sam, priya, omar, maya].map(({ userId }) => userId);
const closed = (day: string) => ({ from: day, to: day, name: null });
const USUAL = deskOf({});
const DESKS = [
  USUAL,
  deskOf({ closures: [closed('2026-11-26'), closed('2026-12-01')] }),
  deskOf({ opens_at: '11:00', closes_at: '19:00' }),
  deskOf({ workdays: [7, 1, 2, 3, 4] }),
];

/** Who presses: whose turn it is, or anybody, also somebody whose turn is over. */
type Who = 'the account executive' | 'the intake owner' | 'the author' | Presser;
const whoever = (right: Who): fc.Arbitrary<Who> =>
  fc.oneof(
    { arbitrary: fc.constant(right), weight: 3 },
    { arbitrary: fc.constantFrom<Who>(maya, sam, priya, iris, omar, ...strangers), weight: 2 },
  );

function presserOf(who: Who, model: Model): Presser {
  if (who === 'the account executive') return { userId: model.ae, teamId: OURS };
  if (who === 'the intake owner') return iris;
  return who === 'the author' ? maya : who;
}

/** One step, after which everything must agree. */
function step(words: string, run: (model: Model, real: Real) => void): Command {
  return {
    check: () => true,
    toString: () => words,
    run: (model, real) => {
      run(model, real);
      agrees(model, real);
    },
  };
}

/** Somebody presses something. */
function press(what: string, who: Who, run: (model: Model, real: Real, by: Presser) => void): Command {
  const name = typeof who === 'string' ? who : `${who.userId} of ${who.teamId}`;
  return step(`${name} ${what}`, (model, real) => run(model, real, presserOf(who, model)));
}

/** The bot looks at each moment at which something is due, and at the end. */
const timePasses = fc.integer({ min: 0, max: 2 * 24 * 60 }).map((minutes) =>
  step(`${minutes} minutes pass`, (model, real) => {
    const until = real.now + minutes * MINUTE;
    for (let due = dueAt(real.handoff); due !== null && due > real.now && due <= until; ) {
      real.now = due;
      look(model, real);
      due = dueAt(real.handoff);
    }
    real.now = until;
    look(model, real);
  }),
);

const botIsAway = fc.integer({ min: 1, max: 7 * 24 * 60 }).map((minutes) =>
  step(`${minutes} minutes pass while the bot is away`, (model, real) => {
    real.now += minutes * MINUTE;
    look(model, real);
  }),
);

/** So long that a life often has a press in it. */
const undoMinutes = 120;

const accepts = whoever('the account executive').map((who) =>
  press('accepts', who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by);
    does(real, mayBe, (handoff) => accept(handoff, { by, move, moveBy, undoMinutes, now: real.now }));
    if (!mayBe) return;
    const undoUntil = real.now + undoMinutes * MINUTE;
    const fresh = { isPartnerDone: false, isSellerDone: false, didNot: false, isIntroduced: false };
    const moves = { ...fresh, partner: unsaid(), seller: unsaid() };
    Object.assign(model, { stage: 'accepted', decided: by.userId, isTakenUp: true, undoUntil, moves });
  }),
);

const declines = whoever('the account executive').map((who) =>
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

const undoes = whoever('the account executive').map((who) =>
  press('takes the answer back', who, (model, real, by) => {
    const mayBe = isDecided(model) && isAnswerer(model, by) && real.now < model.undoUntil;
    does(real, mayBe, (handoff) => undo(handoff, { ...takenIn, by, time: real, now: real.now }));
    if (mayBe) asksAnew(model, real);
  }),
);

const reopens = whoever('the intake owner').map((who) =>
  press('reopens it', who, (model, real, by) => {
    const mayBe = isDecided(model) && isIntakeOwner(by);
    does(real, mayBe, (handoff) => reopen(handoff, { ...takenIn, by, reason: 'A slip.', time: real, now: real.now }));
    if (mayBe) asksAnew(model, real);
  }),
);

const closes = whoever('the author').map((who) =>
  press('closes the deal', who, (model, real, by) => {
    const mayBe = model.stage === 'declined' && isAuthor(by);
    does(real, mayBe, (handoff) => closeDeal(handoff, { by, now: real.now }));
    if (mayBe) model.stage = 'closed';
  }),
);

const parks = fc.tuple(whoever('the author'), fc.integer({ min: 1, max: 6 })).map(([who, days]) =>
  press('lets it wait', who, (model, real, by) => {
    const mayBe = model.stage === 'declined' && isAuthor(by);
    const day = dayOf(real.now + days * DAY);
    does(real, mayBe, (handoff) => park(handoff, { by, day, calendar: real.calendar, now: real.now }));
    if (mayBe) waitsUntil(model, real, day);
  }),
);

const tells = whoever('the author').map((who) =>
  press('adds a sentence for the partner', who, (model, real, by) => {
    const mayBe = model.stage === 'declined' && isAuthor(by) && !model.toldPartner;
    does(real, mayBe, (handoff) => tellPartner(handoff, { by, sentence: 'We are on it.', now: real.now }));
    if (mayBe) model.toldPartner = true;
  }),
);

const SAID_ONCE_ACCEPTED = ['worth', 'opportunity', 'won', 'lost', 'no_deal', 'not_worth_fit'] as const satisfies (
  | 'worth'
  | OutcomeChoice
)[];

const saysWhatCameOfIt = fc
  .tuple(whoever('the account executive'), fc.constantFrom(...SAID_ONCE_ACCEPTED))
  .map(([who, what]) =>
    press(`says ${what}`, who, (model, real, by) => {
      const isQualified = what === 'worth' || what.startsWith('not_worth');
      const mayBe =
        isAnswerer(model, by) && (model.stage === 'accepted' || (model.stage === 'working' && !isQualified));
      does(real, mayBe, (handoff) => outcomeOf(what, handoff, by, real.now));
      if (!mayBe) return;
      model.stage = what === 'worth' || what === 'opportunity' ? 'working' : 'closed';
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

/** What the account executive says of a handoff that they have accepted; `isOpen`: whether it can still be said. */
const says = (
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
      if (mayBe && moves) becomes(moves);
    }),
  );

const isSellersTurn = ({ isSellerDone }: ModelMoves) => !isSellerDone;
const moveWords = ({ version }: Handoff) => `Call Jonas, the ${version}. time.`;
const dayFrom = (now: number, days: number) => new Date(now + days * DAY).toISOString().slice(0, 10);

const ofOwner = [
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

/** Whose press it is, is asked before. */
const ofPartner = [
  step('the partner has moved', (model, real) => {
    const { moves } = model;
    const mayBe = moves !== null && !moves.isPartnerDone;
    does(real, mayBe, (handoff) => partnerDone(handoff, { by: lena, now: real.now }));
    if (mayBe && moves) moves.isPartnerDone = true;
  }),
  step('the partner needs time', (model, real) => {
    const { moves } = model;
    const mayBe = moves !== null && !moves.isPartnerDone;
    const due = inWork(real.handoff)?.moves.partnerDueOn;
    const day = [4, 5].map((days) => dayFrom(real.now, days)).find((one) => one !== due) ?? '';
    does(real, mayBe, (handoff) => partnerNotYet(handoff, { by: lena, day, words: 'Jonas is away.', now: real.now }));
    if (mayBe && moves) moves.partner = unsaid();
  }),
].map((one) => fc.constant(one));

const proposes = fc.tuple(whoever('the account executive'), fc.constantFrom(...AES)).map(([who, betterAe]) =>
  press(`proposes ${betterAe}`, who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by) && ![by.userId, maya.userId].includes(betterAe);
    does(real, mayBe, (handoff) => propose(handoff, { by, betterAe, now: real.now }));
  }),
);

const asks = fc.tuple(whoever('the account executive'), fc.constantFrom(maya, omar)).map(([who, to]) =>
  press(`asks ${to.userId}`, who, (model, real, by) => {
    const waiting = model.asked.filter((asked) => asked !== null).length;
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by) && waiting < 3;
    const question = { by, to: to.userId, words: 'Who signs?', history: real.history, now: real.now };
    does(real, mayBe, (handoff) => ask(handoff, question));
    if (mayBe) model.asked.push(to.userId);
  }),
);

const replies = fc.tuple(whoever('the author'), fc.integer({ min: 1, max: 4 })).map(([who, number]) =>
  press(`answers question ${number}`, who, (model, real, by) => {
    const asked = model.asked[number - 1] ?? null;
    const mayBe =
      model.stage === 'awaiting' && asked !== null && by.teamId === OURS && [asked, 'U0MAYA'].includes(by.userId);
    const answer = { by, number, words: 'Jonas does.', history: real.history, now: real.now };
    does(real, mayBe, (handoff) => reply(handoff, answer));
    if (mayBe) model.asked[number - 1] = null;
  }),
);

const dials = fc
  .tuple(whoever('the account executive'), fc.constantFrom('tomorrow' as const, 'last_day' as const))
  .map(([who, until]) =>
    press(`wants to hear: ${until}`, who, (model, real, by) => {
      const mayBe = model.stage === 'awaiting' && isAnswerer(model, by) && !model.lapsed;
      does(real, mayBe, (handoff) => dialDown(handoff, { by, until, calendar: real.calendar, now: real.now }));
    }),
  );

const reroutes = fc.tuple(whoever('the intake owner'), fc.constantFrom(...AES)).map(([who, ae]) =>
  press(`re-routes to ${ae}`, who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isIntakeOwner(by) && ae !== model.ae && ae !== maya.userId;
    does(real, mayBe, (handoff) => reroute(handoff, { ...takenIn, ...passedOn, by, ae, time: real, now: real.now }));
    if (!mayBe) return;
    model.ae = ae;
    model.asked = model.asked.map(() => null);
    opensWindow(model, real, passedOn.days);
  }),
);

const extendsIt = fc.tuple(whoever('the intake owner'), fc.integer({ min: 1, max: 10 })).map(([who, days]) =>
  press(`extends by ${days} days`, who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isIntakeOwner(by);
    const extension = { ...takenIn, by, days, reason: 'Away.', time: real, now: real.now };
    if (mayBe && deadlineOf(real, real.now, days) <= (model.deadlineAt ?? 0)) {
      expect(() => extend(real.handoff, extension)).toThrow(WrongInput);
      return;
    }
    does(real, mayBe, (handoff) => extend(handoff, extension));
    if (mayBe) opensWindow(model, real, days);
  }),
);

const withdraws = fc
  .constantFrom<Who>('the intake owner', 'the author')
  .chain(whoever)
  .map((who) =>
    press('withdraws', who, (model, real, by) => {
      const mayBe = model.stage === 'awaiting' && (isIntakeOwner(by) || isAuthor(by));
      does(real, mayBe, (handoff) => withdraw(handoff, { ...takenIn, by, reason: 'Over.', now: real.now }));
      if (mayBe) model.stage = 'closed';
    }),
  );

const corrects = whoever('the author').map((who) =>
  press('corrects a fact', who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isAuthor(by);
    const before = real.handoff;
    const input = { ...before.packet, warm_path: `${before.packet.warm_path} Since ${real.now}.`.slice(-300) };
    const openedOn = timesCorrected(real.history);
    const form = { input, openedOn, history: real.history, peopleErrors: {} };
    does(real, mayBe, (handoff) => correct(handoff, { by, ...form, now: real.now }));
    if (mayBe) expect(real.handoff).toEqual({ ...before, packet: input, version: before.version + 1 });
  }),
);

const aeIsGone = fc.constant(
  step('the account executive is gone', (_, real) => {
    does(real, true, (handoff) => loseAe(handoff, real.now));
  }),
);

const calendarChanges = fc.constantFrom(...DESKS).map((desk) =>
  step(`the calendar changes to the ${DESKS.indexOf(desk) + 1}. one`, (model, real) => {
    real.version += 1;
    Object.assign(real, desk);
    real.changedOn = dayOf(real.now);
    recounts(model, real);
  }),
);

/** The deadline is counted by the calendar as it is now. */
function recounts(model: Model, real: Real): void {
  does(real, true, (handoff) => retime(handoff, real, real.now));
  if (model.stage !== 'awaiting' || model.lapsed) return;
  const counted = deadlineOf(real, model.landedAt, model.windowDays);
  if (counted > real.now) model.deadlineAt = counted;
}

const aeIsFound = fc.constant(
  step('the account executive is found', (model, real) => {
    const mayBe = model.stage === 'draft';
    does(real, mayBe, (handoff) => land(handoff, real, real.now));
    if (mayBe) opensWindow(model, real, usualDays);
  }),
);

const aeIsRefused = fc.constant(
  step('the account executive cannot be asked', (model, real) => {
    does(real, model.stage === 'draft', (handoff) => refuseAe(handoff, 'A guest.', real.now));
  }),
);

const sendsAgain = whoever('the author').map((who) =>
  press('sends it again', who, (model, real, by) => {
    const isOver = model.stage === 'closed' && !model.isTakenUp;
    const mayBe = by === maya && (['draft', 'declined'].includes(model.stage) || isOver);
    does(real, mayBe, (handoff) => supersede(handoff, by, real.now));
    if (mayBe) model.stage = 'closed';
  }),
);

const answers = [accepts, declines, declines, undoes, reopens, closes, parks, parks, tells];
const outcomes = [saysWhatCameOfIt, saysWhatCameOfIt];
const intake = [reroutes, extendsIt, withdraws, corrects, aeIsGone];
const sent = [aeIsFound, aeIsRefused, sendsAgain];
const steps = [timePasses, timePasses, timePasses, botIsAway, ...intake, ...answers, ...sent];
const life = fc.commands(
  [
    ...steps,
    ...outcomes,
    fc.oneof(...ofOwner),
    fc.oneof(...ofOwner),
    fc.oneof(...ofPartner),
    asks,
    asks,
    replies,
    replies,
    proposes,
    dials,
    calendarChanges,
    timePasses,
    dials,
    reroutes,
  ],
  {
    maxCommands: 24,
    size: 'max',
  },
);
const NOT_DECLINED = { wakesAt: null, asksAt: null, closesAt: null, toldPartner: false };
/** Any minute of four weeks, at night and over weekends too. */
const start = fc.integer({ min: 0, max: 28 * 24 * 60 }).map((minutes) => NOW - 14 * DAY + minutes * MINUTE);
const isKept = fc.integer({ min: 0, max: 4 }).map((of) => of === 0);

test('whatever people and time do to a handoff, it is what the rules say', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(life, start, isKept, (commands, now, asDraft) => {
      const setup = () => {
        const time = { calendar: USUAL.calendar, version: 1 };
        const handoff = send({ ...sending(packetOf(), asDraft ? null : time), now }).next;
        const window = {
          landedAt: now,
          windowDays: usualDays,
          deadlineAt: asDraft ? null : deadlineOf(USUAL, now, usualDays),
        };
        const fresh = { isTakenUp: false, moves: null, lapsed: false, escalated: false };
        const said = { ...fresh, decided: null, undoUntil: 0, asked: [], ...NOT_DECLINED };
        const model: Model = { stage: asDraft ? 'draft' : 'awaiting', ae: sam.userId, ...window, ...said };
        const counted = { history: [], remindedOn: [], changedOn: null, lapses: 0, escalations: 0, seen };
        const real: Real = { handoff, now, ...USUAL, version: 1, ...counted };
        return { model, real };
      };
      fc.modelRun(setup, commands);
    }),
    { numRuns: 4500 },
  );
  for (const kind of EVENT_KINDS) if (kind !== 'kept') expect(seen.get(kind), kind).toBeGreaterThan(10);
});
