import {
  moveChangedModal,
  moveDidNotHappenModal,
  readMoveChangedModal,
  readMoveDidNotHappenModal,
  readRolesModal,
  rolesModal,
} from '../../blocks/outcome/move-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** What the account executive says after acceptance: what came of their move, that the introduction is made, and who leads what. */

type Deps = Pick<HandlerDeps, 'sellerMoves'>;
type PressDeps = Pick<HandlerDeps, 'sellerMoves' | 'rememberPress' | 'now'>;
type FormDeps = Pick<HandlerDeps, 'sellerMoves' | 'handoffs' | 'requests' | 'now'>;

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

export function changeMove(deps: FormDeps) {
  const { sellerMoves, handoffs, now } = deps;
  return merged(deps, {
    stored: (by, id) => sellerMoves.toMoveOn(id, by),
    draw: (agreed) => moveChangedModal(agreed, now()),
    whoChanged: (_, { id }) => handoffs.whoDid(id, ['accepted', 'move_changed']),
    async save({ state }, agreed, { ack, body }) {
      await sellerMoves.changes(agreed.id, presserOf(body), readMoveChangedModal(state.values), agreed);
      await ack({ response_action: 'clear' });
    },
  });
}

export function openMoveDidNotHappen({ sellerMoves, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const agreed = await sellerMoves.toMoveOn(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(moveDidNotHappenModal(agreed));
  };
}

export function moveDidNotHappen(deps: FormDeps) {
  const { sellerMoves, handoffs } = deps;
  return merged(deps, {
    stored: (by, id) => sellerMoves.toMoveOn(id, by),
    draw: moveDidNotHappenModal,
    whoChanged: (_, { id }) => handoffs.whoDid(id, ['move_did_not_happen', 'move_changed']),
    async save({ state }, agreed, { ack, body }) {
      await sellerMoves.didNot(agreed.id, presserOf(body), readMoveDidNotHappenModal(state.values), agreed);
      await ack({ response_action: 'clear' });
    },
  });
}

/** "Roles…" under the status of a handoff. */
export function openRoles({ sellerMoves }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(rolesModal(await sellerMoves.toChangeRoles(action.value ?? '', presserOf(body))));
  };
}

export function changeRoles(deps: FormDeps) {
  const { sellerMoves, handoffs } = deps;
  return merged(deps, {
    stored: (by, id) => sellerMoves.toChangeRoles(id, by),
    draw: rolesModal,
    whoChanged: (_, { id }) => handoffs.whoDid(id, ['accepted', 'roles_changed']),
    async save({ state }, agreed, { ack, body }) {
      await sellerMoves.changeRoles(agreed.id, presserOf(body), readRolesModal(state.values), agreed);
      await ack({ response_action: 'clear' });
    },
  });
}
