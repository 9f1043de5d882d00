import type { AsShown } from '../../core/handoff/as-shown.ts';
import { bringBack, leaveBehind, mustBeAtHand, putOff, readWakesOn, throwAway } from '../../core/packet/draft-away.ts';
import { passDraftTime } from '../../core/packet/draft-clock.ts';
import type { DraftSummary } from '../../core/packet/draft-summary.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import { type Member, type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import {
  type Away,
  FROM_NOTHING,
  mustBeTheirs,
  type Origin,
  type PacketDraft,
  startDraft,
  type Typed,
  typedFromHelp,
  typedIn,
} from '../../core/packet/packet-draft.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';
import type { DescribeDraft } from './draft-summaries.ts';
import type { Membership } from '../people/membership.ts';
import type { NamedAccounts, WrittenWithAccount } from '../directory/named-accounts.ts';

/** Packets while they are written: saved as their authors type. */
export type Drafts = ReturnType<typeof createDrafts>;

/** Of one person: at hand, and away for as long as they can be brought back. */
export type ListedDrafts = {
  atHand: { draft: PacketDraft; summary: DraftSummary }[];
  away: { why: Away; summary: DraftSummary }[];
};

export function createDrafts(deps: {
  store: Pick<Store, 'drafts' | 'outbox'>;
  calendars: Pick<Calendars, 'of'>;
  namedAccounts: Pick<NamedAccounts, 'filling'>;
  membership: Pick<Membership, 'mustNotBeOthers'>;
  describe: DescribeDraft;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  newId: () => string;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, calendars, namedAccounts, membership, describe, findMember, newId, now, onSaved } = deps;

  /** While Slack does not say where they are, they are where they were: `zone` is what was known last. */
  const calendarOf = async (author: UserId, zone: string | null = null): Promise<Calendar> => {
    const member = await findMember(author);
    return (await calendars.of(author, member ? zoneOf(member) : (zone ?? ZONE_OF_LAST_RESORT))).calendar;
  };

  /** Who is refused may have pressed what stands there from before: it is drawn once more. */
  const drawnAgain = async <Result>(id: string, { userId }: Presser, work: Promise<Result>): Promise<Result> =>
    work.catch(async (error: unknown) => {
      if (error instanceof Refusal) {
        await store.outbox.drawAgainAbout({ about: 'draft', id }, userId, now());
        onSaved();
      }
      throw error;
    });

  /** Throws a Refusal for anybody but its author, and what `decide` throws. */
  const change = async (id: string, by: Presser, decide: (draft: PacketDraft) => PacketDraft): Promise<PacketDraft> => {
    const decideOnTheirs = (draft: PacketDraft | null) => draft && decide(mustBeTheirs(draft, by));
    const changed = await drawnAgain(id, by, store.drafts.change(id, decideOnTheirs, now()));
    if (!changed) throw new Refusal(NOT_HERE);
    onSaved();
    return changed;
  };

  const allOf = async (by: Presser): Promise<PacketDraft[]> => {
    const drafts = await store.drafts.of(by.userId);
    return drafts.filter(({ teamId }) => teamId === by.teamId);
  };

  return {
    /** For an empty form. It is not saved before something is typed into it. */
    blank: (by: Presser): PacketDraft => startDraft(newId(), by, FROM_NOTHING, now()),

    /** One that begins with what is known already. Throws a Refusal for whoever is known not to be ours. */
    async begin(by: Presser, origin: Origin): Promise<PacketDraft> {
      await membership.mustNotBeOthers(by);
      const draft = startDraft(newId(), by, origin, now());
      await store.drafts.change(draft.id, () => draft, now());
      return draft;
    },

    /** One in which this handoff is mended: what they have begun already, or one that begins with `typed`. */
    async beginRevision(by: Presser, revisionOf: string, typed: Typed): Promise<PacketDraft> {
      const begun = (await this.listOf(by)).find((draft) => draft.revisionOf === revisionOf);
      return begun ?? this.begin(by, { ...FROM_NOTHING, revisionOf, typed });
    },

    /** The same for one that answers this help request. */
    async beginFromHelp(by: Presser, request: HelpRequest): Promise<PacketDraft> {
      const begun = (await this.listOf(by)).find((draft) => draft.helpRequest === request.id);
      return begun ?? this.begin(by, { ...FROM_NOTHING, helpRequest: request.id, typed: typedFromHelp(request) });
    },

    /**
     * Keeps what its form holds now. `stamp` is Slack's number of the action that brought it; null for a form that was sent. Returns the draft as
     * it is then. Throws a Refusal for anybody but its author, and for whoever is known not to be ours.
     */
    async keep(
      id: string,
      by: Presser,
      written: WrittenWithAccount,
      stamp: number | null = null,
    ): Promise<PacketDraft> {
      await membership.mustNotBeOthers(by);
      const begun = (await store.drafts.find(id))?.typed ?? {};
      const fill = await namedAccounts.filling(begun, written, by);
      let isAsRead = true;
      const keepIn = (current: PacketDraft | null) => {
        const draft = current ? mustBeTheirs(current, by) : startDraft(id, by, FROM_NOTHING, now());
        isAsRead = draft.typed.account === begun.account;
        const next = isAsRead ? typedIn(draft, written, stamp, now()) : null;
        return next && { ...next, typed: fill(next.typed) };
      };
      const kept = await store.drafts.change(id, keepIn, now());
      // Another account was named meanwhile: what the directory fills is worked out anew.
      if (!isAsRead) return this.keep(id, by, written, stamp);
      // Its first words are what the partner hears of.
      if (kept?.partnerMessage) onSaved();
      return kept ?? this.find(id, by);
    },

    /** Throws a Refusal unless it is there, and theirs. */
    async find(id: string, by: Presser): Promise<PacketDraft> {
      const draft = await store.drafts.find(id);
      if (!draft) throw new Refusal(NOT_HERE);
      return mustBeTheirs(draft, by);
    },

    /** Those at hand in which they have typed something, the last one first. */
    async listOf(by: Presser): Promise<PacketDraft[]> {
      return (await allOf(by)).filter(({ away }) => away === null);
    },

    /** All of theirs, as they read of them. */
    async shown(by: Presser): Promise<ListedDrafts> {
      const [drafts, calendar] = await Promise.all([allOf(by), calendarOf(by.userId)]);
      const listed = drafts.map(async (draft) => ({ draft, summary: await describe(draft, calendar) }));
      const all = await Promise.all(listed);
      return {
        atHand: all.filter(({ draft }) => draft.away === null),
        away: all.flatMap(({ draft: { away: why }, summary }) => (why === null ? [] : [{ why, summary }])),
      };
    },

    /** To go on with. Throws a Refusal that says what became of it, unless it is at hand and theirs. */
    async toContinue(id: string, by: Presser): Promise<PacketDraft> {
      return drawnAgain(id, by, this.find(id, by).then(mustBeAtHand));
    },

    /** The same, as they read of it. */
    async toPutOff(id: string, by: Presser): Promise<DraftSummary> {
      return describe(await this.toContinue(id, by));
    },

    /** They hear of it on that day. Throws WrongInput for a day that is none to wait for, and a Refusal as above. */
    async putOff(id: string, by: Presser, day: unknown, asShown?: AsShown<PacketDraft>): Promise<void> {
      const wakesOn = readWakesOn(day, await calendarOf(by.userId), now());
      await change(id, by, (draft) => {
        asShown?.(mustBeAtHand(draft));
        return putOff(draft, wakesOn, now());
      });
    },

    /** Throws a Refusal as above. */
    async throwAway(id: string, by: Presser): Promise<DraftSummary> {
      return describe(await change(id, by, (draft) => throwAway(draft, now())));
    },

    /** As it stood. Throws a Refusal when its words are gone, or it was sent. */
    async bringBack(id: string, by: Presser): Promise<PacketDraft> {
      return change(id, by, (draft) => bringBack(draft, now()));
    },

    /** They are no full member of ours any more: nobody else reads what they began. */
    async lose(author: UserId): Promise<void> {
      for (const { id } of await store.drafts.of(author))
        await store.drafts.change(id, (draft) => draft && leaveBehind(draft, now()), now());
    },

    /** The clock has brought something to it. */
    async attend(id: string): Promise<void> {
      const draft = await store.drafts.find(id);
      if (!draft) return;
      const calendar = await calendarOf(draft.author, draft.zone);
      await store.drafts.pass(id, (current) => passDraftTime(current, calendar, now()), now());
    },
  };
}

const NOT_HERE = 'This draft is not here any more. Type `/handoff` to begin another.';
