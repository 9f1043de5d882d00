import { announceMessage, changeAloud, removeAloud } from '../announce.ts';
import { isRecord, type Json, recordsOf, stringOf } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { Services } from '../services.ts';
import { ApiError } from '../web-api/api-error.ts';
import { createArgs } from '../web-api/args.ts';
import { messageArguments } from '../web-api/message-arguments.ts';
import { postAsApp } from '../web-api/post-as-app.ts';
import type { Workspace } from '../workspace.ts';

/** What a response_url may do: answer one person, where they were, about the message that they acted on. */
export type ResponseTarget = { personId: string; channel: string; original: StoredMessage | null };

export type ResponseUrls = {
  issue: (target: ResponseTarget) => string;
  /** Throws `expired_url` after 30 minutes of the clock and `used_url` after five uses; each call is one use. */
  use: (id: string) => ResponseTarget;
};

const USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function createResponseUrls(workspace: Workspace, baseUrl: () => string): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; until: number; usesLeft: number }>();
  return {
    issue: (target) => {
      const id = workspace.ids.nextSecret();
      issued.set(id, { target, until: workspace.clock.now() + LIFETIME_MS, usesLeft: USES });
      return `${baseUrl()}/response/${id}`;
    },
    use: (id) => {
      const entry = issued.get(id);
      if (!entry || workspace.clock.now() > entry.until) throw new ApiError('expired_url');
      if (entry.usesLeft === 0) throw new ApiError('used_url');
      entry.usesLeft -= 1;
      return entry.target;
    },
  };
}

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
