import { type Room, ROOMS } from './rooms.ts';
import type { Stall } from './stalls.ts';

/** What a notice can be about: whatever a room says it of. One more needs a column of `notices` (`db/schema.ts`). */
export type SubjectKind = Exclude<Room['about'], 'anything'>;
export const SUBJECT_KINDS: readonly SubjectKind[] = [...new Set(ROOMS.map(({ about }) => about))].filter(
  (about) => about !== 'anything',
);

/** What a notice is about: one of these, by its id. */
export type Subject = { about: SubjectKind; id: string };

/** Where work has stopped; `subject` is null when it is about nothing in particular. `what` tells two of one kind about the same apart. */
export type Finding = { stall: Stall; subject: Subject | null; what: string };

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Rest}`
  ? `${Head}${Capitalize<CamelCase<Rest>>}`
  : Name;
type Column<About extends SubjectKind> = `${CamelCase<About>}Id`;

const inCamelCase = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** In which column a notice's row holds the id: exactly one of them is not null. */
// Object.fromEntries loses which kind has which column.
export const SUBJECT_COLUMNS = Object.fromEntries(SUBJECT_KINDS.map((about) => [about, `${inCamelCase(about)}Id`])) as {
  [About in SubjectKind]: Column<About>;
};

export type SubjectColumns = Record<Column<SubjectKind>, string | null>;

/** What a notice is about. Throws for a row that is about nothing, which the database does not take. */
export function subjectOf(row: SubjectColumns): Subject {
  for (const about of SUBJECT_KINDS) {
    const id = row[SUBJECT_COLUMNS[about]];
    if (id !== null) return { about, id };
  }
  throw new Error('A notice is about nothing.');
}

/** For the log: ids, and never a word of anybody's. */
export function inLog({ about, id }: Subject): object {
  return { [inCamelCase(about)]: id };
}
