import type { ModalView } from '@slack/web-api';
import { correctionModal } from '../../src/blocks/handoff/correction-form.ts';
import { acceptModal, declineModal } from '../../src/blocks/handoff/answer-modals.ts';
import { handoffModal, noPartnersModal } from '../../src/blocks/packet/handoff-modal.ts';
import { extendModal, proposeModal, rerouteModal, withdrawModal } from '../../src/blocks/handoff/intake-forms.ts';
import { askModal, replyModal } from '../../src/blocks/handoff/question-forms.ts';
import { refusalPage } from '../../src/blocks/kit/kit.ts';
import {
  partnerChannelModal,
  partnerModal,
  partnersModal,
  refusalModal,
  waitingModal,
} from '../../src/blocks/partner/partner-forms.ts';
import { withQuestion } from '../../src/blocks/partner/partner-questions.ts';
import { moveChannelModal } from '../../src/blocks/partner/partner-channel.ts';
import { correctCreditModal, disputeCreditModal, keepCreditModal } from '../../src/blocks/credit/credit-forms.ts';
import { reopenModal } from '../../src/blocks/handoff/reopening.ts';
import { moveChangedModal, moveDidNotHappenModal, rolesModal } from '../../src/blocks/outcome/move-forms.ts';
import { notYetModal } from '../../src/blocks/outcome/partner/moves.ts';
import { sentPage } from '../../src/blocks/packet/sent-page.ts';
import type { Handoff, InWork } from '../../src/core/handoff/handoff.ts';
import { inWork } from '../../src/core/outcome/taken-up.ts';
import { USUAL_ROLES } from '../../src/core/outcome/joint-roles.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import type { FoundWithZone, Partner } from '../../src/core/partner/partner.ts';
import { newPartner, type PartnerQuestion, savedPartner } from '../../src/core/partner/partner-form.ts';
import { type PartnerView, partnerView } from '../../src/core/partner/partner-view.ts';
import { MAX_WORDS } from '../../src/core/handoff/question-forms.ts';
import type { Question } from '../../src/core/handoff/questions.ts';
import { MOST_REASON } from '../../src/core/credit/credit-forms.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { typedAgain } from '../../src/core/packet/packet-draft.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { reviewPage } from '../../src/blocks/packet/review-page.ts';
import { ALL_GROUPS, knownForm, mendingForm, packetForm, reviewed, scoredOf } from '../support/packet-form.ts';
import { mayReopen } from '../../src/core/handoff/reopening.ts';
import { NOW, brightwater, everyState, packetOf, takenIn, waiting } from '../support/packets.ts';

/** Every view of a packet and of the registry, drawn for tests; by its name. */
export function viewsOf(packet: Packet, partners: Partner[]): Record<string, ModalView> {
  const states = everyState(packet);
  const { awaiting } = states;
  const [partner = brightwater] = partners;
  const agreed = agreedIn(states.accepted);
  return {
    'handoff-empty': handoffModal(packetForm()),
    'handoff-filled': handoffModal(
      packetForm({ typed: typedAgain(packet, partner.contacts[0]?.id ?? null, NOW), partner }),
    ),
    'handoff-known': handoffModal(knownForm()),
    'handoff-opened': handoffModal(packetForm({ partner, opened: ALL_GROUPS })),
    'handoff-wrong': handoffModal({
      ...packetForm({ opened: ['days'] }),
      errors: { seller_move_by: 'That day is over: choose today or later.' },
    }),
    'handoff-mend': handoffModal(mendingForm(states.declined, partner)),
    'handoff-mend-owner': handoffModal(mendingForm(states['declined for a better one'], partner)),
    'handoff-mend-refused': handoffModal(mendingForm(states.refused, partner)),
    'handoff-review': reviewPage(reviewed({ landed: awaiting, sent: awaiting, partner })),
    'handoff-review-kept': reviewPage(reviewed({ landed: states.kept, sent: states.kept, partner })),
    'handoff-review-weak': reviewPage(
      reviewed({
        landed: awaiting,
        sent: awaiting,
        partner,
        scored: scoredOf({ ...packetOf(), partner_agreed: false, seller_move: 'Follow up with them.' }),
        worked: '<@U0SAM> works this account with this partner already, as H1. If this is another deal, say why.',
      }),
    ),
    'handoff-review-blocked': reviewPage(
      reviewed({
        landed: awaiting,
        sent: awaiting,
        partner,
        scored: scoredOf({ ...packetOf(), why_partner: 'Good fit.' }),
      }),
    ),
    'handoff-no-partners': noPartnersModal(),
    'handoff-sent': sentPage(awaiting),
    'handoff-sent-late': sentPage(states.lapsed),
    'handoff-sent-answered': sentPage(states.accepted),
    'handoff-kept': sentPage(states.kept),
    'handoff-kept-refused': sentPage(states.refused),
    accept: acceptModal(awaiting, USUAL_ROLES, NOW),
    'accept-late': acceptModal(awaiting, USUAL_ROLES, NOW + 30 * 24 * 60 * 60_000),
    decline: declineModal(awaiting),
    propose: proposeModal(awaiting),
    ask: askModal(awaiting),
    'ask-late': askModal(waiting(states.lapsed)),
    'ask-other': askModal({ ...awaiting, packet: { ...packet, questions_to: 'U0ROBIN' } }),
    answer: replyModal(awaiting, questionOf(packet)),
    reroute: rerouteModal(awaiting),
    'reroute-proposed': rerouteModal(waiting(states.proposed)),
    extend: extendModal(awaiting),
    'extend-again': extendModal(waiting(states.extended)),
    withdraw: withdrawModal(awaiting),
    reopen: reopenModal(mayReopen(states.accepted, takenIn)),
    'correct-credit': correctCreditModal({ handoff: states.accepted, history: disputedIn(packet) }),
    'dispute-credit': disputeCreditModal({ handoff: states.awaiting, history: [] }),
    'keep-credit': keepCreditModal({ handoff: states.accepted, history: disputedIn(packet) }),
    'move-changed': moveChangedModal(agreed, NOW),
    'move-changed-late': moveChangedModal(agreed, NOW + 30 * 24 * 60 * 60_000),
    'move-did-not-happen': moveDidNotHappenModal(agreed),
    roles: rolesModal(agreed),
    'partner-not-yet': notYetModal(viewOf(agreed)),
    correct: correctionModal(awaiting),
    'correct-again': correctionModal(waiting(states.corrected)),
    'partners-waiting': waitingModal(),
    'partners-refused': refusalModal('Only administrators of this workspace can register partners.'),
    'partners-none': partnersModal({ count: 0, first: [] }),
    partners: partnersModal({ count: partners.length, first: partners }),
    'partners-seen': partnersModal({ count: partners.length, first: partners }, false),
    'partners-many': partnersModal({ count: 5_000, first: partners }),
    'partners-found': partnersModal({ count: 5_000, first: partners, found: { ...partner, id: 'another' } }),
    'partner-channel': partnerChannelModal(),
    'partner-new': partnerModal(newPartner({ ...SHARED, found: [LENA] })),
    'partner-new-nobody': partnerModal(newPartner({ ...SHARED, company: null, found: [] })),
    'partner-new-of-many': partnerModal(newPartner({ ...SHARED, found: [LENA], isCut: true })),
    'partner-new-nobody-of-many': partnerModal(newPartner({ ...SHARED, found: [], isCut: true })),
    'partner-edit': partnerModal(savedPartner(partners[0] ?? brightwater, [LENA, OMAR], false)),
    'partner-edit-paused': partnerModal(savedPartner({ ...(partners[0] ?? brightwater), ...OTHERWISE }, [LENA], false)),
    'partner-moves': moveChannelModal(partners[0] ?? brightwater),
    'partner-role': asked(partnerModal(newPartner({ ...SHARED, found: [OMAR] })), { about: 'roles', people: [OMAR] }),
    'partner-asks': partnerAsking(partners[0] ?? brightwater),
    'not-possible': refusalPage('Only <@U0SAM> can answer this handoff. Nothing has changed.'),
  };
}

function agreedIn(handoff: Handoff): InWork {
  const agreed = inWork(handoff);
  if (!agreed) throw new Error(`${handoff.id} is ${handoff.stage}.`);
  return agreed;
}

function viewOf(handoff: Handoff): PartnerView {
  const view = partnerView(handoff, { ...brightwater, id: handoff.packet.partner });
  if (!view) throw new Error('Nothing is to be told.');
  return view;
}

/** In words of its author's, so that they are as long and as odd as theirs. */
const disputedIn = ({ joint_value: reason }: Packet): HandoffEvent[] => [
  { kind: 'credit_disputed', actor: 'U0ALEX', at: NOW, reason: cut(reason, MOST_REASON) },
];

/** The same. */
function questionOf({ ae, evidence }: Packet): Question {
  return { number: 1, round: 1, by: ae, to: 'U0MAYA', words: cut(evidence, MAX_WORDS), reply: null };
}

const LENA: FoundWithZone = { userId: 'U0LENA', name: 'Lena Fischer', role: 'Partner manager', zone: 'Europe/Berlin' };
/** His profile has no title. */
const OMAR: FoundWithZone = { userId: 'U0OMAR', name: 'Omar Haddad', role: '', zone: null };
const OTHERWISE = {
  accountShownAs: 'code',
  leftOut: ['dates', 'progress'],
  paused: { since: NOW, by: 'U0ALEX' },
} as const;
const SHARED = { channelId: 'C0BRIGHTWATER', company: 'Brightwater Consulting', by: 'U0ADA', isCut: false };

/** The partner would be another company: one that Slack does not name. */
function partnerAsking(partner: Partner): ModalView {
  const filling = savedPartner(partner, [], false);
  const typed = { ...filling.typed, channel: 'C0FERROUS', people: [], alliances_owner: 'U0IRIS' };
  const from = { teamId: partner.teamId, name: partner.name, channelId: partner.channelId };
  const to = { teamId: 'T0FERROUS', name: null, channelId: 'C0FERROUS' };
  return asked(partnerModal({ ...filling, typed }), { about: 'company', change: { partner, from, to } });
}

function asked(form: ModalView, question: PartnerQuestion): ModalView {
  return { ...form, blocks: withQuestion(form.blocks, question) };
}
