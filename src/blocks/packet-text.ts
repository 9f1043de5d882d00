import type { RichTextBlock, RichTextElement } from '@slack/web-api';
import { type Packet, WARMTHS } from '../core/packet.ts';
import { dayWords } from './dates.ts';
import { bold, person, rich, words, wordsWithLinks } from './kit.ts';

/** The packet as an account executive reads it: why first, then who, then what is promised and what proves it. */
export function packetText(packet: Packet, partnerName: string): RichTextBlock {
  const contact = `${packet.partner_contact}, ${packet.partner_contact_role}, ${partnerName}`;
  const warmth = WARMTHS[packet.warmth].split(':')[0]?.toLowerCase();
  const promise = `${packet.partner_move} (by ${dayWords(packet.partner_move_by)}, agreed in writing)`;
  return rich(
    entry('Why this account', words(packet.why_account)),
    entry('Customer trigger', words(packet.customer_trigger)),
    entry('Why this partner matters', words(packet.why_partner)),
    entry('Partner and contact', words(contact)),
    entry('Joint value proposition', words(packet.joint_value)),
    entry(`Warm path (${warmth})`, words(packet.warm_path)),
    entry('Partner next move', words(promise)),
    entry('Opportunity', ...opportunity(packet)),
    entry('Evidence', ...wordsWithLinks(packet.evidence)),
    entry('Risk and channel conflict', words(packet.conflict_note)),
    entry('Questions go to', person(packet.questions_to)),
  );
}

function entry(label: string, ...text: RichTextElement[]): RichTextElement[] {
  return [bold(`${label}: `), ...text];
}

function opportunity(packet: Packet): RichTextElement[] {
  const touch = `Partner’s touch ${dayWords(packet.partner_touch_on)}.`;
  if (packet.opportunity === null || packet.opportunity_created_on === null) return [words(`None yet. ${touch}`)];
  const created = `, created ${dayWords(packet.opportunity_created_on)}. ${touch}`;
  return [...wordsWithLinks(packet.opportunity), words(created)];
}
