import {
  type AgreementDecide,
  agreedAcceptance,
  type Changer,
  CONFIRM_WITHIN_DAYS,
  confirm,
  lastChangeIn,
  ownersIn,
  type Proposed,
  propose,
  review,
  type Standing,
  type Version,
} from '../../core/agreement/agreement.ts';
import { passAgreementTime } from '../../core/agreement/agreement-clock.ts';
import {
  type AgreementForm,
  type AgreementInput,
  type AgreementKey,
  type OwnerIds,
  readAgreementForm,
} from '../../core/agreement/agreement-terms.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import { mustBeRight } from '../../core/kernel/form.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import { type Member, type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import type { Part } from '../../core/people/powers.ts';
import { namedFor } from '../../core/people/team-roles.ts';
import { openingAfter } from '../../core/time/business-time.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';
import type { Membership } from '../people/membership.ts';
import type { Powers } from '../people/powers.ts';

/** The working agreement: everybody reads it, its owners and administrators change it, its owners confirm it. */
export type Agreements = ReturnType<typeof createAgreements>;

export function createAgreements(deps: {
  store: Pick<Store, 'agreement' | 'outbox' | 'settings'>;
  membership: Pick<Membership, 'mustBeOurs' | 'whyNot'>;
  calendars: Pick<Calendars, 'of'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  powers: Pick<Powers, 'mustBeAllowed' | 'isAllowed'>;
  teamId: string;
  newId: () => string;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, membership, calendars, findMember, powers, teamId, newId, now, onSaved } = deps;

  const partsOf = (standing: Standing, { userId }: Presser): Part[] =>
    ownersIn(standing).includes(userId) ? ['agreement_owner'] : [];

  /** Throws a Refusal unless this presser may change the agreement as it stands. */
  const mustBeAllowed = async (by: Presser): Promise<{ standing: Standing; changer: Changer }> => {
    const standing = await store.agreement.standing();
    const parts = partsOf(standing, by);
    await powers.mustBeAllowed('change_agreement', by, { parts });
    // Who owns it now may own it no more when it is saved.
    return { standing, changer: { ...by, administers: parts.length === 0 } };
  };

  const ownerErrors = async ({ partnerships, sales }: OwnerIds) => {
    const [inPartnerships, inSales] = await Promise.all([membership.whyNot(partnerships), membership.whyNot(sales)]);
    return {
      ...(inPartnerships === null ? {} : { partnerships_owner: inPartnerships }),
      ...(inSales === null ? {} : { sales_owner: inSales }),
    };
  };

  /** When this owner is reminded, should they not confirm. */
  const remindAt = async (owner: UserId): Promise<EpochMs> => {
    const member = await findMember(owner);
    const { calendar } = await calendars.of(owner, member ? zoneOf(member) : ZONE_OF_LAST_RESORT);
    return openingAfter(calendar, now(), CONFIRM_WITHIN_DAYS);
  };

  const checked = async (input: AgreementInput): Promise<AgreementForm> => {
    const reading = readAgreementForm(input);
    return mustBeRight(reading, reading.values ? await ownerErrors(reading.values.owners) : {});
  };

  /** Who is refused may have pressed what stands there from before: it is drawn once more. */
  const drawAgain = async (id: string, { userId }: Presser, error: unknown): Promise<never> => {
    if (error instanceof Refusal) {
      await store.outbox.drawAgainAbout({ about: 'agreement', id }, userId, now());
      onSaved();
    }
    throw error;
  };

  const change = async (id: string, by: Presser, decide: AgreementDecide): Promise<Version> => {
    await membership.mustBeOurs(by);
    const changing = store.agreement.change(id, decide, now(), by.requestId);
    const changed = await changing.catch((error: unknown) => drawAgain(id, by, error));
    if (!changed) throw new Refusal('This version of the working agreement is not known here. Nothing has changed.');
    onSaved();
    return changed;
  };

  return {
    /** How it stands, and whether this presser may change it. Throws a Refusal for people of other companies. */
    async shown(by: Presser): Promise<{ standing: Standing; mayChange: boolean }> {
      await membership.mustBeOurs(by);
      const standing = await store.agreement.standing();
      return { standing, mayChange: await powers.isAllowed('change_agreement', by, partsOf(standing, by)) };
    },

    /** The newest version, and who would own it in sales, if this presser may change it; throws a Refusal otherwise. */
    async toChange(by: Presser): Promise<{ newest: Version; salesLead: UserId | null }> {
      const { standing } = await mustBeAllowed(by);
      const [salesLead = null] = namedFor('sales_lead', await store.settings());
      return { newest: standing.newest, salesLead };
    },

    /** What accepting means, as both sides have confirmed it; null while they have confirmed nothing. */
    async acceptance(): Promise<string | null> {
      return agreedAcceptance(await store.agreement.standing());
    },

    /** Who brought what stands at `key` now. */
    async whoChanged(key: AgreementKey): Promise<FieldChange | null> {
      return lastChangeIn(await store.agreement.versions(), key);
    },

    /**
     * Saves a new version. `basedOn`: the id of the one that it changes. Throws WrongInput beside the fields, a Refusal, or Conflict when that is
     * not the newest any more; then nothing is saved.
     */
    async save(by: Presser, basedOn: string, input: AgreementInput): Promise<Proposed> {
      const { changer } = await mustBeAllowed(by);
      const { terms, owners } = await checked(input);
      const [partnerships, sales] = await Promise.all([remindAt(owners.partnerships), remindAt(owners.sales)]);
      const proposal = { id: newId(), teamId, by: changer, basedOn, terms, owners };
      const saved = await store.agreement.save(
        (current) => propose(current, { ...proposal, remindAt: { partnerships, sales }, now: now() }),
        now(),
        by.requestId,
      );
      onSaved();
      return saved;
    },

    /** An owner confirms it for their side; throws a Refusal for anybody else. */
    async confirm(id: string, by: Presser): Promise<Version> {
      return change(id, by, (version, standing) => confirm(standing, { version, by, now: now() }));
    },

    /** An owner says that it is still right; throws a Refusal for anybody else. */
    async stillRight(id: string, by: Presser): Promise<Version> {
      return change(id, by, (version, standing) => review(standing, { version, by, now: now() }));
    },

    /** The clock has brought something to this version. */
    async attend(id: string): Promise<void> {
      await store.agreement.change(id, (version) => passAgreementTime(version, now()), now());
    },
  };
}
