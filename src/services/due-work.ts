import { StoreTrouble } from '../core/errors.ts';
import { draft, type Handoff } from '../core/handoff.ts';
import { land, refuseAe } from '../core/sending.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { passTime, retime } from '../core/window.ts';
import type { Store } from '../db/store.ts';
import type { Calendars } from './calendars.ts';
import type { Eligibility } from './eligibility.ts';

/** What happens without a press. Runs at the start and each minute; running it more often is harmless, since the rows say what is due. */
export type DueWork = ReturnType<typeof createDueWork>;

const AT_ONCE = 1000;

export function createDueWork(deps: {
  store: Store;
  eligibility: Eligibility;
  calendars: Pick<Calendars, 'ofHandoff' | 'version'>;
  now: () => EpochMs;
  onSaved: () => void;
  /** Called for each handoff that failed; the others go on. */
  onError: (error: unknown, handoffId: string) => void;
}) {
  const { store, eligibility, calendars, now, onSaved, onError } = deps;

  const checkDraft = async (handoff: Handoff): Promise<void> => {
    const checked = await eligibility.check(handoff.packet.ae);
    if (checked.may === 'unknown') return;
    await store.change(handoff.id, (current) => {
      if (!draft(current)) return null;
      return checked.may === 'yes' ? land(current, checked.time, now()) : refuseAe(current, checked.refusal, now());
    });
  };

  const attend = async (id: string): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    if (draft(handoff)) return checkDraft(handoff);
    const { calendar } = await calendars.ofHandoff(handoff);
    await store.change(id, (current) => passTime(current, calendar, now()));
  };

  const recount = async (id: string): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    const time = await calendars.ofHandoff(handoff);
    await store.change(id, (current) => retime(current, time, now()));
  };

  const each = async (ids: string[], work: (id: string) => Promise<void>): Promise<void> => {
    for (const id of ids) {
      await work(id).catch((error: unknown) => {
        // Nothing can be saved, so nothing can be seen to: the rows say next time what is due.
        if (error instanceof StoreTrouble) throw error;
        onError(error, id);
      });
    }
  };

  return {
    /** Counts deadlines anew where calendars changed, checks account executives, reminds, lets lapse, escalates. Throws StoreTrouble. */
    async doWhatIsDue(): Promise<void> {
      await each(await store.handoffsToRetime(await calendars.version(), AT_ONCE), recount);
      await each(await store.dueHandoffs(now(), AT_ONCE), attend);
      onSaved();
    },

    /** Whether something was really to be done by `at`: a reminder that waits for working hours was not. */
    async isOwed(handoff: Handoff, at: EpochMs): Promise<boolean> {
      return passTime(handoff, (await calendars.ofHandoff(handoff)).calendar, at) !== null;
    },
  };
}
