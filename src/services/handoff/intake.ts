import type { HandoffAsShown } from '../../core/handoff/as-shown.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import { type Awaiting, type Declined, declined, type Handoff, type Presser } from '../../core/handoff/handoff.ts';
import { happenedThisRound } from '../../core/handoff/history.ts';
import * as intake from '../../core/handoff/intake.ts';
import { type RerouteInput, readExtension, readReason, readReroute } from '../../core/handoff/intake-forms.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Timekeeping } from '../../core/handoff/window.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';
import type { Eligibility } from './eligibility.ts';
import type { Signers } from '../conflict-check/signers.ts';

/** What the intake owner does with a handoff that nobody answered. Each promise resolves once the change is saved. */
export type Intake = ReturnType<typeof createIntake>;

export function createIntake(deps: {
  store: Store;
  eligibility: Eligibility;
  signers: Pick<Signers, 'gateAgain'>;
  calendars: Pick<Calendars, 'ofHandoff'>;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, eligibility, signers, calendars, now, onSaved } = deps;

  const find = async (id: string): Promise<{ handoff: Handoff; intakeOwner: UserId }> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return { handoff, intakeOwner: await store.intakeOwner(handoff) };
  };

  const timeOf = async (ae: UserId): Promise<Timekeeping> => {
    const asked = await eligibility.check(ae);
    if (asked.may === 'unknown')
      throw new Refusal('Slack did not say in time who this is. Nothing is lost: please try again.');
    if (asked.may === 'no') throw new WrongInput({ ae: await eligibility.inNames(asked.refusal) });
    return asked.time;
  };

  const loseAe = async (id: string, userId: UserId): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff || handoff.packet.ae !== userId) return;
    if (happenedThisRound(await store.history(id), 'ae_gone')) return;
    let isOutdated = false;
    await store.change(id, (current) => {
      isOutdated = current.version !== handoff.version;
      return isOutdated ? null : intake.loseAe(current, now());
    });
    // The change meanwhile may have been this very event, so it is read again.
    if (isOutdated) await loseAe(id, userId);
  };

  return {
    /** The handoff, if this presser may decide what is next; throws Refusal otherwise. */
    async toTakeIn(id: string, by: Presser): Promise<Awaiting> {
      const { handoff, intakeOwner } = await find(id);
      return intake.mayTakeIn(handoff, by, intakeOwner);
    },

    /** The handoff, if this presser may ask somebody else; throws Refusal otherwise. */
    async toReroute(id: string, by: Presser): Promise<Awaiting | Declined> {
      const { handoff, intakeOwner } = await find(id);
      return intake.mayReroute(handoff, by, intakeOwner);
    },

    /** Asks whom the account executive named who declined, with a window as long as the packet's. Throws Refusal, or WrongInput. */
    async passOn(id: string, by: Presser): Promise<void> {
      const { handoff, intakeOwner } = await find(id);
      // What this very press has passed on is declined no more: the store knows it again.
      const named = declined(handoff) && intake.mayPassOn(handoff, by, intakeOwner).betterAe;
      const time = named && (await timeOf(named));
      const gate = time && (await signers.gateAgain(handoff, named, time.calendar));
      await store.change(
        id,
        (current, history) => {
          const { betterAe: ae, packet } = intake.mayPassOn(current, by, intakeOwner);
          if (!time || ae !== named) throw new Refusal('This has changed just now. Please try again.');
          return intake.reroute(current, {
            by,
            intakeOwner,
            ae,
            days: packet.window_days,
            reason: null,
            time,
            ...(gate ? { gate } : {}),
            history: history(),
            now: now(),
          });
        },
        by.requestId,
      );
      onSaved();
    },

    /** The handoff, if this presser may give it up: its author, or the intake owner; throws Refusal otherwise. */
    async toWithdraw(id: string, by: Presser): Promise<ReturnType<typeof intake.mayWithdraw>> {
      const { handoff, intakeOwner } = await find(id);
      return intake.mayWithdraw(handoff, by, intakeOwner);
    },

    async reroute(
      id: string,
      by: Presser,
      form: RerouteInput,
      asShown?: HandoffAsShown<Awaiting | Declined>,
    ): Promise<void> {
      const { handoff, intakeOwner } = await find(id);
      intake.mayReroute(handoff, by, intakeOwner);
      const asked = readReroute(form);
      const time = await timeOf(asked.ae);
      const gate = await signers.gateAgain(handoff, asked.ae, time.calendar);
      const command = { by, intakeOwner, ...asked, time, ...(gate ? { gate } : {}) };
      await store.change(
        id,
        (current, history) => {
          asShown?.(intake.mayReroute(current, by, intakeOwner), history());
          return intake.reroute(current, { ...command, history: history(), now: now() });
        },
        by.requestId,
      );
      onSaved();
    },

    async extend(
      id: string,
      by: Presser,
      form: { days: unknown; reason: unknown },
      asShown?: HandoffAsShown<Awaiting>,
    ): Promise<void> {
      const { handoff, intakeOwner } = await find(id);
      const extension = readExtension(form);
      const time = await calendars.ofHandoff(handoff);
      await store.change(
        id,
        (current, history) => {
          asShown?.(intake.mayTakeIn(current, by, intakeOwner), history());
          return intake.extend(current, { by, intakeOwner, ...extension, time, now: now() });
        },
        by.requestId,
      );
      onSaved();
    },

    async withdraw(id: string, by: Presser, form: { reason: unknown }): Promise<void> {
      const { intakeOwner } = await find(id);
      const reason = readReason(form.reason);
      await store.change(
        id,
        (current) => intake.withdraw(current, { by, intakeOwner, reason, now: now() }),
        by.requestId,
      );
      onSaved();
    },

    /** This person is no full member any more: the intake owner is told once of each handoff that they should answer. */
    async loseMember(userId: UserId): Promise<void> {
      for (const id of await store.handoffsAwaiting(userId)) await loseAe(id, userId);
    },
  };
}
