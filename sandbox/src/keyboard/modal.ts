import type { ActResult } from '../acts.ts';
import type { OpenView } from '../interactions/view-stack.ts';
import { type Json, recordOf, stringOf } from '../json.ts';
import { buttonNamed, buttonTexts, fieldNamed, fieldsIn, labelOfBlock, valueIn } from './fields.ts';
import { type Hands, operate } from './hands.ts';
import { shownValue } from './shown-value.ts';
import type { Typed } from './typed-value.ts';
import { visibleText } from './visible-text.ts';

/** An open modal. Follows updates of the same view; throws when it has been closed. */
export type Modal = {
  id: string;
  title: string;
  /** Every visible word: title, labels, values or placeholders, hints, errors, buttons. */
  text: string;
  blocks: Json[];
  fields: () => string[];
  buttons: () => string[];
  /** Sets fields by their visible label; what asks for dispatch_action tells the app at once. */
  fill: (values: Record<string, Typed>) => Promise<Modal>;
  /** What a field shows: text, the words of the options, names; null when it is empty. */
  value: (label: string) => string | string[] | null;
  /** Field errors by label. */
  errors: () => Record<string, string>;
  submit: () => Promise<ActResult>;
  /** A button by its text; also the modal's own submit and close buttons. */
  press: (text: string) => Promise<ActResult>;
  /** Chooses in a menu, overflow menu or radio group that offers this option. */
  choose: (label: string, option: Typed) => Promise<ActResult>;
  close: () => Promise<ActResult>;
  /** The X in the corner: closes the whole stack. */
  closeAll: () => Promise<ActResult>;
};

export function createModal(hands: Hands, viewId: string): Modal {
  const { workspace, views } = hands.services;
  const view = (): OpenView => {
    const open = views.find({ viewId });
    if (!open) throw new Error('This modal is closed.');
    return open;
  };
  const label = (key: 'title' | 'submit' | 'close') => stringOf(recordOf(view().source[key]).text);
  const field = (name: string) => fieldNamed(workspace, view().blocks, name);
  const submit = () => hands.act({ act: 'submit', view_id: viewId, state: view().values });
  const close = (all: boolean) => hands.act({ act: 'close', view_id: viewId, all });

  const modal: Modal = {
    id: viewId,
    get title() {
      return label('title') ?? '';
    },
    get text() {
      const { blocks, values, errors } = view();
      const own = [label('title'), visibleText(workspace, blocks, values), ...Object.values(errors)];
      return [...own, label('close'), label('submit')].filter((part) => part).join('\n');
    },
    get blocks() {
      return view().blocks;
    },
    fields: () => fieldsIn(workspace, view().blocks).map((entry) => entry.label),
    buttons: () => buttonTexts(view().blocks),
    fill: async (values) => {
      for (const [name, typed] of Object.entries(values)) {
        // One after the other: filling one may make the app change the next.
        const result = await operate(hands, { view_id: viewId }, field(name), typed);
        if (!result.ok) throw new Error(`Filling “${name}” failed: ${result.problem ?? JSON.stringify(result.errors)}`);
      }
      return modal;
    },
    value: (name) => shownValue(workspace, valueIn(view().values, field(name))),
    errors: () => {
      const { errors, blocks } = view();
      const entries = Object.entries(errors).map(([blockId, text]) => [labelOfBlock(workspace, blocks, blockId), text]);
      return Object.fromEntries(entries);
    },
    submit,
    press: async (text) => {
      if (text === label('submit')) return submit();
      if (text === (label('close') ?? 'Cancel')) return close(false);
      return operate(hands, { view_id: viewId }, buttonNamed(workspace, view().blocks, text));
    },
    choose: async (name, option) => operate(hands, { view_id: viewId }, field(name), option),
    close: () => close(false),
    closeAll: () => close(true),
  };
  return modal;
}
