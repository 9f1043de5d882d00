import type { Review } from '../../src/blocks/packet/review-page.ts';
import type { HandoffForm } from '../../src/blocks/packet/handoff-modal.ts';
import { type Account, fillingFrom } from '../../src/core/directory/account.ts';
import { NOT_IN_DIRECTORY } from '../../src/core/packet/directory-filling.ts';
import { fillIn } from '../../src/core/packet/filling.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { HelpRequest } from '../../src/core/help-request/help-request.ts';
import {
  FROM_NOTHING,
  startDraft,
  type Typed,
  typedAgain,
  typedFrom,
  typedFromHelp,
} from '../../src/core/packet/packet-draft.ts';
import { FORM_GROUPS, type FormGroup } from '../../src/core/packet/packet-field.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import { type GateFacts, gatesOf } from '../../src/core/packet/score/gates.ts';
import { recommend } from '../../src/core/packet/score/recommendation.ts';
import { scorePacket } from '../../src/core/packet/score/score.ts';
import { packetToMend } from '../../src/core/handoff/sending.ts';
import { CALENDAR, maya, NOW, packetOf } from './packets.ts';

/** A packet's form as its service makes it, for tests that need no Slack. */

export const ALL_GROUPS = Object.keys(FORM_GROUPS) as FormGroup[];

type Options = { typed?: Typed; partner?: Partner | null; opened?: readonly FormGroup[]; madeOf?: HelpRequest | null };

export function packetForm({ typed = {}, partner = null, opened = [], madeOf = null }: Options = {}): HandoffForm {
  const origin = { ...FROM_NOTHING, typed: madeOf ? typedFromHelp(madeOf) : typed };
  const draft = startDraft('D1', maya, origin, NOW);
  const known = { partner, author: maya.userId, usualWindow: 3, calendar: CALENDAR, startedAt: NOW, now: NOW };
  return {
    draft,
    whole: fillIn(draft.typed, known),
    partner,
    previous: null,
    madeOf,
    directory: NOT_IN_DIRECTORY,
    opened: new Set(opened),
    now: NOW,
  };
}

/** The form in which an account of the directory was chosen, whose owner is away and has as many to answer as they may. */
export function knownForm(): HandoffForm {
  const known: Account = {
    id: '0195',
    name: 'Fabrikam Logistics',
    domain: 'fabrikam.com',
    crmId: '0015g1',
    owner: 'U0SAM',
    priorityOf: ['U0SAM'],
    priorityList: 'Q4 2026',
    why: 'Their warehouse contract ends in March.',
    opportunity: 'Renewal',
    opportunityRef: '0065g1',
    opportunityStage: 'Discovery',
    opportunityCreatedOn: '2026-10-01',
    opportunityClosedOn: null,
  };
  const desk = { awaiting: 5, cap: 5, away: { until: '2026-11-27', standIn: 'U0ALEX' } };
  const look = { account: known.name, registered: [], open: [], earlier: [], owner: { userId: 'U0SAM', desk } };
  return { ...packetForm({ typed: typedFrom(fillingFrom(known)) }), directory: { isMenu: true, known, look } };
}

/** The form in which this one is mended. */
export function mendingForm(previous: Handoff, partner: Partner): HandoffForm {
  const typed = typedAgain(packetToMend(previous), partner.contacts[0]?.id ?? null, NOW);
  return { ...packetForm({ typed, partner }), previous };
}

/** What the last look says of a packet: as its service finds it for an account of which nothing is known. */
export function scoredOf(packet: Packet): Review['scored'] {
  const facts: GateFacts = {
    packet,
    now: NOW,
    landsOn: '2026-11-24',
    answerBy: '2026-11-27',
    sellerMoveBusinessDays: 4,
    isOnPriorityList: false,
    ownsOpenOpportunity: false,
    isAccountOwner: null,
    partnerName: 'Brightwater Consulting',
    partnerDoes: null,
    areAeAndQuestionsThere: { ae: true, questions: null },
    agreedWindow: null,
    isAeMember: true,
    conflictCheck: 'will_be_asked',
    needsResearch: false,
  };
  const score = scorePacket(facts);
  const gates = gatesOf(facts, score);
  return { score, gates, recommendation: recommend(score, gates) };
}

/** The last look at a packet of which nothing was typed on it. */
export function reviewed(review: Pick<Review, 'landed' | 'sent' | 'partner'> & Partial<Review>): Review {
  return { draft: { id: 'D1', typed: {} }, scored: scoredOf(packetOf()), worked: null, ...review };
}
