import type { Books, NoticeRow } from './books.ts';
import type { SlackMessage } from './slack-messages.ts';

/** That a partner's message is noted stands under that message, in the partner's channel; what else is about it is read by one person of ours. */
export function misplacedNoted(books: Books, copiesOf: (notice: NoticeRow) => SlackMessage[]): string[] {
  return books.notices.flatMap((notice) => {
    const noted = books.noted.find(({ id }) => id === notice.noted_message_id);
    if (!noted) return [];
    const [to = '', whom = ''] = notice.conversation.split(':');
    const channel = books.partners.find(({ id }) => id === noted.partner)?.channel_id;
    const isRight = (copy: SlackMessage) =>
      notice.kind === 'partner_noted'
        ? to === 'partner' && copy.channel === channel && copy.threadTs === noted.thread_ts
        : to === 'person' && copy.reader === whom && copy.threadTs === null;
    return copiesOf(notice)
      .filter((copy) => !isRight(copy))
      .map((copy) => `${notice.kind} of ${noted.id} stands in ${copy.channel}, under ${copy.threadTs ?? 'nothing'}`);
  });
}
