import { isSameAccount } from '../directory/account-name.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import type { Presser } from '../handoff/handoff.ts';
import type { UserId } from '../people/member.ts';
import { type Calendar, openingAfter } from '../time/business-time.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * A help request: an account executive would like a partner's help at an account that nobody has brought them. It goes to one person of
 * alliances, who makes a handoff of it or says why not now. What can happen to it stands here; what both write in it stays inside the company.
 */

/** `person` is who reads it: who is asked, whom it is escalated to, or who has asked. */
export type HelpNotice =
  | { kind: 'help_request'; person: UserId }
  | { kind: 'help_reminder'; person: UserId }
  | { kind: 'help_escalation'; person: UserId }
  /** Not now; or a handoff, with another account executive than who has asked. */
  | { kind: 'help_answer'; person: UserId };

type InEveryState = {
  id: string;
  /** Grows by one with each change. */
  version: number;
  teamId: string;
  asker: UserId;
  account: string;
  /** What would help, in the asker's words. */
  help: string;
  /** The id of the partner whom the asker has in mind. */
  partner: string | null;
  /** Who is to answer it. */
  asked: UserId;
  askedAt: EpochMs;
  /** When they are reminded, and how long after that somebody else is told (ms). */
  remindAt: EpochMs;
  escalateAfter: number;
  remindedAt: EpochMs | null;
  escalatedAt: EpochMs | null;
};
type Ended = { endedAt: EpochMs; endedBy: UserId };

export type OpenRequest = InEveryState & { state: 'open' };
export type EndedRequest = InEveryState &
  Ended &
  ({ state: 'handed_off'; handoffId: string } | { state: 'not_now'; words: string } | { state: 'taken_back' });
/** Told apart by `state`. */
export type HelpRequest = OpenRequest | EndedRequest;
export type HelpState = HelpRequest['state'];

/** What can happen to a help request. */
export type HelpEvent = 'help_asked' | 'help_reminded' | 'help_escalated' | 'help_moved' | HelpEnd;
/** After these nothing is asked any more. */
export const HELP_ENDS = ['help_handed_off', 'help_not_now', 'help_taken_back'] as const;
export type HelpEnd = (typeof HELP_ENDS)[number];

/** What a pure function decides: the next state, who must be told, and what has happened at which moment. */
export type HelpDecision = { next: HelpRequest; notices: HelpNotice[]; event: HelpEvent; at: EpochMs };
/** Decides about a help request as it is now; null when nothing is to change. */
export type HelpDecide = (request: HelpRequest) => HelpDecision | null;

/** Business days until who was asked is reminded, and as many again until somebody else is told. */
export const ANSWER_WITHIN_DAYS = 3;

/** The help request while nobody has answered it; null afterwards. */
export function openRequest(request: HelpRequest): OpenRequest | null {
  switch (request.state) {
    case 'open':
      return request;
    case 'handed_off':
    case 'not_now':
    case 'taken_back':
      return null;
    default:
      return request satisfies never;
  }
}

/** The help request once it is over; null before. */
export function endedRequest(request: HelpRequest): EndedRequest | null {
  switch (request.state) {
    case 'open':
      return null;
    case 'handed_off':
    case 'not_now':
    case 'taken_back':
      return request;
    default:
      return request satisfies never;
  }
}

/** When time alone brings something next; null when nothing. */
export function nextHelpMoment(request: HelpRequest): EpochMs | null {
  const { remindAt, escalateAfter, remindedAt, escalatedAt } = request;
  if (!openRequest(request) || escalatedAt !== null) return null;
  return remindedAt === null ? remindAt : remindedAt + escalateAfter;
}

type Ask = Pick<HelpRequest, 'id' | 'teamId' | 'asker' | 'account' | 'help' | 'partner' | 'asked'> & {
  /** Of who is asked. */
  calendar: Calendar;
  now: EpochMs;
};

/** One person is asked. They are reminded, should they not answer, when their working hours begin after three business days. */
export function askForHelp({ calendar, now, ...asked }: Ask): HelpDecision {
  const remindAt = openingAfter(calendar, now, ANSWER_WITHIN_DAYS);
  const escalateAfter = openingAfter(calendar, remindAt, ANSWER_WITHIN_DAYS) - remindAt;
  const unanswered = {
    state: 'open',
    askedAt: now,
    remindAt,
    escalateAfter,
    remindedAt: null,
    escalatedAt: null,
  } as const;
  return {
    next: { ...asked, ...unanswered, version: 1 },
    notices: [{ kind: 'help_request', person: asked.asked }],
    event: 'help_asked',
    at: now,
  };
}

/** Throws WrongInput when one of `open`, for which the same person still waits, is about the same account. */
export function refuseAskedTwice({ account, id }: HelpRequest, open: readonly OpenRequest[]): void {
  if (open.some((one) => one.id !== id && isSameAccount(one.account, account)))
    throw new WrongInput({
      account:
        'You have asked for help here already, and nobody has answered yet. Wait for it, or take it back in /handoff list.',
    });
}

/**
 * The help request, if this presser may make a handoff of it, or say why not now: who was asked, or one of `backstops`, who are turned to
 * after them. Throws Refusal otherwise.
 */
export function mayTakeUp(request: HelpRequest, by: Presser, backstops: readonly UserId[]): OpenRequest {
  const { asked, asker, teamId } = request;
  const isTheirs = by.teamId === teamId && by.userId !== asker && [asked, ...backstops].includes(by.userId);
  if (!isTheirs) throw new Refusal(`Only <@${asked}> can answer this help request. Nothing has changed.`);
  return mustBeOpen(request, by);
}

function mustBeOpen(request: HelpRequest, by: Presser): OpenRequest {
  const open = openRequest(request);
  if (!open) throw new Refusal(`${whatCameOf(request, by)} Nothing has changed.`);
  return open;
}

function whatCameOf(request: HelpRequest, by: Presser): string {
  switch (request.state) {
    case 'open':
      return '';
    case 'handed_off':
      return `${whoHas(request, by)} made a handoff of this already: \`${request.handoffId}\`.`;
    case 'not_now':
      return `${whoHas(request, by)} answered this already: not now.`;
    case 'taken_back':
      return `${whoHas(request, by)} taken this back.`;
    default:
      return request satisfies never;
  }
}

const whoHas = ({ endedBy }: EndedRequest, { userId }: Presser): string =>
  endedBy === userId ? 'You have' : `<@${endedBy}> has`;

type TakeUp = { by: Presser; backstops: readonly UserId[]; now: EpochMs };

/** A handoff is made of it. Its asker reads that on their card; when somebody else is the account executive, in a message. */
export function handOff(
  request: HelpRequest,
  { by, backstops, handoffId, ae, now }: TakeUp & { handoffId: string; ae: UserId },
): HelpDecision {
  const open = mayTakeUp(request, by, backstops);
  return {
    next: { ...open, state: 'handed_off', handoffId, ...ended(by, now) },
    notices: ae === open.asker ? [] : [{ kind: 'help_answer', person: open.asker }],
    event: 'help_handed_off',
    at: now,
  };
}

/** Nothing comes of it now: its asker reads who says so, and why. */
export function sayNotNow(
  request: HelpRequest,
  { by, backstops, words, now }: TakeUp & { words: string },
): HelpDecision {
  const open = mayTakeUp(request, by, backstops);
  return {
    next: { ...open, state: 'not_now', words, ...ended(by, now) },
    notices: [{ kind: 'help_answer', person: open.asker }],
    event: 'help_not_now',
    at: now,
  };
}

/** Its asker wants no answer any more. Throws Refusal for anybody else. */
export function takeBack(request: HelpRequest, { by, now }: { by: Presser; now: EpochMs }): HelpDecision {
  if (by.userId !== request.asker || by.teamId !== request.teamId)
    throw new Refusal(`Only <@${request.asker}> can take this back. Nothing has changed.`);
  const open = mustBeOpen(request, by);
  return { next: { ...open, state: 'taken_back', ...ended(by, now) }, notices: [], event: 'help_taken_back', at: now };
}

const ended = ({ userId }: Presser, now: EpochMs): Ended => ({ endedAt: now, endedBy: userId });

/**
 * What the clock brings: who was asked is reminded once, and then `escalationTo` is told once, who can answer too. Never more. Null when nothing is due.
 */
export function passHelpTime(
  request: HelpRequest,
  { escalationTo, now }: { escalationTo: UserId | null; now: EpochMs },
): HelpDecision | null {
  const open = openRequest(request);
  const due = nextHelpMoment(request);
  if (!open || due === null || now < due) return null;
  if (open.remindedAt === null) {
    const reminder = { kind: 'help_reminder', person: open.asked } as const;
    return { next: { ...open, remindedAt: now }, notices: [reminder], event: 'help_reminded', at: now };
  }
  return {
    next: { ...open, escalatedAt: now },
    notices: escalationTo === null ? [] : [{ kind: 'help_escalation', person: escalationTo }],
    event: 'help_escalated',
    at: now,
  };
}

/** Who was asked is no full member any more: it goes to somebody else. Null when it is not theirs, or over. */
export function loseAsked(
  request: HelpRequest,
  { person, to, now }: { person: UserId; to: UserId; now: EpochMs },
): HelpDecision | null {
  const open = openRequest(request);
  if (!open || open.asked !== person || to === person) return null;
  return {
    next: { ...open, asked: to },
    notices: [{ kind: 'help_request', person: to }],
    event: 'help_moved',
    at: now,
  };
}
