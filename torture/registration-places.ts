import type { Books, NoticeRow } from './books.ts';
import type { SlackMessage } from './slack-messages.ts';

/**
 * The card of a registration stands in its partner's channel, outside any thread; all else about it is read by one person of ours, and never in
 * a channel.
 */
export function misplacedRegistrations(books: Books, copiesOf: (notice: NoticeRow) => SlackMessage[]): string[] {
  const ofRegistrations = books.notices.filter(({ registration_id: about }) => about !== null);
  return ofRegistrations.flatMap((notice) => {
    const [to = '', whom = ''] = notice.conversation.split(':');
    const channel = books.partners.find(({ id }) => id === whom)?.channel_id;
    const isThere = (copy: SlackMessage) => (to === 'partner' ? copy.channel === channel : copy.reader === whom);
    const isForPartner = notice.kind === 'partner_registration';
    const stands = copiesOf(notice).filter((copy) => !isThere(copy) || copy.threadTs !== null);
    const strange = isForPartner === (to === 'partner') ? stands : copiesOf(notice);
    return strange.map((copy) => `${notice.kind} of ${notice.registration_id} stands in ${copy.channel}`);
  });
}
