import type { Books, NoticeRow } from './books.ts';
import { factsOf } from './demanded.ts';
import type { SlackMessage } from './slack-messages.ts';

/** What is said of help requests, of the working agreement and of drafts is read by one person of ours each, in their own conversation, and never in a channel or a thread. */
export function misplacedHelp(books: Books, copiesOf: (notice: NoticeRow) => SlackMessage[]): string[] {
  const ofHelp = books.notices.filter((row) => idOf(row) !== null);
  return ofHelp.flatMap((notice) =>
    copiesOf(notice)
      .filter(({ reader, threadTs }) => reader !== factsOf(notice).person || threadTs !== null)
      .map(({ channel }) => `${notice.kind} of ${idOf(notice)} stands in ${channel}`),
  );
}

const idOf = (row: NoticeRow): string | null => row.help_request_id ?? row.agreement_id ?? row.draft_id;
