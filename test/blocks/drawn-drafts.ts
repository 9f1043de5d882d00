import type { DraftContext } from '../../src/blocks/packet/draft-posts.ts';
import type { Message } from '../../src/blocks/kit/kit.ts';
import { drawNotice, drawSettled } from '../../src/blocks/notices/render.ts';
import { bringBack, leaveBehind, putAway, putOff, throwAway } from '../../src/core/packet/draft-away.ts';
import type { DraftCall, DraftNotice } from '../../src/core/packet/draft-notices.ts';
import { summaryOf } from '../../src/core/packet/draft-summary.ts';
import {
  FROM_NOTHING,
  type PacketDraft,
  sentDraft,
  startDraft,
  type Typed,
  typedIn,
} from '../../src/core/packet/packet-draft.ts';
import { brightwater, CALENDAR, everyState, maya, NOW, packetOf } from '../support/packets.ts';

/** Every message about a draft, drawn for tests, as Maya reads it. */

const DAY = 24 * 60 * 60_000;
const ASKED = NOW + 5 * DAY;
const LATER = NOW + 7 * DAY;
export const CALLS: readonly DraftCall[] = ['touch', 'stale', 'woken', 'expires'];

export function begun(typed: Typed): PacketDraft {
  const draft = startDraft('D1', maya, FROM_NOTHING, NOW);
  return typedIn(draft, { changed: typed, asDrawn: {} }, null, NOW) ?? draft;
}

export const WHOLE: Typed = { account: 'Fabrikam Logistics', partner_contact: brightwater.contacts[0]?.id ?? '' };

/** A draft that was asked about, by what has become of it since. */
export function draftLooks(typed: Typed): Record<string, PacketDraft> {
  const asked: PacketDraft = { ...begun(typed), askedAt: ASKED };
  const expired = putAway(asked, 'expired', ASKED);
  return {
    asked,
    'gone on with': typedIn(asked, { changed: {}, asDrawn: {} }, null, LATER) ?? asked,
    'put off': putOff(asked, '2027-01-11', LATER),
    'asked again': { ...asked, askedAt: LATER },
    'thrown away': throwAway(asked, LATER),
    'brought back': bringBack(throwAway(asked, LATER), LATER + DAY),
    expired,
    'expired, and brought back': bringBack(expired, LATER),
    'its author has left': leaveBehind(asked, LATER) ?? asked,
    forgotten: { ...putAway(asked, 'forgotten', LATER), typed: {} },
    sent: sentDraft(asked, 'H1', LATER),
  };
}

const SENT = everyState(packetOf()).awaiting;

export function draftContext(draft: PacketDraft): DraftContext {
  const partner = draft.typed.partner_contact === undefined ? null : brightwater;
  const summary = summaryOf(draft, { partner, calendar: CALENDAR, now: ASKED });
  const sentAs = draft.sentAs === null ? null : SENT;
  const proposedFor = draft.proposal && brightwater;
  return {
    about: 'draft',
    teamId: draft.teamId,
    draft,
    summary,
    sentAs,
    proposedFor,
    partner: null,
    reader: maya.userId,
    stuck: null,
  };
}

type OfItself = Exclude<DraftNotice, { kind: 'contact_proposed' | 'contact_answered' }>;
export const draftNotices: OfItself[] = [
  ...CALLS.map((about): OfItself => ({ kind: 'draft_call', about, person: maya.userId, at: ASKED })),
  { kind: 'draft_expired', person: maya.userId, at: ASKED },
];

/** What is said of it then, or stands in place of what was said; null when that is nothing. */
export function draftMessage(notice: DraftNotice, draft: PacketDraft): Message | null {
  const context = draftContext(draft);
  return drawNotice(notice, context) ?? drawSettled(notice, context);
}
