import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Change } from '../../core/packet/correction.ts';
import { businessDayLength } from '../../core/time/business-time.ts';
import { type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import { type HandoffEvent, isReopenedAnew } from '../../core/handoff/history.ts';
import type { Timeline, TimelineEntry } from '../../core/handoff/timeline.ts';
import { factName } from './corrections.ts';
import { creditChangeWords } from '../../core/credit/credit-words.ts';
import { businessTimeWords, durationWords, momentForReader, momentWords, zoneWords } from '../kit/dates.ts';
import { context, moment, person, section, words } from '../kit/kit.ts';
import { bare, lines, mention, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/** The history of a handoff: what happened, who did it, when, and how much of the window had passed. None of people's own words. */

/** As many lines as stay below 3,000 characters with the longest ids and zones. */
const LINES_IN_SECTION = 12;
/** Slack takes about 13,000 characters of blocks in one message. */
const MOST_LINES = 3 * LINES_IN_SECTION;

/** The title, and what is said under the last line. */
const AROUND_THE_LINES = 250;

/**
 * Oldest first. A very long history shows its newest entries, and how many are left out. `room`: how many characters the message has left
 * for it; the newest entry is shown in any case.
 */
export function timelineBlocks(
  { entries, calendar }: Timeline,
  handoff: Handoff,
  { most = MOST_LINES, room = Number.POSITIVE_INFINITY } = {},
): KnownBlock[] {
  const zone = windowOf(handoff)?.aeZone ?? calendar.zone;
  const newest = entries.slice(-most);
  const entryLines = lastFitting(
    newest.map((entry) => entryLine(entry, zone)),
    room - AROUND_THE_LINES,
  );
  const shown = newest.slice(-entryLines.length);
  const leftOut = entries.length - entryLines.length;
  const title =
    leftOut === 0 ? mrkdwn`*History*` : mrkdwn`*History* (${leftOut} earlier ${entriesWord(leftOut)} left out)`;
  const sections = inSections(entryLines).map((part, at) => section(lines([...(at === 0 ? [title] : []), ...part])));
  if (shown.every(({ window }) => window === null)) return sections;
  const hours = bare(`${calendar.opensAt} to ${calendar.closesAt}, ${zoneWords(calendar.zone)}`);
  const length = bare(durationWords(businessDayLength(calendar) / 60_000));
  return [...sections, context(mrkdwn`A business day of ${mention(handoff.packet.ae)} has ${length}: ${hours}.`)];
}

function lastFitting(entryLines: Mrkdwn[], room: number): Mrkdwn[] {
  const used = entryLines.reduce((sum, line) => sum + line.length + 1, 0);
  return used <= room || entryLines.length <= 1 ? entryLines : lastFitting(entryLines.slice(1), room);
}

const entriesWord = (count: number): Mrkdwn => (count === 1 ? mrkdwn`entry is` : mrkdwn`entries are`);

function inSections(entryLines: Mrkdwn[]): Mrkdwn[][] {
  const count = Math.ceil(entryLines.length / LINES_IN_SECTION);
  return Array.from({ length: count }, (_, at) => entryLines.slice(at * LINES_IN_SECTION, (at + 1) * LINES_IN_SECTION));
}

function entryLine(entry: TimelineEntry, zone: string): Mrkdwn {
  return mrkdwn`${momentForReader(entry.at, zone)}  ${entryWords(entry)}${takenWords(entry)}`;
}

function takenWords({ window }: TimelineEntry): Mrkdwn {
  if (window === null) return mrkdwn``;
  const since = window.isOver ? mrkdwn`after the window began` : mrkdwn`into the window`;
  return mrkdwn`  ·  _${bare(businessTimeWords(window.taken))} ${since}_`;
}

const EVENTS: Record<HandoffEvent['kind'], Mrkdwn> = {
  kept: mrkdwn`kept until Slack answers`,
  sent: mrkdwn`sent`,
  ae_refused: mrkdwn`not sent: somebody whom it names cannot be asked`,
  check_asked: mrkdwn`sent to conflict check`,
  check_reminded: mrkdwn`signer of the conflict check reminded`,
  check_lapsed: mrkdwn`conflict check not signed in time`,
  check_escalated: mrkdwn`escalation contact told of the conflict check`,
  check_passed: mrkdwn`conflict check passed on`,
  check_renewed: mrkdwn`re-routed, conflict check asked for anew:`,
  cleared: mrkdwn`conflict check cleared, sent`,
  returned: mrkdwn`returned from the conflict check`,
  return_asked: mrkdwn`author asked what becomes of it`,
  reminded: mrkdwn`account executive reminded`,
  dialed_down: mrkdwn`fewer reminders asked for`,
  retimed: mrkdwn`deadline counted anew, working days changed`,
  lapsed: mrkdwn`window closed without an answer`,
  escalated: mrkdwn`escalation contact told`,
  proposed: mrkdwn`better placed:`,
  asked: mrkdwn`question`,
  replied: mrkdwn`question answered`,
  ae_gone: mrkdwn`account executive lost:`,
  rerouted: mrkdwn`re-routed`,
  extended: mrkdwn`window extended`,
  accepted: mrkdwn`accepted`,
  declined: mrkdwn`declined`,
  reopened: mrkdwn`answer taken back`,
  withdrawn: mrkdwn`withdrawn`,
  corrected: mrkdwn`corrected`,
  promised_again: mrkdwn`partner promised another day`,
  parked: mrkdwn`put off`,
  woken: mrkdwn`its day has come`,
  mend_asked: mrkdwn`author asked what becomes of it`,
  told_partner: mrkdwn`sentence for the partner added`,
  mended: mrkdwn`sent again`,
  deal_closed: mrkdwn`deal closed`,
  worth_working: mrkdwn`worth working`,
  not_worth: mrkdwn`not worth working`,
  opportunity: mrkdwn`opportunity opened`,
  won: mrkdwn`won`,
  lost: mrkdwn`lost`,
  no_deal: mrkdwn`closed without a deal`,
  partner_move_done: mrkdwn`partner’s move done`,
  partner_move_moved: mrkdwn`partner’s move has another day`,
  partner_reminded: mrkdwn`partner reminded of its move`,
  partner_slipped: mrkdwn`partner’s move slipped`,
  move_asked: mrkdwn`account executive asked about their move`,
  move_slipped: mrkdwn`account executive’s move slipped`,
  move_done: mrkdwn`account executive’s move done`,
  move_changed: mrkdwn`account executive’s move changed`,
  move_did_not_happen: mrkdwn`account executive’s move did not happen`,
  introduced: mrkdwn`introduction made, marked`,
  roles_changed: mrkdwn`roles changed`,
  stall_asked: mrkdwn`account executive asked what holds it up`,
  still_going: mrkdwn`still going, said`,
  update_owed: mrkdwn`author asked to tell the partner something`,
  credit_corrected: mrkdwn`credit corrected`,
  credit_disputed: mrkdwn`credit disputed`,
  credit_kept: mrkdwn`credit kept as it is`,
};

/** Events whose `detail` is a person; in all others it is text, which stays hidden. */
const ABOUT: Partial<Record<HandoffEvent['kind'], Mrkdwn>> = {
  sent: mrkdwn` to `,
  check_asked: mrkdwn` with `,
  check_passed: mrkdwn` to `,
  check_renewed: mrkdwn` for `,
  cleared: mrkdwn` to `,
  rerouted: mrkdwn` to `,
  proposed: mrkdwn` `,
  asked: mrkdwn` to `,
};

/** What somebody did to it last, who, and when; nothing when nobody has. For a form that shows what was so before. */
export function lastDeedWords(history: readonly HandoffEvent[]): RichTextElement[] {
  const last = history.findLast(({ actor }) => actor !== null);
  if (!last || last.actor === null) return [];
  const { kind, actor, detail, at } = last;
  const about = ABOUT[kind];
  const whom = about !== undefined && detail ? [words(about), person(detail)] : [];
  const when = moment(at, momentWords(at, 'Etc/UTC'));
  return [words(` Last: ${EVENTS[kind]}`), ...whom, words(' by '), person(actor), words(', '), when, words('.')];
}

function entryWords(entry: TimelineEntry): Mrkdwn {
  const { kind, actor, detail } = entry;
  const about = ABOUT[kind];
  const whom = about !== undefined && detail ? mrkdwn`${about}${mention(detail)}` : mrkdwn``;
  return mrkdwn`${EVENTS[kind]}${whom}${actorWords(kind, actor)}${beginningWords(entry)}`;
}

function actorWords(kind: HandoffEvent['kind'], actor: string | null): Mrkdwn {
  if (actor === null) return mrkdwn``;
  return kind === 'ae_gone' ? mrkdwn` ${mention(actor)}` : mrkdwn` by ${mention(actor)}`;
}

function beginningWords(entry: TimelineEntry): Mrkdwn {
  const { kind, round, changes } = entry;
  if (kind === 'corrected') return factsWords(changes ?? []);
  if (kind === 'credit_corrected') return mrkdwn`: ${bare(creditChangeWords(entry))}`;
  if (kind === 'rerouted') return mrkdwn`, round ${round} begins`;
  return kind === 'extended' || isReopenedAnew(entry) ? mrkdwn`, counted anew from here` : mrkdwn``;
}

/** Which fact, in the words of the form; of several how many. What it was is for those who may read the packet. */
function factsWords(changes: readonly Change[]): Mrkdwn {
  const [first, ...others] = changes;
  if (!first) return mrkdwn``;
  return others.length === 0 ? mrkdwn`: ${bare(factName(first))}` : mrkdwn`: ${changes.length} facts`;
}
