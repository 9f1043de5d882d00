import { Refusal } from '../kernel/errors.ts';
import type { Presser } from '../handoff/handoff.ts';
import type { HelpRequest } from '../help-request/help-request.ts';
import type { UserId } from '../people/member.ts';
import { fingerprint } from '../kernel/merging.ts';
import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from './packet.ts';
import { OVERRIDE_REASON } from './score/override.ts';
import { isPast } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** A message that a person of the partner's wrote in its shared channel. */
export type PartnerMessage = {
  /** The partner's id. */
  partner: string;
  channel: string;
  ts: string;
  /** The first message of the thread in which it stands; its own when it began none. */
  threadTs: string;
};

/** One with which a packet begins. What earlier versions kept says no writer. */
export type TakenUpMessage = PartnerMessage & { writer?: UserId };

/** Somebody who acts for a partner and is not in the registry: an author proposes them as its contact, and goes on writing meanwhile. */
export type ContactProposal = {
  /** The partner's id. */
  partner: string;
  name: string;
  role: string;
  /** Who they are in Slack; null: nobody knows. */
  userId: UserId | null;
  /** When it was proposed: what tells two proposals of one draft apart. */
  at: EpochMs;
  /** Who is asked to confirm them: the partner's alliances owner. */
  asked: UserId;
  /** Null as long as nobody has answered. */
  answer: ProposalAnswer | null;
};

export type ProposalAnswer = { is: 'confirmed' | 'refused'; by: UserId; at: EpochMs };

/**
 * A packet while somebody writes it, saved as they type: what an accidental close, a restart or another device must not lose. It becomes a
 * handoff when it is sent, and is gone then.
 */
export type PacketDraft = {
  id: string;
  /** The workspace of its author, who alone sees it. */
  teamId: string;
  author: UserId;
  typed: Typed;
  /** In which of its author’s windows a field was typed last, and when. */
  typedWhere: TypedWhere;
  /** The handoff whose packet is mended in it. */
  revisionOf: string | null;
  /** The help request that it answers. */
  helpRequest: string | null;
  /** The partner's message with which it begins; null: it begins with something else. */
  partnerMessage: TakenUpMessage | null;
  /** Whom its author proposes as the partner's contact; null: nobody. */
  proposal: ContactProposal | null;
  startedAt: EpochMs;
  /** When its author last typed something; null while nobody has. */
  touchedAt: EpochMs | null;
  /** Slack's number of the last action in it: what an earlier one holds is older, however late it comes. */
  stamp: number;
  /** The handoff that was made of it: what comes late from its form is no draft any more. Null until it is sent. */
  sentAs: string | null;
} & DraftTimes;

/** What the clock goes by (`draft-clock.ts`). */
export type DraftTimes = {
  /** From when on its time counts: its author typed last, it woke, or it was brought back. */
  aliveAt: EpochMs;
  /** Until this day its author wants to hear nothing of it; null when they did not say so. */
  wakesOn: Day | null;
  /** When its author was asked about it last; null while nobody has. */
  askedAt: EpochMs | null;
  /** When they were asked whether it takes too long since the partner's touch, which happens once. */
  touchAskedAt: EpochMs | null;
  /** When they were warned that it expires; null until then. */
  warnedAt: EpochMs | null;
  /** Why it is not at hand any more; null as long as it is. */
  away: Away | null;
  awayAt: EpochMs | null;
  /** The handoff of the same deal that its author sent from another form; null until they have. */
  overtakenBy: string | null;
  /** Where its author was when the clock looked at it last (IANA); null until it has. */
  zone: string | null;
  /** When time alone may bring something next; null when nothing. */
  nextActionAt: EpochMs | null;
};

/**
 * What is away can be brought back, until it is `forgotten`: then its words are gone. `left`: its author is no full member of ours; `overtaken`:
 * they sent the same deal from another form.
 */
export type Away = 'thrown_away' | 'expired' | 'left' | 'overtaken' | 'forgotten';

/** What was typed, not checked yet. A field that is not there was never shown; null: it was emptied. */
export type Typed = Partial<Record<DraftKey, string | number | boolean | null>>;

/** The id of a window for each field, and the moment. */
export type TypedWhere = Partial<Record<DraftKey, { window: string; at: EpochMs }>>;

/** What is typed on the last look before a packet goes out. It is not part of the packet. */
export const LAST_LOOK_KEYS = [OVERRIDE_REASON, 'duplicate_reason', 'needs_research'] as const;
export type LastLookKey = (typeof LAST_LOOK_KEYS)[number];
export type DraftKey = PacketKey | LastLookKey;

/** Of what a draft is made. */
export type Origin = Pick<PacketDraft, 'revisionOf' | 'helpRequest' | 'partnerMessage'> & { typed: Typed };

export const FROM_NOTHING: Origin = { typed: {}, revisionOf: null, helpRequest: null, partnerMessage: null };

export function startDraft(id: string, by: Presser, origin: Origin, now: EpochMs): PacketDraft {
  return {
    id,
    teamId: by.teamId,
    author: by.userId,
    ...origin,
    typedWhere: {},
    proposal: null,
    startedAt: now,
    touchedAt: null,
    stamp: 0,
    sentAs: null,
    aliveAt: now,
    wakesOn: null,
    askedAt: null,
    touchAskedAt: null,
    warnedAt: null,
    away: null,
    awayAt: null,
    overtakenBy: null,
    zone: null,
    nextActionAt: now,
  };
}

/** One of its author’s windows: with what its fields began, in which of them they were last, and what they have read of another window of theirs. */
export type DraftWindow = {
  id: string;
  drawn: Typed;
  /** Null for a form that was sent. */
  pressed: string | null;
  /** By key, the mark of what stood there then. */
  told: Readonly<Record<string, string>>;
};

/** What a window holds: what was changed in it, and what stands in it as it was drawn. Without a window all of it was typed just now. */
export type Written = { changed: Typed; asDrawn: Typed; window?: DraftWindow };

/** What is typed in this field, as a window is told of it. */
export const markOfTyped = ({ typed }: Pick<PacketDraft, 'typed'>, key: DraftKey): string =>
  fingerprint(JSON.stringify(typed[key] ?? null));

/**
 * The fields that this window changed, and another one of theirs to something else since: what stands there stays until they have said which
 * it is. What they are typing just now is said already.
 */
export function typedElsewhere(draft: PacketDraft, { changed, window }: Written): DraftKey[] {
  if (!window) return [];
  // Object.keys types keys as plain text.
  return (Object.keys(changed) as DraftKey[]).filter((key) => {
    const last = draft.typedWhere[key];
    const stands = draft.typed[key];
    if (last === undefined || last.window === window.id || key === window.pressed) return false;
    const isElsewhere = stands !== changed[key] && stands !== window.drawn[key];
    return isElsewhere && window.told[key] !== markOfTyped(draft, key);
  });
}

/** The draft as this window shows it: what another one changed since is not shown in it, so that it is not taken for what it was drawn with. */
export function asInWindow(draft: PacketDraft, { window }: Written): PacketDraft {
  if (!window) return draft;
  const isOfAnother = (key: DraftKey) => (draft.typedWhere[key]?.window ?? window.id) !== window.id;
  const kept = (Object.keys(window.drawn) as DraftKey[]).filter(isOfAnother).map((key) => [key, window.drawn[key]]);
  return { ...draft, typed: { ...draft.typed, ...Object.fromEntries(kept) } };
}

/** `pressed` is the field that its author was in last: what they emptied counts too. */
export function writtenIn(drawn: Typed, now: Typed, pressed: string | null): Written {
  const isChanged = ([key, value]: [string, unknown]) => key === pressed || drawn[key as DraftKey] !== value;
  const entries = Object.entries(now);
  // Object.fromEntries loses the types of the keys.
  const of = (some: typeof entries) => Object.fromEntries(some) as Typed;
  return { changed: of(entries.filter(isChanged)), asDrawn: of(entries.filter((entry) => !isChanged(entry))) };
}

/** With what was typed since: whoever types in it wants it, also when it was away. What another window of theirs knows better stays. `stamp` is null for a form that was sent: nothing in it is older. Null when a later state is there already, or it is sent. */
export function typedIn(draft: PacketDraft, written: Written, stamp: number | null, now: EpochMs): PacketDraft | null {
  if (draft.sentAs !== null || (stamp !== null && stamp < draft.stamp)) return null;
  const elsewhere = typedElsewhere(draft, written);
  const changed = Object.entries(written.changed).filter(([key]) => !elsewhere.some((one) => one === key));
  const typed: Typed = { ...written.asDrawn, ...draft.typed, ...Object.fromEntries(changed) };
  const { window } = written;
  const news = window ? changed.filter(([key, value]) => draft.typed[key as DraftKey] !== value) : [];
  const typedWhere = Object.fromEntries(news.map(([key]) => [key, { window: window?.id ?? '', at: now }]));
  const text = { typed, touchedAt: now, stamp: stamp ?? draft.stamp };
  return { ...alive(draft, now), ...text, typedWhere: { ...draft.typedWhere, ...typedWhere } };
}

/** At hand, with all of its time ahead. When what is due next is for the clock to say. */
export function alive(draft: PacketDraft, now: EpochMs): PacketDraft {
  return { ...draft, aliveAt: now, warnedAt: null, away: null, awayAt: null, overtakenBy: null, nextActionAt: now };
}

/** Of what is sent nothing is left to do but to forget it. */
const LOOKED_AT_AGAIN_MS = 24 * 60 * 60_000;

/** It became this handoff: of what was typed nothing is kept twice. */
export function sentDraft(draft: PacketDraft, handoffId: string, now: EpochMs): PacketDraft {
  const nothing = { typed: {}, typedWhere: {} };
  return { ...alive(draft, now), ...nothing, sentAs: handoffId, nextActionAt: now + LOOKED_AT_AGAIN_MS };
}

/** Throws a Refusal for anybody but its author. */
export function mustBeTheirs(draft: PacketDraft, by: Presser): PacketDraft {
  if (draft.author !== by.userId || draft.teamId !== by.teamId)
    throw new Refusal('This draft is somebody else’s: only they can open it.');
  return draft;
}

/**
 * What the form of a packet that is mended begins with. Who certifies does so anew, and days that are over are chosen anew: to another day than
 * that the partner has not agreed yet.
 */
export function typedAgain(packet: Packet, contact: string | null, now: EpochMs): Typed {
  const { partner: _, conflict_checked: __, partner_agreed: agreed, seller_move_by, partner_move_by, ...kept } = packet;
  const days = Object.entries({ seller_move_by, partner_move_by }).filter(([, day]) => !isPast(day, now));
  const filled = Object.entries(kept).filter(([, value]) => value !== '' && value !== null);
  const hasAgreed = agreed && !isPast(partner_move_by, now);
  const typed = { ...Object.fromEntries([...filled, ...days]), partner_contact: contact };
  return hasAgreed ? { ...typed, partner_agreed: true } : typed;
}

/** Who asked is the account executive; what they asked for says why they should care, and no partner reads that. */
export function typedFromHelp({ account, asker: ae, help, partner }: HelpRequest): Typed {
  return { account, ae, why_account: `You asked for help here: ${help}`, ...(partner === null ? {} : { partner }) };
}

const DRAFT_KEYS: readonly DraftKey[] = [...PACKET_KEYS, ...LAST_LOOK_KEYS];
const isOfLastLook = (key: DraftKey): key is LastLookKey => LAST_LOOK_KEYS.some((one) => one === key);

/** What a form holds, as far as it can be kept: whatever is no value of a form is left out. */
export function typedFrom(input: Partial<Record<DraftKey, unknown>>): Typed {
  const kept = DRAFT_KEYS.filter(
    (key) => Object.hasOwn(input, key) && isKept(input[key]) && isDayIfAsked(key, input[key]),
  );
  return Object.fromEntries(kept.map((key) => [key, input[key]]));
}

/** A picker sends days and nothing else: the form is drawn with what it sent. */
function isDayIfAsked(key: DraftKey, value: unknown): boolean {
  if (isOfLastLook(key) || fieldOf(key).input.as !== 'day' || value === null) return true;
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isKept(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
