import { helpAnswer } from '../blocks/handoff/command-answers.ts';
import { exampleAnswer, exampleModal } from '../blocks/packet/example.ts';
import { noPartnersModal } from '../blocks/packet/handoff-modal.ts';
import { helpModal } from '../blocks/help-request/help-forms.ts';
import { refusalPage } from '../blocks/kit/kit.ts';
import { absenceModal } from '../blocks/people/my-time-form.ts';
import { partnerChannelModal, waitingModal } from '../blocks/partner/partner-forms.ts';
import { noPartnerToRegisterFor, registrationModal } from '../blocks/registration/registration-forms.ts';
import { examplePacket } from '../core/packet/example.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { SlackChecks } from '../slack/checks.ts';
import { exampleMessages } from './example-messages.ts';
import { broken, type Finding, warning, well } from './finding.ts';

/** What the bot draws, put before Slack's own validator: of an example, so that no word of anybody's leaves. */

type Drawn = Parameters<SlackChecks['accepts']>[0];

/** `user` is the bot itself: nobody is named. By the name that an operator reads. */
export function drawings(user: string, now: EpochMs): ReadonlyMap<string, Drawn> {
  const packet = examplePacket({ ae: user, questionsTo: user }, now);
  const messages = [...exampleMessages(user, now)].map(([name, message]): [string, Drawn] => [name, { message }]);
  return new Map<string, Drawn>([
    ...messages,
    ['example (message)', { message: exampleAnswer(packet, 'Brightwater', now) }],
    ['help (message)', { message: helpAnswer() }],
    ['example (page)', { view: exampleModal(packet, 'Brightwater', now) }],
    ['no partners', { view: noPartnersModal() }],
    ['ask for help', { view: helpModal(true, 'Fabrikam Logistics') }],
    ['register an account', { view: registrationModal(null, { account: 'Fabrikam Logistics' }) }],
    ['nobody to register for', { view: noPartnerToRegisterFor() }],
    ['a partner’s channel', { view: partnerChannelModal() }],
    ['partners, waiting', { view: waitingModal() }],
    ['days off', { view: absenceModal() }],
    ['not possible', { view: refusalPage('Slack is asked whether it takes this page.') }],
  ]);
}

export async function drawingsFinding(
  drawn: ReadonlyMap<string, Drawn>,
  { accepts }: Pick<SlackChecks, 'accepts'>,
): Promise<Finding> {
  const refused: string[] = [];
  for (const [name, drawing] of drawn) {
    const tried = await accepts(drawing);
    if ('answer' in tried) continue;
    if (!/^invalid_(view|message|blocks)$/.test(tried.refusal)) return notAsked(tried.refusal);
    refused.push(name);
  }
  if (refused.length === 0) return well('Forms', `Slack takes the ${drawn.size} that were drawn of an example.`);
  return broken('Forms', `Slack does not take ${refused.length} of ${drawn.size}: ${refused.join(', ')}.`, {
    why: 'Whoever asks for it sees an error, or nothing.',
    advice: 'Slack has changed what it takes: install the newest version of the bot, or report it.',
  });
}

function notAsked(refusal: string): Finding {
  return warning('Forms', `Slack’s validator does not say whether it takes them (${refusal}).`, {
    why: 'A change in what Slack takes would be seen first by whoever presses.',
    advice: 'Run the doctor again later. A proxy may let only known methods through: allow blocks.validate.',
  });
}
