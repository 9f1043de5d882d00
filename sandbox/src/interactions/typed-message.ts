import type { Act, ActResult } from '../acts.ts';
import { announceMessage } from '../announce.ts';
import { messagesTabIsReadOnly } from '../manifest.ts';
import { type Actor, ownConversation } from './actor.ts';
import { problem, READ_ONLY } from './problems.ts';

/** A person writes into a conversation. */
export function sayMessage(actor: Actor, act: Act & { act: 'message' }): ActResult {
  const { services, person } = actor;
  const { workspace, messages } = services;
  const conversation = ownConversation(actor, act.channel);
  if (!conversation) return problem('You are not in that conversation.');
  if (conversation.isArchived) return problem('This channel is archived.');
  if (conversation.dmWith && messagesTabIsReadOnly(workspace.manifest)) return problem(READ_ONLY);
  const root = act.thread_ts ? messages.find(conversation.id, act.thread_ts) : undefined;
  if (act.thread_ts && !root) return problem('This thread is gone.');
  const message = messages.post({
    channel: conversation.id,
    userId: person.id,
    isFromApp: false,
    text: escapedText(act.text),
    threadTs: root ? (root.threadTs ?? root.ts) : null,
  });
  announceMessage(services, message);
  return { ok: true };
}

/** As Slack stores it; mentions written as `<@U0MAYA>` or `<#C0SALES>` stay. https://docs.slack.dev/messaging/formatting-message-text */
export function escapedText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/&lt;([@#][UC][A-Z0-9]+)&gt;/g, '<$1>');
}
