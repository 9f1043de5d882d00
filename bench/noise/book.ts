import { READERS } from './cast.ts';
import { type Edit, type Over, type Post, stillAsking } from './counts.ts';
import { type Content, mentionsIn } from './seen.ts';
import type { Sight } from './sight.ts';

/** What two weeks of handoffs looked like to those who read them. */
export type Book = {
  posts: Post[];
  edits: Edit[];
  deleted: number;
  /** Answers that only the presser sees. */
  answers: number;
  /** The messages that asked what was over when somebody looked. */
  asking: Set<string>;
};

/**
 * Writes down what is seen. `namesOf` has for each account all that it is recognised by in a message: its own name and the references of
 * its handoffs.
 */
export function keepBook(sight: Sight, namesOf: ReadonlyMap<string, readonly string[]>) {
  const book: Book = { posts: [], edits: [], deleted: 0, answers: 0, asking: new Set() };

  const dealsIn = (content: Content): string[] => {
    const text = JSON.stringify(content);
    return [...namesOf].filter(([, names]) => names.some((name) => text.includes(name))).map(([account]) => account);
  };

  return {
    book,

    /** Takes down what was written since the last time; `actedOn` is the deal about which a person has done something meanwhile. */
    note(actedOn: string | null): void {
      for (const { what, at, channel, content } of sight.written()) {
        const deals = dealsIn(content);
        switch (what) {
          case 'post': {
            const by = actedOn !== null && deals.includes(actedOn) ? 'a person' : 'the clock';
            book.posts.push({ at, reader: sight.readerOf(channel), deals, mentions: mentionsIn(content), by });
            break;
          }
          case 'edit':
            book.edits.push({ deals });
            break;
          case 'delete':
            book.deleted += 1;
            break;
          case 'answer to the presser':
            book.answers += 1;
            break;
          default:
            what satisfies never;
        }
      }
    },

    /** Looks through all messages that stand now for questions that are over. */
    look(over: readonly Over[]): void {
      for (const { channel, ts } of stillAsking(READERS.flatMap(sight.standing), over)) {
        book.asking.add(`${channel} ${ts}`);
      }
    },
  };
}
