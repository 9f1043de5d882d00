import { expect } from 'vitest';
import { salesReads, UNKNOWN_TS, unknownChannel, unknownMessage } from './common-rows.ts';
import type { Ground } from './ground.ts';
import { followedBy, type Kept, like, ok, refused, type Row, rowsOf } from './row.ts';

const BYTES = 'twelve bytes';

/** The first two of the three steps. https://docs.slack.dev/messaging/working-with-files */
async function uploaded({ call }: Ground): Promise<Kept> {
  const { body } = await call('files.getUploadURLExternal', { filename: 'notes.txt', length: BYTES.length });
  await fetch(String(body.upload_url), { method: 'POST', body: BYTES });
  return { id: String(body.file_id) };
}

const completing =
  (more: Record<string, unknown>) =>
  ({ id }: Kept) => ({ files: [{ id, title: 'Notes' }], ...more });

/** All three steps. */
const completed = (more: Record<string, unknown>) =>
  followedBy(uploaded, async (ground, kept) => {
    await ground.call('files.completeUploadExternal', completing(more)(kept));
    await ground.sandbox.settled();
  });
const shared = completed({ channel_id: 'C0SALES' });

/** What every message says of a file. https://docs.slack.dev/reference/objects/file-object */
const attached = ({ id }: Kept) => ({
  id,
  name: 'notes.txt',
  title: 'Notes',
  mimetype: 'text/plain',
  filetype: like(/./),
  pretty_type: like(/./),
  size: 12,
  user: 'U0APP',
  mode: 'hosted',
  created: expect.any(Number),
  timestamp: expect.any(Number),
  url_private: like(/^https?:/),
  url_private_download: like(/^https?:/),
  permalink: like(/^https:\/\/.*\/files\/U0APP\/F/),
});

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const addressRows = rowsOf('files.getUploadURLExternal', [
  {
    promise: 'gives an address and a file id',
    args: { filename: 'notes.txt', length: 12 },
    answer: { ok: true, upload_url: like(/^https?:\/\//), file_id: like(/^F/) },
  },
  {
    promise: 'refuses a length of 0',
    args: { filename: 'notes.txt', length: 0 },
    answer: refused(/^(missing_argument|invalid_arguments)$/),
  },
  {
    promise: 'refuses a missing length',
    args: { filename: 'notes.txt' },
    answer: refused(/^(missing_argument|invalid_arguments)$/),
  },
  {
    promise: 'refuses a missing filename',
    args: { length: 12 },
    answer: refused(/^(missing_argument|invalid_arguments)$/),
  },
  {
    promise: 'refuses an alternative text above 1,000 characters',
    args: { filename: 'a.png', length: 12, alt_txt: 'x'.repeat(1001) },
    answer: refused('alt_txt_too_large'),
  },
]);

/** https://docs.slack.dev/reference/methods/files.completeUploadExternal */
const completionRows = rowsOf('files.completeUploadExternal', [
  {
    promise: 'answers with the files and without a message',
    before: uploaded,
    args: completing({ channel_id: 'C0SALES' }),
    answer: ({ id }) => ({ ok: true, files: [{ id, title: 'Notes' }] }),
    lacks: ['ts', 'message', 'files[0].shares'],
  },
  {
    promise: 'shares to nobody without a channel',
    before: uploaded,
    args: completing({}),
    answer: ok,
    afterwards: salesReads({ messages: [] }),
  },
  {
    promise: 'takes several channels',
    before: uploaded,
    args: completing({ channels: 'C0SALES,C0PRIVBOT' }),
    answer: ok,
  },
  {
    promise: 'takes a file once',
    before: uploaded,
    args: completing({ channel_id: 'C0SALES' }),
    answer: ok,
    afterwards: {
      method: 'files.completeUploadExternal',
      args: completing({ channel_id: 'C0SALES' }),
      answer: refused(/^file_(not_found|update_failed)$/),
    },
  },
  {
    promise: 'does not find a made-up file',
    args: { files: [{ id: 'F0NOWHERE' }] },
    answer: refused('file_not_found'),
  },
  {
    promise: 'does not find an unknown channel',
    before: uploaded,
    args: completing({ channel_id: 'C0NOWHERE' }),
    answer: refused(/^(channel_not_found|invalid_channel)$/),
  },
  {
    promise: 'refuses a channel without the bot',
    before: uploaded,
    args: completing({ channel_id: 'C0GENERAL' }),
    answer: refused('not_in_channel'),
  },
  {
    promise: 'refuses a user id as the channel',
    before: uploaded,
    args: completing({ channel_id: 'U0MAYA' }),
    answer: refused(/^(channel_not_found|invalid_channel|invalid_arguments)$/),
  },
  {
    promise: 'refuses more than 100 channels',
    before: uploaded,
    args: completing({ channels: Array.from({ length: 101 }, (_, index) => `C0${index}`).join(',') }),
    answer: refused('channels_limit_exceeded'),
  },
  {
    promise: 'refuses missing files',
    args: { channel_id: 'C0SALES' },
    answer: refused(/^(invalid_arguments|missing_argument)$/),
  },
]);

/** What becomes of a file that was shared, as people read it. */
const sharedRows = rowsOf('conversations.history', [
  {
    promise: 'shows the file as a message of the app',
    before: shared,
    args: { channel: 'C0SALES' },
    answer: (kept) => ({ messages: [{ user: 'U0APP', files: [attached(kept)] }] }),
  },
  {
    promise: 'shows the whole file also in a shared channel',
    before: completed({ channel_id: 'C0BRIGHTWATER' }),
    args: { channel: 'C0BRIGHTWATER' },
    answer: (kept) => ({ messages: [{ files: [attached(kept)] }] }),
  },
  {
    promise: 'posts the comment with the file',
    before: completed({ channel_id: 'C0SALES', initial_comment: 'As promised' }),
    args: { channel: 'C0SALES' },
    answer: { messages: [{ text: 'As promised', files: [{}] }] },
  },
]);

/** https://docs.slack.dev/reference/methods/files.info */
const fileInfoRows = rowsOf('files.info', [
  {
    promise: 'says where the file was shared, with the ts of the message',
    before: shared,
    args: ({ id }) => ({ file: id }),
    answer: ({ id }) => ({
      ok: true,
      file: {
        id,
        name: 'notes.txt',
        title: 'Notes',
        mimetype: 'text/plain',
        filetype: like(/./),
        size: 12,
        channels: ['C0SALES'],
        shares: { public: { C0SALES: [{ ts: like(/^\d+\.\d{6}$/) }] } },
        url_private: like(/^https?:/),
        user: 'U0APP',
        created: expect.any(Number),
      },
    }),
  },
  {
    promise: 'does not find an unknown file',
    args: { file: 'F0NOWHERE' },
    answer: refused('file_not_found'),
  },
]);

const posted = async ({ post }: Ground): Promise<Kept> => ({ timestamp: await post('C0SALES') });
const reaction =
  (more: Record<string, unknown> = {}) =>
  ({ timestamp }: Kept) => ({
    channel: 'C0SALES',
    name: 'eyes',
    timestamp,
    ...more,
  });

/** https://docs.slack.dev/reference/methods/reactions.add */
const reactionRows = rowsOf('reactions.add', [
  {
    promise: 'adds a reaction',
    before: posted,
    args: reaction(),
    answer: ok,
    afterwards: salesReads({ messages: [{ reactions: [{ name: 'eyes', count: 1, users: ['U0APP'] }] }] }),
  },
  {
    promise: 'adds it once',
    before: posted,
    args: reaction(),
    answer: ok,
    afterwards: { method: 'reactions.add', args: reaction(), answer: refused('already_reacted') },
  },
  {
    promise: 'refuses a name that cannot be one',
    before: posted,
    args: reaction({ name: 'no such thing!' }),
    answer: refused('invalid_name'),
  },
  unknownMessage({ name: 'eyes', timestamp: UNKNOWN_TS }),
  unknownChannel({ name: 'eyes', timestamp: UNKNOWN_TS }),
  {
    promise: 'asks for a message',
    args: { channel: 'C0SALES', name: 'eyes' },
    answer: refused(/^(no_item_specified|invalid_arguments)$/),
  },
]);

export const fileRows: Row[] = [...addressRows, ...completionRows, ...sharedRows, ...fileInfoRows, ...reactionRows];
