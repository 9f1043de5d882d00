import type { HelpNotice } from '../../core/help-request/help-request.ts';
import { isOfHelp } from '../../core/notices/notice-rules.ts';
import type { Notice, Notices } from '../../core/notices/notice.ts';
import { type HelpContext, helpAnswer, helpEscalation, helpReminder, helpWanted, settledHelp } from './help-posts.ts';
import type { Message } from '../kit/kit.ts';
import type { Drawing } from '../notices/drawing.ts';
import { stalled } from '../notices/stalled.ts';
import { ofHelpRequest, undelivered } from '../notices/undelivered.ts';

/** What is said about help requests, to people of our own company alone. */
const ABOUT_HELP: { [Kind in HelpKind]: Drawing<HelpContext, Kind> } = {
  help_request: helpWanted,
  help_reminder: helpReminder,
  help_escalation: helpEscalation,
  help_answer: helpAnswer,
  stalled: ({ helpRequest }, { stall }) => stalled(helpRequest.account, 'a help request', stall),
  undeliverable: ({ helpRequest, partner, stuck }) => stuck && undelivered(ofHelpRequest(helpRequest), partner, stuck),
};
type HelpKind = HelpNotice['kind'] | 'stalled' | 'undeliverable';

/** The message of a notice about a help request, or null when there is nothing left to say. */
export function drawAboutHelp(notice: Notice, context: HelpContext): Message | null {
  if (!isOfHelp(notice) && notice.kind !== 'stalled' && notice.kind !== 'undeliverable') return null;
  return drawOfHelp(notice.kind, notice, context);
}

function drawOfHelp<Kind extends HelpKind>(kind: Kind, notice: Notices[Kind], context: HelpContext) {
  return ABOUT_HELP[kind](context, notice);
}

/** What stands in place of what asked; null while it still asks. */
export function drawSettledHelp(notice: Notice, context: HelpContext): Message | null {
  if (notice.kind === 'help_request' || notice.kind === 'help_reminder') return settledHelp(context, notice.person);
  return notice.kind === 'help_escalation' ? settledHelp(context, null) : null;
}
