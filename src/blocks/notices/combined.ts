import { type AgreementContext, agreementStanding } from '../agreement/agreement-posts.ts';
import { type DraftContext, draftStanding } from '../packet/draft-posts.ts';
import { type NotedContext, notedStanding } from '../packet/noted-render.ts';
import { type HelpContext, helpStanding } from '../help-request/help-posts.ts';
import { bold, divider, type Message, rich, words } from '../kit/kit.ts';
import { summary, together } from '../kit/mrkdwn.ts';
import { type RegistrationContext, registrationStanding } from '../registration/registration-posts.ts';
import type { HandoffContext } from './render.ts';
import { standing } from '../kit/words.ts';

/** What several messages to one person say, as one: each about its own account, with a line between. */
export function combined(messages: readonly Message[]): Message {
  return {
    text: together(messages.map(({ text }) => text)),
    blocks: messages.flatMap(({ blocks }, at) => (at === 0 ? blocks : [divider, ...blocks])),
  };
}

/** What stands in place of a part that is over, while the rest of its message still asks. */
export function standingLine(about: About): Message {
  if ('helpRequest' in about) return helpStanding(about.helpRequest);
  if ('registration' in about) return registrationStanding(about.registration);
  if ('agreement' in about) return agreementStanding(about.agreement);
  if ('draft' in about) return draftStanding(about);
  if ('noted' in about) return notedStanding(about);
  const { handoff } = about.now;
  const { account } = handoff.packet;
  const now = standing(handoff);
  return { text: summary`${account}: ${now}`, blocks: [rich([bold(`${account}: `), words(`${now}.`)])] };
}

type About =
  | Pick<HandoffContext, 'now'>
  | Pick<HelpContext, 'helpRequest'>
  | Pick<RegistrationContext, 'registration'>
  | Pick<AgreementContext, 'agreement'>
  | Pick<DraftContext, 'draft' | 'summary' | 'sentAs'>
  | Pick<NotedContext, 'noted' | 'partner'>;
