import { examplePacket } from '../src/core/packet/example.ts';
import type { PacketInput } from '../src/core/packet/read-packet.ts';
import type { Partner } from '../src/core/partner/partner.ts';
import { TOLD_ALL } from '../src/core/partner/telling.ts';

/** Partners and forms by the dozen, for runs that count and do not read. */

export function partnerOf(at: number): Partner {
  return {
    id: `partner-${at}`,
    name: `Partner ${at}`,
    channelId: `C0PARTNER${at}`,
    teamId: 'T0BRIGHTWATER',
    alliancesOwner: 'U0ALEX',
    zone: null,
    ...TOLD_ALL,
    contactAlone: false,
    authorCertifies: true,
    does: '',
    contacts: [{ id: `contact-${at}`, name: 'Lena Fischer', role: 'Practice lead', userId: null }],
  };
}

const WRITTEN_AT = Date.parse('2026-11-24T15:00:00Z');

export function formFor(account: string, who: { partner: Partner; ae: string; author: string }): PacketInput {
  return {
    ...examplePacket({ ae: who.ae, questionsTo: who.author }, WRITTEN_AT),
    account,
    account_ref: '',
    why_account: 'On the priority list.',
    opportunity: null,
    opportunity_created_on: null,
    opportunity_closed_on: null,
    partner_touch_on: '2026-11-20',
    partner_touch_source: 'https://mail.example.com/thread/4711',
    partner: who.partner.id,
    partner_contact: who.partner.contacts[0]?.id ?? null,
    partner_contact_role: null,
    why_partner: 'Runs the order system there.',
    customer_trigger: 'The buyer asked for it last week.',
    joint_value: 'We bring live stock data, they connect it.',
    warm_path: 'Lena meets Jonas every other week.',
    warmth: 'strong',
    seller_move: 'Join the call with Jonas.',
    seller_move_by: '2026-12-18',
    partner_move: 'Lena introduces you by mail.',
    partner_move_by: '2026-12-17',
    partner_agreed: true,
    conflict_note: 'Checked: nothing registered.',
    conflict_checked: true,
    evidence: 'Notes: https://docs.example.com/notes',
    ae: who.ae,
    window_days: 3,
    window_reason: null,
    questions_to: who.author,
  };
}
