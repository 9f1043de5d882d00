import type { Classification } from './credit.ts';
import type { Decision } from '../handoff/decision.ts';
import { Refusal, WrongInput } from '../kernel/errors.ts';
import { type Handoff, type Presser, windowOf } from '../handoff/handoff.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import type { UserId } from '../people/member.ts';
import type { Notice } from '../notices/notice.ts';
import { takenUp } from '../outcome/taken-up.ts';
import type { EpochMs } from '../time/instant.ts';

/**
 * What happens to a credit after it was decided: RevOps corrects it, the author or the alliances owner disputes it, RevOps keeps it as it is.
 * Who is of RevOps is asked elsewhere. Both values and every reason stay in the history.
 */

/** What a correction did, as the `detail` of its event. */
export type CreditChange = `${Classification}>${Classification}`;

type Said = { by: Presser; reason: string; now: EpochMs };
type Asked = { alliancesOwner: UserId };

/** The handoff, if its credit is decided; throws Refusal otherwise. Asked before a form opens and when it is sent. */
export function mustBeCredited(handoff: Handoff): Handoff {
  if (windowOf(handoff) !== null) return handoff;
  throw new Refusal('Its credit is not decided yet: this handoff has not landed. Nothing has changed.');
}

/** The author and the alliances owner may dispute a credit; nobody may as long as a dispute is open. Throws Refusal. */
export function mayDispute(
  handoff: Handoff,
  { by, alliancesOwner, history }: Asked & { by: Presser; history: readonly HandoffEvent[] },
): Handoff {
  const isTheirs = [handoff.author, alliancesOwner].includes(by.userId) && by.teamId === handoff.teamId;
  if (!isTheirs)
    throw new Refusal(
      `Only <@${handoff.author}> and the alliances owner, <@${alliancesOwner}>, can dispute the credit. Nothing has changed.`,
    );
  const open = openDispute(history);
  if (open?.actor) throw new Refusal(`<@${open.actor}> disputes it already: it waits for RevOps. Nothing has changed.`);
  return mustBeCredited(handoff);
}

/** RevOps counts it otherwise from now on: whoever it concerns reads why, and the partner what it is where it has read it before. */
export function correctCredit(
  handoff: Handoff,
  { by, classification, reason, alliancesOwner, now }: Said & Asked & { classification: Classification },
): Decision {
  const { classification: was } = mustBeCredited(handoff);
  if (classification === was)
    throw new WrongInput({ classification: 'It is counted like this already: choose the other, or close this form.' });
  const change: CreditChange = `${was}>${classification}`;
  const ae = askedAe(handoff);
  const concerned = others([handoff.author, ...ae, alliancesOwner], by);
  const version = handoff.version + 1;
  return {
    next: { ...handoff, classification },
    notices: [
      ...ae.map((person): Notice => ({ kind: 'ae_card', person })),
      ...concerned.map((person): Notice => ({ kind: 'credit_corrected', person, version, at: now })),
      ...toPartner(handoff, { kind: 'partner_credit', credit: classification, version }),
    ],
    event: { kind: 'credit_corrected', actor: by.userId, at: now, detail: change, reason },
  };
}

/** While it is in a conflict check once more, whoever is asked next has not heard of it; and when it ended there they never do. */
function askedAe(handoff: Handoff): UserId[] {
  const isChecked = 'check' in handoff && handoff.check !== null;
  return isChecked ? [] : [handoff.packet.ae];
}

/** Before it was accepted the partner has read nothing of its credit. */
function toPartner(handoff: Handoff, news: Notice): Notice[] {
  return takenUp(handoff) === null ? [] : [{ kind: 'partner_card' }, news];
}

/** Somebody thinks that it is wrong: whoever can settle it is told, once. Throws Refusal. */
export function disputeCredit(
  handoff: Handoff,
  asked: Said & Asked & { settlers: readonly UserId[]; history: readonly HandoffEvent[] },
): Decision {
  const { by, reason, settlers, now } = asked;
  return {
    next: mayDispute(handoff, asked),
    notices: [...new Set(settlers)].map((person) => ({
      kind: 'credit_dispute',
      person,
      version: handoff.version + 1,
      at: now,
    })),
    event: { kind: 'credit_disputed', actor: by.userId, at: now, reason },
  };
}

/** The dispute, if one is open; throws Refusal otherwise. */
export function mustBeDisputed(history: readonly HandoffEvent[]): HandoffEvent {
  const open = openDispute(history);
  if (open) return open;
  throw new Refusal('Nothing is disputed here any more: `/handoff status` says how it stands. Nothing has changed.');
}

/** RevOps finds that it is right: whoever disputed it reads why. Throws Refusal when nothing is disputed. */
export function keepCredit(
  handoff: Handoff,
  { by, reason, history, alliancesOwner, now }: Said & Asked & { history: readonly HandoffEvent[] },
): Decision {
  mustBeDisputed(history);
  const concerned = others([handoff.author, alliancesOwner], by);
  return {
    next: mustBeCredited(handoff),
    notices: concerned.map((person) => ({ kind: 'credit_kept', person, version: handoff.version + 1, at: now })),
    event: { kind: 'credit_kept', actor: by.userId, at: now, reason },
  };
}

/** Nobody twice, and nobody who did it themselves. */
const others = (people: UserId[], by: Presser): UserId[] => [...new Set(people)].filter((one) => one !== by.userId);

const OF_A_DISPUTE: ReadonlySet<HandoffEvent['kind']> = new Set(['credit_disputed', 'credit_corrected', 'credit_kept']);

/** The dispute that nobody has settled; null when there is none. */
export function openDispute(history: readonly HandoffEvent[]): HandoffEvent | null {
  const last = history.findLast(({ kind }) => OF_A_DISPUTE.has(kind));
  return last?.kind === 'credit_disputed' ? last : null;
}

/** The correction that holds now; null while the credit is as it was decided. */
export function lastCorrection(history: readonly HandoffEvent[]): HandoffEvent | null {
  return history.findLast(({ kind }) => kind === 'credit_corrected') ?? null;
}
