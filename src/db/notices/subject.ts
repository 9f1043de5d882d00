import { eq, type SQL } from 'drizzle-orm';
import { SUBJECT_COLUMNS, SUBJECT_KINDS, type Subject, type SubjectColumns } from '../../core/notices/subject.ts';
import { notices } from '../schema.ts';

export function isAbout({ about, id }: Subject): SQL {
  return eq(notices[SUBJECT_COLUMNS[about]], id);
}

export function isAboutTheSame(one: SubjectColumns, other: SubjectColumns): boolean {
  return SUBJECT_KINDS.every((about) => one[SUBJECT_COLUMNS[about]] === other[SUBJECT_COLUMNS[about]]);
}
