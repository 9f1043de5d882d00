import { type Change, changesBetween } from '../packet/correction.ts';
import { beforeCorrections, postBegunAt } from './corrections.ts';
import type { Decision } from './decision.ts';
import { Conflict, Refusal, WrongInput } from '../kernel/errors.ts';
import type { Awaiting, Handoff, Presser } from './handoff.ts';
import { mustAwait } from './may-answer.ts';
import type { HandoffEvent } from './history.ts';
import type { Notice } from '../notices/notice.ts';
import { fieldOf, type Packet } from '../packet/packet.ts';
import { type PacketErrors, type PacketInput, readCorrection } from '../packet/read-packet.ts';
import { isSameCustomer } from '../packet/same-account.ts';
import type { EpochMs } from '../time/instant.ts';

/** What its author does with a packet that waits for its answer: a fact was wrong, and is put right. */

/** The handoff, if this presser may correct its packet; throws Refusal otherwise. Asked before the form is opened and when it is sent. */
export function mayCorrect(handoff: Handoff, by: Presser): Awaiting {
  if (by.userId !== handoff.author || by.teamId !== handoff.teamId) {
    throw new Refusal(`Only its author, <@${handoff.author}>, can correct this handoff. Nothing has changed.`);
  }
  return mustAwait(handoff, by);
}

/** How often it was corrected: a packet that was corrected once more is another one. */
export function timesCorrected(history: readonly HandoffEvent[]): number {
  return history.filter(({ kind }) => kind === 'corrected').length;
}

type Correct = {
  by: Presser;
  input: PacketInput;
  /** How often the packet had been corrected to which `input` is put. */
  openedOn: number;
  /** Of the handoff as it is. */
  history: readonly HandoffEvent[];
  /** What is wrong with people whom the form names. */
  peopleErrors: PacketErrors;
  now: EpochMs;
};

/**
 * The packet as it is typed now; window, account executive and credit stay. The account executive is told, the partner’s card is drawn anew
 * when it shows another fact. Throws WrongInput beside the fields, also when nothing is different, and Conflict when it was corrected meanwhile.
 */
export function correct(handoff: Handoff, command: Correct): Decision {
  const { by, input, openedOn, history, peopleErrors, now } = command;
  const waiting = mayCorrect(handoff, by);
  if (timesCorrected(history) !== openedOn) throw new Conflict(`Handoff ${handoff.id} was corrected meanwhile.`);
  const packet = readCorrection(input, waiting, peopleErrors, now);
  const changes = changesBetween(waiting.packet, packet);
  if (changes.length === 0)
    throw new WrongInput({ account: 'Nothing is different yet: change what was wrong, then send.' });
  mustBeOfCheckedAccount(waiting, packet, history);
  return {
    next: { ...waiting, packet },
    notices: [
      { kind: 'ae_card', person: packet.ae },
      { kind: 'ae_corrected', person: packet.ae, at: postBegunAt(history, now) },
      ...forPartner(changes),
    ],
    event: { kind: 'corrected', actor: by.userId, at: now, changes },
  };
}

/** Throws WrongInput when the check that was signed is of another account; step by step it does not get there either. */
function mustBeOfCheckedAccount(
  { clearing, packet: before }: Awaiting,
  packet: Packet,
  history: readonly HandoffEvent[],
) {
  // What its author certified they may certify of another account too.
  if (clearing === null || clearing.answers === null) return;
  const since = history.filter(({ kind, at }) => kind === 'corrected' && at >= clearing.at);
  const checked = beforeCorrections(before, since);
  if (isSameCustomer(checked, packet)) return;
  const account = `Its conflict check was for ${checked.account}. Withdraw it, and hand off anew.`;
  throw new WrongInput({ account });
}

function forPartner(changes: readonly Change[]): Notice[] {
  const isRead = changes.some(({ field }) => fieldOf(field).partnerReads === 'from_the_start');
  return isRead ? [{ kind: 'partner_card' }] : [];
}
