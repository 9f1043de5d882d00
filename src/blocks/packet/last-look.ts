import type { InputBlock, KnownBlock, RichTextElement } from '@slack/web-api';
import { MOST_OF_DUPLICATE_REASON } from '../../core/handoff/duplicates.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import { LAST_LOOK_KEYS, type LastLookKey, type Typed } from '../../core/packet/packet-draft.ts';
import { LEAST_OF_REASON, MOST_OF_REASON } from '../../core/packet/score/override.ts';
import { type FormState, isTicked, valueOf } from '../kit/form-values.ts';
import { bold, field, option, rich, words } from '../kit/kit.ts';

/** What is typed on the last look before a packet goes out, and how others read it on their cards. */

const YES = 'yes';

/** Filled with what their author has typed on it before. Each of it is kept as they type. */
export function lastLookField(key: LastLookKey, typed: Typed): InputBlock {
  return FIELDS[key](typed[key] ?? null);
}

const FIELDS: Record<LastLookKey, (typed: string | number | boolean | null) => InputBlock> = {
  override_reason: (typed) =>
    field({
      key: 'override_reason',
      label: 'Why it goes out all the same',
      hint: `Your account executive reads it: ${LEAST_OF_REASON} characters or more.`,
      element: text(typed, { min_length: LEAST_OF_REASON, max_length: MOST_OF_REASON }),
      isHeard: true,
    }),
  duplicate_reason: (typed) =>
    field({
      key: 'duplicate_reason',
      label: 'Why another handoff for this account',
      hint: 'For example an expansion. Whoever signs it and the account executive read it.',
      element: text(typed, { max_length: MOST_OF_DUPLICATE_REASON }),
      isHeard: true,
    }),
  needs_research: (typed) => {
    const options = [option('They would have to find something out first', YES)];
    return field({
      key: 'needs_research',
      label: 'Can they act on it as it is?',
      optional: true,
      element: { type: 'checkboxes', options, ...(typed === true ? { initial_options: options } : {}) },
      isHeard: true,
    });
  },
};

/** Slack tells of each pause in typing. https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function text(typed: string | number | boolean | null, length: { min_length?: number; max_length: number }) {
  return {
    type: 'plain_text_input' as const,
    multiline: true,
    ...length,
    ...(typed ? { initial_value: String(typed) } : {}),
    dispatch_action_config: { trigger_actions_on: ['on_character_entered' as const] },
  };
}

/** What the page asks of them; what it does not ask is not there. Throws WrongInput. */
export function readLastLook(state: FormState): Partial<Record<LastLookKey, string | boolean | null>> {
  const asked = LAST_LOOK_KEYS.filter((key) => Object.hasOwn(state, key));
  return Object.fromEntries(
    asked.map((key) => [key, key === 'needs_research' ? isTicked(state, key, YES) : valueOf(state, key)]),
  );
}

/** Nothing for a handoff that is the only one of its account, and complete. */
export function saidBeforeSending({ duplicateReason, overrideReason }: Handoff): RichTextElement[][] {
  return [
    ...(overrideReason === null
      ? []
      : [[bold('Why it was sent although not all is complete: '), words(overrideReason)]]),
    ...(duplicateReason === null ? [] : [[bold('Why another handoff for this account: '), words(duplicateReason)]]),
  ];
}

/** The same as a block by itself. */
export function saidBeforeSendingBlocks(handoff: Handoff): KnownBlock[] {
  const lines = saidBeforeSending(handoff);
  return lines.length === 0 ? [] : [rich(...lines)];
}
