import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import type { UserId } from '../../core/people/member.ts';
import { type FieldChange, fingerprint, type Held, mergeField } from '../../core/kernel/merging.ts';
import { type DraftKey, markOfTyped, type PacketDraft } from '../../core/packet/packet-draft.ts';
import { cut } from '../../core/kernel/text.ts';
import { momentWords } from './dates.ts';
import { heldIn, idOf, inputsIn, isSeveral, sentIn, storedIn } from './drawn-fields.ts';
import { type FormState, type FormView, isRecord } from './form-values.ts';
import { FIELD } from '../ids.ts';
import { bold, channelLink, moment, person, rich, words } from './kit.ts';
import { redrawn } from './notice.ts';

/**
 * A form that came back, put onto what is stored now. What it showed stands in its own blocks, as Slack sends them back with what was typed:
 * so nothing is kept of an open window. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */

/** What of a form is several things, that are merged one by one, beside what its kind of field says. */
export type Parts = {
  /** Fields in which each line is one of them, and by what it is known. */
  lines?: Readonly<Record<string, (line: string) => string>>;
  /** Fields whose every choice is described in a field of its own, and the key of that. */
  described?: Readonly<Record<string, (choice: string) => string>>;
};

/** A field that somebody else has changed to something else meanwhile. `mark`: the block_id of what is said about it. */
type Contested = { key: string; now: RichTextElement[]; mark: string };

/** What a form holds once it is put onto what is stored, as its reader takes it. */
export type FormNow = { blocks: readonly object[]; state: { values: FormState } };

/** The same, and what its presser has to be asked before it is saved. */
export type MergedForm = { form: FormNow; contested: Contested[] };

/** `now`: the form as it would be drawn from what is stored now. */
export function mergedWith(sent: FormView, now: Pick<ModalView, 'blocks'>, parts: Parts = {}): MergedForm {
  const fields = fieldsOf(sent, now, parts);
  const contested: Contested[] = [];
  const values: FormState = {};
  for (const key of fields.keys) {
    const versions = fields.versionsOf(key);
    const { held, isContested } = mergeField(versions, fields.nameIn(key));
    const mark = `${TOLD}${key}:${fingerprint(JSON.stringify(versions.now))}`;
    const isTold = sent.blocks.some((block) => idOf(block) === mark);
    if (isContested && !isTold) contested.push({ key, now: inWords(versions.now, fields.drawn(key)), mark });
    for (const [name, entry] of fields.entriesOf(key, held)) values[name] ??= { [FIELD]: entry };
  }
  return { form: { blocks: [...sent.blocks, ...fields.others], state: { values } }, contested };
}

/** All of the fields of both, in every version. */
function fieldsOf(sent: FormView, now: Pick<ModalView, 'blocks'>, { lines = {}, described = {} }: Parts) {
  const [before, after, typed] = [inputsIn(sent.blocks), inputsIn(now.blocks), sentIn(sent)];
  const stored = (block: InputBlock | undefined) => block && storedIn(block);
  const entry = {
    shown: (key: string) => stored(before.get(key) ?? after.get(key)),
    // A field that only an open form has belongs to a question in it: nobody stores anything of that.
    now: (key: string) => stored(after.get(key) ?? before.get(key)),
    sent: (key: string) => typed.get(key) ?? stored(after.get(key)),
  };
  type Version = keyof typeof entry;
  const held = (version: Version, key: string): Held => {
    const plain = heldIn(entry[version](key), key, lines[key] !== undefined);
    const describedIn = described[key];
    if (describedIn === undefined) return plain;
    return [plain ?? []].flat().map((choice) => {
      const name = describedIn(choice);
      return `${choice}${DESCRIBED}${[heldIn(entry[version](name), name) ?? ''].flat().join()}`;
    });
  };
  const keys = [...new Set([...Object.keys(described), ...typed.keys(), ...after.keys()])];
  return {
    keys: keys.filter((key) => typed.has(key) || after.has(key)),
    /** What the form that came back does not have: its reader finds there who can be chosen. */
    others: [...after].filter(([key]) => !before.has(key)).map(([, block]) => block),
    drawn: (key: string) => after.get(key),
    nameIn: (key: string) => (described[key] ? choiceIn : lines[key]),
    versionsOf: (key: string) => ({ shown: held('shown', key), sent: held('sent', key), now: held('now', key) }),
    /** The field, and those in which its choices are described. */
    entriesOf(key: string, merged: Held): [string, ViewStateValue][] {
      const like = entry.sent(key) ?? { type: 'plain_text_input' };
      const describedIn = described[key];
      if (describedIn === undefined) return [[key, entryOf(merged, like)]];
      const choices = [merged ?? []].flat();
      const text = { type: 'plain_text_input' };
      return [
        [key, entryOf(choices.map(choiceIn), like)],
        ...choices.map((each): [string, ViewStateValue] => [
          describedIn(choiceIn(each)),
          entryOf(descriptionIn(each), text),
        ]),
      ];
    },
  };
}

const DESCRIBED = '\n';
const choiceIn = (each: string): string => each.split(DESCRIBED)[0] ?? '';
const descriptionIn = (each: string): string | null => each.split(DESCRIBED).slice(1).join(DESCRIBED) || null;

/** The other way round: as Slack would send it, in a field like this one. */
function entryOf(held: Held, like: ViewStateValue): ViewStateValue {
  const { type } = like;
  const chosen = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
  const entry =
    typeof held === 'string' || held === null
      ? { value: held }
      : isSeveral(like)
        ? { selected_users: type === 'multi_users_select' ? held : undefined, selected_options: held.map(chosen) }
        : { value: held.join('\n') || null };
  return { type, ...entry } as ViewStateValue;
}

const TOLD = 'told:';

const MOST_SHOWN = 150;

/** What a field holds now, as its reader would see it there; nothing when it is empty. */
function inWords(held: Held, block: InputBlock | undefined): RichTextElement[] {
  const all = [held ?? []].flat();
  if (all.length === 0) return [];
  const type = block?.element.type ?? 'plain_text_input';
  const shown = all.map((value): RichTextElement => {
    if (type === 'users_select' || type === 'multi_users_select') return person(value);
    if (type === 'conversations_select') return channelLink(value);
    return words(type === 'plain_text_input' ? value : (descriptionIn(value) ?? optionNamed(block, value) ?? value));
  });
  if (!shown.every(({ type: kind }) => kind === 'text')) return separated(shown, ' ');
  const text = shown.map((part) => ('text' in part ? part.text : '')).join('; ');
  return [words(type === 'plain_text_input' ? `“${cut(text, MOST_SHOWN)}”` : cut(text, MOST_SHOWN))];
}

const separated = (parts: RichTextElement[], between: string): RichTextElement[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [words(between), part]));

function optionNamed(block: InputBlock | undefined, value: string): string | undefined {
  const options: unknown = block && 'options' in block.element ? block.element.options : [];
  const named = (Array.isArray(options) ? options : []).find((option) => isRecord(option) && option.value === value);
  return named?.text?.text;
}

/** By key, the marks of what its presser has been told in this window. */
export function toldIn({ blocks }: Pick<FormView, 'blocks'>): Record<string, string> {
  const marks = blocks.map(idOf).filter((id) => id.startsWith(TOLD));
  return Object.fromEntries(
    marks.map((id) => [id.slice(TOLD.length, id.lastIndexOf(':')), id.slice(id.lastIndexOf(':') + 1)]),
  );
}

/** Two windows of one draft hold something else in these fields: which is it? `now`: the form as the draft is. */
export function whichOfBoth(
  view: ViewOutput,
  now: Pick<ModalView, 'blocks'>,
  { draft, keys }: { draft: PacketDraft; keys: readonly DraftKey[] },
): ModalView {
  const drawn = inputsIn(now.blocks);
  const contested = keys.map((key) => {
    const block = drawn.get(key);
    const held = block ? heldIn(storedIn(block), key) : null;
    return { key, now: inWords(held, block), mark: `${TOLD}${key}:${markOfTyped(draft, key)}` };
  });
  const changes = new Map(keys.map((key) => [key, { by: draft.author, at: draft.typedWhere[key]?.at ?? null }]));
  return askedAgain(view, contested, { changes, reader: draft.author });
}

/** The window as it is, with what has changed said at each field. What was typed stays, because its fields keep their names. */
export function askedAgain(
  view: ViewOutput,
  contested: readonly Contested[],
  { changes, reader }: { changes: ReadonlyMap<string, FieldChange | null>; reader: UserId },
): ModalView {
  const sentences = new Map(contested.map((one) => [one.key, changedWords(one, changes.get(one.key) ?? null, reader)]));
  const blocks = view.blocks.filter((block) => !idOf(block).startsWith(TOLD));
  return redrawn(view, [
    { ...rich([bold('Nothing is saved yet. '), words(LEAD)]), block_id: TOLD },
    ...blocks.flatMap((block): KnownBlock[] => [block as KnownBlock, ...(sentences.get(idOf(block)) ?? [])]),
  ]);
}

const LEAD = 'What you changed was changed elsewhere while this form was open: it is said at each field.';

function changedWords({ now, mark }: Contested, change: FieldChange | null, reader: UserId): KnownBlock[] {
  const isEmpty = now.length === 0;
  const what = (verb: string) => [words(isEmpty ? ' emptied this' : ` ${verb} this to `), ...now];
  const at = change?.at ?? null;
  const when = at === null ? [] : [words(', '), moment(at, momentWords(at, 'Etc/UTC'))];
  const said =
    change === null || change.by === null
      ? [words(isEmpty ? 'This was emptied' : 'This was changed to '), ...now, ...when]
      : change.by === reader
        ? [words('You'), ...what('changed'), words(' in another window'), ...when]
        : [person(change.by), ...what('changed'), ...when];
  return [{ ...rich([...said, words('. Save again to replace it.')]), block_id: mark }];
}
