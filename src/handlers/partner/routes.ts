import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { adds } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { choosePartnerChannel, findPartner, openPartner, savePartner } from './manage-partners.ts';
import { moveChannel, openMoveChannel, pausePartner, resumePartner } from './posting.ts';

/** What is pressed and sent of partners and their channels. */
export const partnerRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.choosePartnerChannel]: adds(choosePartnerChannel(deps)),
      [VIEW.savePartner]: savePartner(deps),
      [VIEW.moveChannel]: moveChannel(deps),
    },
    actions: {
      [ACTION.addPartner]: openPartner(deps),
      [ACTION.editPartner]: openPartner(deps),
      [ACTION.findPartner]: findPartner(deps),
      [ACTION.moveChannel]: openMoveChannel(deps),
      [ACTION.pausePartner]: pausePartner(deps),
      [ACTION.resumePartner]: resumePartner(deps),
    },
  }) satisfies RoomRoutes;
