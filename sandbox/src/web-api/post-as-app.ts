import type { MessageDraft, StoredMessage } from '../messages.ts';
import type { Services } from '../services.ts';
import type { MessageArguments } from './message-arguments.ts';

/** Where a message of the app goes, and who sees it. */
type Placing = Pick<MessageDraft, 'channel'> &
  Partial<Pick<StoredMessage, 'threadTs' | 'isBroadcast' | 'onlyFor' | 'metadata'>>;

/** Posts it in the name of the app and tells nobody: announcing it is the caller's part. */
export function postAsApp(services: Services, content: MessageArguments, placing: Placing): StoredMessage {
  return services.messages.post({
    userId: services.workspace.app.botUserId,
    isFromApp: true,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    attachments: content.attachments ?? [],
    metadata: content.metadata ?? null,
    ...placing,
  });
}
