import { passCheckTime } from '../core/conflict-check/check-clock.ts';
import type { Gate } from '../core/conflict-check/conflict-check.ts';
import type { Decision } from '../core/handoff/decision.ts';
import { Refusal, StoreTrouble } from '../core/kernel/errors.ts';
import { checking, type Draft, declined, draft, type Handoff, returned } from '../core/handoff/handoff.ts';
import type { Member, UserId } from '../core/people/member.ts';
import { passMending } from '../core/handoff/mending.ts';
import { passMoves } from '../core/outcome/moves-clock.ts';
import { endUndo } from '../core/handoff/reopening.ts';
import { passReturned } from '../core/conflict-check/returning.ts';
import { land, refuseAe, refuseAuthor } from '../core/handoff/sending.ts';
import { inWork } from '../core/outcome/taken-up.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { passTime, retime, type Timekeeping } from '../core/handoff/window.ts';
import type { Store } from '../db/store.ts';
import type { AuthorCalendar } from './handoff/author-calendar.ts';
import type { Calendars } from './people/calendars.ts';
import type { Clearance, Eligibility } from './handoff/eligibility.ts';
import { createMovesTime } from './outcome/moves-time.ts';
import type { Signers } from './conflict-check/signers.ts';

/** What happens without a press. Runs at the start and each minute; running it more often is harmless, since the rows say what is due. */
export type DueWork = ReturnType<typeof createDueWork>;

const AT_ONCE = 1000;

export function createDueWork(deps: {
  store: Store;
  eligibility: Pick<Eligibility, 'checkPacket'>;
  signers: Pick<Signers, 'gateOf'>;
  calendars: Pick<Calendars, 'of' | 'ofHandoff' | 'at' | 'version'>;
  authorCalendar: AuthorCalendar;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  /** Does what the clock has brought to a help request. */
  attendHelp: (id: string) => Promise<void>;
  /** The same to a registration, and to a dispute about one. */
  attendRegistration: (id: string) => Promise<void>;
  attendDispute: (id: string) => Promise<void>;
  /** Does what the clock has brought to a version of the working agreement. */
  attendAgreement: (id: string) => Promise<void>;
  /** The same to a packet that is being written. */
  attendDraft: (id: string) => Promise<void>;
  now: () => EpochMs;
  onSaved: () => void;
  /** Called for each handoff, or whatever it is, that failed; the others go on. */
  onError: (error: unknown, id: string) => void;
}) {
  const {
    store,
    eligibility,
    signers,
    calendars,
    authorCalendar,
    attendHelp,
    attendRegistration,
    attendDispute,
    attendAgreement,
    attendDraft,
    now,
    onSaved,
    onError,
  } = deps;
  const movesTime = createMovesTime(deps);

  const checkDraft = async (kept: Draft): Promise<void> => {
    const clearance = await eligibility.checkPacket(kept.author, kept.packet);
    if (clearance.may === 'unknown') return;
    const gate = clearance.may === 'no' ? null : await gateOf(kept, clearance.time);
    if (gate === 'unknown') return;
    await store.change(kept.id, (current) => (draft(current) ? cleared(current, clearance, gate, now()) : null));
  };

  /** Null when nobody is left who may sign: its author hears why. */
  const gateOf = async (kept: Draft, { calendar }: Timekeeping): Promise<Gate | 'unknown' | Refusal> => {
    const previous = kept.revisionOf === null ? null : await store.handoff(kept.revisionOf);
    return signers.gateOf(kept, previous, calendar).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
  };

  /** What the clock does with it, in the calendar of the one whose turn it is. */
  const passingOf = async (handoff: Handoff): Promise<(current: Handoff, at: EpochMs) => Decision | null> => {
    if (declined(handoff)) {
      const calendar = await authorCalendar(handoff);
      return (current, at) => passMending(current, calendar, at);
    }
    if (inWork(handoff)) {
      const time = await movesTime(handoff);
      return (current, at) => passMoves(current, time, at);
    }
    const open = checking(handoff);
    if (open) {
      const signer = await calendars.of(open.check.signer, open.check.zone);
      const ae = await calendars.of(open.packet.ae, open.check.aeZone);
      const time = { signer: signer.calendar, ae: ae.calendar };
      return (current, at) => passCheckTime(current, time, at);
    }
    if (returned(handoff)) {
      const calendar = await authorCalendar(handoff);
      return (current, at) => passReturned(current, calendar, at);
    }
    const { calendar } = await calendars.ofHandoff(handoff);
    return (current, at) => passTime(current, calendar, at);
  };

  const attend = async (id: string): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    const kept = draft(handoff);
    if (kept) return checkDraft(kept);
    const passing = await passingOf(handoff);
    await store.change(id, (current) => passing(current, now()));
  };

  const endOffer = async (id: string): Promise<void> => {
    await store.change(id, (current) => endUndo(current, now()));
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
    /** Counts deadlines anew where calendars changed, checks the people in drafts, reminds, lets lapse, escalates, ends the time to undo. Throws StoreTrouble. */
    async doWhatIsDue(): Promise<void> {
      await each(await store.handoffsToRetime(await calendars.version(), AT_ONCE), recount);
      await each(await store.dueHandoffs(now(), AT_ONCE), attend);
      await each(await store.handoffsPastUndo(now(), AT_ONCE), endOffer);
      await each(await store.help.due(now(), AT_ONCE), attendHelp);
      await each(await store.registrations.due(now(), AT_ONCE), attendRegistration);
      await each(await store.registrations.disputesDue(now(), AT_ONCE), attendDispute);
      await each(await store.agreement.due(now()), attendAgreement);
      await each(await store.drafts.due(now(), AT_ONCE), attendDraft);
      onSaved();
    },

    /** Whether something was really to be done by `at`: a reminder that waits for working hours was not. */
    async isOwed(handoff: Handoff, at: EpochMs): Promise<boolean> {
      return (await passingOf(handoff))(handoff, at) !== null;
    },
  };
}

/** Slack has said who everybody in the draft is: it lands, or goes back. */
function cleared(
  kept: Handoff,
  clearance: Exclude<Clearance, { may: 'unknown' }>,
  gate: Gate | Refusal | null,
  now: EpochMs,
): Decision | null {
  if (gate instanceof Refusal) return refuseAe(kept, gate.message, now);
  if (clearance.may === 'yes') return land(kept, clearance.time, now, gate ?? undefined);
  if (clearance.author !== null) return refuseAuthor(kept, now);
  const { ae, questions_to: questions } = clearance.refusals;
  const sentences = [ae, questions && `Questions cannot go there: ${questions}`].filter((sentence) => sentence);
  return refuseAe(kept, sentences.join(' '), now);
}
