import type { KnownBlock } from '@slack/web-api';
import { businessDayLength } from '../core/time/business-time.ts';
import { type Handoff, windowOf } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import type { Timeline, TimelineEntry } from '../core/timeline.ts';
import { businessTimeWords, durationWords, momentForReader, zoneWords } from './dates.ts';
import { context, section } from './kit.ts';

/** The history of a handoff: what happened, who did it, when, and how much of the window had passed. None of people's own words. */

/** As many lines as stay below 3,000 characters with the longest ids and zones. */
const LINES_IN_SECTION = 12;
/** Slack takes about 13,000 characters of blocks in one message. */
const MOST_LINES = 3 * LINES_IN_SECTION;

/** Oldest first. A very long history shows its newest entries, and how many are left out. */
export function timelineBlocks({ entries, calendar }: Timeline, handoff: Handoff): KnownBlock[] {
  const shown = entries.slice(-MOST_LINES);
  const zone = windowOf(handoff)?.aeZone ?? calendar.zone;
  const lines = shown.map((entry) => entryLine(entry, zone));
  const leftOut = entries.length - shown.length;
  const title = leftOut === 0 ? '*History*' : `*History* (${leftOut} earlier ${entriesWord(leftOut)} left out)`;
  const sections = inSections(lines).map((part, at) => section([...(at === 0 ? [title] : []), ...part].join('\n')));
  if (shown.every(({ window }) => window === null)) return sections;
  const hours = `${calendar.opensAt} to ${calendar.closesAt}, ${zoneWords(calendar.zone)}`;
  const length = durationWords(businessDayLength(calendar) / 60_000);
  return [...sections, context(`A business day of <@${handoff.packet.ae}> has ${length}: ${hours}.`)];
}

const entriesWord = (count: number): string => (count === 1 ? 'entry is' : 'entries are');

function inSections(lines: string[]): string[][] {
  const count = Math.ceil(lines.length / LINES_IN_SECTION);
  return Array.from({ length: count }, (_, at) => lines.slice(at * LINES_IN_SECTION, (at + 1) * LINES_IN_SECTION));
}

function entryLine(entry: TimelineEntry, zone: string): string {
  const taken = takenWords(entry);
  return `${momentForReader(entry.at, zone)}  ${entryWords(entry)}${taken === '' ? '' : `  ·  _${taken}_`}`;
}

function takenWords({ window }: TimelineEntry): string {
  if (window === null) return '';
  return `${businessTimeWords(window.taken)} ${window.isOver ? 'after the window began' : 'into the window'}`;
}

const EVENTS: Record<HandoffEvent['kind'], string> = {
  kept: 'kept until Slack answers',
  sent: 'sent',
  ae_refused: 'not sent: the account executive cannot be asked',
  reminded: 'account executive reminded',
  dialed_down: 'fewer reminders asked for',
  retimed: 'deadline counted anew, working days changed',
  lapsed: 'window closed without an answer',
  escalated: 'escalation contact told',
  proposed: 'better placed:',
  ae_gone: 'account executive deactivated:',
  rerouted: 're-routed',
  extended: 'window extended',
  accepted: 'accepted',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

/** Events whose `detail` is a person; in all others it is text, which stays hidden. */
const ABOUT: Partial<Record<HandoffEvent['kind'], string>> = { sent: ' to', rerouted: ' to', proposed: '' };

function entryWords(entry: TimelineEntry): string {
  const { kind, actor, detail } = entry;
  const about = ABOUT[kind] !== undefined && detail ? `${ABOUT[kind]} <@${detail}>` : '';
  return `${EVENTS[kind]}${about}${actorWords(kind, actor)}${beginningWords(entry)}`;
}

function actorWords(kind: HandoffEvent['kind'], actor: string | null): string {
  if (actor === null) return '';
  return kind === 'ae_gone' ? ` <@${actor}>` : ` by <@${actor}>`;
}

function beginningWords({ kind, round }: TimelineEntry): string {
  if (kind === 'rerouted') return `, round ${round} begins`;
  return kind === 'extended' ? ', counted anew from here' : '';
}
