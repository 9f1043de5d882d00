import type { RichTextElement } from '@slack/web-api';
import { answered, awaiting, type Handoff, windowOf } from '../core/handoff.ts';
import { takenUp } from '../core/taken-up.ts';
import type { HandoffEvent } from '../core/history.ts';
import { verdict } from './ae-card.ts';
import { momentWords } from './dates.ts';
import { bold, type Message, moment, person, rich, words } from './kit.ts';
import { summary } from './mrkdwn.ts';
import { deadlineForOthers } from './words.ts';

/**
 * What stands in place of a question that is settled: who decided what, and when, without buttons. The same for everybody who was asked.
 * Null for what settles nothing.
 */
export function settled(handoff: Handoff, event: HandoffEvent): Message | null {
  const { account } = handoff.packet;
  const said = sentence(handoff, event);
  return said && { text: summary`Settled: ${account}`, blocks: [rich([bold(`${account}: `), ...said])] };
}

/** What is done with a declined deal. */
const COMES_AFTER = new Set<HandoffEvent['kind']>(['mended', 'parked', 'deal_closed']);

function sentence(handoff: Handoff, event: HandoffEvent): RichTextElement[] | null {
  const { kind } = event;
  const decided = answered(handoff);
  if (decided && !COMES_AFTER.has(kind)) return verdict(decided, takenUp(decided) ? 'accepted' : 'declined');
  switch (kind) {
    case 'withdrawn':
      return [words('withdrawn'), ...byWhom(handoff, event), ...why(event)];
    case 'rerouted':
      return [words('re-routed to '), person(handoff.packet.ae), ...byWhom(handoff, event), ...why(event)];
    case 'extended':
      return [words('more time was given'), ...byWhom(handoff, event), ...until(handoff), ...why(event)];
    case 'reopened':
      return [words('the answer was taken back'), ...byWhom(handoff, event), ...until(handoff), ...why(event)];
    case 'retimed':
      return [words('working days have changed.'), ...until(handoff)];
    case 'mended':
      return [words('sent again'), ...byWhom(handoff, event)];
    case 'parked':
      return [words('put off'), ...byWhom(handoff, event)];
    case 'deal_closed':
      return [words('the deal is closed'), ...byWhom(handoff, event)];
    case 'accepted':
    case 'declined':
    case 'kept':
    case 'sent':
    case 'ae_refused':
    case 'reminded':
    case 'dialed_down':
    case 'lapsed':
    case 'escalated':
    case 'proposed':
    case 'asked':
    case 'replied':
    case 'corrected':
    case 'partner_move_done':
    case 'partner_move_moved':
    case 'partner_reminded':
    case 'partner_slipped':
    case 'move_asked':
    case 'move_slipped':
    case 'move_done':
    case 'move_changed':
    case 'move_did_not_happen':
    case 'introduced':
    case 'roles_changed':
    case 'stall_asked':
    case 'still_going':
    case 'update_owed':
    case 'ae_gone':
    case 'promised_again':
    case 'woken':
    case 'mend_asked':
    case 'told_partner':
    case 'worth_working':
    case 'not_worth':
    case 'opportunity':
    case 'won':
    case 'lost':
    case 'no_deal':
      return null;
    default:
      return kind satisfies never;
  }
}

function byWhom(handoff: Handoff, { actor, at }: HandoffEvent): RichTextElement[] {
  const who = actor === null ? [] : [words(' by '), person(actor)];
  return [...who, words(', '), moment(at, momentWords(at, zoneOf(handoff))), words('.')];
}

function until(handoff: Handoff): RichTextElement[] {
  const waiting = awaiting(handoff);
  return waiting
    ? [words(' '), person(handoff.packet.ae), words(' answers by '), ...deadlineForOthers(waiting.window), words('.')]
    : [];
}

/** The reason that was given for it, in the words of whoever decided. */
export function why(event: HandoffEvent): RichTextElement[] {
  return event.reason ? [words(` Why: ${event.reason}`)] : [];
}

const zoneOf = (handoff: Handoff): string => windowOf(handoff)?.aeZone ?? 'UTC';
