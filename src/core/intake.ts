import { Refusal } from './errors.ts';
import { alreadyDecided, type Decision, type Handoff, type Presser } from './handoff.ts';
import { newDateNotices, openWindow, type Timekeeping } from './window.ts';

/** What the intake owner does with a handoff that nobody answered, or that should go to somebody else. A person decides, never a timer. */

/** Throws the refusal that this presser would get; `intakeOwner` is a Slack user id. */
export function mayTakeIn(handoff: Handoff, by: Presser, intakeOwner: string): void {
  if (by.userId !== intakeOwner || by.teamId !== handoff.teamId) {
    throw new Refusal(`Only the intake owner, <@${intakeOwner}>, can decide this. Nothing has changed.`);
  }
  const decided = alreadyDecided(handoff);
  if (decided) throw new Refusal(decided);
  if (handoff.outcome === 'withdrawn') throw new Refusal('This handoff was withdrawn. Nothing has changed.');
  if (handoff.stage !== 'awaiting')
    throw new Refusal('This handoff is not waiting for an answer. Nothing has changed.');
}

type Intake = { by: Presser; intakeOwner: string; now: number };

/** Another account executive is asked: a new round with a window of its own. */
export function reroute(handoff: Handoff, command: Intake & { ae: string; time: Timekeeping }): Decision {
  const { by, intakeOwner, ae, time, now } = command;
  mayTakeIn(handoff, by, intakeOwner);
  if (ae === handoff.packet.ae) throw new Refusal('They have it already. Choose somebody else, or extend the window.');
  if (ae === handoff.author) throw new Refusal('The author cannot answer their own handoff. Choose somebody else.');
  const moved: Handoff = {
    ...handoff,
    packet: { ...handoff.packet, ae },
    round: handoff.round + 1,
    landedAt: now,
    windowDays: handoff.packet.window_days,
    remindsOnLastDayOnly: false,
    proposedAe: null,
  };
  const detail = `rerouted:${handoff.version + 1}`;
  return {
    next: openWindow(moved, moved.windowDays, now, time),
    notices: [
      { kind: 'ae_card', detail: handoff.packet.ae },
      { kind: 'ae_card', detail: ae },
      { kind: 'author_card' },
      { kind: 'author_news', detail },
      { kind: 'partner_card' },
      { kind: 'partner_news', detail },
    ],
    event: { kind: 'rerouted', actor: by.userId, at: now, detail: ae },
  };
}

/** The same account executive gets `days` more business days, counted from today; the reason stays inside. */
export function extend(
  handoff: Handoff,
  command: Intake & { days: number; reason: string; time: Timekeeping },
): Decision {
  const { by, intakeOwner, days, reason, time, now } = command;
  mayTakeIn(handoff, by, intakeOwner);
  const extended: Handoff = { ...handoff, landedAt: now, windowDays: days };
  return {
    next: openWindow(extended, days, now, time),
    notices: newDateNotices('extended', handoff),
    event: { kind: 'extended', actor: by.userId, at: now, detail: reason },
  };
}

/** It is given up; the partner is told, and the reason stays inside. */
export function withdraw(handoff: Handoff, command: Intake & { reason: string }): Decision {
  const { by, intakeOwner, reason, now } = command;
  mayTakeIn(handoff, by, intakeOwner);
  const detail = `withdrawn:${handoff.version + 1}`;
  return {
    next: { ...handoff, stage: 'closed', outcome: 'withdrawn', nextActionAt: null },
    notices: [
      { kind: 'ae_card', detail: handoff.packet.ae },
      { kind: 'author_card' },
      { kind: 'author_news', detail },
      { kind: 'partner_card' },
      { kind: 'partner_news', detail },
    ],
    event: { kind: 'withdrawn', actor: by.userId, at: now, detail: reason },
  };
}

/** The account executive's account was deactivated while the handoff was open: the intake owner is told at once, and once. */
export function loseAe(handoff: Handoff, now: number): Decision | null {
  if (handoff.stage !== 'awaiting') return null;
  return {
    next: handoff,
    notices: [{ kind: 'intake_call', detail: `ae_gone:${handoff.round}` }],
    event: { kind: 'ae_gone', actor: handoff.packet.ae, at: now },
  };
}
