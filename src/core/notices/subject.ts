/** What a notice can be about. One more needs a column of `notices` (`db/schema.ts`), and a line in each table of these kinds. */
export const SUBJECT_KINDS = [
  'handoff',
  'help_request',
  'registration',
  'agreement',
  'draft',
  'noted_message',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a notice is about: one of these, by its id. */
export type Subject = { about: SubjectKind; id: string };

/** In which column a notice's row holds the id: exactly one of them is not null. */
export const SUBJECT_COLUMNS = {
  handoff: 'handoffId',
  help_request: 'helpRequestId',
  registration: 'registrationId',
  agreement: 'agreementId',
  draft: 'draftId',
  noted_message: 'notedMessageId',
} as const satisfies Record<SubjectKind, string>;

export type SubjectColumns = Record<(typeof SUBJECT_COLUMNS)[SubjectKind], string | null>;

/** What a notice is about. Throws for a row that is about nothing, which the database does not take. */
export function subjectOf(row: SubjectColumns): Subject {
  for (const about of SUBJECT_KINDS) {
    const id = row[SUBJECT_COLUMNS[about]];
    if (id !== null) return { about, id };
  }
  throw new Error('A notice is about nothing.');
}

/** For the log: ids, and never a word of anybody's. */
const IN_LOG = {
  handoff: (id: string) => ({ handoff: id }),
  help_request: (id: string) => ({ helpRequest: id }),
  registration: (id: string) => ({ registration: id }),
  agreement: (id: string) => ({ agreement: id }),
  draft: (id: string) => ({ draft: id }),
  noted_message: (id: string) => ({ notedMessage: id }),
} satisfies Record<SubjectKind, (id: string) => object>;

export function inLog({ about, id }: Subject): object {
  return IN_LOG[about](id);
}
