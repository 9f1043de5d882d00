import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import { awaiting, type Handoff, windowOf } from '../core/handoff.ts';
import type { Packet } from '../core/packet.ts';
import type { Partner } from '../core/partner.ts';
import { cut } from '../core/text.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Timeline } from '../core/timeline.ts';
import { dayWords } from './dates.ts';
import { bold, code, context, divider, header, type Message, page, person, rich, section, words } from './kit.ts';
import { lines, mrkdwn, summary } from './mrkdwn.ts';
import { packetBlocks } from './packet-text.ts';
import { timelineBlocks } from './timeline.ts';
import { CLASSIFICATIONS, deadlineForOthers, deadlineMoment, standing } from './words.ts';

/** Answers of the slash command, which only its sender sees. */

export function helpAnswer(): Message {
  const commands = lines([
    mrkdwn`\`/handoff\`  hand a deal to one account executive`,
    mrkdwn`\`/handoff list\`  your open handoffs`,
    mrkdwn`\`/handoff status ID\`  where one stands, and its history`,
    mrkdwn`\`/handoff example\`  a filled packet to learn from`,
    mrkdwn`\`/handoff me\`  your working hours, days off and stand-in`,
    mrkdwn`\`/handoff partners\`  register or edit a partner (administrators)`,
    mrkdwn`\`/handoff settings\`  working time, holidays, closures and people (administrators)`,
    mrkdwn`\`/handoff help\`  this list`,
  ]);
  const idea = mrkdwn`One complete packet, one named account executive, an explicit yes or no, and an answer to the partner every time.`;
  return { text: summary`${commands}`, blocks: [section(mrkdwn`*Handoff.* ${idea}`), section(commands)] };
}

/** `userId` is who asks. */
export function listAnswer(handoffs: Handoff[], userId: string): Message {
  if (handoffs.length === 0) {
    const nothing = mrkdwn`You have no open handoffs. Type \`/handoff\` to hand off a deal.`;
    return { text: summary`${nothing}`, blocks: [section(nothing)] };
  }
  const toAnswer = handoffs.filter((handoff) => handoff.packet.ae === userId && windowOf(handoff) !== null);
  const written = handoffs.filter((handoff) => handoff.author === userId);
  return {
    text: summary`${handoffs.length} open handoffs`,
    blocks: [
      ...listOf('Yours to work', toAnswer),
      ...listOf('Sent by you', written),
      context(mrkdwn`\`/handoff status ID\` shows one with its history.`),
    ],
  };
}

function listOf(title: string, handoffs: Handoff[]): KnownBlock[] {
  return handoffs.length === 0 ? [] : [rich([bold(title)], ...handoffs.map(listLine))];
}

/** Fifty of them fit into one message. */
function listLine(handoff: Handoff): RichTextElement[] {
  const { account, ae } = handoff.packet;
  const waiting = awaiting(handoff);
  const due = waiting ? [words(', answer by '), deadlineMoment(waiting.window)] : [];
  const where = words(`  ${cut(account, 80)}  ·  ${standing(handoff)}`);
  return [code(handoff.id), where, ...due, words('  ·  '), person(ae)];
}

type Status = {
  handoff: Handoff;
  partner: Partner | null;
  owner: string | null;
  timeline: Timeline;
  stuck: number;
};

export function statusAnswer({ handoff, partner, owner, timeline, stuck }: Status): Message {
  const { packet } = handoff;
  const window = windowOf(handoff);
  const facts: RichTextElement[][] = [
    [bold('Stands: '), words(standing(handoff))],
    owner === null ? [] : [bold('Owner now: '), person(owner)],
    [bold('Account executive: '), person(packet.ae), bold('   Author: '), person(handoff.author)],
    [bold('Partner: '), words(partner?.name ?? 'no longer registered')],
    [bold('Credit: '), words(CLASSIFICATIONS[handoff.classification])],
    window === null ? [] : [bold('Answer by: '), ...deadlineForOthers(window)],
    ...agreedDay(handoff),
    stuck === 0
      ? []
      : [bold(`${stuck} of its messages did not arrive, or may not have; the intake owner was told what to do.`)],
  ];
  return {
    text: summary`${handoff.id}: ${standing(handoff)}`,
    blocks: [
      header(`${handoff.id}: ${packet.account}`),
      rich(...facts.filter((fact) => fact.length > 0)),
      ...timelineBlocks(timeline, handoff),
    ],
  };
}

function agreedDay(handoff: Handoff): RichTextElement[][] {
  switch (handoff.stage) {
    case 'accepted':
      return [[bold('Seller next move by: '), words(dayWords(handoff.agreedMoveBy, handoff.createdAt))]];
    case 'draft':
    case 'awaiting':
    case 'closed':
      return [];
    default:
      return handoff satisfies never;
  }
}

/** A filled packet to learn from. */
export function exampleAnswer(packet: Packet, partnerName: string, asOf: EpochMs): Message {
  return { text: summary`A filled packet to learn from.`, blocks: exampleBlocks(packet, partnerName, asOf) };
}

/** The same over the form. */
export function exampleModal(packet: Packet, partnerName: string, asOf: EpochMs): ModalView {
  return page('A filled packet', exampleBlocks(packet, partnerName, asOf));
}

function exampleBlocks(packet: Packet, partnerName: string, asOf: EpochMs): KnownBlock[] {
  return [
    section(
      mrkdwn`*A packet that is ready to hand off.* Somebody who has never met this partner reads it once and can act within a day.`,
    ),
    divider,
    rich(
      [bold('Account: '), words(packet.account)],
      [
        bold('Account executive: '),
        words('one named person who owns the account. Here it is you: '),
        person(packet.ae),
      ],
      [bold('Seller next move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by, asOf)})`)],
      [bold('Response window: '), words(`${packet.window_days} business days`)],
    ),
    ...packetBlocks({ packet, partnerName, asOf }),
  ];
}
