import type { ModalView } from '@slack/web-api';
import { acceptModal, declineModal } from '../../src/blocks/answer-modals.ts';
import { handoffModal, noPartnersModal } from '../../src/blocks/handoff-modal.ts';
import { extendModal, proposeModal, rerouteModal, withdrawModal } from '../../src/blocks/intake-forms.ts';
import { refusalPage } from '../../src/blocks/kit.ts';
import { partnerModal, partnersModal, refusalModal, waitingModal } from '../../src/blocks/partner-forms.ts';
import type { Packet } from '../../src/core/packet.ts';
import type { Partner } from '../../src/core/partner.ts';
import { NOW, brightwater, everyState, waiting } from '../support/packets.ts';

/** Every view of a packet and of the registry, drawn for tests; by its name. */
export function viewsOf(packet: Packet, partners: Partner[]): Record<string, ModalView> {
  const states = everyState(packet);
  const { awaiting } = states;
  const previous = { id: awaiting.id, packet, why: 'Add links in field 10 that open and support the claims.' };
  return {
    'handoff-empty': handoffModal({ partners, author: 'U0MAYA', previous: null }),
    'handoff-mend': handoffModal({ partners, author: 'U0MAYA', previous }),
    'handoff-no-partners': noPartnersModal(),
    accept: acceptModal(awaiting, NOW),
    'accept-late': acceptModal(awaiting, NOW + 30 * 24 * 60 * 60_000),
    decline: declineModal(awaiting),
    propose: proposeModal(awaiting),
    reroute: rerouteModal(awaiting),
    'reroute-proposed': rerouteModal(waiting(states.proposed)),
    extend: extendModal(awaiting),
    'extend-again': extendModal(waiting(states.extended)),
    withdraw: withdrawModal(awaiting),
    'partners-waiting': waitingModal(),
    'partners-refused': refusalModal('Only administrators of this workspace can register partners.'),
    'partners-none': partnersModal([]),
    partners: partnersModal(partners),
    'partner-new': partnerModal(null),
    'partner-edit': partnerModal(partners[0] ?? null),
    'partner-asks': partnerAsking(partners[0] ?? brightwater),
    'not-possible': refusalPage('Only <@U0SAM> can answer this handoff. Nothing has changed.'),
  };
}

/** The partner would be another company: one that Slack does not name. */
function partnerAsking(partner: Partner): ModalView {
  const typed = {
    name: partner.name,
    channel: 'C0FERROUS',
    contacts: 'Finn Keller, Partner manager',
    alliances_owner: 'U0IRIS',
    another_company: null,
  };
  const from = { teamId: partner.teamId, name: partner.name, channelId: partner.channelId };
  const to = { teamId: 'T0FERROUS', name: null, channelId: 'C0FERROUS' };
  return partnerModal(partner, { typed, change: { partner, from, to } });
}
