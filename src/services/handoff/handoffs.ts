import { termsInUse } from '../../core/agreement/agreement.ts';
import { rolesIn } from '../../core/agreement/agreement-terms.ts';
import { accept, decline, propose } from '../../core/handoff/answering.ts';
import type { HandoffAsShown } from '../../core/handoff/as-shown.ts';
import { type DeclineInput, readDecline } from '../../core/handoff/decline-form.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import type { Decide } from '../../core/handoff/decision.ts';
import { type GradeTyped, NOT_GRADED, readGrade } from '../../core/packet/grade.ts';
import { type Awaiting, type Handoff, type Presser, windowOf } from '../../core/handoff/handoff.ts';
import { mayAnswer } from '../../core/handoff/may-answer.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { readRoles, type RolesTyped } from '../../core/outcome/joint-roles.ts';
import { NOT_SAID, type UserId } from '../../core/people/member.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import { type Heard, lastHeard, toldAt } from '../../core/partner/partner-heard.ts';
import { type Promises, promisesIn } from '../../core/handoff/promise.ts';
import { readNextMove } from '../../core/handoff/next-move.ts';
import { may, partsIn, peopleIn } from '../../core/people/powers.ts';
import { reopeningFor } from '../../core/handoff/reopening.ts';
import { stalledAfter, type StalledAfter, stalledDays } from '../../core/outcome/stalled-handoffs.ts';
import { inWork } from '../../core/outcome/taken-up.ts';
import { isStuck } from '../../core/notices/stuck-notices.ts';
import { subjectOf } from '../../core/notices/subject.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { listed, LISTED_AT_MOST, type Listed, type Turn, turnOf } from '../../core/handoff/turn.ts';
import { conversationFrom, conversationKey } from '../../core/notices/conversations.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { dialDown } from '../../core/handoff/window.ts';
import type { NoticeRow } from '../../db/notices/notices.ts';
import type { Store } from '../../db/store.ts';
import type { AuthorCalendar } from './author-calendar.ts';
import type { Calendars } from '../people/calendars.ts';
import type { Eligibility } from './eligibility.ts';

/** What people do with handoffs that exist, and what they may see of them. Each promise resolves once the change is saved. */
export type Handoffs = ReturnType<typeof createHandoffs>;

export type HandoffStatus = {
  handoff: Handoff;
  partner: Partner | null;
  intakeOwner: UserId;
  /** Whether it is of this reader's making or deciding: author, account executive, alliances owner, intake owner. They read all of it. */
  isInsider: boolean;
  isAuthor: boolean;
  /** What this reader can do about its decision; null: nothing. */
  reopening: 'undo' | 'reopen' | null;
  isAe: boolean;
  history: HandoffEvent[];
  /** How many messages about it could not be delivered. */
  stuck: number;
  /** Null before the partner was promised anything. */
  promises: Promises | null;
  /** For how many days it has stalled; null when it has not. */
  stalledDays: number | null;
  /** When the partner last read something of it; null: nothing yet. */
  heard: Heard | null;
};

/** `place` is where its message stands; null when there is none. */
export type Waiting = { handoff: Handoff; turn: Turn; place: { channel: string; ts: string } | null };

/** What was ticked of the packet's grade. */
type Graded = { grade?: GradeTyped };
type AcceptForm = Graded & { move: unknown; moveBy: unknown; roles?: RolesTyped };

const WAITING_AT_MOST = 5;

const placeOf = ({ channel, ts }: NoticeRow) => (channel === null || ts === null ? [] : [{ channel, ts }]);

export function createHandoffs(deps: {
  store: Store;
  eligibility: Pick<Eligibility, 'check' | 'inNames'>;
  calendars: Pick<Calendars, 'ofHandoff'>;
  authorCalendar: AuthorCalendar;
  teamId: string;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, eligibility, calendars, authorCalendar, teamId, now, onSaved } = deps;

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
  };

  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    const changed = await store.change(id, decide, by.requestId);
    if (!changed) throw new Refusal('This handoff is not known here. Nothing has changed.');
    onSaved();
  };

  /** Why this person could not be asked in the account executive's place, for beside the field; null when they could. */
  const whyNotPossible = async (betterAe: unknown): Promise<string | null> => {
    if (typeof betterAe !== 'string') return null;
    const asked = await eligibility.check(betterAe);
    if (asked.may === 'unknown') return NOT_SAID;
    return asked.may === 'no' ? eligibility.inNames(asked.refusal) : null;
  };

  const stalledDaysOf = async (handoff: Handoff, after: StalledAfter): Promise<number | null> => {
    const agreed = inWork(handoff);
    if (!agreed) return null;
    const { calendar } = await calendars.ofHandoff(handoff);
    return stalledDays(agreed, { calendar, after, now: now() });
  };

  /**
   * What this person is to do next, then what else of theirs is open: what they wrote, are asked to answer or have accepted, what they take in.
   */
  const listOf = async ({ userId, teamId: team }: Presser): Promise<Listed[]> => {
    if (team !== teamId) return [];
    const toTakeIn = await store.handoffsToTakeIn(userId);
    const open = await store.openHandoffsOf(userId, LISTED_AT_MOST);
    const all = [...toTakeIn, ...open];
    const after = stalledAfter(await store.settings());
    const withTurn = async (handoff: Handoff) => ({
      handoff,
      turn: turnOf(handoff, userId, await store.intakeOwner(handoff)),
      stalledDays: await stalledDaysOf(handoff, after),
    });
    return listed(await Promise.all(all.map(withTurn)));
  };

  const promisesOf = (handoff: Handoff, history: readonly HandoffEvent[], notices: readonly NoticeRow[]) => {
    const window = windowOf(handoff);
    const isFirstOfDeal = handoff.deal === handoff.id;
    return window && promisesIn(history, { toldAt: toldAt(notices), isFirstOfDeal, zone: window.aeZone, now: now() });
  };

  /** Throws a Refusal for a message to a partner that is paused. */
  const mustBePosted = async ({ conversation: key }: NoticeRow): Promise<void> => {
    const conversation = conversationFrom(key);
    const partner = conversation.to === 'partner' ? await store.partner(conversation.partnerId) : null;
    if (partner?.paused) throw new Refusal(`${partner.name} is paused: nothing is posted to them. Lift that first.`);
  };

  return {
    /** The handoff, if this presser may answer it now; throws Refusal otherwise. */
    async toAnswer(id: string, by: Presser): Promise<Awaiting> {
      return mayAnswer(await find(id), by);
    },

    /** Who has last done one of these to it. */
    async whoDid(id: string, kinds: readonly HandoffEvent['kind'][]): Promise<FieldChange | null> {
      const last = (await store.history(id)).findLast(({ kind }) => kinds.includes(kind));
      return last ? { by: last.actor, at: last.at } : null;
    },

    /** Without `roles` (a form that was opened before it had them) they are those of the working agreement. */
    async accept(id: string, by: Presser, form: AcceptForm, asShown?: HandoffAsShown<Awaiting>): Promise<void> {
      const { undo_minutes: undoMinutes } = await store.settings();
      const usual = termsInUse(await store.agreement.standing());
      return change(id, by, (handoff, history) => {
        asShown?.(mayAnswer(handoff, by), history());
        const roles = form.roles ? readRoles(form.roles) : rolesIn(usual);
        const grade = readGrade(form.grade ?? NOT_GRADED);
        return accept(handoff, { by, ...readNextMove(form, now()), roles, grade, undoMinutes, now: now() });
      });
    },

    async decline(id: string, by: Presser, form: DeclineInput & Graded): Promise<void> {
      const why = await whyNotPossible(form.betterAe);
      const calendar = await authorCalendar(await find(id));
      const { undo_minutes: undoMinutes } = await store.settings();
      return change(id, by, (handoff) => {
        mayAnswer(handoff, by);
        const answer = readDecline(form, by.userId, now());
        const grade = readGrade(form.grade ?? NOT_GRADED);
        const decision = decline(handoff, { by, ...answer, grade, calendar, undoMinutes, now: now() });
        if (why !== null) throw new WrongInput({ better_ae: why });
        return decision;
      });
    },

    /** The account executive, before deciding, names somebody better placed: a proposal to the intake owner. */
    async propose(id: string, by: Presser, betterAe: UserId | null, asShown?: HandoffAsShown<Awaiting>): Promise<void> {
      if (betterAe === null) throw new WrongInput({ better_ae: 'Choose who is better placed.' });
      const why = await whyNotPossible(betterAe);
      return change(id, by, (handoff, history) => {
        asShown?.(mayAnswer(handoff, by), history());
        const decision = propose(handoff, { by, betterAe, now: now() });
        if (why !== null) throw new WrongInput({ better_ae: why });
        return decision;
      });
    },

    /** Fewer reminders of this one handoff. */
    async dialDown(id: string, by: Presser, until: 'tomorrow' | 'last_day'): Promise<void> {
      const { calendar } = await calendars.ofHandoff(await find(id));
      return change(id, by, (handoff) => dialDown(handoff, { by, until, calendar, now: now() }));
    },

    listOf,

    /** What this person is to do next, a few at most, and where the newest message about it stands in their conversation with the bot. */
    async waitingFor(by: Presser): Promise<Waiting[]> {
      const theirs = (await listOf(by)).flatMap(({ handoff, turn }) => (turn === null ? [] : [{ handoff, turn }]));
      const conversation = conversationKey({ to: 'person', userId: by.userId });
      const placed = theirs.slice(0, WAITING_AT_MOST).map(async (one) => {
        const said = (await store.outbox.of(one.handoff.id)).filter((row) => row.conversation === conversation);
        return { ...one, place: said.flatMap(placeOf).at(-1) ?? null };
      });
      return Promise.all(placed);
    },

    /** All that is known of where it stands. */
    async status(id: string, by: Presser): Promise<HandoffStatus> {
      if (by.teamId !== teamId) throw new Refusal('Only people of our own workspace can see this.');
      const handoff = await find(id);
      const notices = await store.outbox.of(id);
      const history = await store.history(id);
      const partner = await store.partner(handoff.packet.partner);
      const backstops = await store.backstops(handoff);
      const { intakeOwner } = backstops;
      return {
        handoff,
        partner,
        intakeOwner,
        isInsider: may('read_handoff', partsIn(peopleIn(handoff, backstops), by.userId)),
        isAuthor: handoff.author === by.userId,
        reopening: reopeningFor(handoff, { by, intakeOwner, now: now() }),
        isAe: handoff.packet.ae === by.userId,
        history,
        stuck: notices.filter(isStuck).length,
        promises: promisesOf(handoff, history, notices),
        stalledDays: await stalledDaysOf(handoff, stalledAfter(await store.settings())),
        heard: lastHeard(history, notices, now()),
      };
    },

    /** Tries to deliver again what did not arrive; false when nothing waits any more. For those who can mend it, and the author. */
    async retryDelivery(noticeId: string, by: Presser): Promise<boolean> {
      if (by.teamId !== teamId) throw new Refusal('Only people of our own workspace can do this.');
      const notice = await store.outbox.find(noticeId);
      // Whoever was told of it: the escalation contact, for example, when the intake owner has left.
      const mayRetry = notice ? await store.respondersAbout(subjectOf(notice)) : [];
      if (!notice || mayRetry.length === 0) throw new Refusal('This message is not known here any more.');
      if (!mayRetry.includes(by.userId)) throw new Refusal('Only the intake owner and the author can do this.');
      await mustBePosted(notice);
      const isRequeued = await store.outbox.retry(noticeId, now(), by.requestId);
      onSaved();
      return isRequeued;
    },
  };
}
