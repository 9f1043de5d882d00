import type { AnyBlock, Block } from '@slack/web-api';
import type { Ids } from './ids.ts';
import { isRecord, type Json, recordsOf, stringOf } from './json.ts';

/** An interactive element and the block that holds it. */
export type PlacedElement = { block: Json; element: Json; blockId: string; actionId: string };

const TYPES_WITHOUT_ACTION = new Set(['image', 'plain_text', 'mrkdwn', 'feedback', 'icon']);

/** Every element of these blocks that a person can act on, in reading order. */
export function elementsIn(blocks: readonly Json[]): PlacedElement[] {
  return blocks.flatMap((block) => [...ownElements(block), ...elementsIn(childBlocks(block))]);
}

export function findElement(blocks: readonly Json[], blockId: string, actionId: string): PlacedElement | undefined {
  return elementsIn(blocks).find((placed) => placed.blockId === blockId && placed.actionId === actionId);
}

/** Blocks that the validator has let in, as Slack's own type. */
export function asBlocks(blocks: readonly Json[]): AnyBlock[] {
  return blocks.filter((block): block is Json & Block => typeof block.type === 'string');
}

/** Every block, also those inside containers and carousels. */
export function blocksIn(blocks: readonly Json[]): Json[] {
  return blocks.flatMap((block) => [block, ...blocksIn(childBlocks(block))]);
}

/**
 * A copy as Slack stores it: blocks and elements that came without an id get a fresh one, and text objects their
 * defaults. https://docs.slack.dev/reference/block-kit/blocks
 */
export function storedBlocks(blocks: readonly Json[], ids: Ids): Json[] {
  const copy = structuredClone(blocks) as Json[];
  for (const block of blocksIn(copy)) {
    block.block_id ??= ids.nextBlockId();
    for (const element of candidateElements(block)) element.action_id ??= ids.nextBlockId();
  }
  fillTextDefaults(copy);
  return copy;
}

function ownElements(block: Json): PlacedElement[] {
  return candidateElements(block).map((element) => ({
    block,
    element,
    blockId: stringOf(block.block_id) ?? '',
    actionId: stringOf(element.action_id) ?? '',
  }));
}

function candidateElements(block: Json): Json[] {
  const parts = [
    block.element,
    block.accessory,
    ...listIn(block, 'actions', 'elements'),
    ...listIn(block, 'card', 'actions'),
  ];
  const contextActions = listIn(block, 'context_actions', 'elements');
  return [...parts, ...contextActions].filter(isRecord).filter((part) => !TYPES_WITHOUT_ACTION.has(String(part.type)));
}

function listIn(block: Json, type: string, key: string): Json[] {
  return block.type === type ? recordsOf(block[key]) : [];
}

function childBlocks(block: Json): Json[] {
  if (block.type === 'container') return recordsOf(block.child_blocks);
  if (block.type === 'carousel') return recordsOf(block.elements);
  return [];
}

function fillTextDefaults(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) fillTextDefaults(item);
  if (!isRecord(value)) return;
  if (value.type === 'plain_text') value.emoji ??= true;
  if (value.type === 'mrkdwn') value.verbatim ??= false;
  for (const part of Object.values(value)) fillTextDefaults(part);
}
