import type { Component } from '../../../../../src/core/packet/score/score.ts';
import type { PacketFacts } from '../../../../../src/core/packet/score/facts.ts';
import type { PacketKey } from '../../../../../src/core/packet/packet.ts';
import { addBusinessDays, businessDaysBetween } from '../../../../../src/core/time/business-time.ts';
import { plainCalendar } from '../../../../../src/core/time/calendar.ts';
import type { Day } from '../../../../../src/core/time/instant.ts';

/**
 * A packet as somebody could have written it, with what a person says of each component by the table of components: 2 strong, 1 weak, 0 missing.
 * What it does not say is as in the usual base.
 */
export type Written = {
  name: string;
  packet: PacketFacts['packet'];
  facts?: Partial<Omit<PacketFacts, 'packet'>>;
  /** One mark for each component, in their order: account, partner, path, problem, offer, next action, owner, acceptance, proof. */
  labels: string;
};

const CALENDAR = plainCalendar('Etc/UTC');
const LANDS_ON = '2026-11-26';

/** What a packet of the corpus has when it does not say otherwise: no words, only what a form fills in. */
const BASE: PacketFacts['packet'] = {
  account: 'Fabrikam Logistics',
  partner: 'brightwater',
  partner_contact: 'Lena Fischer',
  partner_contact_role: 'Practice lead',
  ae: 'U0SAM',
  questions_to: 'U0MAYA',
  seller_move_by: '2026-12-02',
  partner_move_by: '2026-12-04',
  partner_agreed: true,
  window_days: 3,
  warmth: 'warm',
};

/** As it would be scored on Tuesday 24 November 2026, to land two business days later, unless it says otherwise. */
export function factsOf({ packet: written, facts = {} }: Pick<Written, 'packet' | 'facts'>): PacketFacts {
  const packet = { ...BASE, ...written };
  const { seller_move_by: by, window_days: days } = packet;
  const { landsOn = LANDS_ON } = facts;
  return {
    packet,
    now: Date.parse('2026-11-24T09:00:00Z'),
    landsOn,
    answerBy: days ? addBusinessDays(CALENDAR, landsOn, days) : null,
    sellerMoveBusinessDays: by ? businessDaysBetween(CALENDAR, landsOn, by) : null,
    isOnPriorityList: false,
    ownsOpenOpportunity: false,
    isAccountOwner: true,
    partnerName: 'Brightwater',
    partnerDoes: 'They connect order systems.',
    areAeAndQuestionsThere: { ae: true, questions: true },
    agreedWindow: 3,
    ...facts,
  };
}

/** All of them written on one day, to land on another. */
export function writtenOn(day: Day, landsOn: Day, packets: readonly Written[]): Written[] {
  const now = Date.parse(`${day}T09:00:00Z`);
  return packets.map((one) => ({ ...one, facts: { now, landsOn, ...one.facts } }));
}

/** What makes a component its own: a label counts where the packet wrote one of these, and not what the base says. */
const OF_COMPONENT: Record<Component, (PacketKey | keyof PacketFacts)[]> = {
  account_logic: ['why_account', 'isOnPriorityList', 'ownsOpenOpportunity', 'isAccountOwner'],
  partner_context: ['why_partner'],
  relationship_path: ['warm_path'],
  buyer_problem: ['customer_trigger'],
  partner_offer: ['partner_move'],
  next_action: ['seller_move'],
  owner: ['ae', 'questions_to', 'areAeAndQuestionsThere'],
  acceptance_criteria: ['window_days', 'agreedWindow'],
  proof: ['evidence'],
};

/** Whether the packet says something of this component itself, so that agreeing on it means something. */
export function isOwn({ packet, facts = {} }: Written, component: Component): boolean {
  return OF_COMPONENT[component].some((key) => key in packet || key in facts);
}
