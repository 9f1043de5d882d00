import type { Drawings } from '../kit/drawing.ts';
import { person, words } from '../kit/kit.ts';
import {
  type HelpContext,
  helpAnswer,
  helpEscalation,
  helpReminder,
  helpStanding,
  helpWanted,
  settledHelp,
} from './help-posts.ts';

/** What is said about help requests, to people of our own company alone. */
export const HELP_DRAWINGS: Drawings<HelpContext> = {
  named: ({ helpRequest: { account, asker } }) => ({
    title: account,
    account,
    reference: 'a help request',
    called: [words(`${account}, for which `), person(asker), words(' asked for help')],
    seen: `<@${asker}> waits for an answer.`,
  }),
  standing: helpStanding,
  kinds: {
    help_request: { open: helpWanted, settled: (context, { person: asked }) => settledHelp(context, asked) },
    help_reminder: { open: helpReminder, settled: (context, { person: asked }) => settledHelp(context, asked) },
    help_escalation: { open: helpEscalation, settled: (context) => settledHelp(context, null) },
    help_answer: helpAnswer,
  },
};
