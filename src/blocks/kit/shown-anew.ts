import type { ViewOutput } from '@slack/bolt';
import type { AnyBlock, InputBlock, ModalView, RichTextElement } from '@slack/web-api';
import { type FieldChange, isSame } from '../../core/kernel/merging.ts';
import { momentWords } from './dates.ts';
import { elementOf, heldIn, inputsIn, namedByWhatItShows, sentIn, storedIn } from './drawn-fields.ts';
import { prefilledIn } from './form-values.ts';
import { bold, moment, person, rich, words } from './kit.ts';

/**
 * A form that decides about something, drawn from what that is now. What was typed stays, because its field keeps its name; one that nobody
 * touched gets another name where it begins with something else now, so that it shows that. https://docs.slack.dev/surfaces/modals
 */
export function shownAnew(sent: ViewOutput, now: ModalView, whatHappened: RichTextElement[] = []): ModalView {
  const [before, typed] = [inputsIn(sent.blocks), sentIn(sent)];
  const named = (block: AnyBlock): AnyBlock => {
    const key = block.block_id ?? '';
    const old = before.get(key);
    if (old === undefined || !isInput(block)) return block;
    const was = heldIn(prefilledIn(elementOf(old)), key);
    const isLeftAlone = isSame(was, heldIn(typed.get(key), key)) && !isSame(was, heldIn(storedIn(block), key));
    if (isLeftAlone) return namedByWhatItShows(block);
    return { ...block, element: { ...block.element, action_id: String(elementOf(old).action_id) } };
  };
  const lead = rich([bold('Nothing is saved yet. '), words(LEAD), ...whatHappened]);
  return { ...now, blocks: [{ ...lead, block_id: 'notice' }, ...now.blocks.map(named)] };
}

/** Who did it, where that is known. */
export function changeWords(change: FieldChange | null): RichTextElement[] {
  const { by = null, at = null } = change ?? {};
  if (by === null) return [];
  const when = at === null ? [] : [words(', '), moment(at, momentWords(at, 'Etc/UTC'))];
  return [words(' It was '), person(by), ...when, words('.')];
}

const LEAD = 'This has changed while the form was open, and is shown as it is now: look at it, then send it again.';

const isInput = (block: AnyBlock): block is InputBlock => block.type === 'input';
