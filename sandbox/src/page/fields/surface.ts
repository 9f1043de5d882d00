import type { AnyBlock } from '@slack/web-api';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { StateValue, StateValues, Surface } from '../../acts.ts';
import { useClient } from '../client.ts';
import { type Field, initialValue, type PlacedField, stateValues } from './state-values.ts';
import type { TypedValues } from './typed-values.ts';

/** The message or view in which blocks are drawn, and what its fields hold. */
export type SurfaceFields = {
  on: Surface;
  /** Names the surface among all that ever were, e.g. a view's id. */
  key: string;
  blocks: AnyBlock[];
  /** What the server says the fields start from. */
  seeds: StateValues;
  typed: TypedValues;
  /** What is wrong, by block_id. */
  errors: Record<string, string>;
  /** Called when the person changes the field of a block. */
  onEdit?: (blockId: string) => void;
};

export const SurfaceContext = createContext<SurfaceFields | null>(null);

/** The surface around an element; throws outside of one. */
export function useSurface(): SurfaceFields {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('No surface: this block is drawn outside of a message or view.');
  return surface;
}

/** What a field holds now: typed, else the server's, else its own initial value. A value of another type is never taken over. */
export function valueOf(surface: Pick<SurfaceFields, 'key' | 'seeds' | 'typed'>, field: PlacedField): StateValue {
  const { blockId, actionId, element } = field;
  const typed = surface.typed.get(surface.key, blockId, actionId);
  if (typed?.type === element.type) return typed;
  const seed = surface.seeds[blockId]?.[actionId];
  return seed?.type === element.type ? seed : initialValue(element);
}

/** All fields of a surface as `state.values`. */
export const valuesOf = (surface: Pick<SurfaceFields, 'blocks' | 'key' | 'seeds' | 'typed'>): StateValues =>
  stateValues(surface.blocks, (field) => valueOf(surface, field));

export type FieldUse = {
  value: StateValue;
  /** Keeps a value; nothing is sent. */
  keep: (value: StateValue) => void;
  /** Keeps a value and tells the app. */
  act: (value: StateValue | null) => Promise<void>;
  /** An act waits for the app's answer. */
  isBusy: boolean;
  /** Why the last act failed, as Slack's client would say it. */
  problem: string | null;
};

/** The value of one element and the ways to change it. */
export function useField(element: Field, blockId: string): FieldUse {
  const { perform } = useClient();
  const surface = useSurface();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => surface.typed.onChange(() => redraw((count) => count + 1)), [surface.typed]);

  const actionId = element.action_id ?? '';
  const value = valueOf(surface, { blockId, actionId, element });
  const keep = (next: StateValue) => {
    surface.typed.set(surface.key, blockId, actionId, next);
    surface.onEdit?.(blockId);
  };
  const act = async (next: StateValue | null) => {
    if (next && element.type !== 'overflow') keep(next);
    setBusy(true);
    setProblem(null);
    const shared = { on: surface.on, block_id: blockId, action_id: actionId };
    const result = await perform({ act: 'block_action', ...shared, value: next, state: valuesOf(surface) });
    setBusy(false);
    if (!result.ok) setProblem(result.problem ?? 'The app did not take this.');
  };
  return { value, keep, act, isBusy, problem };
}
