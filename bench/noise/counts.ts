import { isNight, weekOf } from './calendar.ts';
import type { Reader } from './cast.ts';
import type { Standing } from './seen.ts';

/** The counting itself: from messages as Slack saw them to figures. */

/** One message that was posted to one reader. */
export type Post = {
  at: number;
  reader: Reader;
  /** The deals of which it speaks, by account. */
  deals: readonly string[];
  /** Who is mentioned. */
  mentions: readonly string[];
  /** Whether a person had just done something about one of its deals. */
  by: 'a person' | 'the clock';
};

/** A message that was changed; where it stands is not counted. */
export type Edit = { deals: readonly string[] };

/** How often something is said of one deal. `share`: a message of three deals is a third for each. */
export type Told = { messages: number; share: number };

export function toldOf(account: string, said: readonly { deals: readonly string[] }[]): Told {
  const about = said.filter(({ deals }) => deals.includes(account));
  return { messages: about.length, share: sum(about.map(({ deals }) => 1 / deals.length)) };
}

export type ForReader = { reader: Reader; weeks: [number, number]; nightByPerson: number; nightByClock: number };

export function countFor(reader: Reader, posts: readonly Post[]): ForReader {
  const theirs = posts.filter((post) => post.reader.id === reader.id);
  const inWeek = (week: number) => theirs.filter(({ at }) => weekOf(at, reader.zone) === week).length;
  const atNight = theirs.filter(({ at }) => isNight(at, reader));
  const nightByPerson = atNight.filter(({ by }) => by === 'a person').length;
  return { reader, weeks: [inWeek(1), inWeek(2)], nightByPerson, nightByClock: atNight.length - nightByPerson };
}

/** Something that nobody may be asked any more. */
export type Over = {
  handoff: string;
  /** The names of the buttons that asked it. */
  actions: readonly string[];
  /** Whose messages must not ask it; null: nobody's. */
  reader: string | null;
  /** In messages that were posted until then (epoch ms); null: in none. */
  postedUntil: number | null;
};

/** The messages that still ask what is over. */
export function stillAsking(standing: readonly Standing[], over: readonly Over[]): Standing[] {
  return standing.filter((message) => over.some((one) => asks(message, one)));
}

function asks({ reader, postedAt, buttons }: Standing, over: Over): boolean {
  if (over.reader !== null && over.reader !== reader) return false;
  if (over.postedUntil !== null && postedAt > over.postedUntil) return false;
  return buttons.some(({ action, about }) => about === over.handoff && over.actions.includes(action));
}

export type Mentioned = { contacts: number; others: number };

/** Of the partners' people: those who are named in the deal of which the message speaks, and anybody else. */
export function countMentions(
  posts: readonly Post[],
  contactOf: (account: string) => string | undefined,
  partnersPeople: ReadonlySet<string>,
): Mentioned {
  const counted = { contacts: 0, others: 0 };
  for (const { deals, mentions } of posts) {
    const contacts = deals.map(contactOf);
    for (const id of mentions.filter((mentioned) => partnersPeople.has(mentioned))) {
      if (contacts.includes(id)) counted.contacts += 1;
      else counted.others += 1;
    }
  }
  return counted;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length);
