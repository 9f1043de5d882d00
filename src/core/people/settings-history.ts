import type { RoleKey as JointRoleKey } from '../outcome/joint-roles.ts';
import type { UserId } from './member.ts';
import type { Contact, Partner } from '../partner/partner.ts';
import { type Telling, TOLD_ALL, updatesOf } from '../partner/telling.ts';
import type { DaySpan } from '../time/day-list.ts';
import type { EpochMs } from '../time/instant.ts';
import type { PersonTime } from '../time/working-hours.ts';
import type { RoleKey } from './team-roles.ts';
import type { WorkspaceKey } from './workspace-form.ts';

/** Who changed what in the settings and the registry. Nothing of a packet is ever in it. */

/** A partner's company is the Slack team with which its channel is shared. */
const PARTNER_SETTINGS = [
  'name',
  'does',
  'channel',
  'company',
  'alliances_owner',
  'contacts',
  'zone',
  'account_shown_as',
  'updates',
  'paused',
  'contact_alone',
  'author_certifies',
] as const;
type PartnerSetting = (typeof PARTNER_SETTINGS)[number];

/** What people set for themselves and is written down: what changes when something reaches them. */
type PersonSetting = Extract<keyof PersonTime, 'cards_in_hours'>;

/** What stood in the settings before it stood in the working agreement. */
type FormerSetting = 'default_window_days' | JointRoleKey;

export type Setting = WorkspaceKey | RoleKey | PartnerSetting | PersonSetting | FormerSetting;
export type SettingValue = string | number | boolean | null | readonly (string | number)[] | readonly DaySpan[];

/**
 * `actor` is null for Slack itself, and for a file that was imported. `partner` (a name) is null for what holds for the whole workspace, and for what the actor set for
 * themselves.
 */
export type SettingChange = {
  at: EpochMs;
  actor: UserId | null;
  what: Setting;
  partner: string | null;
  before: SettingValue;
  after: SettingValue;
};

type Values = Partial<Record<Setting, SettingValue>>;
type Made = Pick<SettingChange, 'at' | 'actor' | 'partner'>;

/** What differs between the two, one entry for each setting of `after`. */
export function changesBetween(before: Values | null, after: Values, made: Made): SettingChange[] {
  // Object.keys types keys as plain text.
  const settings = Object.keys(after) as Setting[];
  return settings
    .map((what) => ({ ...made, what, before: before?.[what] ?? null, after: after[what] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** A partner as its settings. */
export function settingsOf({
  name,
  does,
  channelId,
  teamId,
  alliancesOwner,
  contacts,
  zone,
  contactAlone,
  authorCertifies,
  ...telling
}: Partner) {
  const words = contacts.map((contact: Contact) => `${contact.name}, ${contact.role}`);
  return {
    name,
    does: does === '' ? null : does,
    channel: channelId,
    company: teamId,
    alliances_owner: alliancesOwner,
    contacts: words,
    zone,
    // Where it was never set, there is nothing to tell.
    contact_alone: contactAlone || null,
    author_certifies: authorCertifies || null,
    ...settingsOfTelling(telling),
  } satisfies Record<PartnerSetting, SettingValue>;
}

/** In which setting a change of this field of the partner’s form is written down; null for none. */
export function settingOfField(key: string): Setting | null {
  if (key === 'people' || key.startsWith('contact:')) return 'contacts';
  return PARTNER_SETTINGS.find((setting) => setting === key) ?? null;
}

/** As every partner begins: what is not said otherwise when it is registered is no change. */
export const BEFORE_REGISTRATION = settingsOfTelling(TOLD_ALL);

function settingsOfTelling(telling: Telling) {
  return {
    account_shown_as: telling.accountShownAs,
    updates: updatesOf(telling),
    paused: telling.paused !== null,
  } satisfies Partial<Record<PartnerSetting, SettingValue>>;
}
