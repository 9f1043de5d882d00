import { expect, test } from 'vitest';
import { mayAsk, mayReply } from '../../src/core/handoff/asking.ts';
import { mayCorrect } from '../../src/core/handoff/correcting.ts';
import { Refusal } from '../../src/core/kernel/errors.ts';
import type { Handoff, Presser } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { mayPassOn, mayReroute, mayTakeIn, mayWithdraw } from '../../src/core/handoff/intake.ts';
import { mayAnswer } from '../../src/core/handoff/may-answer.ts';
import { mayMend } from '../../src/core/handoff/mending.ts';
import { mayRecord } from '../../src/core/outcome/outcomes.ts';
import { mayReopen, mayUndo } from '../../src/core/handoff/reopening.ts';
import { supersede } from '../../src/core/handoff/sending.ts';
import { mayTellPartner } from '../../src/core/handoff/sentence-for-partner.ts';
import { names, states } from './life-table.ts';

/**
 * Two people of two companies can go by the same id. Such a press is turned away before any rule is asked; here each rule is asked alone,
 * so that it holds also where that door is open.
 */

const INTAKE_OWNER = 'U0ALEX';
const asksOf = ({ author, createdAt }: Handoff): HandoffEvent[] => [
  { kind: 'asked', actor: 'U0SAM', at: createdAt, detail: author, reason: 'Who signs?' },
];
const undoing = (handoff: Handoff): number => ('undoUntil' in handoff ? (handoff.undoUntil ?? 0) - 1 : 0);

const RULES: Record<string, (handoff: Handoff, by: Presser) => unknown> = {
  answering: mayAnswer,
  asking: (handoff, by) => mayAsk(handoff, by, []),
  'answering a question': (handoff, by) => mayReply(handoff, { by, number: 1, history: asksOf(handoff) }),
  correcting: mayCorrect,
  extending: (handoff, by) => mayTakeIn(handoff, by, INTAKE_OWNER),
  're-routing': (handoff, by) => mayReroute(handoff, by, INTAKE_OWNER),
  'passing on': (handoff, by) => mayPassOn(handoff, by, INTAKE_OWNER),
  withdrawing: (handoff, by) => mayWithdraw(handoff, by, INTAKE_OWNER),
  undoing: (handoff, by) => mayUndo(handoff, { by, intakeOwner: INTAKE_OWNER, now: undoing(handoff) }),
  reopening: (handoff, by) => mayReopen(handoff, { by, intakeOwner: INTAKE_OWNER }),
  'letting a deal wait, or closing it': mayMend,
  'adding a sentence for the partner': mayTellPartner,
  'saying what came of it': mayRecord,
  'sending it again': (handoff, by) => supersede(handoff, by, handoff.createdAt),
};

function isAllowed(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

test.each(Object.entries(RULES))('%s is refused to somebody of another company under the same id', (_, rule) => {
  const allowed: string[] = [];
  const open: string[] = [];
  for (const name of names) {
    const handoff = states[name];
    for (const userId of [handoff.packet.ae, handoff.author, INTAKE_OWNER]) {
      const by = (teamId: string): Presser => ({ userId, teamId });
      if (isAllowed(() => rule(handoff, by(handoff.teamId)))) allowed.push(name);
      if (isAllowed(() => rule(handoff, by('T0SOMEWHERE')))) open.push(`${name}: ${userId}`);
    }
  }
  expect(allowed).not.toEqual([]);
  expect(open).toEqual([]);
});
