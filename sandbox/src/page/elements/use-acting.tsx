import type { Confirm } from '@slack/web-api';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { StateValue } from '../../acts.ts';
import { type FieldUse, useField } from '../fields/surface.ts';
import { ConfirmDialog } from './confirm.tsx';
import type { ElementProps } from './control.ts';

export type Acting = FieldUse & {
  /** Takes the person's change: asks first when the element has a `confirm`, then keeps or sends it. */
  change: (value: StateValue | null) => void;
  /** The open question, to be drawn beside the element. */
  question: ComponentChildren;
};

/** The value of an element and what changing it does: keep it for the submit, or tell the app at once. */
export function useActing({ element, blockId, control }: ElementProps): Acting {
  const field = useField(element, blockId);
  const [asked, setAsked] = useState<{ value: StateValue | null } | null>(null);
  const take = (value: StateValue | null) => {
    if (control.sends) void field.act(value);
    else if (value) field.keep(value);
  };
  // Slack checks the shape before it accepts the block, so an object here is a confirmation dialog.
  const confirm = element['confirm'] as Confirm | undefined;
  const change = (value: StateValue | null) => {
    if (field.isBusy && value === null) return;
    if (confirm && control.sends) setAsked({ value });
    else take(value);
  };
  const answer = (isConfirmed: boolean) => {
    if (asked && isConfirmed) take(asked.value);
    setAsked(null);
  };
  const question = asked && confirm ? <ConfirmDialog confirm={confirm} onAnswer={answer} /> : null;
  return { ...field, change, question };
}
