import type { AsShown } from '../../core/handoff/as-shown.ts';
import { type Decide, mustBeAsSeen } from '../../core/handoff/decision.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Handoff, InWork, Presser } from '../../core/handoff/handoff.ts';
import { type RoleKey, readRoles } from '../../core/outcome/joint-roles.ts';
import type { Member, UserId } from '../../core/people/member.ts';
import { readDidNot, readNotYet } from '../../core/outcome/move-forms.ts';
import {
  changeRoles,
  introduce,
  mayMove,
  mayMoveOn,
  mustAwaitPartner,
  partnerDone,
  partnerNotYet,
  sellerChanges,
  sellerDidNot,
  sellerDone,
} from '../../core/outcome/moving.ts';
import { readNextMove } from '../../core/handoff/next-move.ts';
import { contactOf, type Partner } from '../../core/partner/partner.ts';
import { mustSpeakFor, type NamedContact } from '../../core/outcome/partner-pressers.ts';
import { type PartnerView, partnerView } from '../../core/partner/partner-view.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { remindPartner, stillGoing } from '../../core/outcome/unstalling.ts';
import type { Store } from '../../db/store.ts';

/** What both sides say of their moves after acceptance. Each promise resolves once the change is saved. */
export type SellerMoves = ReturnType<typeof createSellerMoves>;
export type PartnerMoves = ReturnType<typeof createPartnerMoves>;

type Deps = {
  store: Store;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
};

const NOT_KNOWN = 'This handoff is not known here. Nothing has changed.';

function overStore({ store, onSaved }: Deps) {
  return {
    async find(id: string): Promise<Handoff> {
      const handoff = await store.handoff(id);
      if (!handoff) throw new Refusal(NOT_KNOWN);
      return handoff;
    },

    async change(id: string, by: Presser, decide: Decide): Promise<void> {
      const changed = await store.change(id, decide, by.requestId);
      if (!changed) throw new Refusal(NOT_KNOWN);
      onSaved();
    },
  };
}

/** What the account executive says. */
export function createSellerMoves(deps: Deps) {
  const { now } = deps;
  const { find, change } = overStore(deps);

  return {
    /** The handoff, if this presser may say now what came of their move; throws Refusal otherwise. */
    async toMoveOn(id: string, by: Presser): Promise<InWork> {
      return mayMoveOn(await find(id), by);
    },

    /** The handoff, if this presser owns it since it was accepted and it has not ended; throws Refusal otherwise. */
    async toChangeRoles(id: string, by: Presser): Promise<InWork> {
      return mayMove(await find(id), by);
    },

    async done(id: string, by: Presser): Promise<void> {
      return change(id, by, (handoff) => sellerDone(handoff, { by, now: now() }));
    },

    /** `seen`: the handoff to which `form` is the change. Throws Conflict when it is another by now, and so do those below. */
    async changes(id: string, by: Presser, form: { move: unknown; moveBy: unknown }, seen?: InWork): Promise<void> {
      return change(id, by, (handoff) => {
        mayMoveOn(handoff, by);
        mustBeAsSeen(handoff, seen);
        return sellerChanges(handoff, { by, ...readNextMove(form, now()), now: now() });
      });
    },

    async didNot(id: string, by: Presser, why: unknown, seen?: InWork): Promise<void> {
      return change(id, by, (handoff) => {
        mayMoveOn(handoff, by);
        mustBeAsSeen(handoff, seen);
        return sellerDidNot(handoff, { by, why: readDidNot(why), now: now() });
      });
    },

    async introduced(id: string, by: Presser): Promise<void> {
      return change(id, by, (handoff) => introduce(handoff, { by, now: now() }));
    },

    /** It is being worked, although nothing of it has changed for long. */
    async stillGoing(id: string, by: Presser): Promise<void> {
      return change(id, by, (handoff) => stillGoing(handoff, { by, now: now() }));
    },

    /** The partner is asked for its move once more. */
    async remindPartner(id: string, by: Presser): Promise<void> {
      return change(id, by, (handoff) => remindPartner(handoff, { by, now: now() }));
    },

    async changeRoles(id: string, by: Presser, typed: Record<RoleKey, unknown>, seen?: InWork): Promise<void> {
      return change(id, by, (handoff) => {
        mayMove(handoff, by);
        mustBeAsSeen(handoff, seen);
        return changeRoles(handoff, { by, roles: readRoles(typed), now: now() });
      });
    },
  };
}

/** What somebody of the partner says. Whose press it is, is asked here: no member of ours is let through. */
export function createPartnerMoves(
  deps: Deps & {
    /** Null when Slack does not answer in time. */
    findMember: (userId: UserId) => Promise<Member | null>;
  },
) {
  const { store, findMember, now } = deps;
  const { find, change } = overStore(deps);

  const contactIn = async (handoff: Handoff, partner: Partner): Promise<NamedContact | null> => {
    const userId = contactOf(handoff, partner)?.userId ?? null;
    // Nobody has to be looked up where anybody of theirs may answer.
    if (userId === null || !partner.contactAlone) return userId === null ? null : { userId, member: null };
    return { userId, member: await findMember(userId) };
  };

  const mustBeTheirs = async (id: string, by: Presser): Promise<{ handoff: Handoff; partner: Partner }> => {
    const [handoff, member] = await Promise.all([find(id), findMember(by.userId)]);
    const partner = await store.partner(handoff.packet.partner);
    if (!partner) throw new Refusal(NOT_KNOWN);
    mustSpeakFor(partner, { by, member, contact: await contactIn(handoff, partner) });
    return { handoff, partner };
  };

  return {
    /** What the form may show, if this presser speaks for the partner and its move is awaited; throws Refusal otherwise. */
    async toSayNotYet(id: string, by: Presser): Promise<PartnerView> {
      const { handoff, partner } = await mustBeTheirs(id, by);
      const view = partnerView(mustAwaitPartner(handoff), partner);
      if (!view) throw new Refusal(NOT_KNOWN);
      return view;
    },

    async done(id: string, by: Presser): Promise<void> {
      await mustBeTheirs(id, by);
      return change(id, by, (handoff) => partnerDone(handoff, { by, now: now() }));
    },

    async notYet(
      id: string,
      by: Presser,
      form: { day: unknown; words: unknown },
      asShown?: AsShown<PartnerView>,
    ): Promise<void> {
      const { partner } = await mustBeTheirs(id, by);
      return change(id, by, (handoff) => {
        const view = partnerView(mustAwaitPartner(handoff), partner);
        if (view) asShown?.(view);
        return partnerNotYet(handoff, { by, ...readNotYet(form, now()), now: now() });
      });
    },
  };
}
