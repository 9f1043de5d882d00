import { announceMessage, changeAloud, removeAloud } from '../announce.ts';
import { isRecord, type Json, recordsOf, stringOf } from '../json.ts';
import type { Services } from '../services.ts';
import { createArgs } from '../web-api/args.ts';
import { messageArguments } from '../web-api/message-arguments.ts';
import { postAsApp } from '../web-api/post-as-app.ts';
import type { ResponseTarget } from './response-urls.ts';

/**
 * Does what the app answered to a command or interaction: posts (only for that person unless `in_channel`), replaces or
 * deletes the original. Works also where the bot is not a member. Throws what the Web API would for a wrong message.
 */
export function applyResponse(services: Services, target: ResponseTarget, body: unknown): void {
  const answer: Json = isRecord(body) ? body : { text: stringOf(body) ?? '' };
  const args = createArgs(answer);
  const { original } = target;
  if (args.flag('delete_original')) {
    if (original) removeAloud(services, original);
    target.original = null;
    return;
  }
  const content = messageArguments(services, args, 'chat.postMessage');
  if (args.flag('replace_original') && original) {
    const replacement = {
      text: content.text ?? '',
      blocks: content.blocks ?? [],
      attachments: recordsOf(content.attachments),
    };
    changeAloud(services, original, () => services.messages.update(original, replacement));
    return;
  }
  const message = postAsApp(services, content, {
    channel: target.channel,
    threadTs: args.text('thread_ts') ?? null,
    onlyFor: args.text('response_type') === 'in_channel' ? null : target.personId,
  });
  // A later replace_original of a command's answer means that answer.
  target.original ??= message;
  announceMessage(services, message);
}

/** Whether an acknowledgement says anything. */
export function hasContent(body: unknown): boolean {
  if (typeof body === 'string') return body !== '';
  return isRecord(body) && ['text', 'blocks', 'attachments'].some((key) => body[key] !== undefined);
}
