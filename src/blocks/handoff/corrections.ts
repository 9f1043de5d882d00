import type { RichTextElement } from '@slack/web-api';
import { type Change, mendedBetween } from '../../core/packet/correction.ts';
import { beforeCorrections, changedInAll, correctedThisRound } from '../../core/handoff/corrections.ts';
import { type Handoff, saidNo, windowOf } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { fieldOf, type PacketKey } from '../../core/packet/packet.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayOf } from '../../core/time/calendar.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { bold, code, person, words } from '../kit/kit.ts';
import { REASONS } from '../kit/words.ts';

/** What was corrected, as it was and as it is now: for our own people alone. */

const MOST_ON_A_CARD = 3;
const MOST_IN_STATUS = 5;
const MOST_OF_A_VALUE = 120;

/** Near the top of the account executive's card: what they may have read otherwise. */
export function correctedOnCard(handoff: Handoff, history: readonly HandoffEvent[]): RichTextElement[][] {
  const events = correctedThisRound(history);
  const last = events.at(-1);
  const changes = changedInAll(events);
  if (!last || changes.length === 0) return [];
  const lead = [bold('Corrected by '), person(handoff.author), bold(`, ${dayOfEvent(last, handoff)}:`)];
  return underLead(lead, changeLines(changes, handoff));
}

/**
 * First of all on the card of a mended packet, in one line: who declined the one before, why, and which fields are different in what was
 * sent again. What was corrected afterwards stands in a line of its own.
 */
export function mendedOnCard(
  handoff: Handoff,
  previous: Handoff | null,
  history: readonly HandoffEvent[],
): RichTextElement[][] {
  const before = previous && saidNo(previous);
  if (!before) return [];
  const mended = mendedBetween(before.packet, beforeCorrections(handoff.packet, history));
  const since = mended.length === 0 ? 'Sent again since ' : 'Mended since ';
  const named = mended.length === 0 ? '.' : `: ${fieldNames(mended)}.`;
  const why = REASONS[before.declineReason].label.toLowerCase();
  return [[bold(since), person(before.decidedBy), bold(` declined it (${why})`), words(named)]];
}

const MOST_NAMED = 6;

/** "Evidence, Seller next move and 2 more". */
function fieldNames(keys: readonly PacketKey[]): string {
  const left = keys.length - MOST_NAMED;
  const named = keys.slice(0, MOST_NAMED).map((key) => fieldOf(key).label);
  return `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** The last few of these, and how many more there are. */
export function changeLines(changes: readonly Change<PacketKey>[], handoff: Handoff): RichTextElement[][] {
  const left = changes.length - MOST_ON_A_CARD;
  const more = [words(`and ${left} more: `), code(`/handoff status ${handoff.id}`)];
  return [...changes.slice(-MOST_ON_A_CARD).map((change) => changeLine(change, handoff)), ...(left > 0 ? [more] : [])];
}

/** One fact stands beside what leads to it, several below it. */
export function underLead(lead: RichTextElement[], [first = [], ...others]: RichTextElement[][]): RichTextElement[][] {
  return others.length === 0 ? [[...lead, words(' '), ...first]] : [lead, first, ...others];
}

/** Each correction by itself, for those who may read the packet. */
export function correctedInStatus(handoff: Handoff, history: readonly HandoffEvent[]): RichTextElement[][] {
  const all = history.flatMap((event) => (event.changes ?? []).map((change) => ({ event, change })));
  const left = all.length - MOST_IN_STATUS;
  const shown = all
    .slice(-MOST_IN_STATUS)
    .map(({ event, change }) => [bold(`Corrected ${dayOfEvent(event, handoff)}. `), ...changeLine(change, handoff)]);
  return [...(left > 0 ? [[words(`${left} more facts were corrected before.`)]] : []), ...shown];
}

/** A fact as the form calls it. */
export const factName = ({ field }: Change<PacketKey>): string => fieldOf(field).label;

function changeLine(change: Change<PacketKey>, handoff: Handoff): RichTextElement[] {
  const shown = (value: string) => valueOf(change, value, handoff);
  return [bold(`${factName(change)}: `), words('was '), ...shown(change.was), words(', now '), ...shown(change.now)];
}

function valueOf({ field }: Change<PacketKey>, value: string, { createdAt }: Handoff): RichTextElement[] {
  const { input } = fieldOf(field);
  if (value === '') return [words('nothing')];
  switch (input.as) {
    case 'day':
      return [words(dayWords(value, createdAt))];
    case 'person':
      return [person(value)];
    case 'choice':
      return [words(`“${input.options[value] ?? value}”`)];
    case 'text':
    case 'account':
    case 'number':
    case 'tick':
    case 'partner':
    case 'contact':
      return [words(`“${cut(value.replaceAll(/\s+/g, ' '), MOST_OF_A_VALUE)}”`)];
    default:
      return input satisfies never;
  }
}

function dayOfEvent({ at }: HandoffEvent, handoff: Handoff): string {
  return dayWords(dayOf(windowOf(handoff)?.aeZone ?? 'UTC', at), handoff.createdAt);
}
