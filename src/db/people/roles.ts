import { desc } from 'drizzle-orm';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { type Role, rolesOf } from '../../core/people/roles.ts';
import {
  type GroupId,
  groupFor,
  namedFor,
  ROLE_KEYS,
  type RoleSettings,
  TEAM_ROLES,
} from '../../core/people/team-roles.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { changesBetween } from '../../core/people/settings-history.ts';
import type { BackstopRows } from '../handoff/backstops.ts';
import { type Asked, mustBe } from './calendar-rows.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from '../partner/partners.ts';
import { events } from '../schema.ts';
import type { SettingRows } from './settings.ts';
import type { SettingsHistory } from './settings-history.ts';

/** Of the working agreement: who owns it. */
type AgreementOwners = { owners: () => readonly UserId[] };

/** People who are named in the settings or the registry. */
export function createRoles(deps: {
  db: Db;
  transact: (work: () => void) => void;
  settings: SettingRows;
  partners: PartnerRows;
  agreements: AgreementOwners;
  notices: NoticeRows;
  backstops: BackstopRows;
  inbound: Inbound;
  history: SettingsHistory;
  findHandoff: (id: string) => Handoff | null;
  /** Called in the transaction in which somebody else was named for something. */
  onNamed: (now: EpochMs) => void;
}) {
  const { db, transact, settings, partners, agreements, notices, backstops, inbound, history, findHandoff, onNamed } =
    deps;

  const held = (id: string): Role[] => rolesOf(id, namedIn(settings, agreements), partners.owners());

  /** The handoff that something happened to last. */
  const newestHandoff = (): Handoff | null => {
    const row = db.select({ id: events.handoffId }).from(events).orderBy(desc(events.id)).limit(1).get();
    return row ? findHandoff(row.id) : null;
  };

  return {
    /** Everybody who is named for something, some of them more than once. */
    async named(): Promise<UserId[]> {
      const named = settings.read();
      const { intake_owner: owner, escalation_contact: contact, adjudicator } = named;
      const backstop = [owner, contact, adjudicator].filter((userId) => userId !== null);
      const teams = TEAM_ROLES.flatMap((role) => namedFor(role, named));
      const alliances = partners.owners().map(({ alliancesOwner }) => alliancesOwner);
      return [...backstop, ...teams, ...alliances, ...agreements.owners()];
    },

    /** Every user group that is named for something. */
    async namedGroups(): Promise<GroupId[]> {
      const named = settings.read();
      return [...new Set(TEAM_ROLES.flatMap((role) => groupFor(role, named) ?? []))];
    },

    /** Saves who is named for the roles that several people have. A request whose effect is already saved throws Duplicate. */
    /** `seen`: who was named before, as whoever changes it has read it; throws Conflict when that is not so any more. */
    async name(next: RoleSettings, { by, requestId, now }: Asked, seen?: RoleSettings): Promise<void> {
      transact(() => {
        inbound.mustBeNew(requestId);
        if (seen) mustBe(seen, settings.read(), ROLE_KEYS);
        inbound.keep(requestId, now);
        const changes = changesBetween(settings.read(), next, { at: now, actor: by ?? null, partner: null });
        for (const key of ROLE_KEYS) settings.write(key, next[key]);
        history.add(changes);
        if (changes.length > 0) onNamed(now);
      });
    },

    /** This group has people again: should it lose them once more, that is told too. */
    async isBack(group: GroupId): Promise<void> {
      if (!settings.read().lost.includes(group)) return;
      transact(() => {
        const { lost } = settings.read();
        const others = lost.filter((id) => id !== group);
        settings.write('lost', others);
      });
    },

    /**
     * This person is no full member any more, or this user group is gone or empty: if they are named for anything, whoever can mend that is told, once. The notice goes with the
     * newest handoff; while there is none nobody is told, and nothing hangs on that person yet.
     */
    async lose(id: string, now: EpochMs): Promise<void> {
      transact(() => {
        const roles = held(id);
        const { lost } = settings.read();
        const handoff = roles.length === 0 || lost.includes(id) ? null : newestHandoff();
        const person = handoff && backstops.responders(handoff).find((responder) => responder !== id);
        if (!handoff || !person) return;
        settings.write('lost', [...lost, id]);
        const notice: Notice = { kind: 'role_lost', person, who: id, roles, at: now };
        notices.queue({ about: 'handoff', id: handoff.id, notice, to: { to: 'person', userId: person }, at: now });
      });
    },
  };
}

/** Called in the transaction that changes who is named: those who have no role left may be named, and lost, again. */
export function forgetLost(settings: SettingRows, partners: PartnerRows, agreements: AgreementOwners): void {
  const named = namedIn(settings, agreements);
  const stillLost = named.lost.filter((userId) => rolesOf(userId, named, partners.owners()).length > 0);
  if (stillLost.length < named.lost.length) settings.write('lost', stillLost);
}

function namedIn(settings: SettingRows, agreements: AgreementOwners) {
  return { ...settings.read(), agreement_owners: agreements.owners() };
}
