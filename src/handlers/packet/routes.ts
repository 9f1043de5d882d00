import { ACTION, SHORTCUT, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { choosePartner, showExampleOver } from '../kit/fill-form.ts';
import { adds, asTyped } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { answerProposal, openProposeContact, proposeContact } from './contact-proposals.ts';
import { bringBackDraft, continueDraft, openPutOffDraft, putOffDraft, throwAwayDraft } from './drafts.ts';
import { reviseHandoff } from './open-handoff.ts';
import { reviewPacket, sendFromHelp, sendHandoff } from './send-handoff.ts';
import { startAnother, startFromMessage, startHandoff } from './start-packet.ts';
import { backToPacket, changeGroup } from './write-packet.ts';

/** What is pressed and sent of a packet while it is written, and of its draft. */
export const packetRoutes = (deps: HandlerDeps) =>
  ({
    shortcuts: {
      [SHORTCUT.start]: startHandoff(deps),
      [SHORTCUT.startFromMessage]: startFromMessage(deps),
    },
    views: {
      [VIEW.packet]: asTyped(reviewPacket(deps)),
      [VIEW.send]: sendHandoff(deps),
      [VIEW.sendFromHelp]: adds(sendFromHelp(deps)),
      [VIEW.putOffDraft]: putOffDraft(deps),
      [VIEW.proposeContact]: adds(proposeContact(deps)),
    },
    actions: {
      [ACTION.revise]: reviseHandoff(deps),
      [ACTION.changeTouch]: changeGroup(deps, 'touch'),
      [ACTION.changeDays]: changeGroup(deps, 'days'),
      [ACTION.changeRest]: changeGroup(deps, 'rest'),
      [ACTION.backToPacket]: backToPacket(deps),
      [ACTION.startAnother]: startAnother(deps),
      [ACTION.continueDraft]: continueDraft(deps),
      [ACTION.putOffDraft]: openPutOffDraft(deps),
      [ACTION.throwAwayDraft]: throwAwayDraft(deps),
      [ACTION.bringBackDraft]: bringBackDraft(deps),
      [ACTION.proposeContact]: openProposeContact(deps),
      [ACTION.confirmContact]: answerProposal(deps, 'confirm'),
      [ACTION.refuseContact]: answerProposal(deps, 'refuse'),
      [ACTION.choosePartner]: choosePartner(deps),
      [ACTION.showExample]: showExampleOver(deps),
    },
  }) satisfies RoomRoutes;
