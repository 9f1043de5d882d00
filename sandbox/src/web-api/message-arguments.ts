import { blocksIn } from '../elements.ts';
import { type Json, recordOf, recordsOf, stringOf } from '../json.ts';
import type { Services } from '../services.ts';
import { apiErrorWithMessages } from './api-error.ts';
import type { Args } from './args.ts';
import { checkMessage } from './block-faults.ts';

/** What a message says, as chat.postMessage and its sisters take it. Absent parts are undefined. */
export type MessageArguments = {
  text: string | undefined;
  blocks: Json[] | undefined;
  attachments: Json[] | undefined;
  metadata: Json | undefined;
};

type PostingMethod = 'chat.postMessage' | 'chat.update' | 'chat.postEphemeral';

/** Slack cuts longer texts. https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
const TEXT_KEPT = 40_000;

/** Reads and checks them; throws what Slack answers to a message it does not take. */
export function messageArguments(services: Services, args: Args, method: PostingMethod): MessageArguments {
  const markdown = args.text('markdown_text');
  const text = args.text('text');
  const blocks = args.json('blocks', 'invalid_blocks_format');
  const attachments = args.json('attachments', 'invalid_attachments');
  const metadata = args.json('metadata', 'invalid_metadata_format');
  const parts = { text, markdown_text: markdown, blocks, attachments, metadata };
  checkMessage(withoutAbsent(parts), method);
  checkSlackFiles(services, recordsOf(blocks));
  return {
    text: (markdown || text)?.slice(0, TEXT_KEPT),
    blocks: blocks === undefined ? undefined : recordsOf(blocks),
    attachments: attachments === undefined ? undefined : recordsOf(attachments),
    metadata: metadata === undefined ? undefined : recordOf(metadata),
  };
}

/** A file can stand in a block only after Slack has processed it, and only if it exists. */
export function checkSlackFiles(services: Services, blocks: readonly Json[]): void {
  for (const [index, block] of blocksIn(blocks).entries()) {
    const fileId = stringOf(recordOf(block.slack_file).id);
    if (fileId === undefined || services.files.find(fileId)?.isReady) continue;
    throw apiErrorWithMessages('invalid_blocks', [
      `[ERROR] invalid slack file [json-pointer:/blocks/${index}/slack_file]`,
    ]);
  }
}

function withoutAbsent(parts: Json): Json {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
