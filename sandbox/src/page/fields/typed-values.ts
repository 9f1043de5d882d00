import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StateValue } from '../../acts.ts';

/** What the acting person typed or chose and has not sent, by surface, block and action. It outlives every redraw. */
export type TypedValues = {
  get: (surface: string, blockId: string, actionId: string) => StateValue | undefined;
  set: (surface: string, blockId: string, actionId: string, value: StateValue) => void;
  /** Calls `listener` after each change; returns the way to stop. */
  onChange: (listener: () => void) => () => void;
};

export function createTypedValues(): TypedValues {
  const values = new Map<string, StateValue>();
  const listeners = new Set<() => void>();
  const keyOf = (...parts: string[]) => JSON.stringify(parts);
  return {
    get: (...key) => values.get(keyOf(...key)),
    set: (surface, blockId, actionId, value) => {
      values.set(keyOf(surface, blockId, actionId), value);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const TypedValuesContext = createContext<TypedValues | null>(null);

/** The page's one store of typed values; throws outside of the app. */
export function useTypedValues(): TypedValues {
  const typed = useContext(TypedValuesContext);
  if (!typed) throw new Error('No typed values: this part is drawn outside of the app.');
  return typed;
}
