import { withDispute } from '../../core/registration/account-claims.ts';
import { accountKey } from '../../core/directory/account-name.ts';
import type { Opening } from '../../core/registration/dispute.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import type { FoundPartner } from '../../core/directory/lookup.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { partsIn } from '../../core/people/powers.ts';
import {
  extend,
  letEnd,
  mustBeLive,
  passRegistrationTime,
  refuseRegisteredTwice,
  register,
  withdraw,
} from '../../core/registration/registering.ts';
import {
  type LiveRegistration,
  liveRegistration,
  type Registration,
  type RegistrationDecision,
} from '../../core/registration/registration.ts';
import {
  contactChosen,
  type RegistrationInput,
  readReason,
  readRegistrationForm,
} from '../../core/registration/registration-form.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Disputes } from './disputes.ts';
import type { Membership } from '../people/membership.ts';
import type { Powers } from '../people/powers.ts';

/** Partners register accounts: through who owns the relationship on our side, and administrators. */
export type Registrations = ReturnType<typeof createRegistrations>;

const NOT_KNOWN = 'This registration is not known here. Nothing has changed.';

export function createRegistrations(deps: {
  store: Store;
  membership: Membership;
  disputes: Pick<Disputes, 'toOpen'>;
  powers: Pick<Powers, 'mustBeAllowed' | 'isAllowed'>;
  teamId: string;
  now: () => EpochMs;
  newReference: () => string;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, membership, disputes, powers, teamId, now, newReference, onSaved } = deps;

  /** Throws a Refusal unless this presser registers accounts for this partner: its alliances owner, alliances and administrators do. */
  const mayHave = async (by: Presser, partner: Partner | null): Promise<Partner> => {
    if (!partner) throw new Refusal('This partner is not registered any more. Nothing has changed.');
    const parts = partsIn({ alliances_owner: partner.alliancesOwner }, by.userId);
    await powers.mustBeAllowed('register_account', by, { parts });
    return partner;
  };

  /** Partners for whom this presser may register, by what is typed of their names. */
  const lookUpPartners = async (by: Presser, typed: string): Promise<FoundPartner[]> => {
    if (await powers.isAllowed('register_account', by)) return store.lookup.partners({ typed, by: by.userId });
    return store.lookup.partnersOwnedBy(by.userId, typed);
  };

  const find = async (id: string): Promise<Registration> => {
    const registration = await store.registrations.find(id);
    if (!registration) throw new Refusal(NOT_KNOWN);
    return registration;
  };

  /** With what a dispute would begin on this account; null while at most one registration holds there. */
  const openingOn = async (account: string, atLeast: number): Promise<Opening | null> => {
    const live = await store.registrations.liveOn(accountKey(account), now());
    return live.length < atLeast ? null : disputes.toOpen();
  };

  /** The registration, if this presser may change it; who may not sees how it stands now. */
  const toChange = async (id: string, by: Presser): Promise<{ registration: Registration; partner: Partner }> => {
    const registration = await find(id);
    const partner = await mayHave(by, await store.partner(registration.partner));
    return { registration, partner };
  };

  const drawnAgain = async <Result>(id: string, { userId }: Presser, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) {
        await store.outbox.drawAgainAbout({ about: 'registration', id }, userId, now());
        onSaved();
      }
      throw error;
    }
  };

  type Decide = (registration: Registration) => RegistrationDecision | null;

  const change = async ({ id, account }: Registration, decide: Decide, requestId?: string): Promise<Registration> => {
    const opening = await openingOn(account, 2);
    const changed = await store.registrations.change(
      id,
      (current, claims) => {
        const decision = decide(current);
        return decision && withDispute(decision, claims, opening, now());
      },
      now(),
      requestId,
    );
    onSaved();
    if (!changed) throw new Refusal(NOT_KNOWN);
    return changed;
  };

  /** Somebody of ours does something with one that is theirs to change. */
  const doWith = async (id: string, by: Presser, decide: Decide): Promise<Registration> =>
    drawnAgain(id, by, async () => {
      const { registration } = await toChange(id, by);
      return change(registration, decide, by.requestId);
    });

  return {
    lookUpPartners,

    /**
     * The only partner for whom this presser may register; null when they may choose. Throws a Refusal when there is none; `areAny` is false while
     * no partner is registered at all.
     */
    async partnersFor(by: Presser): Promise<{ areAny: boolean; only: Partner | null }> {
      const [first, second] = await lookUpPartners(by, '');
      if (first) return { areAny: true, only: second ? null : await store.partner(first.id) };
      if ((await store.lookup.countPartners()) === 0) return { areAny: false, only: null };
      await powers.mustBeAllowed('register_account', by);
      return { areAny: true, only: null };
    },

    /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
    async register(by: Presser, input: RegistrationInput) {
      const form = readRegistrationForm(input, now());
      const partner = await store.partner(form.partner);
      if (!partner) throw new WrongInput({ partner: 'Choose a registered partner.' });
      await mayHave(by, partner);
      const contact = contactChosen(partner, form.partner_contact);
      const zone = partner.zone ?? zoneOf(await membership.mustBeOurs(by)) ?? ZONE_OF_LAST_RESORT;
      const decision = register({
        id: `R${newReference().slice(1)}`,
        teamId,
        partner: partner.id,
        contactId: contact.id,
        contact: contact.name,
        contactRole: contact.role,
        account: form.account,
        need: form.need,
        touchOn: form.partner_touch_on,
        evidence: form.evidence,
        zone,
        registeredBy: by.userId,
        days: form.days,
        now: now(),
      });
      const { next: made } = decision;
      const opening = await openingOn(made.account, 1);
      let others = 0;
      let isDisputed = false;
      await store.registrations.create(
        accountKey(made.account),
        (claims) => {
          refuseRegisteredTwice(made, claims.live, now());
          const saved = withDispute(decision, claims, opening, now());
          others = claims.live.length;
          isDisputed = saved.dispute?.state === 'open';
          return saved;
        },
        now(),
        by.requestId,
      );
      onSaved();
      return { made, partner: partner.name, others, isDisputed };
    },

    async extend(id: string, by: Presser): Promise<Registration> {
      return doWith(id, by, (current) => extend(current, { by, now: now() }));
    },

    async letEnd(id: string, by: Presser): Promise<Registration> {
      return doWith(id, by, (current) => letEnd(current, { by, now: now() }));
    },

    /** The registration, if this presser may withdraw it; throws a Refusal otherwise. */
    async toWithdraw(id: string, by: Presser): Promise<{ registration: LiveRegistration; partner: Partner }> {
      return drawnAgain(id, by, async () => {
        const { registration, partner } = await toChange(id, by);
        return { registration: mustBeLive(registration), partner };
      });
    },

    async withdraw(id: string, by: Presser, typed: unknown): Promise<Registration> {
      return doWith(id, by, (current) => {
        mustBeLive(current);
        return withdraw(current, { by, now: now(), reason: readReason(typed) });
      });
    },

    /** The clock has brought something to this one. */
    async attend(id: string): Promise<void> {
      const registration = await store.registrations.find(id);
      const live = registration && liveRegistration(registration);
      if (live) await change(live, (current) => passRegistrationTime(current, now()));
    },
  };
}
