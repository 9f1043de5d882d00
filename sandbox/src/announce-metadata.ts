import type { Json } from './json.ts';
import { followsMetadata } from './manifest.ts';
import type { StoredMessage } from './messages.ts';
import type { Services } from './services.ts';

/**
 * Tells the app what became of a message's metadata, if its manifest names that type under `metadata_subscriptions`.
 * Metadata that an edit brings counts as posted, metadata that it takes away as deleted: Slack does not say.
 * https://docs.slack.dev/reference/events/message_metadata_posted
 */
export function announceMetadata(
  services: Services,
  message: StoredMessage,
  change: { before: Json | null; now: Json | null },
): void {
  const { before, now } = change;
  if (!isHeard(services, message, now ?? before) || JSON.stringify(before) === JSON.stringify(now)) return;
  const { workspace, outbox } = services;
  const event_ts = workspace.nextTs();
  const common = {
    app_id: workspace.app.appId,
    bot_id: workspace.app.botId,
    user_id: message.userId,
    team_id: workspace.team.id,
    channel_id: message.channel,
    message_ts: message.ts,
    event_ts,
  };
  const conversation = workspace.conversations.get(message.channel);
  const parts = now
    ? { ...(before ? { previous_metadata: before } : {}), metadata: now }
    : { previous_metadata: before, deleted_ts: event_ts };
  outbox.emit({ type: kindOf(change), ...common, ...parts }, { conversation });
}

function kindOf({ before, now }: { before: Json | null; now: Json | null }): string {
  if (!now) return 'message_metadata_deleted';
  return before ? 'message_metadata_updated' : 'message_metadata_posted';
}

function isHeard({ workspace }: Services, message: StoredMessage, metadata: Json | null): boolean {
  const { app, installation, manifest, conversations } = workspace;
  const isThere = conversations.get(message.channel)?.members.includes(app.botUserId) ?? false;
  const mayRead = installation.scopes.includes('metadata.message:read');
  return isThere && mayRead && metadata !== null && followsMetadata(manifest, app.appId, String(metadata.event_type));
}
