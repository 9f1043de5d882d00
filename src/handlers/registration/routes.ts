import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { adds, doneOnce } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { openRuleForClaim, openRuleForNeither, ruleForClaim, ruleForNeither } from './disputes.ts';
import {
  extendRegistration,
  letRegistrationEnd,
  openWithdrawRegistration,
  registerAccount,
  withdrawRegistration,
} from './registrations.ts';

/** What is pressed and sent of registrations and their disputes. */
export const registrationRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.register]: adds(registerAccount(deps)),
      [VIEW.withdrawRegistration]: doneOnce(withdrawRegistration(deps)),
      [VIEW.ruleForClaim]: doneOnce(ruleForClaim(deps)),
      [VIEW.ruleForNeither]: doneOnce(ruleForNeither(deps)),
    },
    actions: {
      [ACTION.extendRegistration]: extendRegistration(deps),
      [ACTION.letRegistrationEnd]: letRegistrationEnd(deps),
      [ACTION.withdrawRegistration]: openWithdrawRegistration(deps),
      [ACTION.ruleForClaim]: openRuleForClaim(deps),
      [ACTION.ruleForNeither]: openRuleForNeither(deps),
    },
  }) satisfies RoomRoutes;
