import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { doneOnce } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import {
  correctCredit,
  disputeCredit,
  keepCredit,
  openCorrectCredit,
  openDisputeCredit,
  openKeepCredit,
} from './credit.ts';

/** What is pressed and sent of a credit. */
export const creditRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.correctCredit]: correctCredit(deps),
      [VIEW.disputeCredit]: doneOnce(disputeCredit(deps)),
      [VIEW.keepCredit]: doneOnce(keepCredit(deps)),
    },
    actions: {
      [ACTION.correctCredit]: openCorrectCredit(deps),
      [ACTION.disputeCredit]: openDisputeCredit(deps),
      [ACTION.keepCredit]: openKeepCredit(deps),
    },
  }) satisfies RoomRoutes;
