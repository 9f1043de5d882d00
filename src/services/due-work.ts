import type { Handoff } from '../core/handoff.ts';
import { land, refuseAe } from '../core/sending.ts';
import { passTime, retime, type Timekeeping } from '../core/window.ts';
import type { Store } from '../db/store.ts';
import type { Askable } from './eligibility.ts';

/** What happens without anybody pressing. Asked each minute, at start, and as often as one likes: the rows say what is due. */
export type PassingTime = ReturnType<typeof createPassingTime>;

const AT_ONCE = 1000;

export function createPassingTime(deps: {
  store: Store;
  askable: Askable;
  calendarOf: (handoff: Handoff) => Promise<Timekeeping>;
  calendarVersion: () => Promise<number>;
  now: () => number;
  onSaved: () => void;
  /** One handoff's failure holds up no other. */
  onError: (error: unknown, handoffId: string) => void;
}) {
  const { store, askable, calendarOf, calendarVersion, now, onSaved, onError } = deps;

  const checkDraft = async (handoff: Handoff): Promise<void> => {
    const asked = await askable.ask(handoff.packet.ae);
    if (asked.may === 'unknown') return;
    await store.change(handoff.id, (current) => {
      if (current.stage !== 'draft') return null;
      return asked.may === 'yes' ? land(current, asked.time, now()) : refuseAe(current, asked.refusal, now());
    });
  };

  const attend = async (id: string): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    if (handoff.stage === 'draft') return checkDraft(handoff);
    const { calendar } = await calendarOf(handoff);
    await store.change(id, (current) => passTime(current, calendar, now()));
  };

  const recount = async (id: string): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    const time = await calendarOf(handoff);
    await store.change(id, (current) => retime(current, time, now()));
  };

  const each = async (ids: string[], work: (id: string) => Promise<void>): Promise<void> => {
    for (const id of ids) await work(id).catch((error: unknown) => onError(error, id));
  };

  return {
    /** Counts deadlines anew where calendars changed, checks account executives, reminds, lets lapse, escalates. */
    async doWhatIsDue(): Promise<void> {
      await each(await store.handoffsToRetime(await calendarVersion(), AT_ONCE), recount);
      await each(await store.dueHandoffs(now(), AT_ONCE), attend);
      onSaved();
    },
  };
}
