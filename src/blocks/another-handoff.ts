import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import { MOST_OF_DUPLICATE_REASON } from '../core/duplicates.ts';
import type { Handoff } from '../core/handoff.ts';
import { type FormState, valueOf } from './form-values.ts';
import { bold, field, rich, words } from './kit.ts';
import { redrawn, withNotice } from './notice.ts';

/** Another handoff for an account that is worked already: the field that asks why, and what others read of it. */

export const WHY_ANOTHER = 'duplicate_reason';

/** The form as it is, which says which handoff there is, with the field. What was typed stays, because its fields keep their keys. */
export function askingWhyAnother(view: ViewOutput, which: string): ModalView {
  const noticed = withNotice(view, which);
  const [notice, ...others] = noticed.blocks;
  return redrawn(view, notice ? [notice, REASON, ...others] : [REASON, ...others]);
}

const REASON: KnownBlock = field({
  key: WHY_ANOTHER,
  label: 'Why another handoff for this account',
  hint: 'For example an expansion. Whoever signs it and the account executive read it.',
  optional: true,
  element: { type: 'plain_text_input', multiline: true, max_length: MOST_OF_DUPLICATE_REASON },
});

export function asksWhyAnother({ blocks }: Pick<ViewOutput, 'blocks'>): boolean {
  return blocks.some(({ block_id: key }) => key === WHY_ANOTHER);
}

export const readWhyAnother = (state: FormState) => valueOf(state, WHY_ANOTHER);

/** Nothing for a handoff that is the only one. */
export function whyAnother({ duplicateReason }: Handoff): RichTextElement[][] {
  return duplicateReason === null ? [] : [[bold('Why another handoff for this account: '), words(duplicateReason)]];
}

/** The same as a block by itself. */
export function whyAnotherBlocks(handoff: Handoff): KnownBlock[] {
  const lines = whyAnother(handoff);
  return lines.length === 0 ? [] : [rich(...lines)];
}
