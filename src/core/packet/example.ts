import type { UserId } from '../people/member.ts';
import type { Packet } from './packet.ts';
import { addBusinessDays, dayOf, plainCalendar } from '../time/business-time.ts';
import { dayWords } from '../time/day-words.ts';
import type { EpochMs } from '../time/instant.ts';

/** Working days of no particular person: nobody is asked. */
const CALENDAR = plainCalendar('Etc/UTC');

/** A packet that is ready to hand off: shown by `/handoff example`, with working days that follow `now`. All names are invented. */
export function examplePacket(people: { ae: UserId; questionsTo: UserId }, now: EpochMs): Packet {
  const day = (offset: number) => addBusinessDays(CALENDAR, dayOf(CALENDAR.zone, now), offset);
  return {
    account: 'Fabrikam Logistics',
    account_ref: 'fabrikam.example.com',
    why_account: 'On the priority list for this quarter; their warehouse contract ends in March.',
    opportunity: null,
    opportunity_created_on: null,
    opportunity_closed_on: null,
    partner_touch_on: day(-2),
    partner_touch_source: 'Lena’s mail: https://mail.example.com/thread/4711',
    partner: 'brightwater',
    partner_contact: 'Lena Fischer',
    partner_contact_role: 'Practice lead',
    why_partner: 'Brightwater runs the order system in nine of Fabrikam’s twelve warehouses since 2023.',
    customer_trigger:
      '“We cannot go through another peak season on spreadsheets.” Jonas Weber, VP Operations, in the review last week.',
    joint_value:
      'We replace the spreadsheets with live stock data; Brightwater connects it to the order system they already run. ' +
      'One project of eight weeks instead of two vendors and a gap.',
    warm_path:
      'Lena has met Jonas every other week since May. Our Sam Okafor worked with his deputy, Ines Duarte, ' +
      'at a former customer. Lena writes the introduction.',
    warmth: 'strong',
    seller_move: 'Join Lena’s call with Jonas and show the live stock view (30 minutes).',
    seller_move_by: day(5),
    partner_move: 'Lena introduces you by mail and sends the warehouse system diagram.',
    partner_move_by: day(3),
    partner_agreed: true,
    conflict_note:
      `Checked by Alex Romero on ${dayWords(day(-1), now)}: no registered reseller, no competing partner. ` +
      'Compensation: the deal counts in full for you; Brightwater bills its own services. Credit: Brightwater, partner-sourced.',
    conflict_checked: true,
    evidence:
      'Review notes: https://docs.example.com/fabrikam-review\nLena’s mail: https://mail.example.com/thread/4711',
    ae: people.ae,
    window_days: 3,
    window_reason: null,
    questions_to: people.questionsTo,
  };
}
