import type { KnownBlock } from '@slack/web-api';
import { awaiting, checking, type Handoff, returned } from '../../core/handoff/handoff.ts';
import { inWork } from '../../core/outcome/taken-up.ts';
import { creditButtons, type CreditPowers } from '../credit/credit-status.ts';
import { ACTION } from '../ids.ts';
import { actions, button } from '../kit/kit.ts';

/** What its reader can press below where a handoff stands. */

type Reader = {
  /** Whether its reader wrote it: as long as nobody has answered they can put it right, or give it up. */
  isAuthor: boolean;
  /** What its reader can do about its decision; null: nothing. */
  reopening: 'undo' | 'reopen' | null;
  /** Whether its reader owns it once it is accepted. */
  isAe: boolean;
  /** What its reader can do about its credit. */
  credit: CreditPowers;
};

export function statusButtons(handoff: Handoff, { isAuthor, reopening, isAe, credit }: Reader): KnownBlock[] {
  return [
    ...(isAuthor ? [...forAuthor(handoff), another(handoff)] : []),
    ...(reopening === null ? [] : [reopeningButton(handoff, reopening)]),
    ...(isAe && inWork(handoff) ? [actions(button('Roles…', ACTION.changeRoles, handoff.id))] : []),
    ...creditButtons(handoff, credit),
  ];
}

/** What is being checked is not corrected: who looks for conflicts would sign another packet than they read. */
function forAuthor(handoff: Handoff): KnownBlock[] {
  const { id } = handoff;
  const withdraw = button('Withdraw…', ACTION.withdraw, id, 'danger');
  if (awaiting(handoff)) return [actions(button('Correct a fact…', ACTION.correct, id), withdraw)];
  if (returned(handoff)) return [actions(button('Mend and send again', ACTION.revise, id, 'primary'), withdraw)];
  return checking(handoff) ? [actions(withdraw)] : [];
}

/** Who has found a partner that delivers brings the next deal with it. */
const another = ({ id }: Handoff): KnownBlock => actions(button('Another like this…', ACTION.startAnother, id));

function reopeningButton({ id }: Handoff, reopening: 'undo' | 'reopen'): KnownBlock {
  return actions(reopening === 'undo' ? button('Undo', ACTION.undo, id) : button('Reopen…', ACTION.reopen, id));
}
