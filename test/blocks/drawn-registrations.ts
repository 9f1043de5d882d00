import type { Message } from '../../src/blocks/kit/kit.ts';
import type { RegistrationContext } from '../../src/blocks/registration/registration-posts.ts';
import { drawNotice, drawSettled } from '../../src/blocks/notices/render.ts';
import type { Dispute, OpenDispute } from '../../src/core/registration/dispute.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import type { Registration, RegistrationNotice } from '../../src/core/registration/registration.ts';
import { REGISTRATION_NOTICES } from '../../src/core/registration/registration-notices.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { brightwater, ferrous, NOW, OURS } from '../support/packets.ts';
import { registered } from '../support/registered.ts';

/** Every message about a registration, drawn for tests. Alex owns the partnership, Iris decides disputes. */

export const REGISTRATION_KINDS = Object.keys(REGISTRATION_NOTICES.rules) as RegistrationNotice['kind'][];

export const openDispute: OpenDispute = {
  id: 'D1',
  version: 1,
  state: 'open',
  teamId: OURS,
  account: 'Fabrikam Logistics',
  accountKey: 'fabrikamlogistics',
  adjudicator: 'U0IRIS',
  openedAt: NOW,
  remindAt: NOW + 1,
  decideBy: Date.parse('2026-11-26T17:00:00-05:00'),
  hearBy: '2026-11-27',
  remindedAt: null,
  escalatedAt: null,
};
const ended = { endedAt: NOW + 3_600_000 };
const ruled = { ...openDispute, ...ended, state: 'ruled', ruledBy: 'U0IRIS', reason: 'Lena was there first.' } as const;

type State = { registration: Registration; dispute: Dispute | null };

/** In words of a packet's, so that they are as long and as odd as those. */
export function registrationStates(packet?: Packet): Record<string, State> {
  const typed = packet
    ? {
        account: packet.account,
        need: cut(packet.why_account, 300),
        evidence: packet.evidence,
        contact: packet.partner_contact,
      }
    : {};
  const live = registered(typed);
  const inDispute = { ...live, dispute: 'D1' };
  const deed = { at: NOW + 3_600_000, by: 'U0ALEX' };
  const dispute = { ...openDispute, account: live.account };
  const decided = { ...ruled, account: live.account };
  return {
    'just registered': { registration: live, dispute: null },
    'thirty days before its end': { registration: { ...live, warned: 30 }, dispute: null },
    'a week before its end': { registration: { ...live, warned: 7 }, dispute: null },
    extended: { registration: { ...live, endsOn: '2027-03-22', extension: deed }, dispute: null },
    'extended, and again before its end': {
      registration: { ...live, extension: deed, warned: 30 },
      dispute: null,
    },
    'let end': { registration: { ...live, warned: 30, letEnd: deed }, dispute: null },
    ended: { registration: { ...live, ...ended, state: 'ended' }, dispute: null },
    withdrawn: {
      registration: {
        ...live,
        ...ended,
        state: 'withdrawn',
        withdrawnBy: 'U0ALEX',
        reason: 'They misread the account.',
      },
      dispute: null,
    },
    disputed: { registration: inDispute, dispute },
    'it holds': { registration: { ...inDispute, ruling: 'upheld' }, dispute: { ...decided, winner: live.id } },
    'another holds': { registration: { ...inDispute, ruling: 'behind' }, dispute: { ...decided, winner: 'R9' } },
    'none holds': { registration: { ...inDispute, ruling: 'set_aside' }, dispute: { ...decided, winner: null } },
    'nothing left to decide': { registration: inDispute, dispute: { ...dispute, ...ended, state: 'moot' } },
  };
}

const NOTICE: { [Kind in RegistrationNotice['kind']]: Notice } = {
  partner_registration: { kind: 'partner_registration' },
  registration_ends: { kind: 'registration_ends', days: 30, endsOn: registered().endsOn },
  dispute_call: { kind: 'dispute_call', person: 'U0IRIS', dispute: 'D1' },
  dispute_reminder: { kind: 'dispute_reminder', person: 'U0IRIS', dispute: 'D1' },
  dispute_escalation: { kind: 'dispute_escalation', person: 'U0ROBIN', dispute: 'D1' },
  dispute_outcome: { kind: 'dispute_outcome', dispute: 'D1' },
};

export function registrationContext(
  { registration, dispute }: State,
  partner: Partner = brightwater,
): RegistrationContext {
  const rival = {
    ...registered({ account: registration.account }),
    id: 'R9',
    partner: 'ferrous',
    contact: 'Finn Keller',
  };
  const claims = [
    { registration, partner: partner.name },
    { registration: rival, partner: ferrous.name },
  ];
  return {
    about: 'registration',
    teamId: OURS,
    registration,
    partner,
    dispute,
    claims,
    reader: null,
    stuck: null,
    channel: null,
  };
}

/** What is said of it in this state, or stands in place of what was said; null when that is nothing. */
export function registrationMessage(
  kind: RegistrationNotice['kind'],
  state: State,
  partner: Partner = brightwater,
): Message | null {
  const context = registrationContext(state, partner);
  return drawNotice(NOTICE[kind], context) ?? drawSettled(NOTICE[kind], context);
}
