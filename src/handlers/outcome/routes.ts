import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import {
  changeMove,
  changeRoles,
  introductionMade,
  moveDidNotHappen,
  moveDone,
  openMoveChanged,
  openMoveDidNotHappen,
  openRoles,
  remindPartner,
  stillGoing,
} from './moves.ts';
import { openOutcome, recordOutcome, sayNotWorth, sayWorthWorking } from './outcomes.ts';
import { openPartnerNotYet, partnerMoveDone, partnerNotYet } from './partner-moves.ts';

/** What is pressed and sent of an accepted handoff. */
export const outcomeRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.outcome]: recordOutcome(deps),
      [VIEW.moveChanged]: changeMove(deps),
      [VIEW.moveDidNotHappen]: moveDidNotHappen(deps),
      [VIEW.changeRoles]: changeRoles(deps),
    },
    actions: {
      [ACTION.worthWorking]: sayWorthWorking(deps),
      [ACTION.notWorthBudget]: sayNotWorth(deps, 'budget'),
      [ACTION.notWorthTiming]: sayNotWorth(deps, 'timing'),
      [ACTION.notWorthFit]: sayNotWorth(deps, 'fit'),
      [ACTION.outcome]: openOutcome(deps),
      [ACTION.outcomeWon]: openOutcome(deps, 'won'),
      [ACTION.outcomeLost]: openOutcome(deps, 'lost'),
      [ACTION.outcomeNoDeal]: openOutcome(deps, 'no_deal'),
      [ACTION.stillGoing]: stillGoing(deps),
      [ACTION.moveDone]: moveDone(deps),
      [ACTION.moveChanged]: openMoveChanged(deps),
      [ACTION.moveDidNotHappen]: openMoveDidNotHappen(deps),
      [ACTION.introduced]: introductionMade(deps),
      [ACTION.changeRoles]: openRoles(deps),
      [ACTION.remindPartner]: remindPartner(deps),
    },
    partnerViews: {
      [VIEW.partnerMoveNotYet]: partnerNotYet(deps),
    },
    partnerActions: {
      [ACTION.partnerMoveDone]: partnerMoveDone(deps),
      [ACTION.partnerMoveNotYet]: openPartnerNotYet(deps),
    },
  }) satisfies RoomRoutes;
