import type { Backup, Contents } from '../db/engine/backups.ts';
import type { Erased } from '../db/erasing/erasing.ts';
import type { Places } from '../db/erasing/found-places.ts';
import type { Found } from '../db/engine/restoring.ts';

/** What an operator reads of a backup, and of what is erased. */

const MOST_SPELLINGS = 10;

export function backupLines({ file, contents, deleted }: Backup): string[] {
  const gone = deleted.length === 0 ? [] : [`Deleted, as older than the newest ones: ${deleted.length}.`];
  return [`Backed up to ${file}: ${inWords(contents)}. It was checked, and can be restored.`, ...gone];
}

/** `there`: what is in the database now, null where nothing can be read. */
export function foundLines(file: string, found: Found, there: Contents | null): string[] {
  const lost = there === null ? 0 : there.handoffs - found.handoffs;
  return [
    `${file} is from ${new Date(found.madeAt).toISOString()}: ${inWords(found)}.`,
    'What happened after that is not in it' + (lost > 0 ? `, ${counted(lost, 'handoff')} among it.` : '.'),
    `${counted(found.unsure, 'message')} may have been sent since: each is looked for in Slack before it is sent. So is, for ninety days, what is said anew of something older.`,
    'What stands in Slack of open handoffs, and of those changed lately, is drawn once more, as it was then.',
  ];
}

export const NOT_DONE = 'Nothing was changed. Stop the bot, and add --yes to put it in place of the database.';

export function restoredLine(kept: string | null): string {
  const before = kept === null ? '' : ` What was there is kept as ${kept}.`;
  return `Restored.${before} Start the bot.`;
}

/** `isDone`: otherwise it is what would be. */
export function erasedLines(erased: Erased, isDone: boolean): string[] {
  const { handoffs, rows, scrubbed, copies } = erased;
  const gone = isDone ? 'Erased' : 'To be erased';
  const places = rows + (scrubbed === null ? 0 : scrubbed.names.count + total(scrubbed.ids));
  const kept =
    copies.length === 0
      ? ['No copy of the database is known beside it.']
      : ['These copies were made before, and still hold it; delete them:', ...copies.map((copy) => `  ${copy}`)];
  const elsewhere = 'What was posted stays in Slack. The log holds ids alone, and goes by your own rule.';
  const next = isDone ? 'Start the bot.' : 'Nothing was changed. Add --yes to erase it for good.';
  return [
    ...oneWordLines(erased),
    `${gone}: the words of ${counted(handoffs, 'handoff')}, and ${counted(places, 'other place')} with a name or an id. Figures stay.`,
    ...(isDone ? [] : whereLines(erased)),
    ...staysLines(erased),
    ...kept,
    elsewhere,
    next,
  ];
}

/** What is said first: a name of one word may mean something else. */
function oneWordLines({ scrubbed }: Erased): string[] {
  const said = (scrubbed?.oneWord ?? []).map(
    (name) => `“${name}” is one word, which can mean something else: it goes only where its capitals are these.`,
  );
  const otherwise = [...(scrubbed?.otherwise ?? [])].slice(0, MOST_SPELLINGS);
  const written = otherwise.map(([spelling, count]) => `“${spelling}” (${count})`).join(', ');
  return otherwise.length === 0
    ? said
    : [...said, `Written otherwise it stays: ${written}. Add --named for each that is to go too.`];
}

function whereLines({ contacts, scrubbed }: Erased): string[] {
  const { names, ids } = scrubbed ?? { names: null, ids: new Map<string, number>() };
  return [
    ...contacts.map((contact) => `  contacts: ${contact}`),
    ...placeLines(names),
    ...[...ids].map(([column, count]) => `  ${column}: the id, ${counted(count, 'time')}`),
  ];
}

function staysLines({ scrubbed }: Erased): string[] {
  const places = placeLines(scrubbed?.stays ?? null);
  return places.length === 0 ? [] : ['Stays, as a name of somebody or something else:', ...places];
}

function placeLines(places: Places | null): string[] {
  if (places === null) return [];
  const more = places.count - places.first.length;
  const first = places.first.map(({ column, excerpt }) => `  ${column}: “${excerpt}”`);
  return more === 0 ? first : [...first, `  and ${counted(more, 'more place')}`];
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

function inWords({ handoffs, open, partners, waiting }: Contents): string {
  const parts = [`${counted(handoffs, 'handoff')} (${open} open)`, counted(partners, 'partner')];
  return [...parts, `${counted(waiting, 'message')} not sent yet`].join(', ');
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
