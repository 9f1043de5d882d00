import { summaryOf } from '../core/draft-summary.js';
import { ZONE_OF_LAST_RESORT } from '../core/member.js';
import { partnerIn } from './draft-partner.js';
export function createDraftSummaries(deps) {
    const { store, calendars, now } = deps;
    return async (draft, calendar) => {
        const theirs = calendar ?? (await calendars.of(draft.author, draft.zone ?? ZONE_OF_LAST_RESORT)).calendar;
        return summaryOf(draft, { partner: await partnerIn(draft.typed, store), calendar: theirs, now: now() });
    };
}
