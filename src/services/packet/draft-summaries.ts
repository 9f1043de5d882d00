import { type DraftSummary, summaryOf } from '../../core/packet/draft-summary.ts';
import { ZONE_OF_LAST_RESORT } from '../../core/people/member.ts';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';
import { partnerIn } from './draft-partner.ts';

/** A draft as its author reads of it. In their zone as the clock found it last, unless a calendar says more; nothing is looked up. */
export type DescribeDraft = (draft: PacketDraft, calendar?: Calendar) => Promise<DraftSummary>;

export function createDraftSummaries(deps: {
  store: Pick<Store, 'partner' | 'partnerOfContact'>;
  calendars: Pick<Calendars, 'of'>;
  now: () => EpochMs;
}): DescribeDraft {
  const { store, calendars, now } = deps;

  return async (draft, calendar) => {
    const theirs = calendar ?? (await calendars.of(draft.author, draft.zone ?? ZONE_OF_LAST_RESORT)).calendar;
    return summaryOf(draft, { partner: await partnerIn(draft.typed, store), calendar: theirs, now: now() });
  };
}
