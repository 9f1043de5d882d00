/**
 * Who is told what of a handoff, and by which words that is known: written by hand from what people are to hear, and not read from the code that
 * draws it. A test holds its kinds against those of the bot.
 */

export type EventKind = string;

/** What has happened to a handoff, as its history has it. */
export type Happened = {
  kind: EventKind;
  actor: string | null;
  at: number;
  detail?: string | null;
  reason?: string | null;
  /** The day that the partner is promised from then on. */
  hearBy?: string | null;
};

export const ROLES = [
  'author',
  'ae',
  'partner',
  'signer',
  'alliances_owner',
  'intake_owner',
  'escalation_contact',
  'settler',
  'sales_channel',
] as const;
export type Role = (typeof ROLES)[number];

/** One event, with what came before it, for one reader. */
export type Case = { event: Happened; before: readonly Happened[]; reader: string | null; author: string };

export type Line = {
  role: Role;
  /**
   * `tells`: once, whatever follows. `asks`: for an act or for patience, and not once that is over. `shows`: it is said by a card, whose first
   * posting shows how it stands by then.
   */
  says: 'tells' | 'asks' | 'shows';
  /** By which words it is known, in the notification or in the message. */
  by: RegExp;
  /** Whom it concerns; left out: everybody in this role. */
  when?: (one: Case) => boolean;
  /** What else must stand in it. */
  with?: (one: Case) => string[];
  /** It is not said in every case, and the history does not tell in which. */
  maybe?: true;
};

type On = Partial<Pick<Line, 'when' | 'with' | 'maybe'>>;
const tells = (role: Role, by: RegExp, on: On = {}): Line => ({ role, says: 'tells', by, ...on });
const asks = (role: Role, by: RegExp, on: On = {}): Line => ({ role, says: 'asks', by, ...on });
const shows = (role: Role, by: RegExp, on: On = {}): Line => ({ role, says: 'shows', by, ...on });

const HANDS_OVER: readonly EventKind[] = ['sent', 'cleared', 'rerouted'];

const lastOf = (events: readonly Happened[], kinds: readonly EventKind[]) =>
  events.findLast(({ kind }) => kinds.includes(kind));

/** Who is asked at this moment; nobody while its conflict check is asked for again. */
export function holderIn(events: readonly Happened[]): string | null {
  const last = lastOf(events, [...HANDS_OVER, 'check_renewed']);
  return last && last.kind !== 'check_renewed' ? (last.detail ?? null) : null;
}

const isTheirs = ({ before, reader }: Case) => holderIn(before) === reader;
const hasHad = ({ before, reader }: Case) =>
  before.some(({ kind, detail }) => HANDS_OVER.includes(kind) && detail === reader);
const getsIt = (one: Case) => one.event.detail === one.reader;
const byOthers = ({ event, reader }: Case) => event.actor !== reader;
const byTheClock = ({ event }: Case) => event.actor === null;
const isFirst = ({ event, before }: Case) => !before.some(({ kind }) => kind === event.kind);
const isDeclined = ({ before }: Case) =>
  lastOf(before, ['accepted', 'declined', 'reopened', ...HANDS_OVER])?.kind === 'declined';
const isTakenUp = ({ before }: Case) =>
  lastOf(before, ['accepted', 'declined', 'reopened', ...HANDS_OVER])?.kind === 'accepted';
const isInCheck = ({ before }: Case) =>
  ['check_asked', 'check_renewed', 'check_passed', 'returned'].includes(
    lastOf(before, ['check_asked', 'check_renewed', 'check_passed', 'returned', ...HANDS_OVER])?.kind ?? '',
  );
/** The partner reads of it for the first time. */
const isNewToPartner = ({ before }: Case) => !before.some(({ kind }) => kind === 'sent' || kind === 'check_asked');

/** Its author may not hand off any more. */
const isGivenUpUnsent = (one: Case) => byTheClock(one) && isNewToPartner(one);

const promisedIn = (events: readonly Happened[]) => events.findLast(({ hearBy }) => hearBy)?.hearBy ?? null;
/** The partner has another day now. */
const isAnotherDay = ({ event, before }: Case) => Boolean(event.hearBy) && event.hearBy !== promisedIn(before);
const isLaterDay = ({ event, before }: Case) => (event.hearBy ?? '') > (promisedIn(before) ?? '');
const isAnotherMoveDay = ({ event, before }: Case) =>
  event.detail !== before.findLast(({ kind }) => kind === 'move_changed')?.detail;

const dayInFull = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
/** "Thursday 26 November". */
const inFull = (day: string) => dayInFull.format(Date.parse(day)).replace(',', '');
const theDay = ({ event }: Case) => (event.hearBy ? [`by ${inFull(event.hearBy)}`] : []);
/** The day that it was until then as well, where that was another. */
const bothDays = (one: Case) => {
  const was = promisedIn(one.before);
  return [...theDay(one), ...(was !== null && isAnotherDay(one) ? [`not by ${inFull(was)}`] : [])];
};
const theActor = ({ event }: Case) => (event.actor === null ? [] : [`@${event.actor}`]);
const whom = ({ event }: Case) => (event.detail ? [`@${event.detail}`] : []);
const itsWords = ({ event }: Case) => (event.reason ? [event.reason] : []);
const all =
  (...facts: ((one: Case) => string[])[]) =>
  (one: Case) =>
    facts.flatMap((fact) => fact(one));

/** As its author reads why it was declined. */
const REASONS: Record<string, string> = {
  vague_partner_mention: 'Vague partner mention',
  no_account_logic: 'No account logic',
  no_next_move: 'No next move',
  wrong_owner: 'Wrong owner',
  no_evidence: 'No evidence',
  conflict: 'Conflict',
  generic_use_case: 'Generic use case',
  no_warm_path: 'No warm path',
  bad_timing: 'Bad timing',
  already_working_it: 'Already working it',
};
const theReason = ({ event }: Case) => [`Reason: ${REASONS[event.detail ?? ''] ?? event.detail}`];
const isFor =
  (...reasons: string[]) =>
  (one: Case) =>
    reasons.includes(one.event.detail ?? '');
const together =
  (...each: ((one: Case) => boolean)[]) =>
  (one: Case) =>
    each.every((holds) => holds(one));

const TEN_MINUTES = 10 * 60_000;
/** Corrections within ten minutes are told together, to each account executive. */
function beginsCorrections({ event, before }: Case): boolean {
  const round = before.slice(before.findLastIndex(({ kind }) => kind === 'rerouted' || kind === 'cleared') + 1);
  const moments = round.filter(({ kind }) => kind === 'corrected').map(({ at }) => at);
  const begun = moments.reduce((from, at) => (at - from < TEN_MINUTES ? from : at), -Infinity);
  return event.at - begun >= TEN_MINUTES;
}

const asker = ({ event, before }: Case) =>
  before.filter(({ kind }) => kind === 'asked')[Number(event.detail) - 1]?.actor;

/** To whoever has it, has it once more, or has it no longer. */
const LANDS = [
  shows('ae', /, brought by /, { when: (one) => getsIt(one) && !hasHad(one) }),
  tells('ae', /^With you again|to you again/, { when: (one) => getsIt(one) && hasHad(one), with: theActor }),
];
const goesAway = (says: RegExp) => tells('ae', says, { when: (one) => isTheirs(one) && !isDeclined(one) });
const ended = (author: RegExp, partner: RegExp) => [
  tells('author', author, { with: theActor }),
  tells('partner', partner),
];
const NEW_DATE = /^New date: /;
const DELAYED = /^Delayed: /;
const newDate = (role: 'ae' | 'author', by: RegExp) => tells(role, by, role === 'ae' ? { when: isTheirs } : {});

export const TOLD: Record<EventKind, readonly Line[]> = {
  kept: [],
  sent: [...LANDS, shows('partner', /^Handoff |^Won together/, { when: isNewToPartner })],
  ae_refused: [asks('author', /^Not sent: /)],
  check_asked: [
    shows('partner', /^Handoff |^Won together/, { when: isNewToPartner }),
    shows('signer', /onflict check/, { when: getsIt }),
  ],
  check_reminded: [asks('signer', /^Still to be signed: /, { maybe: true })],
  check_lapsed: [
    asks('author', /^Nobody signed the conflict check/),
    asks('intake_owner', /^Decide: nobody signed the conflict check/),
    asks('partner', DELAYED, { when: isLaterDay, with: bothDays }),
  ],
  check_escalated: [asks('escalation_contact', /^Ask the intake owner to decide: the conflict check/)],
  check_passed: [
    shows('signer', /onflict check/, { when: getsIt }),
    tells('partner', NEW_DATE, { when: isLaterDay, with: bothDays }),
  ],
  check_renewed: [
    goesAway(/^Re-routed: /),
    tells('author', /^With somebody else now: /, { with: whom }),
    tells('partner', /^With somebody else: /, { with: theDay }),
    shows('signer', /onflict check/, { maybe: true }),
  ],
  cleared: [...LANDS, tells('partner', NEW_DATE, { when: isLaterDay, with: bothDays })],
  returned: [
    tells('author', /^Returned: /, { with: all(theActor, itsWords) }),
    tells('partner', NEW_DATE, { when: isLaterDay, with: bothDays }),
  ],
  return_asked: [
    asks('author', /^What becomes of [^]*conflict check/),
    tells('partner', NEW_DATE, { when: isLaterDay, with: bothDays }),
  ],
  reminded: [asks('ae', /Answer by /, { when: isTheirs, maybe: true })],
  dialed_down: [],
  retimed: [
    newDate('ae', /^Working days changed\. /),
    newDate('author', /^Working days changed: /),
    tells('partner', NEW_DATE, { when: isAnotherDay, with: bothDays }),
  ],
  lapsed: [
    asks('ae', /^The window for .* has closed/, { when: isTheirs }),
    asks('author', /^Nobody answered: /),
    asks('intake_owner', /^Decide: .* was not answered/),
    asks('partner', DELAYED, { when: isLaterDay, with: bothDays }),
  ],
  escalated: [asks('escalation_contact', /is still not answered/)],
  proposed: [asks('intake_owner', /^Decide: is somebody else better placed/)],
  asked: [
    tells('author', /[Qq]uestion about /, { when: getsIt, with: itsWords }),
    tells('settler', /[Qq]uestion about /, { when: getsIt, with: itsWords }),
  ],
  replied: [
    tells('ae', /answers your question/, { when: (one) => asker(one) === one.reader, with: all(theActor, itsWords) }),
  ],
  ae_gone: [asks('intake_owner', /^Decide: .* has lost its account executive/)],
  rerouted: [
    ...LANDS,
    goesAway(/^Re-routed: /),
    tells('author', /^With somebody else now: /, { with: whom }),
    tells('partner', /^With somebody else: /, { with: theDay }),
  ],
  extended: [
    newDate('ae', /^You have more time\. /),
    newDate('author', /^More time was given: /),
    tells('partner', NEW_DATE, { when: isAnotherDay, with: bothDays }),
  ],
  accepted: [
    tells('author', /^Accepted: /, { with: theActor }),
    tells('partner', /^Accepted: |We accepted this handoff\. That does not hold any more/),
  ],
  declined: [
    tells('author', /^Declined: /, { with: all(theActor, theReason) }),
    tells('partner', /^Not yet: |^Passed on: |^Not now: [^]*the timing is not right/, { with: theDay }),
    asks('alliances_owner', /^Please settle: /, { when: isFor('conflict', 'already_working_it') }),
    asks('intake_owner', /^Decide: .* belongs with somebody else/, { when: isFor('wrong_owner'), maybe: true }),
  ],
  reopened: [
    tells('author', /^Not decided after all: /, { when: byOthers, with: theActor }),
    tells('ae', /^Reopened|has reopened/, { when: together(isTheirs, byOthers), with: theActor }),
    tells('partner', /^Not decided yet: |^Corrected: /, { with: theDay }),
  ],
  withdrawn: [
    tells('ae', /^Withdrawn: /, { when: isTheirs }),
    tells('author', /^Withdrawn: /, { when: (one) => byOthers(one) && !isGivenUpUnsent(one) }),
    tells('partner', /^Withdrawn: /, { when: (one) => !isNewToPartner(one) }),
    asks('intake_owner', /^Not sent: /, { when: isGivenUpUnsent }),
  ],
  corrected: [tells('ae', /^Corrected: /, { when: together(isTheirs, beginsCorrections) })],
  promised_again: [asks('partner', DELAYED, { when: isLaterDay, with: bothDays })],
  parked: [tells('partner', /^Not now: (?![^]*the timing is not right)/, { with: bothDays })],
  woken: [asks('author', /^The day for .* has come/), tells('partner', NEW_DATE, { when: isLaterDay, with: bothDays })],
  mend_asked: [
    asks('author', /^What becomes of [^]*was declined/),
    tells('partner', NEW_DATE, { when: isLaterDay, with: bothDays }),
  ],
  told_partner: [tells('partner', /^From our team: /, { with: itsWords })],
  mended: [],
  deal_closed: [tells('author', /^Closed: /, { when: byTheClock }), tells('partner', /^Not taken up: /)],
  worth_working: [],
  not_worth: ended(/^Not worth working: /, /^Not taken further: /),
  opportunity: ended(/^Opportunity opened: /, /^Opportunity opened: /).map((line) => ({ ...line, when: isFirst })),
  won: [...ended(/^Won: /, /^Won: /), tells('sales_channel', /^Won: .*, brought by /)],
  lost: ended(/^Lost: /, /^Not won: /),
  no_deal: ended(/^No deal: /, /^No deal: /),
  partner_move_done: [tells('ae', /has done its move/, { when: isTheirs })],
  partner_move_moved: [tells('ae', / moves by /, { when: isTheirs })],
  partner_reminded: [asks('partner', /your next move (is|was) for /)],
  partner_slipped: [asks('ae', /^Slipped: /, { when: isTheirs })],
  move_asked: [asks('ae', /did your move happen\?/, { when: isTheirs })],
  move_slipped: [],
  move_done: [tells('partner', /our next move is done/)],
  move_changed: [tells('partner', /our next move comes by /, { when: isAnotherMoveDay })],
  move_did_not_happen: [],
  introduced: [tells('partner', /the introduction is made/)],
  roles_changed: [tells('author', /: new roles/), tells('partner', /: new roles/)],
  stall_asked: [asks('ae', / has stalled: /, { when: isTheirs })],
  still_going: [],
  update_owed: [asks('author', / waits for word: /)],
  credit_corrected: [
    tells('author', /^Credit corrected: /, { when: byOthers, with: itsWords }),
    tells('alliances_owner', /^Credit corrected: /, { when: byOthers, with: itsWords }),
    tells('ae', /^Credit corrected: /, {
      when: together(isTheirs, byOthers, (one) => !isInCheck(one)),
      with: itsWords,
    }),
    tells('partner', /^Credit corrected: /, { when: isTakenUp }),
  ],
  credit_disputed: [asks('settler', /^Decide: the credit of .* is disputed/)],
  credit_kept: [
    tells('author', /^Credit stays as it is: /, { when: byOthers, with: itsWords }),
    tells('alliances_owner', /^Credit stays as it is: /, { when: byOthers, with: itsWords }),
  ],
};

/** Said beside all that, of no event: whoever has accepted is not in the partner's channel. */
export const OF_NO_EVENT: readonly RegExp[] = [/not in the channel that is shared with/];

/** From an event that was taken back to the one that took it back, by their places: whoever has read neither needs to hear of neither. */
export function takenBack(
  events: readonly Happened[],
  role: Role,
  reader: string | null,
): { from: number; to: number }[] {
  const pairs = (from: readonly EventKind[], to: readonly EventKind[]) =>
    events.flatMap(({ kind }, at) => {
      const begun = events.slice(0, at).findLastIndex((one) => from.includes(one.kind));
      return to.includes(kind) && begun >= 0 ? [{ from: begun, to: at }] : [];
    });
  const answers = pairs(['accepted', 'declined'], ['reopened']);
  switch (role) {
    case 'author':
      return answers;
    case 'partner': {
      const from = events.findIndex(({ kind }) => kind === 'sent' || kind === 'check_asked');
      return [...answers, ...pairs(['sent', 'check_asked'], ['withdrawn']).map(({ to }) => ({ from, to }))];
    }
    case 'ae':
      return pairs(HANDS_OVER, ['withdrawn', 'rerouted', 'check_renewed']).filter(
        ({ from }) => events[from]?.detail === reader,
      );
    case 'signer':
    case 'alliances_owner':
    case 'intake_owner':
    case 'escalation_contact':
    case 'settler':
    case 'sales_channel':
      return [];
    default:
      return role satisfies never;
  }
}
