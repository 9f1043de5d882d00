import { outcomeModal, readOutcomeModal } from '../../blocks/outcome/outcome-form.ts';
import type { NotWorthReason } from '../../core/outcome/end.ts';
import type { OutcomeChoice } from '../../core/outcome/outcome-form.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** What the account executive says of a handoff after accepting it. */

type PressDeps = Pick<HandlerDeps, 'outcomes' | 'rememberPress' | 'now'>;

/** “Worth working?” was answered with yes: one tap, and the card shows it. */
export function sayWorthWorking({ outcomes, rememberPress: remember }: PressDeps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    const by = presserOf(body);
    const { id } = await outcomes.toRecord(action.value ?? '', by);
    rememberPress(remember, body);
    await outcomes.qualify(id, by);
  };
}

/** It was answered with no, and why. */
export function sayNotWorth({ outcomes, rememberPress: remember }: PressDeps, reason: NotWorthReason) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    const by = presserOf(body);
    const { id } = await outcomes.toRecord(action.value ?? '', by);
    rememberPress(remember, body);
    await outcomes.disqualify(id, by, reason);
  };
}

/** What came of it was pressed, or `chosen` of it. */
export function openOutcome(
  { outcomes, rememberPress: remember, now }: PressDeps,
  chosen: OutcomeChoice | null = null,
) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const handoff = await outcomes.toRecord(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(outcomeModal(handoff, now(), chosen));
  };
}

export function recordOutcome(deps: Pick<HandlerDeps, 'outcomes' | 'handoffs' | 'requests' | 'now'>) {
  const { outcomes, handoffs, now } = deps;
  return merged(deps, {
    stored: (by, id) => outcomes.toRecord(id, by),
    draw: (handoff) => outcomeModal(handoff, now()),
    whoChanged: (_, { id }) => handoffs.whoDid(id, ['opportunity']),
    async save({ state }, handoff, { ack, body }) {
      await outcomes.record(handoff.id, presserOf(body), readOutcomeModal(state.values), handoff);
      await ack({ response_action: 'clear' });
    },
  });
}
