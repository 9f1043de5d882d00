import { expect } from 'vitest';
import type { SurfaceName } from '../../src/block-kit/limits.ts';
import { blockFaults } from '../../src/block-kit/validate.ts';
import type { Json } from './samples.ts';

/** What is broken, the block, and the one pointer that Slack would name. */
export type Case = [name: string, block: Json, pointer: string];

export const text = { type: 'plain_text', text: 'x' };

export function asInput(element: Json, more: Json = {}): Json {
  return { type: 'input', label: text, element, ...more };
}

export function asAccessory(accessory: Json): Json {
  return { type: 'section', text, accessory };
}

/** Expects the one fault of the block at that pointer, with a sentence to it. */
export function refusedOn(surface: SurfaceName, block: Json, pointer: string): void {
  const faults = blockFaults(surface, [block], '/blocks');
  expect(faults.map((fault) => fault.pointer)).toEqual([pointer]);
  expect(faults[0]?.message).not.toBe('');
}

/** That many copies of a block or element. */
export function copies(count: number, of: Json): Json[] {
  return Array.from({ length: count }, () => ({ ...of }));
}
