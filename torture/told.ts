import { isRecord } from 'slack-sandbox/json';
import { shownIn } from './shown.ts';
import { type Case, type Happened, type Line, OF_NO_EVENT, type Role, takenBack, TOLD } from './told-table.ts';

/**
 * Holds what somebody has read of a handoff against what has happened to it: each event that they were to hear is told in order, once, in
 * words that are true of its own moment, or left out together with its correction.
 */

/** A message as it was first said, or one part of it: its notification, and all of its words with people as `@U0SAM`. */
export type Read = { text: string; words: string };

export type Story = {
  /** Who reads; null in a channel. */
  reader: string | null;
  roles: readonly Role[];
  author: string;
  /** Oldest first. */
  events: readonly Happened[];
  /** All that this reader was told of this handoff, in order. */
  messages: readonly Read[];
};

/** What somebody was to hear of one event. `told`: in which words. */
type Entry = { at: number; line: Line; one: Case; told: string | null };

/** What was told wrongly, twice, out of order or not at all, in a sentence each. */
export function faultsInTelling(story: Story): string[] {
  const entries = entriesOf(story);
  return [
    ...faultsInMessages(entries, story.messages),
    ...toldAlike(entries),
    ...untold(entries, story),
    ...corrections(entries, story),
  ];
}

function entriesOf({ reader, roles, author, events }: Story): Entry[] {
  return events.flatMap((event, at) => {
    const one: Case = { event, before: events.slice(0, at), reader, author };
    const lines = (TOLD[event.kind] ?? []).filter((line) => roles.includes(line.role) && (line.when?.(one) ?? true));
    // Who has two roles in which they are told the same is told it once.
    const known = new Map(lines.map((line) => [line.by.source, line]));
    return [...known.values()].map((line): Entry => ({ at, line, one, told: null }));
  });
}

function faultsInMessages(entries: readonly Entry[], messages: readonly Read[]): string[] {
  let last = -1;
  return messages.flatMap(({ text, words }) => {
    const whole = `${text}\n${words}`;
    const alike = entries.filter(({ line }) => line.by.test(whole));
    const left = surestFirst(alike.filter(({ told }) => told === null));
    const found = left.find((entry) => lacking(entry, whole).length === 0) ?? left[0];
    if (!found) return OF_NO_EVENT.some((such) => such.test(whole)) ? [] : [strange(alike, text)];
    found.told = whole;
    const faults = [
      ...lacking(found, whole).map(
        (fact) => `${nameOf(found)} is not told in words of its moment: no "${fact}" in "${text}"`,
      ),
      ...(found.line.says !== 'shows' && found.at < last ? [`${nameOf(found)} is told out of order: "${text}"`] : []),
    ];
    if (found.line.says !== 'shows') last = Math.max(last, found.at);
    return faults;
  });
}

/** What is not said in every case explains a message only if nothing else does. */
function surestFirst(entries: readonly Entry[]): Entry[] {
  return [...entries.filter(({ line }) => !line.maybe), ...entries.filter(({ line }) => line.maybe)];
}

function strange([told]: readonly Entry[], text: string): string {
  return told ? `${nameOf(told)} is told twice: "${text}"` : `nothing has happened of which this tells: "${text}"`;
}

function lacking({ line, one }: Entry, whole: string): string[] {
  return (line.with?.(one) ?? []).filter((fact) => !whole.includes(fact));
}

/** The same thing happened twice, with another day each time, and was said in the same words. */
function toldAlike(entries: readonly Entry[]): string[] {
  const told = entries.filter((entry) => entry.told !== null && entry.line.says === 'tells');
  return told.flatMap((entry, place) => {
    const before = told.slice(0, place).find((other) => other.told === entry.told);
    const isAnother = before && before.one.event.hearBy !== entry.one.event.hearBy;
    return isAnother ? [`${nameOf(entry)} is told in the same words as ${nameOf(before)}`] : [];
  });
}

/** What asks is needless once anything else has happened. */
function untold(entries: readonly Entry[], story: Story): string[] {
  const missing = entries.filter(({ told, line }) => told === null && !line.maybe);
  return missing
    .filter((entry) => entry.line.says !== 'asks' || entry.at === story.events.length - 1)
    .filter((entry) => entry.line.says !== 'asks' || !isJustAsked(entry, entries))
    .filter((entry) => !isLeftOut(entry, entries, story))
    .map((entry) => `${nameOf(entry)} is never told`);
}

/** The same was asked directly before: both are said at once where neither could be said. */
function isJustAsked({ at, line }: Entry, entries: readonly Entry[]): boolean {
  return entries.some((other) => other.at === at - 1 && other.line === line && other.told !== null);
}

type Span = { from: number; to: number };
const isIn = ({ at }: Entry, { from, to }: Span): boolean => from <= at && at <= to;

/** With what took it back, of which nothing is told either; unless they know of it, since they have acted on it. */
function isLeftOut(entry: Entry, entries: readonly Entry[], { events, reader }: Story): boolean {
  const spans = takenBack(events, entry.line.role, reader).filter((span) => isIn(entry, span));
  return spans.some((span) => {
    const inside = events.slice(span.from + 1, span.to);
    const hasActed =
      entry.line.role === 'partner'
        ? inside.some(({ kind }) => kind === 'partner_move_done' || kind === 'partner_move_moved')
        : inside.some(({ actor }) => actor === reader);
    return !hasActed && entries.every((other) => !isIn(other, span) || other.told === null);
  });
}

function corrections(entries: readonly Entry[], { events, reader, roles }: Story): string[] {
  return roles.flatMap((role) =>
    takenBack(events, role, reader).flatMap((span) => {
      const inside = entries.filter((entry) => entry.line.role === role && isIn(entry, span));
      const begins = inside.some(({ at, line }) => at === span.from && line.says !== 'asks');
      const said = inside.filter(({ told }) => told !== null);
      const [only] = said;
      if (!begins || !only || said.some(({ at }) => at < span.to)) return [];
      return [`${nameOf(only)} takes back what was never told`];
    }),
  );
}

const nameOf = ({ at, one }: Entry): string => `${one.event.kind} (${at + 1})`;

/** What a message says: several parts where it speaks of several things. */
export function partsOf({ text, blocks }: { text: string; blocks: unknown }): Read[] {
  const texts = text.split(' · ');
  const groups: unknown[][] = [[]];
  for (const block of Array.isArray(blocks) ? blocks : []) {
    if (isRecord(block) && block.type === 'divider') groups.push([]);
    else groups.at(-1)?.push(block);
  }
  if (texts.length !== groups.length) return [{ text, words: shownIn(blocks).words }];
  return texts.map((part, at) => ({ text: part, words: shownIn(groups[at]).words }));
}
