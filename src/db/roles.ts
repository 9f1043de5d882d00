import { desc } from 'drizzle-orm';
import type { Handoff } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import type { Notice } from '../core/notice.ts';
import { type Role, rolesOf } from '../core/roles.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { BackstopRows } from './backstops.ts';
import type { NoticeRows } from './notices.ts';
import type { Db } from './open.ts';
import type { PartnerRows } from './partners.ts';
import { events } from './schema.ts';
import type { SettingRows } from './settings.ts';

/** People who are named in the settings or the registry. */
export function createRoles(deps: {
  db: Db;
  transact: (work: () => void) => void;
  settings: SettingRows;
  partners: PartnerRows;
  notices: NoticeRows;
  backstops: BackstopRows;
  findHandoff: (id: string) => Handoff | null;
}) {
  const { db, transact, settings, partners, notices, backstops, findHandoff } = deps;

  const held = (userId: UserId): Role[] => rolesOf(userId, settings.read(), partners.all());

  /** The handoff that something happened to last. */
  const newestHandoff = (): Handoff | null => {
    const row = db.select({ id: events.handoffId }).from(events).orderBy(desc(events.id)).limit(1).get();
    return row ? findHandoff(row.id) : null;
  };

  return {
    /** Everybody who is named for something, some of them more than once. */
    async named(): Promise<UserId[]> {
      const { intake_owner: owner, escalation_contact: contact, administrators } = settings.read();
      const backstop = [owner, contact].filter((userId) => userId !== null);
      return [...backstop, ...administrators, ...partners.all().map(({ alliancesOwner }) => alliancesOwner)];
    },

    /**
     * This person is no full member any more: if they are named for anything, whoever can mend that is told, once. The notice goes with the
     * newest handoff; while there is none nobody is told, and nothing hangs on that person yet.
     */
    async lose(userId: UserId, now: EpochMs): Promise<void> {
      transact(() => {
        const roles = held(userId);
        const { lost } = settings.read();
        const handoff = roles.length === 0 || lost.includes(userId) ? null : newestHandoff();
        const person = handoff && backstops.menders(handoff).find((mender) => mender !== userId);
        if (!handoff || !person) return;
        settings.write('lost', [...lost, userId]);
        const notice: Notice = { kind: 'role_lost', person, who: userId, roles, at: now };
        notices.queue({ handoffId: handoff.id, notice, to: { to: 'person', userId: person }, at: now });
      });
    },
  };
}

/** Called in the transaction that changes who is named: those who have no role left may be named, and lost, again. */
export function forgetLost(settings: SettingRows, partners: PartnerRows): void {
  const named = settings.read();
  const stillLost = named.lost.filter((userId) => rolesOf(userId, named, partners.all()).length > 0);
  if (stillLost.length < named.lost.length) settings.write('lost', stillLost);
}
