import { eq } from 'drizzle-orm';
import { SUBJECT_COLUMNS, SUBJECT_KINDS } from '../core/subject.js';
import { notices } from './schema.js';
export function isAbout({ about, id }) {
    return eq(notices[SUBJECT_COLUMNS[about]], id);
}
export function isAboutTheSame(one, other) {
    return SUBJECT_KINDS.every((about) => one[SUBJECT_COLUMNS[about]] === other[SUBJECT_COLUMNS[about]]);
}
