import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { adds, doneOnce } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { askForHelp, openHelpNotNow, sayHelpNotNow, startFromHelp, takeHelpBack } from './help.ts';

/** What is pressed and sent of a help request. */
export const helpRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.askForHelp]: adds(askForHelp(deps)),
      [VIEW.helpNotNow]: doneOnce(sayHelpNotNow(deps)),
    },
    actions: {
      [ACTION.startFromHelp]: startFromHelp(deps),
      [ACTION.helpNotNow]: openHelpNotNow(deps),
      [ACTION.helpTakeBack]: takeHelpBack(deps),
    },
  }) satisfies RoomRoutes;
