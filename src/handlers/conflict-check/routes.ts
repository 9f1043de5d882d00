import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { doneOnce } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import {
  clearAsFound,
  clearCheck,
  openClear,
  openPass,
  openRegisterFromCheck,
  openReturn,
  passCheck,
  returnCheck,
} from './conflict-check.ts';

/** What is pressed and sent of a conflict check. */
export const checkRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.clearCheck]: clearCheck(deps),
      [VIEW.returnCheck]: doneOnce(returnCheck(deps)),
      [VIEW.passCheck]: doneOnce(passCheck(deps)),
    },
    actions: {
      [ACTION.clearCheck]: clearAsFound(deps),
      [ACTION.clearCheckWith]: openClear(deps),
      [ACTION.returnCheck]: openReturn(deps),
      [ACTION.passCheck]: openPass(deps),
      [ACTION.registerFromCheck]: openRegisterFromCheck(deps),
    },
  }) satisfies RoomRoutes;
