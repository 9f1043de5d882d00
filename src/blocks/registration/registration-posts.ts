import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Dispute } from '../../core/registration/dispute.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { EXTENSION_DAYS } from '../../core/registration/registering.ts';
import { type LiveRegistration, liveRegistration, type Registration } from '../../core/registration/registration.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { ACTION } from '../ids.ts';
import type { Context } from '../kit/drawing.ts';
import { actions, bold, button, code, type Message, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** What our own people read about registrations. */

/** What a notice about a registration is drawn from: the state as it is when it is delivered. */
export type RegistrationContext = Context<'registration'> & {
  registration: Registration;
  partner: Partner;
  /** The dispute that the notice is about; of the partner's card, the last one about it. */
  dispute: Dispute | null;
  /** The claims in it, each with the name of its partner. */
  claims: readonly NamedClaim[];
};

export type NamedClaim = { registration: Registration; partner: string };

/** Null once somebody has said what becomes of it, it is over, or there is a later word of its end. */
export function registrationEnds(context: RegistrationContext, notice: Notices['registration_ends']): Message | null {
  const live = liveRegistration(context.registration);
  if (!live || live.letEnd || live.warned !== notice.days || live.endsOn !== notice.endsOn) return null;
  const lead = `${context.partner.name}’s registration of ${live.account} ends on ${dayWords(live.endsOn, live.registeredAt)}.`;
  return {
    text: summary`${lead}`,
    blocks: [
      rich([bold(lead), ...(live.extension ? [words(' It was extended once, which is the most.')] : [])]),
      ending(live),
    ],
  };
}

function ending({ id, extension }: LiveRegistration): KnownBlock {
  const letIt = button('Let it end', ACTION.letRegistrationEnd, id);
  return actions(...(extension ? [] : [extendButton(id)]), letIt);
}

export const extendButton = (id: string) =>
  button(`Extend by ${EXTENSION_DAYS} days`, ACTION.extendRegistration, id, 'primary');

/** What stands in its place. Null while it still asks. */
export function settledEnds(context: RegistrationContext, notice: Notices['registration_ends']): Message | null {
  if (registrationEnds(context, notice)) return null;
  const { registration, partner } = context;
  const lead = `${partner.name}’s registration of ${registration.account}`;
  return {
    text: summary`Settled: ${lead}`,
    blocks: [rich([bold(`${lead}: `), ...whatBecameOfIt(registration, notice)])],
  };
}

function whatBecameOfIt(registration: Registration, { endsOn }: Notices['registration_ends']): RichTextElement[] {
  const { endsOn: lastDay, registeredAt, extension, letEnd } = registration;
  const until = dayWords(lastDay, registeredAt);
  switch (registration.state) {
    case 'ended':
      return [words(`it ended on ${until}.`)];
    case 'withdrawn':
      return [person(registration.withdrawnBy), words(` has withdrawn it: ${registration.reason}`)];
    case 'live':
      if (extension && lastDay !== endsOn) return [person(extension.by), words(` has extended it until ${until}.`)];
      if (letEnd) return [person(letEnd.by), words(` lets it end on ${until}.`)];
      return [words('there is a newer message about it.')];
    default:
      return registration satisfies never;
  }
}

/** In place of a part of a shared message that is over. */
export function registrationStanding({ registration: { account } }: RegistrationContext): Message {
  return {
    text: summary`Registration of ${account}: settled`,
    blocks: [rich([bold(`Registration of ${account}: `), words('settled.')])],
  };
}

/** "Fabrikam Logistics (R2345678)". */
export function called({ account, id }: Registration): RichTextElement[] {
  return [words(`${account} (`), code(id), words(')')];
}
