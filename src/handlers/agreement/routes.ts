import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { confirmAgreement, openAgreement, saveAgreement, sayStillRight } from './agreement.ts';

/** What is pressed and sent of the working agreement. */
export const agreementRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.saveAgreement]: saveAgreement(deps),
    },
    actions: {
      [ACTION.changeAgreement]: openAgreement(deps),
      [ACTION.confirmAgreement]: confirmAgreement(deps),
      [ACTION.agreementStillRight]: sayStillRight(deps),
    },
  }) satisfies RoomRoutes;
