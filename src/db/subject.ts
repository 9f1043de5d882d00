import { eq, type SQL } from 'drizzle-orm';
import type { Subject } from '../core/notice.ts';
import { notices } from './schema.ts';

type About = Pick<typeof notices.$inferSelect, 'id' | 'handoffId' | 'helpRequestId'>;

/** What a notice is about. Throws for a row that is about nothing, which the database does not take. */
export function subjectOf({ id, handoffId, helpRequestId }: About): Subject {
  if (handoffId !== null) return { handoffId };
  if (helpRequestId !== null) return { helpRequestId };
  throw new Error(`The notice ${id} is about nothing.`);
}

export function isAbout(about: Subject): SQL {
  return 'handoffId' in about ? eq(notices.handoffId, about.handoffId) : eq(notices.helpRequestId, about.helpRequestId);
}

export function isAboutTheSame(one: About, other: About): boolean {
  return one.handoffId === other.handoffId && one.helpRequestId === other.helpRequestId;
}
