import {
  moveChangedModal,
  moveDidNotHappenModal,
  readMoveChangedModal,
  readMoveDidNotHappenModal,
  readRolesModal,
  rolesModal,
} from '../blocks/move-forms.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';
import { rememberPress } from './remember-press.ts';

/** What the account executive says after acceptance: what came of their move, that the introduction is made, and who leads what. */

type Deps = Pick<HandlerDeps, 'sellerMoves'>;
type PressDeps = Pick<HandlerDeps, 'sellerMoves' | 'rememberPress' | 'now'>;

/** One tap: the card that was pressed shows it. */
const tapped =
  (deed: 'done' | 'introduced' | 'stillGoing' | 'remindPartner') =>
  ({ sellerMoves, rememberPress: remember }: PressDeps) =>
  async ({ action, body }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await sellerMoves[deed](action.value ?? '', presserOf(body));
  };

export const moveDone = tapped('done');
export const introductionMade = tapped('introduced');
export const stillGoing = tapped('stillGoing');
export const remindPartner = tapped('remindPartner');

export function openMoveChanged({ sellerMoves, rememberPress: remember, now }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const agreed = await sellerMoves.toMoveOn(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(moveChangedModal(agreed, now()));
  };
}

export function changeMove({ sellerMoves }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await sellerMoves.changes(view.private_metadata, presserOf(body), readMoveChangedModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

export function openMoveDidNotHappen({ sellerMoves, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const agreed = await sellerMoves.toMoveOn(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(moveDidNotHappenModal(agreed));
  };
}

export function moveDidNotHappen({ sellerMoves }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await sellerMoves.didNot(view.private_metadata, presserOf(body), readMoveDidNotHappenModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

/** "Roles…" under the status of a handoff. */
export function openRoles({ sellerMoves }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(rolesModal(await sellerMoves.toChangeRoles(action.value ?? '', presserOf(body))));
  };
}

export function changeRoles({ sellerMoves }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await sellerMoves.changeRoles(view.private_metadata, presserOf(body), readRolesModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
