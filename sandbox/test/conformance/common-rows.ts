import type { Args, Ground } from './ground.ts';
import { type Kept, like, type Row, refused } from './row.ts';

/** Rows that many methods share, and steps of such rows; `more` is what the method asks for besides. */
type Asked = Omit<Row, 'method'>;

/** A ts that no message has. */
export const UNKNOWN_TS = '1234567890.000100';

export const unknownChannel = (more: Args = {}): Asked => ({
  promise: 'does not find an unknown channel',
  args: { channel: 'C0NOWHERE', ...more },
  answer: refused('channel_not_found'),
});

export const hiddenChannel = (more: Args = {}): Asked => ({
  promise: 'does not find a private channel without the bot',
  args: { channel: 'C0PRIVATE', ...more },
  answer: refused('channel_not_found'),
});

export const unknownMessage = (more: Args): Asked => ({
  promise: 'does not find an unknown message',
  args: { channel: 'C0SALES', ...more },
  answer: refused('message_not_found'),
});

export const unknownPerson = (asked: Args): Asked => ({
  promise: 'does not find an unknown person',
  args: asked,
  answer: refused('user_not_found'),
});

export const madeUpCursor = (more: Args = {}): Asked => ({
  promise: 'refuses a made-up cursor',
  args: { ...more, cursor: 'made up' },
  answer: refused('invalid_cursor'),
});

/** In an answer that is not the last page. */
export const thereIsMore = { response_metadata: { next_cursor: like(/./) } };

/** Asks for the first page; the cursor that leads on. */
export const firstPage =
  (method: string, args: Args | ((kept: Kept) => Args), before?: (ground: Ground) => Promise<Kept>) =>
  async (ground: Ground): Promise<Kept> => {
    const kept = (await before?.(ground)) ?? {};
    const { body } = await ground.call(method, typeof args === 'function' ? args(kept) : args);
    // Every method that pages answers so.
    const { next_cursor: cursor } = body.response_metadata as { next_cursor: string };
    return { ...kept, cursor };
  };

/** Afterwards, the history of #sales answers so. */
export const salesReads = (
  answer: Row['answer'],
  { lacks = [], ...more }: { lacks?: string[]; include_all_metadata?: true } = {},
): NonNullable<Row['afterwards']> => ({
  method: 'conversations.history',
  args: { channel: 'C0SALES', ...more },
  answer,
  lacks,
});
