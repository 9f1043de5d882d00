import type { RichTextElement } from '@slack/web-api';
import { type Owner, unconfirmed, type Version, type Written } from '../../core/agreement/agreement.ts';
import { rolesIn, type Side, SIDES, type TermKey, type Terms } from '../../core/agreement/agreement-terms.ts';
import { isSameRoles } from '../../core/outcome/joint-roles.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { momentWords } from '../kit/dates.ts';
import { rolesLine } from '../outcome/joint-roles.ts';
import { bold, moment, person, words } from '../kit/kit.ts';
import { counted } from '../kit/words.ts';

/** The working agreement as its readers see it: its parts, what is different between two versions, and who has confirmed. */

/** One line of it; roles are one line, though they are three keys. */
type Part = Exclude<TermKey, 'leads_customer' | 'leads_fit' | 'leads_close'> | 'roles';

const PARTS: Record<Part, { name: string; shown: (terms: Terms) => RichTextElement[] }> = {
  target_accounts: {
    name: 'Target accounts',
    shown: ({ target_accounts: who }) => [words(who ?? 'nobody is named yet who confirms them')],
  },
  acceptance: { name: 'Accepting means', shown: ({ acceptance }) => [words(acceptance)] },
  window_days: {
    name: 'Response window',
    shown: ({ window_days: days }) => [words(counted(days, 'business day'))],
  },
  roles: {
    name: 'Roles after acceptance',
    shown: (terms) =>
      rolesLine(
        rolesIn(terms),
        { name: words('the account executive'), verb: 'leads' },
        { name: words('the partner'), verb: 'leads' },
      ),
  },
  influence: { name: 'Sourced and influenced', shown: ({ influence }) => [words(influence)] },
  conflict_rule: { name: 'Conflict rule', shown: ({ conflict_rule: rule }) => [words(`\n${rule}`)] },
};
// Object.keys types keys as plain text.
const PART_KEYS = Object.keys(PARTS) as Part[];

const lineOf = (part: Part, terms: Terms): RichTextElement[] => [
  bold(`${PARTS[part].name}: `),
  ...PARTS[part].shown(terms),
];

/** All of it, one part a line. What a handoff includes is the packet. */
export function termLines(terms: Terms): RichTextElement[][] {
  const [first, ...others] = PART_KEYS.map((part) => lineOf(part, terms));
  const includes = [bold('A handoff includes: '), words('the packet, every field that /handoff asks for')];
  return [...(first ? [first] : []), includes, ...others];
}

/** What is different: as it becomes, and as it is. */
export function changedLines(before: Version, after: Version): RichTextElement[][] {
  const parts = PART_KEYS.filter((part) => isDifferent(part, before.terms, after.terms));
  const terms = parts.flatMap((part) => [
    lineOf(part, after.terms),
    [words('Until now: '), ...PARTS[part].shown(before.terms)],
  ]);
  return [...terms, ...changedOwners(before, after)];
}

function isDifferent(part: Part, before: Terms, after: Terms): boolean {
  if (part === 'roles') return !isSameRoles(rolesIn(before), rolesIn(after));
  return before[part] !== after[part];
}

function changedOwners(before: Version, after: Version): RichTextElement[][] {
  if (before.state === 'start' || after.state === 'start') return [];
  return SIDES.flatMap((side) => {
    const [was, is] = [before.owners[side].userId, after.owners[side].userId];
    return was === is ? [] : [[bold(`${OWNER_NAMES[side]}: `), person(is), words(' in place of '), person(was)]];
  });
}

const OWNER_NAMES: Record<Side, string> = { partnerships: 'Owner in partnerships', sales: 'Owner in sales' };

/** Each owner, and when they confirmed it. */
export function ownerLines({ owners }: Written): RichTextElement[][] {
  return SIDES.map((side) => [
    bold(`${OWNER_NAMES[side]}: `),
    person(owners[side].userId),
    words(', '),
    ...confirmedWords(owners[side]),
  ]);
}

function confirmedWords({ confirmedAt }: Owner): RichTextElement[] {
  return confirmedAt === null ? [bold('not confirmed yet')] : [words('confirmed '), momentOf(confirmedAt)];
}

/** Several people in a sentence. */
export function peopleWords(people: readonly string[]): RichTextElement[] {
  return people.flatMap((userId, at) => (at === 0 ? [person(userId)] : [words(' and '), person(userId)]));
}

export const momentOf = (at: EpochMs): RichTextElement => moment(at, momentWords(at, 'Etc/UTC'));

/** What accepting means, for the account executive; nothing while both sides have not confirmed it. */
export function acceptanceLine(acceptance: string | null): RichTextElement[][] {
  return acceptance === null ? [] : [[bold('Accepting means: '), words(acceptance)]];
}

/** For who has just confirmed it. */
export function agreementSentence(version: Version): string {
  if (version.state !== 'proposed') return `You have confirmed version ${version.version}. It is in force now.`;
  const missing = unconfirmed(version).map(({ userId }) => `<@${userId}>`);
  return `You have confirmed version ${version.version}. It is in force once ${missing.join(' and ')} has, too.`;
}
