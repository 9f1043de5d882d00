import { classify } from './credit.ts';
import { Refusal } from './errors.ts';
import { alreadyDecided, type Decision, type Handoff, type Presser } from './handoff.ts';
import type { Packet } from './packet.ts';
import { openWindow, type Timekeeping } from './window.ts';

/** From the form to the account executive. */

/** `time` is null when Slack did not say in time who the account executive is. */
export type Send = {
  id: string;
  teamId: string;
  author: string;
  packet: Packet;
  revisionOf: string | null;
  time: Timekeeping | null;
  now: number;
};

/** The author sends. With the account executive known the handoff lands at once; otherwise it is kept as a draft until the check is made. */
export function send(command: Send): Decision {
  const { id, teamId, author, packet, revisionOf, time, now } = command;
  const draft: Handoff = {
    id,
    version: 1,
    teamId,
    stage: 'draft',
    author,
    packet,
    classification: classify(packet),
    revisionOf,
    createdAt: now,
    aeRefusal: null,
    aeZone: null,
    round: 1,
    landedAt: null,
    deadlineAt: null,
    windowDays: packet.window_days,
    calendarVersion: null,
    remindedAt: null,
    snoozedUntil: null,
    remindsOnLastDayOnly: false,
    lapsedAt: null,
    escalatedAt: null,
    proposedAe: null,
    decidedAt: null,
    decidedBy: null,
    agreedMove: null,
    agreedMoveBy: null,
    declineReason: null,
    declineNote: null,
    betterAe: null,
    outcome: null,
    nextActionAt: now,
  };
  if (time !== null) return land(draft, time, now);
  return { next: draft, notices: [{ kind: 'author_card' }], event: { kind: 'kept', actor: author, at: now } };
}

/** The account executive was found to be an active full member: the window begins. */
export function land(handoff: Handoff, time: Timekeeping, now: number): Decision {
  mustBeDraft(handoff);
  const landed: Handoff = { ...handoff, stage: 'awaiting', aeRefusal: null, landedAt: now };
  return {
    next: openWindow(landed, handoff.windowDays, now, time),
    notices: [{ kind: 'ae_card', detail: handoff.packet.ae }, { kind: 'partner_card' }, { kind: 'author_card' }],
    event: { kind: 'sent', actor: handoff.author, at: now, detail: handoff.packet.ae },
  };
}

/** The account executive cannot be asked; `sentence` says why, and the author chooses another one. */
export function refuseAe(handoff: Handoff, sentence: string, now: number): Decision {
  mustBeDraft(handoff);
  return {
    next: { ...handoff, aeRefusal: sentence, nextActionAt: null },
    notices: [{ kind: 'author_card' }, { kind: 'ae_refused' }],
    event: { kind: 'ae_refused', actor: null, at: now },
  };
}

/** The author sends a mended packet in its place: a draft that never landed is withdrawn, anything else stays as it ended. */
export function supersede(handoff: Handoff, by: Presser, now: number): Decision | null {
  if (handoff.author !== by.userId || handoff.teamId !== by.teamId) {
    throw new Refusal(`Only <@${handoff.author}> can send this handoff again.`);
  }
  if (handoff.stage === 'closed') return null;
  if (handoff.stage !== 'draft') {
    throw new Refusal(alreadyDecided(handoff) ?? 'This handoff is still with the account executive.');
  }
  return {
    next: { ...handoff, stage: 'closed', outcome: 'withdrawn', nextActionAt: null },
    notices: [{ kind: 'author_card' }],
    event: { kind: 'withdrawn', actor: by.userId, at: now },
  };
}

function mustBeDraft(handoff: Handoff): void {
  if (handoff.stage !== 'draft') throw new Refusal('This handoff has already been sent.');
}
