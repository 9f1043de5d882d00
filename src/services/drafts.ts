import { Refusal } from '../core/errors.ts';
import type { Presser } from '../core/handoff.ts';
import type { HelpRequest } from '../core/help-request.ts';
import {
  FROM_NOTHING,
  mustBeTheirs,
  type Origin,
  type PacketDraft,
  startDraft,
  type Typed,
  typedFromHelp,
  typedIn,
} from '../core/packet-draft.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Store } from '../db/store.ts';

/** Packets while they are written: saved as their authors type. */
export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(deps: { store: Pick<Store, 'drafts'>; newId: () => string; now: () => EpochMs }) {
  const { store, newId, now } = deps;

  return {
    /** For an empty form. It is not saved before something is typed into it. */
    blank: (by: Presser): PacketDraft => startDraft(newId(), by, FROM_NOTHING, now()),

    /** One that begins with what is known already. */
    async begin(by: Presser, origin: Origin): Promise<PacketDraft> {
      const draft = startDraft(newId(), by, origin, now());
      await store.drafts.change(draft.id, () => draft);
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
     * it is then. Throws a Refusal for anybody but its author.
     */
    async keep(id: string, by: Presser, typed: Typed, stamp: number | null = null): Promise<PacketDraft> {
      const kept = await store.drafts.change(id, (current) => {
        const draft = current ? mustBeTheirs(current, by) : startDraft(id, by, FROM_NOTHING, now());
        return typedIn(draft, typed, stamp, now());
      });
      return kept ?? this.find(id, by);
    },

    /** Throws a Refusal unless it is there, and theirs. */
    async find(id: string, by: Presser): Promise<PacketDraft> {
      const draft = await store.drafts.find(id);
      if (!draft) throw new Refusal('This draft is not here any more. Type `/handoff` to begin another.');
      return mustBeTheirs(draft, by);
    },

    /** Those in which they have typed something, the last one first. */
    async listOf(by: Presser): Promise<PacketDraft[]> {
      const drafts = await store.drafts.of(by.userId);
      return drafts.filter(({ teamId }) => teamId === by.teamId);
    },
  };
}
