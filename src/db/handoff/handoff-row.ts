import { accountKey } from '../../core/directory/account-name.ts';
import type { Opportunity } from '../../core/outcome/end.ts';
import type { Agreed, Closed, Handoff, Outcome, Window } from '../../core/handoff/handoff.ts';
import type { Moves } from '../../core/outcome/moves.ts';
import { PACKET_KEYS } from '../../core/packet/packet.ts';
import { type PointsByComponent, pointsSchema } from '../../core/packet/score/score.ts';
import { checkFrom, checkValues, clearingFrom, clearingValues, returnFrom } from '../conflict-check/check-row.ts';
import { pick, present, type Row } from './row-values.ts';

/** Turns a handoff into its row and back. A row has a column for everything; a handoff has only what its stage has. */

/** All columns but `requestKey`, which is written once, when the handoff is created, and `erasedAt`, which stays whatever comes after. */
export type StateRow = Omit<Row, 'requestKey' | 'erasedAt'>;

const NO_WINDOW = {
  aeZone: null,
  landedAt: null,
  deadlineAt: null,
  hearBy: null,
  coveredBy: null,
  round: 1,
  calendarVersion: null,
  remindedAt: null,
  snoozedUntil: null,
  remindsOnLastDayOnly: false,
  lapsedAt: null,
  escalatedAt: null,
  proposedAe: null,
};

const NO_ANSWER = {
  decidedAt: null,
  decidedBy: null,
  decision: null,
  undoUntil: null,
  grade: null,
  agreedMove: null,
  agreedMoveBy: null,
  declineReason: null,
  declineNote: null,
  betterAe: null,
  comeBackOn: null,
  sentenceForPartner: null,
  closesAt: null,
  mendAskedAt: null,
  returnedAt: null,
  returnedBy: null,
  returnReason: null,
};

const NOTHING_CAME_OF_IT = {
  qualifiedAt: null,
  openedLink: null,
  openedOn: null,
  openedAmount: null,
  endedAt: null,
  notWorth: null,
  amount: null,
  partnerDid: null,
  endReason: null,
};

const NO_MOVES = {
  partnerDueOn: null,
  partnerAskedAt: null,
  partnerSaid: null,
  partnerDoneAt: null,
  partnerRemindedAt: null,
  partnerSlippedAt: null,
  sellerAgreedAt: null,
  sellerAskedAt: null,
  sellerDoneAt: null,
  sellerSlippedAt: null,
  sellerFailure: null,
  introducedAt: null,
  saidAt: null,
  stallAskedAt: null,
  updateAskedAt: null,
  wordForPartner: null,
  wordVersion: null,
  leadsCustomer: null,
  leadsFit: null,
  leadsClose: null,
};

export function rowOf(handoff: Handoff): StateRow {
  const none = { window: null, check: null, moves: null, opened: null, grade: null };
  const { packet, window, check, clearing, moves, opened, score, grade, ...state } = { ...none, ...handoff };
  return {
    ...packet,
    ...NO_WINDOW,
    ...NO_ANSWER,
    ...NOTHING_CAME_OF_IT,
    ...NO_MOVES,
    ...moves,
    ...checkValues(check),
    ...clearingValues(clearing),
    accountKey: accountKey(packet.account),
    lengthDays: packet.window_days,
    aeRefusal: null,
    outcome: null,
    nextActionAt: null,
    ...window,
    ...(opened ? { openedLink: opened.link, openedOn: opened.openedOn, openedAmount: opened.amount } : {}),
    ...state,
    score: pointsAsText(score),
    grade: pointsAsText(grade),
  };
}

/** A column of drizzle's own JSON would hold the word "null" for none. */
const pointsAsText = (points: PointsByComponent | null): string | null =>
  points === null ? null : JSON.stringify(points);

/** Throws DamagedRow when the row lacks a value that its stage must have. */
export function handoffFrom(row: Row): Handoff {
  const { stage, nextActionAt } = row;
  switch (stage) {
    case 'draft':
      return { ...everyStage(row), stage, aeRefusal: row.aeRefusal, nextActionAt };
    case 'checking':
      return { ...everyStage(row), stage, check: checkFrom(row), window: lastWindow(row), nextActionAt };
    case 'returned':
      return {
        ...everyStage(row),
        ...returnFrom(row),
        stage,
        check: checkFrom(row),
        window: lastWindow(row),
        nextActionAt,
      };
    case 'awaiting':
      return { ...everyStage(row), stage, window: windowFrom(row), nextActionAt };
    case 'accepted':
      return { ...everyStage(row), ...agreed(row), stage, nextActionAt };
    case 'working':
      return { ...everyStage(row), ...agreed(row), stage, nextActionAt, qualifiedAt: present(row, 'qualifiedAt') };
    case 'declined':
      return { ...everyStage(row), ...saidNo(row), stage, ...pick(row, ['closesAt', 'mendAskedAt']), nextActionAt };
    case 'closed':
      return closed(row, present(row, 'outcome'));
    default:
      return stage satisfies never;
  }
}

function closed(row: Row, outcome: Outcome): Closed {
  const stage = 'closed';
  const { amount, endReason } = row;
  const ended = () => ({ ...everyStage(row), ...agreed(row), stage, endedAt: present(row, 'endedAt') }) as const;
  switch (outcome) {
    case 'declined':
    case 'mended':
      return { ...everyStage(row), ...saidNo(row), stage, outcome };
    case 'withdrawn': {
      const check = row.checkSigner === null ? null : checkFrom(row);
      return { ...everyStage(row), stage, outcome, check, window: lastWindow(row) };
    }
    case 'not_worth':
      return { ...ended(), outcome, notWorth: present(row, 'notWorth') };
    case 'won':
      return { ...ended(), outcome, amount, partnerDid: present(row, 'partnerDid') };
    case 'lost':
    case 'no_deal':
      return { ...ended(), outcome, endReason };
    default:
      return outcome satisfies never;
  }
}

function saidNo(row: Row) {
  const declineReason = present(row, 'declineReason');
  const said = pick(row, ['declineNote', 'betterAe', 'comeBackOn', 'sentenceForPartner']);
  return { ...decided(row), ...said, declineReason };
}

function everyStage(row: Row) {
  return {
    ...pick(row, [
      'id',
      'version',
      'teamId',
      'author',
      'classification',
      'creditLine',
      'creditWordBy',
      'creditWordAt',
      'contactId',
      'duplicateReason',
      'overrideReason',
      'revisionOf',
      'deal',
      'createdAt',
    ]),
    packet: pick(row, PACKET_KEYS),
    score: pointsFrom(row.score),
    clearing: clearingFrom(row),
  };
}

function decided(row: Row) {
  return {
    window: windowFrom(row),
    decidedAt: present(row, 'decidedAt'),
    decidedBy: present(row, 'decidedBy'),
    decision: row.decision ?? 0,
    undoUntil: row.undoUntil,
    grade: pointsFrom(row.grade),
  };
}

function pointsFrom(text: string | null): PointsByComponent | null {
  return text === null ? null : pointsSchema.parse(JSON.parse(text));
}

function agreed(row: Row): Agreed {
  return {
    ...decided(row),
    agreedMove: present(row, 'agreedMove'),
    agreedMoveBy: present(row, 'agreedMoveBy'),
    moves: movesFrom(row),
    opened: opportunityFrom(row),
  };
}

function opportunityFrom(row: Row): Opportunity | null {
  const { openedLink: link, openedAmount: amount } = row;
  return link === null ? null : { link, openedOn: present(row, 'openedOn'), amount };
}

function movesFrom(row: Row): Moves['moves'] {
  return {
    ...pick(row, [
      'partnerSaid',
      'partnerDoneAt',
      'partnerRemindedAt',
      'partnerSlippedAt',
      'sellerAskedAt',
      'sellerDoneAt',
      'sellerSlippedAt',
      'sellerFailure',
      'introducedAt',
      'stallAskedAt',
      'updateAskedAt',
      'wordForPartner',
      'wordVersion',
    ]),
    saidAt: present(row, 'saidAt'),
    partnerDueOn: present(row, 'partnerDueOn'),
    partnerAskedAt: present(row, 'partnerAskedAt'),
    sellerAgreedAt: present(row, 'sellerAgreedAt'),
    leadsCustomer: present(row, 'leadsCustomer'),
    leadsFit: present(row, 'leadsFit'),
    leadsClose: present(row, 'leadsClose'),
  };
}

/** Null when it never landed. */
const lastWindow = (row: Row): Window | null => (row.landedAt === null ? null : windowFrom(row));

function windowFrom(row: Row): Window {
  return {
    ...pick(row, [
      'round',
      'lengthDays',
      'snoozedUntil',
      'remindsOnLastDayOnly',
      'lapsedAt',
      'escalatedAt',
      'proposedAe',
      'coveredBy',
    ]),
    aeZone: present(row, 'aeZone'),
    landedAt: present(row, 'landedAt'),
    deadlineAt: present(row, 'deadlineAt'),
    hearBy: present(row, 'hearBy'),
    calendarVersion: present(row, 'calendarVersion'),
    remindedAt: present(row, 'remindedAt'),
  };
}
