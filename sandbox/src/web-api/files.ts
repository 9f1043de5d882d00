import { announceMessage } from '../announce.ts';
import type { StoredFile } from '../file-store.ts';
import { type Json, recordsOf, stringOf } from '../json.ts';
import type { Services } from '../services.ts';
import type { Conversation } from '../workspace.ts';
import { writableConversation } from './access.ts';
import { ApiError, missingField } from './api-error.ts';
import { fileObject } from './file-object.ts';
import type { Call, MethodTable } from './method.ts';

/** Uploading in three steps. https://docs.slack.dev/messaging/working-with-files */
export const fileMethods: MethodTable = {
  'files.getUploadURLExternal': { token: 'bot', scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { token: 'bot', scopes: ['files:write'], run: completeUpload },
  'files.info': { token: 'bot', scopes: ['files:read'], run: info },
};

const ALT_TEXT_LIMIT = 1000;

function getUploadUrl({ services, args }: Call): Json {
  const { workspace, files } = services;
  const name = args.required('filename');
  const size = Number(args.required('length'));
  if (!Number.isInteger(size) || size <= 0) throw new ApiError('missing_argument');
  const altText = args.text('alt_txt') ?? '';
  if (altText.length > ALT_TEXT_LIMIT) throw new ApiError('alt_txt_too_large');
  const file = files.create({ name, size, altText, userId: workspace.app.botUserId });
  return { upload_url: `${services.baseUrl()}/upload/${file.id}/${workspace.ids.nextSecret()}`, file_id: file.id };
}

/** The answer comes before the file is processed and shared: it holds no message ts. */
function completeUpload({ services, args }: Call): Json {
  const named = recordsOf(args.json('files'));
  if (named.length === 0) throw missingField('files');
  const files = named.map((entry) => uploadedFile(services, entry));
  const conversations = targets(services, args);
  for (const file of files) file.isCompleted = true;
  const comment = args.text('initial_comment') ?? '';
  const threadTs = args.text('thread_ts') ?? null;
  const end = services.activity.begin();
  setImmediate(() => {
    for (const file of files) file.isReady = true;
    for (const conversation of conversations) share(services, files, conversation, comment, threadTs);
    services.workspace.changed();
    end();
  });
  return { files: files.map((file) => ({ id: file.id, title: file.title })) };
}

function uploadedFile(services: Services, entry: Json): StoredFile {
  const file = services.files.find(stringOf(entry.id) ?? '');
  if (!file || file.bytes === null || file.isCompleted) throw new ApiError('file_not_found');
  file.title = stringOf(entry.title) ?? file.title;
  return file;
}

function targets({ workspace }: Services, args: Call['args']): Conversation[] {
  const one = args.text('channel_id');
  const many = (args.text('channels') ?? '').split(',').filter((id) => id !== '');
  if (many.length > 100) throw new ApiError('channels_limit_exceeded');
  const ids = one ? [one] : many;
  if (ids.some((id) => !workspace.conversations.has(id))) throw new ApiError('channel_not_found');
  return ids.map((id) => writableConversation(workspace, id));
}

function share(
  services: Services,
  files: StoredFile[],
  conversation: Conversation,
  text: string,
  threadTs: string | null,
): void {
  const { workspace, messages, outbox } = services;
  const fileIds = files.map((file) => file.id);
  const userId = workspace.app.botUserId;
  const message = messages.post({ channel: conversation.id, userId, isFromApp: true, text, threadTs, fileIds });
  for (const file of files) {
    file.channels.push(conversation.id);
    file.shares[conversation.id] = message.ts;
    const event = { type: 'file_shared', file_id: file.id, user_id: userId, file: { id: file.id } };
    outbox.emit({ ...event, channel_id: conversation.id, event_ts: message.ts }, { conversation });
  }
  announceMessage(services, message);
}

function info({ services, args }: Call): Json {
  const file = services.files.find(args.required('file'));
  if (!file?.isCompleted) throw new ApiError('file_not_found');
  return { file: fileObject(services, file), comments: [], response_metadata: { next_cursor: '' } };
}
