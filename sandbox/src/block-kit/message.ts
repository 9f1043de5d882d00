import { type Fault, isObject, pointTo } from './fault.ts';
import { type Inspection, inspect } from './inspect.ts';
import { type Field, limits } from './limits.ts';
import { ONE_TABLE, payloadFaults } from './payload-rules.ts';
import { shownText } from './shown-text.ts';
import { wording } from './wording.ts';

export type MessageMethod = 'chat.postMessage' | 'chat.update' | 'chat.postEphemeral';

/** `markdown_text` stands alone: neither text nor blocks may come with it. */
export type MessageContent = {
  text?: unknown;
  blocks?: unknown;
  metadata?: unknown;
  attachments?: unknown;
  markdown_text?: unknown;
};

export type Refusal = { error: string; faults: Fault[] };

const METADATA: Field = { kind: 'object', of: 'objects.metadata' };

/**
 * The first thing Slack would refuse about a message's blocks/text/metadata/attachments; null when it would take it.
 * `method` because chat.update refuses text over 4,000 (msg_too_long), where chat.postMessage cuts it above 40,000.
 */
export function messageFault(message: MessageContent, method: MessageMethod): Refusal | null {
  return (
    argumentFault(message) ??
    textFault(message, method) ??
    blocksFault(message) ??
    attachmentsFault(message, method) ??
    metadataFault(message, method)
  );
}

/** https://docs.slack.dev/reference/methods/chat.postMessage */
function argumentFault({ text, blocks, attachments, markdown_text: markdown }: MessageContent): Refusal | null {
  for (const [name, value] of Object.entries({ text, markdown_text: markdown })) {
    if (value !== undefined && typeof value !== 'string') {
      return refusal('invalid_arguments', `/${name}`, wording.mustProvide('a string'));
    }
  }
  if (blocks !== undefined && !Array.isArray(blocks)) {
    return refusal('invalid_blocks_format', '/blocks', wording.mustProvide('an array'));
  }
  if (attachments !== undefined && !Array.isArray(attachments)) {
    return refusal('invalid_attachments', '/attachments', wording.mustProvide('an array'));
  }
  if (isGiven(markdown) && (isGiven(text) || isGiven(blocks))) {
    return refusal('markdown_text_conflict', '/markdown_text', 'cannot be used with text or blocks');
  }
  const hasContent = [text, blocks, attachments, markdown].some(isGiven);
  return hasContent ? null : refusal('no_text', '/text', wording.missingField('text'));
}

/** https://docs.slack.dev/reference/methods/chat.update */
function textFault({ text, markdown_text: markdown }: MessageContent, method: MessageMethod): Refusal | null {
  const { text: byMethod, markdown_text: markdownLimit } = limits.message;
  const max = byMethod.max[method];
  if (max !== undefined && typeof text === 'string' && text.length > max) {
    return refusal('msg_too_long', '/text', wording.tooLong(max));
  }
  if (typeof markdown === 'string' && markdown.length > markdownLimit.max) {
    return refusal('msg_too_long', '/markdown_text', wording.tooLong(markdownLimit.max));
  }
  return null;
}

function blocksFault({ blocks }: MessageContent): Refusal | null {
  if (blocks === undefined) {
    return null;
  }
  const { faults, nodes } = inspectBlocks(blocks, '/blocks');
  const { max } = limits.message.blocks_total_characters;
  const isTooLong = shownText(blocks) > max;
  return (
    blockRefusal('invalid_blocks', [...faults, ...payloadFaults('message', nodes, '/blocks')]) ??
    (isTooLong ? refusal('msg_blocks_too_long', '/blocks', wording.tooLong(max)) : null)
  );
}

/** Blocks may stand in attachments too, where every fault has the one error of attachments. */
function attachmentsFault({ blocks, attachments }: MessageContent, method: MessageMethod): Refusal | null {
  if (!Array.isArray(attachments)) {
    return null;
  }
  const { max } = limits.message.attachments;
  if (attachments.length > max) {
    return refusal('too_many_attachments', '/attachments', wording.tooMany(max));
  }
  const inspections = attachments.map((attachment: unknown, index) => inspectAttachment(attachment, index, method));
  const ownBlocks = inspectBlocks(blocks ?? [], '/blocks');
  // Ids and tables count over the whole message, whose own blocks have passed by now.
  const nodes = [ownBlocks, ...inspections].flatMap((inspection) => inspection.nodes);
  const faults = inspections.flatMap((inspection) => inspection.faults);
  return blockRefusal('invalid_attachments', [...faults, ...payloadFaults('message', nodes, '/attachments')]);
}

function inspectAttachment(attachment: unknown, index: number, method: MessageMethod): Inspection {
  const pointer = pointTo('/attachments', index);
  if (!isObject(attachment)) {
    return { faults: [{ pointer, message: wording.mustProvide('an object') }], nodes: [] };
  }
  if (attachment.blocks === undefined) {
    return { faults: [], nodes: [] };
  }
  if (method === 'chat.postEphemeral') {
    // https://docs.slack.dev/reference/methods/chat.postEphemeral
    const message = 'attachments that contain blocks are not valid in an ephemeral message';
    return { faults: [{ pointer: pointTo(pointer, 'blocks'), message }], nodes: [] };
  }
  return inspectBlocks(attachment.blocks, pointTo(pointer, 'blocks'));
}

/** https://docs.slack.dev/messaging/message-metadata */
function metadataFault({ metadata }: MessageContent, method: MessageMethod): Refusal | null {
  const isCleared = method === 'chat.update' && isObject(metadata) && Object.keys(metadata).length === 0;
  // chat.postEphemeral has no such argument, and Slack passes over arguments that it does not know.
  if (metadata === undefined || isCleared || method === 'chat.postEphemeral') {
    return null;
  }
  return blockRefusal('invalid_metadata_format', inspect('message', METADATA, metadata, '/metadata').faults);
}

function inspectBlocks(blocks: unknown, root: string): Inspection {
  return inspect('message', { kind: 'blocks' }, blocks, root);
}

function blockRefusal(error: string, faults: Fault[]): Refusal | null {
  if (faults.length === 0) {
    return null;
  }
  const isOnlyTables = faults.every(({ message }) => message === ONE_TABLE);
  return { error: isOnlyTables ? 'invalid_attachments' : error, faults };
}

function refusal(error: string, pointer: string, message: string): Refusal {
  return { error, faults: [{ pointer, message }] };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
