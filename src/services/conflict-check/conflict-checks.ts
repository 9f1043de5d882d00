import type { AsShown } from '../../core/handoff/as-shown.ts';
import {
  type CheckFindings,
  isRivalled,
  usualAnswers,
  wholeAnswers,
} from '../../core/conflict-check/check-findings.ts';
import { type ClearTyped, readClearing, readPass, readReturn } from '../../core/conflict-check/check-forms.ts';
import type { CheckQuestion } from '../../core/conflict-check/clearing.ts';
import { clear, mayPassCheck, maySign, passCheck, returnToAuthor } from '../../core/conflict-check/conflict-check.ts';
import { owedWord } from '../../core/credit/credit.ts';
import { creditSentences } from '../../core/credit/credit-words.ts';
import type { Decide } from '../../core/handoff/decision.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import { type Checking, checking, type Handoff, type Presser } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Timekeeping } from '../../core/handoff/window.ts';
import type { Store } from '../../db/store.ts';
import type { AuthorCalendar } from '../handoff/author-calendar.ts';
import type { Calendars } from '../people/calendars.ts';
import type { Signers } from './signers.ts';

/**
 * What is done with an open conflict check. Each promise resolves once the change is saved; the same `requestId` again throws Duplicate:
 * a signer whose answer was lost is not told that somebody has signed already.
 */
export type ConflictChecks = ReturnType<typeof createConflictChecks>;

/** `word`: how the partner is credited, where the rule does not settle it. */
type Said = ReturnType<typeof readClearing>;

/** An open check with all that its form shows. `answers`: what is usually said; null where something was found. */
export type ToSign = {
  open: Checking;
  partner: Partner | null;
  findings: CheckFindings;
  answers: Record<CheckQuestion, string | null>;
};

export function createConflictChecks(deps: {
  store: Store;
  calendars: Pick<Calendars, 'of'>;
  authorCalendar: AuthorCalendar;
  signers: Pick<Signers, 'find' | 'calendarOf'>;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, calendars, authorCalendar, signers, now, onSaved } = deps;

  const find = async (id: string): Promise<{ handoff: Handoff; intakeOwner: UserId }> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return { handoff, intakeOwner: await store.intakeOwner(handoff) };
  };

  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    await store.change(id, decide, by.requestId);
    onSaved();
  };

  const toSign = async (id: string, by: Presser): Promise<ToSign & { intakeOwner: UserId; time: Timekeeping }> => {
    const { handoff, intakeOwner } = await find(id);
    const open = maySign(handoff, by, intakeOwner);
    const partner = await store.partner(open.packet.partner);
    const findings = await store.checkFindings(open, now());
    const owed = owedWord(open, open.createdAt);
    const usual = { credit: creditSentences(open, partner?.name ?? 'The partner'), owed };
    const answers = usualAnswers(findings, usual);
    const time = await calendars.of(open.packet.ae, open.check.aeZone);
    return { open, partner, findings, answers, intakeOwner, time };
  };

  const clearWith = async (id: string, by: Presser, answersOf: (asked: ToSign) => Said): Promise<void> => {
    await store.inbound.mustBeNew(by.requestId);
    const asked = await toSign(id, by);
    const { intakeOwner, time } = asked;
    const { claim } = asked.findings;
    const rule = claim && { line: claim.line, version: claim.version };
    const said = answersOf(asked);
    await change(id, by, (handoff, history) => {
      const { askedAt, aeZone } = maySign(handoff, by, intakeOwner).check;
      if (askedAt !== asked.open.check.askedAt || aeZone !== asked.open.check.aeZone)
        throw new Refusal('This has changed just now. Please look at it again.');
      return clear(handoff, { by, intakeOwner, ...said, rule, time, history: history(), now: now() });
    });
  };

  /** Somebody else is asked in place of this signer, as far as there is anybody. */
  const passOn = async (id: string, signer: UserId): Promise<void> => {
    const handoff = await store.handoff(id);
    const open = handoff && checking(handoff);
    if (!open || open.check.signer !== signer) return;
    const next = await signers.find(open, signer);
    // The intake owner decides when its time is over.
    if (next === 'none' || next === 'unknown') return;
    const ae = await calendars.of(open.packet.ae, open.check.aeZone);
    await store.change(id, (current) => {
      const still = checking(current);
      if (!still || still.check.askedAt !== open.check.askedAt) return null;
      return passCheck(still, { by: null, ...next, ae: ae.calendar, now: now() });
    });
  };

  return {
    /** The check with what is known of the account, if this presser may sign it; throws Refusal otherwise. */
    async toSign(id: string, by: Presser): Promise<ToSign> {
      return toSign(id, by);
    },

    /** One press: nothing was found, and the usual answers hold. Throws a Refusal when something has turned up. */
    async clearAsFound(id: string, by: Presser): Promise<void> {
      return clearWith(id, by, ({ findings, answers }) => {
        const whole = isRivalled(findings) ? null : wholeAnswers(answers);
        if (!whole)
          throw new Refusal('Something has turned up on this account meanwhile. Look at it, then say what holds.');
        return { answers: whole, word: null };
      });
    },

    /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
    async clear(id: string, by: Presser, typed: ClearTyped, asShown?: AsShown<ToSign>): Promise<void> {
      return clearWith(id, by, (asked) => {
        asShown?.(asked);
        return readClearing(typed);
      });
    },

    async returnIt(id: string, by: Presser, typed: unknown): Promise<void> {
      await store.inbound.mustBeNew(by.requestId);
      const { handoff, intakeOwner } = await find(id);
      maySign(handoff, by, intakeOwner);
      const reason = readReturn(typed);
      const calendar = await authorCalendar(handoff);
      await change(id, by, (current) => returnToAuthor(current, { by, intakeOwner, reason, calendar, now: now() }));
    },

    /** The check, if this presser may ask somebody else to sign it; throws Refusal otherwise. */
    async toPass(id: string, by: Presser): Promise<Checking> {
      const { handoff, intakeOwner } = await find(id);
      return mayPassCheck(handoff, by, intakeOwner);
    },

    async pass(id: string, by: Presser, typed: unknown): Promise<void> {
      await store.inbound.mustBeNew(by.requestId);
      const { handoff, intakeOwner } = await find(id);
      const open = mayPassCheck(handoff, by, intakeOwner);
      const signer = readPass(typed);
      const calendar = await signers.calendarOf(signer);
      const ae = await calendars.of(open.packet.ae, open.check.aeZone);
      await change(id, by, (current) =>
        passCheck(mayPassCheck(current, by, intakeOwner), { by, signer, calendar, ae: ae.calendar, now: now() }),
      );
    },

    /** This person cannot sign any more, of `partner` or of any (null): somebody else is asked. */
    async lose(signer: UserId, partner: string | null = null): Promise<void> {
      for (const id of await store.checksToSign(signer)) {
        const handoff = await store.handoff(id);
        if (partner === null || handoff?.packet.partner === partner) await passOn(id, signer);
      }
      onSaved();
    },
  };
}
