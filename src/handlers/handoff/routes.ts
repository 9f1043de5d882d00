import { ACTION, COMMAND, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { adds, doneOnce } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { acceptHandoff, declineHandoff, openAccept, openDecline } from './answer-handoff.ts';
import { answerQuestion, askQuestion, openAsk, openReply } from './ask.ts';
import { dialDown, openPropose, proposeBetterPlaced } from './before-answering.ts';
import { correctHandoff, openCorrection } from './correct-handoff.ts';
import { closeDeal, openCloseDeal, openPark, openTellPartner, park, tellPartner } from './declined-deal.ts';
import { handoffCommand } from './handoff-command.ts';
import { openReopen, reopen, undo } from './reopen.ts';
import { extend, openExtend, openReroute, openWithdraw, passOn, reroute, withdraw } from './intake.ts';

/** What is pressed and sent of a handoff from the command to its answer, and of a declined one. */
export const handoffRoutes = (deps: HandlerDeps) =>
  ({
    commands: {
      [COMMAND.handoff]: handoffCommand(deps),
    },
    views: {
      [VIEW.accept]: acceptHandoff(deps),
      [VIEW.decline]: doneOnce(declineHandoff(deps)),
      [VIEW.propose]: proposeBetterPlaced(deps),
      [VIEW.ask]: adds(askQuestion(deps)),
      [VIEW.reply]: doneOnce(answerQuestion(deps)),
      [VIEW.reroute]: reroute(deps),
      [VIEW.extend]: extend(deps),
      [VIEW.withdraw]: doneOnce(withdraw(deps)),
      [VIEW.correct]: correctHandoff(deps),
      [VIEW.reopen]: doneOnce(reopen(deps)),
      [VIEW.park]: park(deps),
      [VIEW.tellPartner]: adds(tellPartner(deps)),
      [VIEW.closeDeal]: doneOnce(closeDeal(deps)),
    },
    actions: {
      [ACTION.accept]: openAccept(deps),
      [ACTION.decline]: openDecline(deps),
      [ACTION.propose]: openPropose(deps),
      [ACTION.ask]: openAsk(deps),
      [ACTION.reply]: openReply(deps),
      [ACTION.remindTomorrow]: dialDown(deps, 'tomorrow'),
      [ACTION.remindOnLastDay]: dialDown(deps, 'last_day'),
      [ACTION.reroute]: openReroute(deps),
      [ACTION.extend]: openExtend(deps),
      [ACTION.withdraw]: openWithdraw(deps),
      [ACTION.correct]: openCorrection(deps),
      [ACTION.passOn]: passOn(deps),
      [ACTION.undo]: undo(deps),
      [ACTION.reopen]: openReopen(deps),
      [ACTION.park]: openPark(deps),
      [ACTION.tellPartner]: openTellPartner(deps),
      [ACTION.closeDeal]: openCloseDeal(deps),
    },
  }) satisfies RoomRoutes;
