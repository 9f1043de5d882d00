import type { KnownBlock, RichTextElement } from '@slack/web-api';
import {
  type Awaiting,
  awaiting,
  type Declined,
  declined,
  draft,
  type Handoff,
  isOfDecision,
  lapsed,
  windowOf,
} from '../../core/handoff/handoff.ts';
import type { IntakeCall } from '../../core/handoff/handoff-notices.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, divider, type Message, person, rich, words } from '../kit/kit.ts';
import { type Summary, summary } from '../kit/mrkdwn.ts';
import { packetBlocks, packetLines } from '../packet/packet-text.ts';
import { deadlineForOthers } from '../kit/words.ts';

/** What is said once to the intake owner and to the escalation contact. A builder returns null when there is nothing left to say. */

/** What happened, and the three things that the intake owner can do. Null once they did one of them, or somebody answered. */
export function intakeCall(
  handoff: Handoff,
  { partner, reader }: { partner: Partner; reader: UserId | null },
  call: Notices['intake_call'],
): Message | null {
  if (call.about === 'wrong_owner') return wrongOwner(handoff, { partner, reader }, call);
  const waiting = awaiting(handoff);
  if (!waiting) return call.about === 'author_gone' ? packetWithoutAuthor(handoff, partner) : null;
  const lead = callLead(waiting, call);
  if (!lead) return null;
  const about = [
    bold('Partner: '),
    words(`${partner.name}.  `),
    bold('Author: '),
    person(handoff.author),
    words(`.  ${handoff.id}`),
  ];
  return {
    text: callSummary(waiting, call),
    blocks: [rich(lead, about), call.about === 'ae_gone' ? withoutAe(handoff) : intakeButtons(handoff)],
  };
}

/** It belongs with somebody else, who is asked in one press. Nothing for an author who takes it in as well: their card has the button. */
function wrongOwner(
  handoff: Handoff,
  { partner, reader }: { partner: Partner; reader: UserId | null },
  { version }: { version: number },
): Message | null {
  const refused = declined(handoff);
  if (refused?.declineReason !== 'wrong_owner' || refused.betterAe === null || reader === handoff.author) return null;
  if (!isOfDecision(refused, version)) return null;
  const { id, packet, decidedBy, betterAe } = refused;
  const lead = [bold(`${packet.account} belongs with somebody else. `), person(decidedBy), words(' names ')];
  const about = [
    bold('Partner: '),
    words(`${partner.name}.  `),
    bold('Author: '),
    person(handoff.author),
    words(`.  ${id}`),
  ];
  return {
    text: summary`Decide: ${packet.account} belongs with somebody else. Pass it on in one press. ${promised(refused)}`,
    blocks: [
      rich([...lead, person(betterAe), words('.')], about),
      actions(button('Pass it on to them', ACTION.passOn, id, 'primary'), button('Somebody else…', ACTION.reroute, id)),
    ],
  };
}

/** A draft that was given up because its author may not hand off: nothing that they wrote is lost. Null in all other states. */
function packetWithoutAuthor(handoff: Handoff, partner: Partner): Message | null {
  if (windowOf(handoff) !== null || draft(handoff) || ('check' in handoff && handoff.check !== null)) return null;
  const { packet, author } = handoff;
  const lead = [
    bold(`Not sent: ${packet.account}. `),
    person(author),
    words(' wrote it and is not a full member of our workspace. Nobody else has been told.'),
  ];
  const next = [bold('What to do: '), words('ask a full member to hand it off. This is the packet.')];
  const reading = { packet, partnerName: partner.name, asOf: handoff.createdAt };
  return {
    text: summary`Not sent: ${packet.account}. Its author is no full member: ask one to hand it off.`,
    blocks: [rich(lead, next), divider, rich(...packetLines('ask', reading)), ...packetBlocks(reading)],
  };
}

type CallWhileWaiting = Exclude<IntakeCall, { about: 'wrong_owner' }>;

/** Read on a locked screen: what is to be decided, and what the partner waits for. */
function callSummary(waiting: Awaiting, call: CallWhileWaiting): Summary {
  const { account } = waiting.packet;
  switch (call.about) {
    case 'proposed':
      return summary`Decide: is somebody else better placed for ${account}? ${CHOICES}. The clock goes on.`;
    case 'ae_gone':
      return summary`Decide: ${account} has lost its account executive. Re-route or withdraw. ${promised(waiting)}`;
    case 'author_gone':
      return summary`Decide: ${account} has lost its author; the account executive is still asked. ${CHOICES}.`;
    case 'lapsed':
      return summary`Decide: ${account} was not answered. ${CHOICES}. ${promised(waiting)}`;
    default:
      return call satisfies never;
  }
}

const CHOICES = 'Re-route, keep with them, or withdraw';

function promised({ window: { hearBy }, createdAt }: Awaiting | Declined): string {
  return `The partner was promised an answer by ${dayWords(hearBy, createdAt)}.`;
}

function callLead(waiting: Awaiting, call: CallWhileWaiting): RichTextElement[] | null {
  const { packet, window } = waiting;
  const { account } = packet;
  const ae = person(packet.ae);
  switch (call.about) {
    case 'proposed': {
      if (window.proposedAe === null) return null;
      const proposal = [
        words(' says that '),
        person(window.proposedAe),
        words(' is better placed. Their own clock goes on.'),
      ];
      return [bold(`Somebody else for ${account}? `), ae, ...proposal];
    }
    case 'ae_gone':
      if (call.round !== window.round) return null;
      return [
        bold(`${account} has lost its account executive. `),
        ae,
        words(' is no longer a full member of our workspace. Re-route it.'),
      ];
    case 'author_gone': {
      const lost = [person(waiting.author), words(' is no longer a full member of our workspace. ')];
      return [bold(`${account} has lost its author. `), ...lost, ae, words(' is still asked.')];
    }
    case 'lapsed':
      if (!lapsed(waiting, call.deadlineAt)) return null;
      return [
        bold(`Nobody answered: ${account}. `),
        ae,
        words(' had until '),
        ...deadlineForOthers(window),
        words('. It is yours now.'),
      ];
    default:
      return call satisfies never;
  }
}

function intakeButtons({ id }: Handoff): KnownBlock {
  return actions(reroute(id), button('Keep with them', ACTION.extend, id), withdraw(id));
}

/** Nobody is left with whom it could be kept. */
function withoutAe({ id }: Handoff): KnownBlock {
  return actions(reroute(id), withdraw(id));
}

const reroute = (id: string) => button('Re-route', ACTION.reroute, id, 'primary');
const withdraw = (id: string) => button('Withdraw', ACTION.withdraw, id, 'danger');

/** Said a business day after the window closed, when the intake owner has not decided. Who is both has the buttons once more. */
export function escalation(
  handoff: Handoff,
  { intakeOwner, reader }: { intakeOwner: UserId; reader: UserId | null },
  { deadlineAt }: Notices['escalation'],
): Message | null {
  const waiting = lapsed(handoff, deadlineAt);
  if (!waiting) return null;
  const { account, ae } = handoff.packet;
  const isTheirs = reader === intakeOwner;
  const whose = isTheirs
    ? [words(' It waits for you to decide.')]
    : [words(' It is with '), person(intakeOwner), words(', who has not decided yet.')];
  const lead = [
    bold(`Still no answer: ${account}. `),
    person(ae),
    words(' had until '),
    ...deadlineForOthers(waiting.window),
    words('.'),
    ...whose,
  ];
  return {
    text: summary`${isTheirs ? 'Decide' : 'Ask the intake owner to decide'}: ${account} is still not answered. ${promised(waiting)}`,
    blocks: [rich(lead, [words(`Reference ${handoff.id}`)]), ...(isTheirs ? [intakeButtons(handoff)] : [])],
  };
}
