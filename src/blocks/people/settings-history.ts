import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Setting, SettingChange, SettingValue } from '../../core/people/settings-history.ts';
import { KEYS_OF_ROLE, ofEachRole, type RoleKey, TEAM_ROLES } from '../../core/people/team-roles.ts';
import { PARTNER_UPDATES } from '../../core/partner/telling.ts';
import { cut } from '../../core/kernel/text.ts';
import { writeDayList } from '../../core/time/day-list.ts';
import { WEEKDAYS } from '../../core/time/working-hours.ts';
import { momentWords } from '../kit/dates.ts';
import { bold, channelLink, header, moment, person, rich, userGroup, words } from '../kit/kit.ts';
import { UPDATE_WORDS } from '../partner/partner-telling.ts';
import { TEAM_ROLE_WORDS } from './team-role-words.ts';

/** Who changed what in the settings and the registry, as administrators read it under the settings. */

const OWN_LABELS: Record<Exclude<Setting, RoleKey>, string> = {
  workdays: 'Working days',
  opens_at: 'Work begins',
  closes_at: 'Work ends',
  holiday_region: 'Public holidays of',
  closures: 'Closed',
  extra_days: 'Worked anyway',
  intake_owner: 'Intake owner',
  escalation_contact: 'Escalation contact',
  adjudicator: 'Adjudicator',
  sales_channel: 'Sales channel',
  default_window_days: 'Usual response window',
  open_cap: 'Handoffs that wait for one person',
  undo_minutes: 'Time to undo an answer (minutes)',
  stalled_accepted_days: 'Accepted, and stalled after (business days)',
  stalled_working_days: 'Worked, and stalled after (days)',
  name: 'Name',
  does: 'What they do',
  channel: 'Shared channel',
  company: 'Company in Slack',
  alliances_owner: 'Alliances owner',
  contacts: 'Contacts',
  zone: 'Time zone',
  account_shown_as: 'Account shown as',
  updates: 'Updates sent',
  paused: 'Paused',
  author_certifies: 'The author may certify the conflict check',
  contact_alone: 'Only the named contact marks the move as done',
  leads_customer: 'Leads the customer',
  leads_fit: 'Leads technical fit and references',
  leads_close: 'Leads the close',
  cards_in_hours: 'Own new handoffs in working hours only',
};
const LABELS: Record<Setting, string> = {
  ...OWN_LABELS,
  ...ofEachRole({
    people: (role) => TEAM_ROLE_WORDS[role].label,
    group: (role) => `${TEAM_ROLE_WORDS[role].label}, group`,
  }),
};

const PEOPLE: ReadonlySet<Setting> = new Set([
  'intake_owner',
  'escalation_contact',
  'adjudicator',
  'alliances_owner',
  ...TEAM_ROLES.map((role) => KEYS_OF_ROLE[role].people),
]);
const GROUPS: ReadonlySet<Setting> = new Set(TEAM_ROLES.map((role) => KEYS_OF_ROLE[role].group));
const LONGEST = 150;

/** Newest first; nothing when nothing has been changed yet. */
export function settingsHistoryBlocks(changes: SettingChange[]): KnownBlock[] {
  return changes.length === 0 ? [] : [header('Last changes'), rich(...changes.map(line))];
}

function line({ at, actor, what, partner, before, after }: SettingChange): RichTextElement[] {
  return [
    moment(at, momentWords(at, 'Etc/UTC')),
    words('  '),
    actor === null ? words(what === 'does' ? 'An imported file' : 'Slack') : person(actor),
    bold(`  ${partner === null ? '' : `${partner}: `}${LABELS[what]}  `),
    ...shown(what, before),
    words(' → '),
    ...shown(what, after),
  ];
}

const CHOICES: ReadonlyMap<string, string> = new Map([
  ['name', 'its name'],
  ['code', 'a code'],
  ...PARTNER_UPDATES.map((update) => [update, UPDATE_WORDS[update].label.toLowerCase()] as const),
]);

const choiceWords = (choice: string): string => CHOICES.get(choice) ?? choice;

function inWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

function shown(what: Setting, value: SettingValue): RichTextElement[] {
  const entries = [value].flat().filter((entry) => entry !== null);
  if (entries.length === 0) return [words('nothing')];
  const spans = entries.filter((entry) => typeof entry === 'object');
  if (spans.length > 0) return [words(cut(writeDayList(spans), LONGEST))];
  const texts = entries.filter((entry) => typeof entry !== 'object').map(inWords);
  if (PEOPLE.has(what)) return texts.flatMap((id, at) => [...(at === 0 ? [] : [words(' ')]), person(id)]);
  if (GROUPS.has(what)) return texts.map(userGroup);
  if (what === 'channel' || what === 'sales_channel') return texts.map(channelLink);
  if (what === 'account_shown_as' || what === 'updates') return [words(texts.map(choiceWords).join('; '))];
  if (what === 'workdays') return [words(texts.map((day) => WEEKDAYS[day] ?? day).join(', '))];
  return [words(cut(texts.join('; '), LONGEST))];
}
