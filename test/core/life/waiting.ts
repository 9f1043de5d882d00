import * as fc from 'fast-check';
import { expect } from 'vitest';
import { propose } from '../../../src/core/handoff/answering.ts';
import { ask, reply } from '../../../src/core/handoff/asking.ts';
import { correct, timesCorrected } from '../../../src/core/handoff/correcting.ts';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import { extend, loseAe, reroute, withdraw } from '../../../src/core/handoff/intake.ts';
import { land, refuseAe, supersede } from '../../../src/core/handoff/sending.ts';
import { dialDown } from '../../../src/core/handoff/window.ts';
import { packetOf, maya, OURS, passedOn, takenIn } from '../../support/packets.ts';
import { dayOf, deadlineOf, does, isAnswerer, isAuthor, isIntakeOwner, opensWindow, recounts } from './model.ts';
import { AES, DESKS, omar, press, step, type Who, whoever } from './steps.ts';

/** What happens in a life while it waits for its answer. */

export const proposes = fc.tuple(whoever('the account executive'), fc.constantFrom(...AES)).map(([who, betterAe]) =>
  press(`proposes ${betterAe}`, who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by) && ![by.userId, maya.userId].includes(betterAe);
    does(real, mayBe, (handoff) => propose(handoff, { by, betterAe, now: real.now }));
  }),
);

export const asks = fc.tuple(whoever('the account executive'), fc.constantFrom(maya, omar)).map(([who, to]) =>
  press(`asks ${to.userId}`, who, (model, real, by) => {
    const waiting = model.asked.filter((asked) => asked !== null).length;
    const mayBe = model.stage === 'awaiting' && isAnswerer(model, by) && waiting < 3;
    const question = { by, to: to.userId, words: 'Who signs?', history: real.history, now: real.now };
    does(real, mayBe, (handoff) => ask(handoff, question));
    if (mayBe) model.asked.push(to.userId);
  }),
);

export const replies = fc.tuple(whoever('the author'), fc.integer({ min: 1, max: 4 })).map(([who, number]) =>
  press(`answers question ${number}`, who, (model, real, by) => {
    const asked = model.asked[number - 1] ?? null;
    const mayBe =
      model.stage === 'awaiting' && asked !== null && by.teamId === OURS && [asked, 'U0MAYA'].includes(by.userId);
    const answer = { by, number, words: 'Jonas does.', history: real.history, now: real.now };
    does(real, mayBe, (handoff) => reply(handoff, answer));
    if (mayBe) model.asked[number - 1] = null;
  }),
);

export const dials = fc
  .tuple(whoever('the account executive'), fc.constantFrom('tomorrow' as const, 'last_day' as const))
  .map(([who, until]) =>
    press(`wants to hear: ${until}`, who, (model, real, by) => {
      const mayBe = model.stage === 'awaiting' && isAnswerer(model, by) && !model.lapsed;
      does(real, mayBe, (handoff) => dialDown(handoff, { by, until, calendar: real.calendar, now: real.now }));
    }),
  );

export const reroutes = fc.tuple(whoever('the intake owner'), fc.constantFrom(...AES)).map(([who, ae]) =>
  press(`re-routes to ${ae}`, who, (model, real, by) => {
    const mayBe = model.stage === 'awaiting' && isIntakeOwner(by) && ae !== model.ae && ae !== maya.userId;
    does(real, mayBe, (handoff) => reroute(handoff, { ...takenIn, ...passedOn, by, ae, time: real, now: real.now }));
    if (!mayBe) return;
    model.ae = ae;
    model.asked = model.asked.map(() => null);
    opensWindow(model, real, passedOn.days);
  }),
);

export const extendsIt = fc.tuple(whoever('the intake owner'), fc.integer({ min: 1, max: 10 })).map(([who, days]) =>
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

export const withdraws = fc
  .constantFrom<Who>('the intake owner', 'the author')
  .chain(whoever)
  .map((who) =>
    press('withdraws', who, (model, real, by) => {
      const mayBe = model.stage === 'awaiting' && (isIntakeOwner(by) || isAuthor(by));
      does(real, mayBe, (handoff) => withdraw(handoff, { ...takenIn, by, reason: 'Over.', now: real.now }));
      if (mayBe) model.stage = 'closed';
    }),
  );

export const corrects = whoever('the author').map((who) =>
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

export const aeIsGone = fc.constant(
  step('the account executive is gone', (_, real) => {
    does(real, true, (handoff) => loseAe(handoff, real.now));
  }),
);

export const calendarChanges = fc.constantFrom(...DESKS).map((desk) =>
  step(`the calendar changes to the ${DESKS.indexOf(desk) + 1}. one`, (model, real) => {
    real.version += 1;
    Object.assign(real, desk);
    real.changedOn = dayOf(real.now);
    recounts(model, real);
  }),
);

export const aeIsFound = fc.constant(
  step('the account executive is found', (model, real) => {
    const mayBe = model.stage === 'draft';
    does(real, mayBe, (handoff) => land(handoff, real, real.now));
    if (mayBe) opensWindow(model, real, packetOf().window_days);
  }),
);

export const aeIsRefused = fc.constant(
  step('the account executive cannot be asked', (model, real) => {
    does(real, model.stage === 'draft', (handoff) => refuseAe(handoff, 'A guest.', real.now));
  }),
);

export const sendsAgain = whoever('the author').map((who) =>
  press('sends it again', who, (model, real, by) => {
    const isOver = model.stage === 'closed' && !model.isTakenUp;
    const mayBe = by === maya && (['draft', 'declined'].includes(model.stage) || isOver);
    does(real, mayBe, (handoff) => supersede(handoff, by, real.now));
    if (mayBe) model.stage = 'closed';
  }),
);
