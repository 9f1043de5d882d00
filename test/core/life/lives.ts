import * as fc from 'fast-check';
import { send } from '../../../src/core/handoff/sending.ts';
import { DAY, MINUTE } from '../../oracle/wall.ts';
import { NOW, packetOf, sam, sending } from '../../support/packets.ts';
import { accepts, closes, declines, parks, reopens, saysWhatCameOfIt, saysYes, tells, undoes } from './answers.ts';
import { qualify } from '../../../src/core/outcome/outcomes.ts';
import { deadlineOf, does, type Model, type Real } from './model.ts';
import { ofOwner, ofPartner, ofStalled } from './moves.ts';
import { botIsAway, passing, timePasses, USUAL } from './steps.ts';
import {
  aeIsFound,
  aeIsGone,
  aeIsRefused,
  asks,
  calendarChanges,
  corrects,
  dials,
  extendsIt,
  proposes,
  replies,
  reroutes,
  sendsAgain,
  withdraws,
} from './waiting.ts';

/** A handoff lives through whatever people and time do to it; after each step it is held against the model. */

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
/** What comes after acceptance takes longer than that. */
const longLife = fc.commands(
  [
    passing(9),
    passing(9),
    botIsAway,
    saysWhatCameOfIt,
    tells,
    ...[ofOwner, ofPartner, ofStalled].map((all) => fc.oneof(...all)),
  ],
  { maxCommands: 16, size: 'max' },
);
const NOT_DECLINED = { wakesAt: null, asksAt: null, closesAt: null, toldPartner: false };
/** Any minute of four weeks, at night and over weekends too. */
const start = fc.integer({ min: 0, max: 28 * 24 * 60 }).map((minutes) => NOW - 14 * DAY + minutes * MINUTE);
const isKept = fc.integer({ min: 0, max: 4 }).map((of) => of === 0);

/** Leads so many handoffs through random lives, and tells how often each kind of event came about. */
export function leadLives(howMany: number): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const lives = fc.property(life, start, isKept, (commands, now, asDraft) => {
    fc.modelRun(() => born(now, asDraft, seen), commands);
  });
  fc.assert(lives, { numRuns: howMany });
  const onceAccepted = fc.property(longLife, start, fc.boolean(), (commands, now, isWorked) => {
    fc.modelRun(() => agreed(now, isWorked, seen), commands);
  });
  fc.assert(onceAccepted, { numRuns: Math.ceil(howMany / 5) });
  return seen;
}

function born(now: number, asDraft: boolean, seen: Map<string, number>): { model: Model; real: Real } {
  const time = { calendar: USUAL.calendar, version: 1 };
  const packet = packetOf();
  const handoff = send({ ...sending(packet, asDraft ? null : time), now }).next;
  const window = {
    landedAt: now,
    windowDays: packet.window_days,
    deadlineAt: asDraft ? null : deadlineOf(USUAL, now, packet.window_days),
  };
  const fresh = { isTakenUp: false, moves: null, lapsed: false, escalated: false };
  const said = { ...fresh, decided: null, undoUntil: 0, asked: [], ...NOT_DECLINED };
  const model: Model = { stage: asDraft ? 'draft' : 'awaiting', ae: sam.userId, ...window, ...said };
  const counted = { history: [], remindedOn: [], changedOn: null, lapses: 0, escalations: 0, seen };
  return { model, real: { handoff, now, ...USUAL, version: 1, ...counted } };
}

/** Accepted a moment ago, and perhaps worked already. */
function agreed(now: number, isWorked: boolean, seen: Map<string, number>): { model: Model; real: Real } {
  const { model, real } = born(now, false, seen);
  saysYes(model, real, sam);
  if (!isWorked) return { model, real };
  does(real, true, (handoff) => qualify(handoff, { by: sam, now }));
  model.stage = 'working';
  return { model, real };
}
