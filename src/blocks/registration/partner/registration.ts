import type { RichTextElement } from '@slack/web-api';
import type { RegistrationState, RegistrationView } from '../../../core/registration/registration-view.ts';
import { cut } from '../../../core/kernel/text.ts';
import { dayInFull, dayWords } from '../../../core/time/day-words.ts';
import { bold, context, header, type Message, rich, words } from '../../kit/kit.ts';
import { bare, mrkdwn, summary } from '../../kit/mrkdwn.ts';

/** The card of a registration in the partner's channel, in every state. */

const TITLES: Record<RegistrationState, string> = {
  registered: 'Registered',
  extended: 'Registration extended',
  ends_soon: 'Registration ends soon',
  looked_at: 'Registration being looked at',
  not_confirmed: 'Registration not confirmed',
  ended: 'Registration ended',
  withdrawn: 'Registration withdrawn',
};

export function partnerRegistration(view: RegistrationView): Message {
  const title = TITLES[view.state];
  const said = sentenceOf(view);
  return {
    text: summary`${title}: ${view.account}. ${said}`,
    blocks: [
      header(`${title}: ${cut(view.account, 110)}`),
      rich([words(said)], ...whoIsOnIt(view)),
      context(mrkdwn`Reference ${bare(view.reference)}`),
    ],
  };
}

/** Once it holds no more, nobody is on it. */
const OVER: readonly RegistrationState[] = ['not_confirmed', 'ended', 'withdrawn'];

function whoIsOnIt({ state, contact }: RegistrationView): RichTextElement[][] {
  return OVER.includes(state) ? [] : [[bold('Your person on it: '), words(contact)]];
}

/** Only the first posting of the card notifies anybody. */
function sentenceOf(view: RegistrationView): string {
  const until = dayWords(view.until, view.writtenAt);
  switch (view.state) {
    case 'registered':
    case 'extended':
      return `It holds until ${until}.`;
    case 'ends_soon':
      return `It ends on ${until}. Tell us when you still work on it.`;
    case 'looked_at':
      return `You will hear from us by ${dayInFull(view.hearBy, view.writtenAt)}.`;
    case 'not_confirmed':
      return 'We could not confirm it. Whoever looks after you on our side tells you more.';
    case 'ended':
      return `It ended on ${until}.`;
    case 'withdrawn':
      return 'It does not hold any more. Whoever looks after you on our side tells you more.';
    default:
      return view satisfies never;
  }
}
