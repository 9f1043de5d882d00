import type { Json } from '../json.ts';
import { isOfOurCompany, isOurs, sharesAnyChannel, workspacesOf } from '../membership.ts';
import type { Workspace } from '../workspace.ts';
import type { Person } from '../world.ts';

/**
 * A person as the Web API shows them. Deactivated people have no flags at all, external people no locale and no email.
 * https://docs.slack.dev/reference/objects/user-object
 */
export function userObject(workspace: Workspace, person: Person, withLocale: boolean): Json {
  const isExternal = !isOfOurCompany(workspace, person);
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deleted ?? false,
    color: '9f69e7',
    real_name: person.realName,
    ...(person.deleted ? {} : zonePart(person, workspace.clock.now())),
    profile: profileOf(workspace, person),
    ...(person.deleted ? {} : flagsOf(workspace, person)),
    updated: 1700000000,
    ...enterprisePart(workspace, person),
    ...(person.isInvitedUser ? { is_invited_user: true } : {}),
    ...(isExternal && !sharesAnyChannel(workspace, person.id) ? { is_stranger: true } : {}),
    ...(withLocale && !isExternal ? { locale: 'en-US' } : {}),
  };
}

/** On Enterprise Grid, with every workspace of theirs in the organisation. */
function enterprisePart(workspace: Workspace, person: Person): Json {
  const organisation = workspace.organisationOf(person.teamId);
  if (!organisation) return {};
  const enterprise_user = {
    id: person.id,
    enterprise_id: organisation.id,
    enterprise_name: organisation.name,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    teams: workspacesOf(person),
  };
  return { enterprise_user };
}

function profileOf(workspace: Workspace, person: Person): Json {
  const [firstName = '', ...rest] = person.realName.split(' ');
  const mayHaveEmail = workspace.installation.scopes.includes('users:read.email') && !person.isBot;
  const isApp = person.id === workspace.app.botUserId;
  return {
    title: person.title,
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.displayName,
    display_name_normalized: person.displayName,
    first_name: firstName,
    last_name: rest.join(' '),
    avatar_hash: 'g0000000000',
    status_text: '',
    status_emoji: '',
    team: person.teamId,
    ...(mayHaveEmail ? { email: `${person.name}@${workspace.teamOf(person.teamId).domain}.example` } : {}),
    ...(person.isBot ? { api_app_id: isApp ? workspace.app.appId : 'A0OTHERBOT' } : {}),
    ...(isApp ? { bot_id: workspace.app.botId } : {}),
  };
}

function zonePart(person: Person, at: number): Json {
  if (person.tz === undefined) return {};
  return { tz: person.tz, tz_label: zoneName(person.tz, at, 'long'), tz_offset: offsetSeconds(person.tz, at) };
}

/** At that instant, summer time included: the reason why apps should use `tz` and not this. */
function offsetSeconds(zone: string, at: number): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(zoneName(zone, at, 'longOffset')) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

/** E.g. `Central European Summer Time` or `GMT+02:00`. */
function zoneName(zone: string, at: number, timeZoneName: 'long' | 'longOffset'): string {
  const key = `${zone} ${timeZoneName}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName });
  formats.set(key, format);
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Making one costs more than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function flagsOf(workspace: Workspace, person: Person): Json {
  return {
    is_admin: person.isAdmin ?? false,
    is_owner: person.isOwner ?? false,
    is_primary_owner: false,
    is_restricted: person.isRestricted ?? false,
    is_ultra_restricted: person.isUltraRestricted ?? false,
    is_bot: person.isBot ?? false,
    // "Has authorised this app", not "is an app".
    is_app_user: false,
    is_email_confirmed: !person.isInvitedUser && isOurs(workspace, person),
    who_can_share_contact_card: 'EVERYONE',
  };
}
