import type { Field } from '../fields/state-values.ts';

/** How an element is named for assistive technology, and what a change of it does. */
export type Control = {
  /** The DOM id of the control; its label points here. */
  id: string;
  /** The id of the visible label, for controls that a <label> cannot point at (groups of boxes). */
  labelledBy?: string;
  /** The name, where there is no visible label. */
  label?: string;
  describedBy?: string;
  isInvalid?: boolean;
  isRequired?: boolean;
  /** The app is told at once. Inputs of a modal wait for the submit unless the block says `dispatch_action`. */
  sends: boolean;
};

export type ElementProps = { element: Field; blockId: string; control: Control };

/** The naming attributes of a control, for spreading on its element. */
export const nameAttributes = (control: Control) => ({
  'aria-labelledby': control.labelledBy,
  'aria-label': control.labelledBy ? undefined : control.label,
  'aria-describedby': control.describedBy,
  'aria-invalid': control.isInvalid ? true : undefined,
});

/** A plain text of an element's property, e.g. its placeholder; empty when absent. */
export function textOf(property: unknown): string {
  if (typeof property !== 'object' || property === null || !('text' in property)) return '';
  return typeof property.text === 'string' ? property.text : '';
}
