import { erasedPerson } from '../../core/people/erased.ts';
import { DatabaseProblem } from '../engine/database-problem.ts';
import type { Db } from '../engine/open.ts';
import type { Id, Scrubbed } from './scrubbing.ts';
import { createSettingRows } from '../people/settings.ts';

/** What erasing a person and erasing a partner have in common. */

export const ERASABLE = ['person', 'partner', 'handoff'] as const;
/** `id`: of a person their Slack id, or a contact's name; of a partner its name; of a handoff its reference. `names`: other words by which they go in texts. */
export type Order = { what: (typeof ERASABLE)[number]; id: string; names: readonly string[] };

export type ErasedRows = {
  /** Whose words are gone. */
  handoffs: number;
  /** Rows about them that are gone. */
  rows: number;
  /** Contacts who are in the registry no more, each with their partner. */
  contacts: readonly string[];
  /** Null: nothing was. */
  scrubbed: Scrubbed | null;
};

/** By what each of these people goes from now on. */
export function numbered(db: Db, ids: readonly string[]): Id[] {
  const settings = createSettingRows(db);
  return [...new Set(ids)].map((id) => {
    const number = settings.read().erased_people + 1;
    settings.write('erased_people', number);
    return { id, by: erasedPerson(number) };
  });
}

export function mustBeFree(sentence: string, uses: readonly string[]): void {
  if (uses.length > 0) throw new DatabaseProblem(`${sentence}: ${uses.join('; ')}.`);
}
