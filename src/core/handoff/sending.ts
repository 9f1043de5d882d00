import type { Clearing } from '../conflict-check/clearing.ts';
import { checkCard } from '../conflict-check/check-notices.ts';
import { beginCheck, type Gate } from '../conflict-check/conflict-check.ts';
import { creditAtSending } from '../credit/credit.ts';
import type { Decision } from './decision.ts';
import { mustSayWhyAnother } from './duplicates.ts';
import { Refusal, SameDeal } from '../kernel/errors.ts';
import {
  checking,
  type Draft,
  draft,
  type Handoff,
  type Presser,
  returned,
  saidNo,
  type Withdrawn,
  windowOf,
} from './handoff.ts';
import { inEveryStage } from './common-fields.ts';
import { alreadyDecided } from './may-answer.ts';
import type { UserId } from '../people/member.ts';
import { mended } from './mending.ts';
import type { Notice } from '../notices/notice.ts';
import type { Packet } from '../packet/packet.ts';
import { isSameDeal, isSamePacket } from '../packet/same-account.ts';
import { takenUp } from '../outcome/taken-up.ts';
import { UNSCORED, type Worth } from '../packet/score/override.ts';
import type { EpochMs } from '../time/instant.ts';
import { nextMoment, openWindow, type Timekeeping } from './window.ts';

/** What happens between the form and the account executive. */

/** `time` is null when Slack did not say in time who everybody in the packet is. */
export type Send = {
  id: string;
  teamId: string;
  author: UserId;
  packet: Packet;
  contactId: string | null;
  duplicateReason?: string | null;
  /** What goes with it from the last look before it. */
  worth?: Worth;
  /** The handoff whose mended packet this is. */
  previous: Handoff | null;
  time: Timekeeping | null;
  /** Who is asked to clear the conflict check, or who has; left out: nobody was ever asked. */
  gate?: Gate;
  now: EpochMs;
};

/**
 * The author sends, and reads in the form what becomes of it. When everybody in it is checked it goes to its conflict check, or lands when
 * that is cleared already; otherwise it is a draft until then.
 */
export function send({ time, gate, now, previous, duplicateReason = null, worth = UNSCORED, ...sent }: Send): Decision {
  const kept: Draft = {
    ...sent,
    ...worth,
    duplicateReason: duplicateReason ?? previous?.duplicateReason ?? null,
    revisionOf: previous?.id ?? null,
    deal: previous && goesOnFrom(previous, sent.packet.partner) ? previous.deal : sent.id,
    stage: 'draft',
    version: 1,
    ...creditAtSending(sent.packet, now),
    clearing: null,
    createdAt: now,
    aeRefusal: null,
    nextActionAt: now,
  };
  if (time !== null) return goOut(kept, { time, gate, number: 1, now });
  return {
    next: kept,
    notices: [],
    event: { kind: 'kept', actor: kept.author, at: now },
  };
}

/** Of a draft that never landed the partner has not heard, unless it was itself the mended packet of another. */
const goesOnFrom = (previous: Handoff, partner: string): boolean =>
  isOfPartner(previous, partner) && (windowOf(previous) !== null || previous.deal !== previous.id);

/** A packet that brings in another partner is another deal: what one partner reads is not the other's. */
const isOfPartner = ({ packet }: Handoff, partner: string): boolean => packet.partner === partner;

/** Within this time the same packet is the same handoff: its form was saved, and its author never saw that. */
export const SAME_WITHIN_MS = 24 * 60 * 60_000;

type Others = Record<'earlier' | 'waiting', readonly Handoff[]> & { inWork?: readonly Handoff[] };

/**
 * `earlier` is what its author has handed off within that time, as they sent it; `waiting` what waits of the same partner, for an answer or
 * for Slack, whoever sent it; `inWork` what is accepted of that partner. Throws SameDeal when one of the first is this packet, or one of the
 * second is the same deal, and NeedsReason when one of the third is; whether the one that it mends is mended is asked elsewhere.
 */
export function refuseRepeated(sent: Handoff, { earlier, waiting, inWork = [] }: Others): void {
  const { packet, revisionOf } = sent;
  const same = earlier.find((one) => one.id !== revisionOf && isSent(one) && isSamePacket(one.packet, packet));
  if (same) throw new SameDeal(`You have sent this already, as ${same.id}: it is not sent twice.`, same.id);
  refuseSameDeal(sent, waiting);
  mustSayWhyAnother(sent, inWork);
}

/** Throws SameDeal when another of `waiting`, which wait of the same partner, is the same deal; not the one that it mends. */
export function refuseSameDeal(
  { id: own, packet, author: newAuthor, revisionOf }: Handoff,
  waiting: readonly Handoff[],
): void {
  const others = waiting.filter(({ id }) => id !== own && id !== revisionOf);
  const open = others.find((one) => isSameDeal(one.packet, packet));
  if (!open) return;
  const { author, id } = open;
  const who = author === newAuthor ? 'You have' : `<@${author}> has`;
  throw new SameDeal(
    `${who} handed off this account with this partner already, as ${id}, and ${whatItWaitsFor(open)}.`,
    id,
  );
}

/** Whom a draft names is not checked yet. */
function whatItWaitsFor(handoff: Handoff): string {
  if (draft(handoff)) return 'it goes out once Slack says who is in it';
  if (returned(handoff)) return 'it has come back from its conflict check';
  const open = checking(handoff);
  return open ? `<@${open.check.signer}> checks it for conflicts` : `<@${handoff.packet.ae}> has not answered yet`;
}

/** Sent, or on its way. A draft that was refused or replaced was never sent. */
function isSent(handoff: Handoff): boolean {
  switch (handoff.stage) {
    case 'draft':
      return handoff.aeRefusal === null;
    case 'checking':
    case 'returned':
    case 'awaiting':
    case 'accepted':
    case 'declined':
    case 'working':
      return true;
    case 'closed':
      return handoff.window !== null || ('check' in handoff && handoff.check !== null);
    default:
      return handoff satisfies never;
  }
}

/** Everybody in it is an active full member: it goes to its conflict check, or lands. Throws Refusal when it was sent already. */
export function land(handoff: Handoff, time: Timekeeping, now: EpochMs, gate?: Gate): Decision {
  return goOut(mustBeDraft(handoff), { time, gate, number: handoff.version + 1, now });
}

/** `number`: the version that this brings. */
type Out = { time: Timekeeping; gate: Gate | undefined; number: number; now: EpochMs };

function goOut(kept: Draft, out: Out): Decision {
  const { gate } = out;
  return gate && 'signer' in gate ? askForCheck(kept, gate, out) : begin(kept, gate?.clearing ?? null, out);
}

function askForCheck(kept: Draft, gate: Extract<Gate, { signer: unknown }>, { time, number, now }: Out): Decision {
  const { calendar: ae } = time;
  const { window_days: windowDays } = kept.packet;
  const next = beginCheck({ handoff: kept, window: null, ...gate, ae, windowDays, promised: null, now });
  return {
    next,
    notices: [checkCard(next), ...forPartner(kept, number)],
    event: { kind: 'check_asked', actor: kept.author, at: now, detail: gate.signer, hearBy: next.check.hearBy },
  };
}

function begin(kept: Draft, clearing: Clearing | null, { time, number, now }: Out): Decision {
  const window = openWindow({ round: 1, lengthDays: kept.packet.window_days, from: now }, time);
  const nextActionAt = nextMoment(window, time.calendar, now);
  return {
    next: { ...inEveryStage(kept), clearing, stage: 'awaiting', window, nextActionAt },
    notices: [{ kind: 'ae_card', person: kept.packet.ae }, ...forPartner(kept, number)],
    event: { kind: 'sent', actor: kept.author, at: now, detail: kept.packet.ae, hearBy: window.hearBy },
  };
}

function forPartner({ deal, id }: Draft, version: number): Notice[] {
  // The card of the deal stands there already, so that its change notifies nobody.
  return [
    { kind: 'partner_card' },
    ...(deal === id ? [] : [{ kind: 'partner_news', news: 'mended', version } as const]),
  ];
}

/**
 * Somebody whom it names cannot be asked: `sentence` says why, and the author names somebody else. Null when that was said already. Throws
 * Refusal once it was sent.
 */
export function refuseAe(handoff: Handoff, sentence: string, now: EpochMs): Decision | null {
  const kept = mustBeDraft(handoff);
  if (kept.aeRefusal !== null) return null;
  return {
    next: { ...kept, aeRefusal: sentence, nextActionAt: null },
    notices: [{ kind: 'ae_refused' }],
    event: { kind: 'ae_refused', actor: null, at: now },
  };
}

/** Its author may not hand off: it is given up, and the intake owner gets the packet. Throws Refusal once it was sent. */
export function refuseAuthor(handoff: Handoff, now: EpochMs): Decision {
  return {
    next: givenUp(mustBeDraft(handoff)),
    notices: [{ kind: 'intake_call', about: 'author_gone' }],
    event: { kind: 'withdrawn', actor: null, at: now },
  };
}

/** What the mended form begins with: the packet, with the account executive who was named when this one was the wrong owner. */
export function packetToMend(handoff: Handoff): Packet {
  const refused = saidNo(handoff);
  if (refused?.declineReason !== 'wrong_owner') return handoff.packet;
  return { ...handoff.packet, ae: refused.betterAe ?? handoff.packet.ae };
}

/**
 * The author sends a mended packet in its place, which names `partner`. A declined deal goes on in it, unless it is another partner's now. A
 * draft is withdrawn; a closed handoff stays as it is (null). Throws Refusal otherwise.
 */
export function supersede(
  handoff: Handoff,
  by: Presser,
  now: EpochMs,
  partner = handoff.packet.partner,
): Decision | null {
  if (handoff.author !== by.userId || handoff.teamId !== by.teamId) {
    throw new Refusal(`Only <@${handoff.author}> can send this handoff again.`);
  }
  const taken = takenUp(handoff);
  if (taken) throw new Refusal(alreadyDecided(taken, 'accepted', by));
  switch (handoff.stage) {
    case 'draft':
      return withdrawDraft(handoff, by, now);
    case 'checking':
      throw new Refusal('This handoff is still in its conflict check.');
    case 'returned':
      // It is mended in place, see `returning`.
      return null;
    case 'awaiting':
      throw new Refusal('This handoff is still with the account executive.');
    case 'declined':
      return mended(handoff, { by, goesOn: isOfPartner(handoff, partner), now });
    case 'accepted':
    case 'working':
    case 'closed':
      return null;
    default:
      return handoff satisfies never;
  }
}

function withdrawDraft(unsent: Draft, by: Presser, now: EpochMs): Decision {
  return {
    next: givenUp(unsent),
    notices: [],
    event: { kind: 'withdrawn', actor: by.userId, at: now },
  };
}

function givenUp(unsent: Draft): Withdrawn {
  const { aeRefusal: _, nextActionAt: __, ...kept } = unsent;
  return { ...kept, stage: 'closed', outcome: 'withdrawn', window: null, check: null };
}

function mustBeDraft(handoff: Handoff): Draft {
  const kept = draft(handoff);
  if (!kept) throw new Refusal('This handoff has already been sent.');
  return kept;
}
