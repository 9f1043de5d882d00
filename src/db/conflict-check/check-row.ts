import type { Check, Clearing } from '../../core/conflict-check/clearing.ts';
import { pick, present, type Row } from '../handoff/row-values.ts';

/** The conflict check of a handoff as columns of its row, and back. */

const NO_CHECK = {
  checkSigner: null,
  checkZone: null,
  checkAeZone: null,
  checkWindowDays: null,
  checkAskedAt: null,
  checkDeadlineAt: null,
  checkHearBy: null,
  checkRemindedAt: null,
  checkLapsedAt: null,
  checkEscalatedAt: null,
};

const NOT_CLEARED = {
  clearedBy: null,
  clearedAt: null,
  foundResellers: null,
  foundCompetitors: null,
  foundCompensation: null,
  foundCredit: null,
  ruleLine: null,
  ruleVersion: null,
};

export function checkValues(check: Check | null) {
  if (check === null) return NO_CHECK;
  return {
    checkSigner: check.signer,
    checkZone: check.zone,
    checkAeZone: check.aeZone,
    checkWindowDays: check.windowDays,
    checkAskedAt: check.askedAt,
    checkDeadlineAt: check.deadlineAt,
    checkHearBy: check.hearBy,
    checkRemindedAt: check.remindedAt,
    checkLapsedAt: check.lapsedAt,
    checkEscalatedAt: check.escalatedAt,
  };
}

export function clearingValues(clearing: Clearing | null) {
  if (clearing === null) return NOT_CLEARED;
  const { by, at, answers, rule } = clearing;
  return {
    clearedBy: by,
    clearedAt: at,
    foundResellers: answers?.found_resellers ?? null,
    foundCompetitors: answers?.found_competitors ?? null,
    foundCompensation: answers?.found_compensation ?? null,
    foundCredit: answers?.found_credit ?? null,
    ruleLine: rule?.line ?? null,
    ruleVersion: rule?.version ?? null,
  };
}

export function checkFrom(row: Row): Check {
  return {
    signer: present(row, 'checkSigner'),
    zone: present(row, 'checkZone'),
    aeZone: present(row, 'checkAeZone'),
    windowDays: present(row, 'checkWindowDays'),
    askedAt: present(row, 'checkAskedAt'),
    deadlineAt: present(row, 'checkDeadlineAt'),
    hearBy: present(row, 'checkHearBy'),
    remindedAt: present(row, 'checkRemindedAt'),
    lapsedAt: row.checkLapsedAt,
    escalatedAt: row.checkEscalatedAt,
  };
}

export function clearingFrom(row: Row): Clearing | null {
  if (row.clearedBy === null) return null;
  return { by: row.clearedBy, at: present(row, 'clearedAt'), answers: answersFrom(row), rule: ruleFrom(row) };
}

function ruleFrom(row: Row): Clearing['rule'] {
  return row.ruleLine === null ? null : { line: row.ruleLine, version: present(row, 'ruleVersion') };
}

/** Null when its author certified it. */
function answersFrom(row: Row): Clearing['answers'] {
  if (row.foundResellers === null) return null;
  return {
    found_resellers: row.foundResellers,
    found_competitors: present(row, 'foundCompetitors'),
    found_compensation: present(row, 'foundCompensation'),
    found_credit: present(row, 'foundCredit'),
  };
}

/** What a returned handoff has beside its check. */
export function returnFrom(row: Row) {
  return {
    ...pick(row, ['mendAskedAt']),
    returnedAt: present(row, 'returnedAt'),
    returnedBy: present(row, 'returnedBy'),
    returnReason: present(row, 'returnReason'),
    closesAt: present(row, 'closesAt'),
  };
}
