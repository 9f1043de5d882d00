import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';
import type { PartnerView } from '../core/partner-view.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, escape, type Message, moment, person, rich, words } from './kit.ts';
import { deadlineWords, hasLapsed } from './posts.ts';

/** What is new about a handoff on its way: another account executive, another date, given up; and the calls to whoever takes it in. */

/** `detail` begins with what is new, as `core` names it; what tells it apart follows. */
function partsOf(detail: string | null): { what: string; which: string | undefined; whom: string | undefined } {
  const [what = '', which, whom] = detail?.split(':') ?? [];
  return { what, which, whom };
}

/** Null once it went to somebody else, or the new date is over as well. */
export function aeNews(handoff: Handoff, detail: string | null): Message | null {
  const { what, whom } = partsOf(detail);
  if (!isRunning(handoff) || whom !== handoff.packet.ae) return null;
  const why = what === 'extended' ? 'The window was extended' : 'Working days changed';
  const sentence = `${why}: ${handoff.packet.account}. Answer by ${deadlineWords(handoff)}.`;
  return { text: escape(sentence), blocks: [rich([words(sentence)])] };
}

export function authorNews(handoff: Handoff, detail: string | null): Message | null {
  const sentence = authorSentence(handoff, partsOf(detail).what);
  return sentence && { text: `News of ${escape(handoff.packet.account)}`, blocks: [rich(sentence)] };
}

function authorSentence(handoff: Handoff, what: string): RichTextElement[] | null {
  const lead = bold(`${handoff.packet.account}: `);
  if (what === 'withdrawn')
    return [lead, words('the intake owner has withdrawn this handoff. The partner has been told.')];
  if (!isRunning(handoff)) return null;
  const ae = person(handoff.packet.ae);
  const until = words(` until ${deadlineWords(handoff)}. The partner has the new date.`);
  if (what === 'rerouted') return [lead, words('now with '), ae, until];
  if (what === 'extended') return [lead, words('the window was extended. '), ae, words(' has'), until];
  return [lead, words('working days changed. '), ae, words(' has'), until];
}

function isRunning(handoff: Handoff): boolean {
  return handoff.stage === 'awaiting' && handoff.lapsedAt === null;
}

/** In the partner's thread; drawn from the partner's view alone. */
export function partnerNews(view: PartnerView, detail: string | null): Message | null {
  const { what } = partsOf(detail);
  if (what === 'withdrawn') {
    const sentence =
      'We have withdrawn this handoff. Thank you for bringing it to us; please ask us if you want to know more.';
    return { text: `Withdrawn: ${escape(view.account)}`, blocks: [rich([words(sentence)])] };
  }
  if (view.state !== 'received') return null;
  const lead =
    what === 'rerouted'
      ? 'We have passed this to somebody else on our side.'
      : 'We need a little more time, or less, than we said.';
  const promise = [
    words(`${lead} `),
    bold('You will hear from us by '),
    moment(view.hearBy, new Date(view.hearBy).toUTCString()),
    words('.'),
  ];
  return { text: `New date: ${escape(view.account)}`, blocks: [rich(promise)] };
}

/** To the intake owner: what happened, and the three things that they can do about it. Null once they have, or it was answered. */
export function intakeCall(handoff: Handoff, partner: Partner, detail: string | null): Message | null {
  if (handoff.stage !== 'awaiting') return null;
  const lead = callLead(handoff, detail);
  return (
    lead && {
      text: `For you to decide: ${escape(handoff.packet.account)}`,
      blocks: [
        rich(lead, [
          bold('Partner: '),
          words(`${partner.name}.  `),
          bold('Author: '),
          person(handoff.author),
          words(`.  ${handoff.id}`),
        ]),
        intakeButtons(handoff),
      ],
    }
  );
}

function callLead(handoff: Handoff, detail: string | null): RichTextElement[] | null {
  const { what, which } = partsOf(detail);
  const account = handoff.packet.account;
  const ae = person(handoff.packet.ae);
  if (what === 'proposed') {
    if (handoff.proposedAe === null) return null;
    const proposal = [
      words(' says that '),
      person(handoff.proposedAe),
      words(' is better placed. Their own clock goes on.'),
    ];
    return [bold(`Somebody else for ${account}? `), ae, ...proposal];
  }
  if (what === 'ae_gone' && Number(which) === handoff.round)
    return [bold(`${account} has lost its account executive. `), ae, words(' was deactivated. Re-route it.')];
  if (what !== 'lapsed' || !hasLapsed(handoff, which)) return null;
  return [bold(`Nobody answered: ${account}. `), ae, words(` had until ${deadlineWords(handoff)}. It is yours now.`)];
}

function intakeButtons(handoff: Handoff): KnownBlock {
  return actions(
    button('Re-route', ACTION.reroute, handoff.id, 'primary'),
    button('Extend', ACTION.extend, handoff.id),
    button('Withdraw', ACTION.withdraw, handoff.id, 'danger'),
  );
}

/** To the escalation contact, a business day after the window closed; `detail` is the deadline (epoch ms). */
export function escalation(handoff: Handoff, intakeOwner: string, detail: string | null): Message | null {
  if (!hasLapsed(handoff, detail)) return null;
  const owner = [words(' It is with '), person(intakeOwner), words(', who has not decided yet.')];
  const lead = [
    bold(`Still no answer: ${handoff.packet.account}. `),
    person(handoff.packet.ae),
    words(` had until ${deadlineWords(handoff)}.`),
    ...owner,
  ];
  return {
    text: `Still no answer: ${escape(handoff.packet.account)}`,
    blocks: [rich(lead, [words(`Reference ${handoff.id}`)])],
  };
}
