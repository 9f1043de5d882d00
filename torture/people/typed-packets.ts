import type { PartnerPart } from './cast.ts';
import type { Moment, Typed } from './deeds.ts';

/** What is typed into the form of a packet where nothing stands. */

export function packetTyped(partner: PartnerPart, { fresh, anAe, chance, day }: Moment): Typed {
  return {
    Account: `Account ${fresh()}`,
    'Why this account': 'On the priority list.',
    'Partner contact': partner.contact,
    'Why this partner matters': 'Runs the order system there.',
    'Customer trigger': 'The buyer asked for it last week.',
    'Joint value proposition': 'We bring data, they connect it.',
    'Warm path': 'They know the buyer.',
    'How warm': 'Strong: they spoke this month',
    'Seller next move': 'Join the call.',
    // Their answer, and the check before it, may take nine days.
    'Seller next move by': day(11 + chance.upTo(4)),
    'Partner next move': 'They introduce you.',
    'Partner next move by': day(1 + chance.upTo(5)),
    'Partner’s agreement': ['The partner agreed to this in writing'],
    'Risk and channel conflict': 'Checked: nothing registered.',
    'Conflict check': ['I have checked for registered and competing partners'],
    Evidence: 'Notes: https://docs.example.com/notes',
    'Account executive': anAe(),
  };
}
