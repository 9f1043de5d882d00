import { readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DECLINE_REASONS } from '../../src/core/handoff/handoff.ts';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { createNameFinder } from '../../src/core/kernel/names-in-text.ts';
import { NOTICES } from '../../src/core/notices/notices.ts';
import { OUTCOME_CHOICES } from '../../src/core/outcome/outcome-form.ts';
import { PACKET_KEYS } from '../../src/core/packet/packet.ts';
import { ROLES } from '../../src/core/people/roles.ts';
import { STAGES } from '../../src/core/handoff/stages.ts';
import { type Db, openDatabase } from '../../src/db/engine/open.ts';
import { drafts, events, handoffs, settingsHistory } from '../../src/db/schema.ts';
import { type Name, scrub } from '../../src/db/erasing/scrubbing.ts';
import { TEXT_COLUMNS } from '../../src/db/erasing/text-columns.ts';
import type { Columns } from '../../src/db/erasing/text-kinds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { type Cells, cellsOf, putWords } from '../support/filled.ts';
import { liveIn } from '../support/lived.ts';

/** In a database with something in each of its tables: what goes when a name is taken out of people's words, and that nothing else does. */

const NOW = Date.parse('2027-06-01T12:00:00Z');
const LIVES = 6;

/** What each of these words stands in was written by people. */
const IS_PEOPLES = /canary|planted/i;

let image: Buffer | undefined;

/** Lives in which people have written these words everywhere. The lives are led once, and each test has a copy of its own. */
async function filled(words: string): Promise<Db> {
  const url = databaseOnDisk();
  const file = url.slice('file:'.length);
  if (image === undefined) {
    await liveIn(url, LIVES, NOW);
    image = readFileSync(file);
  } else writeFileSync(file, image);
  const db = await openDatabase(url, NOW);
  onTestFinished(() => void db.$client.close());
  putWords(db, words);
  return db;
}

const scrubAll = (db: Db, names: readonly string[], of: Name['of'] = 'person') =>
  scrub(db, { names: names.map((text) => ({ text, of })), ids: [] });

/** Which values are others than they were. */
function changedIn(before: Cells, after: Cells): string[] {
  expect([...after.keys()]).toEqual([...before.keys()]);
  return [...before].filter(([cell, value]) => after.get(cell) !== value).map(([cell]) => cell);
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}_]{2,}/gu) ?? [];

/** The same value without what people wrote in it. */
function withoutPeoples(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const inside = /^[[{]/.test(value) ? JSON.parse(value) : value;
  return JSON.parse(JSON.stringify(inside, (_, one) => (typeof one === 'string' && IS_PEOPLES.test(one) ? '' : one)));
}

describe('a name that is a word of the bot’s own', () => {
  test('changes no stage, no outcome, no kind, no reason, no role, no day, no id and no key of what is stored', {
    tags: 'thorough',
  }, async () => {
    const listed = [...EVENT_KINDS, ...Object.keys(NOTICES), ...DECLINE_REASONS, ...OUTCOME_CHOICES, ...ROLES];
    const own = new Set([...listed, ...Object.keys(STAGES), ...PACKET_KEYS]);
    const empty = await filled('CANARY');
    for (const value of cellsOf(empty).values())
      if (typeof value === 'string') for (const word of wordsIn(JSON.stringify(withoutPeoples(value)))) own.add(word);
    expect(own).toContain('withdrawn');
    expect(own).toContain('UTC');
    expect(own).toContain('threadTs');
    const db = await filled(`planted: ${[...own].join(' ')}.`);
    const before = cellsOf(db);
    const { names, stays } = scrubAll(db, [...own]);
    const after = cellsOf(db);
    expect(names.count).toBeGreaterThan(own.size);
    expect(stays.count).toBeGreaterThan(0);

    const changed = changedIn(before, after);
    const isWritten = (cell: string) => IS_PEOPLES.test(String(before.get(cell)));
    expect(changed.filter((cell) => !isWritten(cell) && !cell.includes('account_key'))).toEqual([]);
    for (const cell of changed.filter(isWritten)) {
      const left = JSON.stringify(withoutPeoples(after.get(cell)));
      expect(left, cell).toBe(JSON.stringify(withoutPeoples(before.get(cell))));
    }
  });

  test('is gone from everything that people wrote', async () => {
    const db = await filled('planted: Ada Quill, ADA QUILL and Adam Quill.');
    scrubAll(db, ['Ada Quill']);
    const left = [...cellsOf(db).values()].filter((value) => /ada quill/i.test(String(value)));
    expect(left).toEqual([]);
    const kept = [...cellsOf(db).values()].filter((value) => String(value).includes('Adam Quill.'));
    expect(kept.length).toBeGreaterThan(60);
  });
});

describe('the table of what stands in each column', () => {
  test('does not compile when it takes a stage for what people wrote, or forgets a column or a key of JSON', () => {
    const { handoffs: columns, drafts: ofDraft } = TEXT_COLUMNS;
    type OfHandoff = Columns<typeof handoffs.$inferSelect>;
    type OfDraft = Columns<typeof drafts.$inferSelect>;
    const { declineNote: _, ...forgotten } = columns;
    const { name: __, ...nameless } = ofDraft.proposal;
    const wrong = [
      // @ts-expect-error a stage has no line
      { ...columns, stage: 'words' } satisfies OfHandoff,
      // @ts-expect-error the note is forgotten
      forgotten satisfies OfHandoff,
      // @ts-expect-error the name is forgotten
      { ...ofDraft, proposal: nameless } satisfies OfDraft,
    ];
    expect(wrong).toHaveLength(3);
  });
});

const NAMES = ['Łukasz Żółć', 'Zoë “Größe” O’Neil', 'Jo 100%_[a]\\', '李 小龙', 'account kind'];
const anyCase = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });
const anySpelling = fc
  .tuple(fc.constantFrom(...NAMES), anyCase, fc.constantFrom('NFC', 'NFD', 'NFKD'))
  .map(([name, upper, form]) => {
    const letters = Array.from(name, (letter, at) =>
      upper[at % upper.length] ? letter.toUpperCase() : letter.toLowerCase(),
    );
    return { name, spelling: letters.join('').normalize(form) };
  });
const anyText = fc.oneof(fc.lorem(), fc.string({ unit: 'grapheme' })).map((text) => text.replaceAll('\0', ''));

describe('a name that stands in what people wrote', () => {
  test('goes in every spelling and leaves each letter around it, in plain columns and inside of JSON', {
    tags: 'thorough',
  }, async () => {
    const db = await filled('CANARY');
    const [event] = db.select().from(events).limit(1).all();
    const isIt = eq(events.id, event?.id ?? 0);
    await fc.assert(
      fc.asyncProperty(anySpelling, anyText, anyText, async ({ name, spelling }, before, behind) => {
        const around = (word: string): string => `${before} "${word}", ${behind}`;
        fc.pre(!createNameFinder([name]).mayHold(around('')));
        const typed = { why_account: around(spelling), warmth: 'strong', account: 'account' };
        db.update(drafts).set({ typed }).run();
        const change = { field: 'warm_path', was: around(spelling), now: around('') } as const;
        db.update(events)
          .set({ reason: around(spelling), changes: [change] })
          .where(isIt)
          .run();
        scrubAll(db, [name]);
        const [left, kept] = [db.select().from(events).where(isIt).get(), db.select().from(drafts).get()];
        const isLeft = [around('(erased)'), around('…')];
        expect(isLeft).toContain(left?.reason);
        expect(left?.changes).toEqual([{ ...change, was: left?.reason }]);
        expect(kept?.typed).toEqual({ ...typed, why_account: left?.reason });
      }),
      { numRuns: 60 },
    );
  });

  test('makes no text longer than its field: Slack would not open the form', async () => {
    const db = await filled('CANARY');
    const full = `${'Bo '.repeat(99)}end`;
    db.update(handoffs).set({ seller_move: full, warm_path: 'Bo asks Jo.' }).run();
    scrubAll(db, ['Bo']);
    const { seller_move: move, warm_path: path } = db.select().from(handoffs).get() ?? {};
    expect(move).toBe(`${'… '.repeat(99)}end`);
    expect(path).toBe('(erased) asks Jo.');
  });
});

describe('a partner’s contact', { tags: 'thorough' }, () => {
  test('goes as a whole with their role, and one of a longer name stays and is said', async () => {
    const db = await filled('CANARY');
    const [one, other] = db.select().from(handoffs).limit(2).all();
    const contact = { contactId: null, partner_contact_role: 'Lead' };
    const put = (id: string | undefined, name: string) =>
      db
        .update(handoffs)
        .set({ ...contact, partner_contact: name })
        .where(eq(handoffs.id, id ?? ''))
        .run();
    put(one?.id, 'LENA FISCHER');
    put(other?.id, 'Lena Fischer-Braun');
    db.insert(settingsHistory)
      .values({
        at: 2,
        what: 'contacts',
        before: ['Lena Fischer, Junior', 'Kim, Lead'],
        after: ['Lena Fischer-Braun, Lead'],
      })
      .run();
    const { stays } = scrubAll(db, ['Lena Fischer']);
    const find = (id: string | undefined) =>
      db
        .select()
        .from(handoffs)
        .where(eq(handoffs.id, id ?? ''))
        .get();
    expect(find(one?.id)).toMatchObject({ partner_contact: '(erased)', partner_contact_role: '(erased)' });
    expect(find(other?.id)).toMatchObject({ partner_contact: 'Lena Fischer-Braun', partner_contact_role: 'Lead' });
    const history = db.select().from(settingsHistory).where(eq(settingsHistory.at, 2)).get();
    expect(history).toMatchObject({ before: ['(erased)', 'Kim, Lead'], after: ['Lena Fischer-Braun, Lead'] });
    expect(stays.first).toContainEqual({ column: 'handoffs.partner_contact', excerpt: 'Lena Fischer-Braun' });
  });

  test('is not meant by a partner’s name, nor by that of a contact who is registered under it', async () => {
    const db = await filled('CANARY');
    const rows = () =>
      db
        .select()
        .from(handoffs)
        .all()
        .map(({ partner_contact: name }) => name);
    db.update(handoffs).set({ partner_contact: 'Rose', contactId: null }).run();
    scrubAll(db, ['Rose'], 'partner');
    expect(new Set(rows())).toEqual(new Set(['Rose']));
    db.update(handoffs).set({ contactId: 'kim-brightwater' }).run();
    scrubAll(db, ['Rose']);
    expect(new Set(rows())).toEqual(new Set(['Rose']));
    db.update(handoffs).set({ contactId: 'gone' }).run();
    scrubAll(db, ['Rose']);
    expect(new Set(rows())).toEqual(new Set(['(erased)']));
  });
});
