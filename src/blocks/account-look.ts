import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { AccountLook } from '../core/account-look.ts';
import type { Handoff } from '../core/handoff.ts';
import { dayWithYear } from '../core/time/day-words.ts';
import { bold, code, person, rich, words } from './kit.ts';
import { standing } from './words.ts';

/** What is known of an account, above the form in which somebody hands it off. */
export function accountLook({ account, registered, open, earlier }: AccountLook): KnownBlock {
  const lead = bold(`${account}: `);
  if (registered.length + open.length + earlier.length === 0)
    return rich([lead, words('nobody has registered it, and there was no handoff on it yet.')]);
  return rich(
    [lead, words('look here before you write.')],
    ...open.map(({ partner, handoff }) => [bold('Open: '), words(`${partner}, `), ...stands(handoff)]),
    ...registered.map(({ partner, until }) => [
      bold('Registered by: '),
      words(`${partner}, until ${dayWithYear(until)}`),
    ]),
    ...earlier.map(({ partner, handoff }) => [bold('Earlier: '), words(`${partner}, `), ...stands(handoff)]),
  );
}

const stands = (handoff: Handoff): RichTextElement[] => [
  code(handoff.id),
  words(`, ${standing(handoff)}, `),
  person(handoff.packet.ae),
];
