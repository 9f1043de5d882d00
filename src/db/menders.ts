import type { Handoff } from '../core/handoff.ts';
import type { HelpRequest } from '../core/help-request.ts';
import type { UserId } from '../core/member.ts';
import type { BackstopRows } from './backstops.ts';
import type { NoticeRow } from './notices.ts';
import { subjectOf } from './subject.ts';

/** Everybody who can mend something about what a notice is about, in the order in which they are turned to; nobody when that is not there. */
export function createMenders(deps: {
  findHandoff: (id: string) => Handoff | null;
  findHelp: (id: string) => HelpRequest | null;
  backstops: BackstopRows;
}) {
  const { findHandoff, findHelp, backstops } = deps;

  return async (notice: Pick<NoticeRow, 'id' | 'handoffId' | 'helpRequestId'>): Promise<UserId[]> => {
    const about = subjectOf(notice);
    if ('handoffId' in about) {
      const handoff = findHandoff(about.handoffId);
      return handoff ? backstops.menders(handoff) : [];
    }
    const request = findHelp(about.helpRequestId);
    return request ? backstops.mendersOfHelp(request) : [];
  };
}
