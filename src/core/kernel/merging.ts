import type { UserId } from '../people/member.ts';
import { tidy, unescaped } from './text.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * A form is filled in for minutes, and somebody else can save what it shows meanwhile. So what was changed in it is put onto what is stored
 * now, field by field: what was left as it was shown stays as it is now. What both changed, to something else, is for the presser to say.
 */

/** One answer, or several that each stand by themselves: people, ticked boxes, lines of text. */
export type Held = string | null | readonly string[];

/** What one field showed, what it holds now that the form was sent, and what it would show now. */
export type Versions = { shown: Held; sent: Held; now: Held };

/** `isContested`: somebody else has changed it too, to something else; `held` is what was sent. */
export type Merged = { held: Held; isContested: boolean };

/** Who changed a field last, and when. `by` is null for Slack itself, and for a file that was imported; `at`, when nobody has noted it. */
export type FieldChange = { by: UserId | null; at: EpochMs | null };

/** `nameOf`: by what one of several is known, when another one of that name takes its place. */
export function mergeField({ shown, sent, now }: Versions, nameOf: (entry: string) => string = whole): Merged {
  if ([shown, sent, now].some(isSeveral)) {
    const [before, typed, stored] = [shown, sent, now].map((held) => byName(held, nameOf));
    return mergeSeveral(before ?? NONE, typed ?? NONE, stored ?? NONE);
  }
  if (isSame(shown, sent)) return { held: now, isContested: false };
  return { held: sent, isContested: !isSame(shown, now) && !isSame(sent, now) };
}

type Entries = ReadonlyMap<string, string>;
const NONE: Entries = new Map();
const whole = (entry: string): string => entry;
const isSeveral = (held: Held): held is readonly string[] => Array.isArray(held);

function byName(held: Held, nameOf: (entry: string) => string): Entries {
  const entries = held === null ? [] : [held].flat();
  const byNames = new Map<string, string>();
  for (const entry of entries) {
    const name = comparable(nameOf(entry));
    // Two of one name are told apart by all that is said of them.
    byNames.set(byNames.has(name) ? comparable(entry) : name, entry);
  }
  return byNames;
}

/** In the order in which they are stored, and then those that were added. */
function mergeSeveral(shown: Entries, sent: Entries, now: Entries): Merged {
  const merged = [...new Set([...now.keys(), ...sent.keys()])].map((name) =>
    mergeField({ shown: shown.get(name) ?? null, sent: sent.get(name) ?? null, now: now.get(name) ?? null }),
  );
  return {
    held: merged.flatMap(({ held }) => held ?? []),
    isContested: merged.some(({ isContested }) => isContested),
  };
}

/** Whether two say the same. */
export function isSame(one: Held, other: Held): boolean {
  if (!isSeveral(one) && !isSeveral(other)) return comparable(one) === comparable(other);
  const [first, second] = [one, other].map((held) => new Set([held ?? []].flat().map(comparable)));
  return first?.size === second?.size && [...(first ?? [])].every((entry) => second?.has(entry));
}

/** A text comes back escaped in what a field was drawn with, and as it is in what stands in the field. */
function comparable(text: string | null): string {
  return unescaped(tidy(text ?? ''));
}

/** Short enough for an id, and another one for each text: FNV-1a, 32 bits. */
export function fingerprint(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash >>> 0).toString(36);
}
