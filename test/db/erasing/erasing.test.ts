import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { eq, isNotNull, isNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { loopClosure } from '../../../src/core/outcome/figures.ts';
import { makeBackup } from '../../../src/db/engine/backups.ts';
import { openBeside } from '../../../src/db/engine/open-beside.ts';
import { erase, type Order } from '../../../src/db/erasing/erasing.ts';
import { holdFile } from '../../../src/db/engine/hold.ts';
import { openDatabase } from '../../../src/db/engine/open.ts';
import { accounts, contacts, events, handoffs, partners, settings, settingsHistory } from '../../../src/db/schema.ts';
import { createStore } from '../../../src/db/store.ts';
import { FIRST_AE, PARTNER_IDS } from '../../../torture/canaries/cast.ts';
import { mark, marksIn, SHARED } from '../../../torture/canaries/marks.ts';
import { databaseOnDisk, newFolder } from '../../support/disk.ts';
import { liveIn } from '../../support/lived.ts';

/** Lives in which every word carries a mark, so that whatever is left of one is seen in the bytes of the files. */

const NOW = Date.parse('2027-06-01T12:00:00Z');
const LIVES = 12;
/** Each erasure writes the whole file anew. */
const ERASED_LIVES = 3;

/** A database in which many handoffs are over: made once, a copy for each test. */
async function lived(): Promise<string> {
  once ??= live();
  const url = databaseOnDisk();
  writeFileSync(fileOf(url), await once);
  return url;
}

let once: Promise<Buffer> | undefined;

async function live(): Promise<Buffer> {
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'handoff-')), 'handoff.db')}`;
  await liveIn(url, LIVES, NOW);
  try {
    return readFileSync(fileOf(url));
  } finally {
    rmSync(dirname(fileOf(url)), { recursive: true });
  }
}

const fileOf = (url: string): string => url.slice('file:'.length);

/** What lies on the disk of the database: its file, its log, and whatever else begins with its name. */
function bytesOf(url: string): string {
  const file = fileOf(url);
  const names = readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)));
  return names.map((name) => readFileSync(join(dirname(file), name), 'latin1')).join('\n');
}

function reading<Result>(url: string, read: (db: ReturnType<typeof openBeside>) => Result): Result {
  const db = openBeside(url);
  try {
    return read(db);
  } finally {
    db.$client.close();
  }
}

const change = (url: string, work: (db: ReturnType<typeof openBeside>) => void): void => reading(url, work);

const run = (url: string, order: Partial<Order> & Pick<Order, 'what' | 'id'>, isMeant = true) =>
  erase(url, { names: [], ...order }, { now: NOW, isMeant });

const closedIn = (url: string) =>
  reading(url, (db) => db.select().from(handoffs).where(isNotNull(handoffs.outcome)).all());

const openIn = (url: string): string[] =>
  reading(url, (db) => db.select().from(handoffs).where(isNull(handoffs.outcome)).all()).map(({ id }) => id);

/** Its words, which amounts are not: they are figures. */
const wordsOf = (text: string, life: number) =>
  [...new Set(marksIn(text).filter((found) => found.life === life))]
    .map(({ what }) => what)
    .filter((what) => !what.includes('amount'));

/** The life whose only handoffs these are. */
const lifeOf = (id: string): number => Math.floor(Number(id.slice(1)) / 10);

/** What partner figures are made of. */
function figuresOf(url: string) {
  return reading(url, (db) => {
    const all = db.select().from(events).all();
    const deals = db
      .select()
      .from(handoffs)
      .where(isNotNull(handoffs.outcome))
      .all()
      .map((row) => {
        const history = all
          .filter(({ handoffId }) => handoffId === row.id)
          .map(({ kind, actor, at, hearBy }) => ({ kind, actor, at, hearBy }));
        const common = {
          closedAt: history.at(-1)?.at ?? 0,
          toldAt: [],
          isFirstOfDeal: row.revisionOf === null,
          zone: 'UTC',
        };
        const { createdAt: sentAt, partner_touch_on: touchOn } = row;
        const facts = [
          row.stage,
          row.outcome,
          row.partner,
          row.author,
          row.ae,
          row.score,
          row.decidedAt,
          row.amount,
          row.openedAmount,
        ];
        return { deal: { ...common, history, sentAt, touchOn }, facts };
      });
    return {
      facts: deals.map(({ facts }) => facts),
      closure: loopClosure(
        deals.map(({ deal }) => deal),
        NOW,
      ),
    };
  });
}

describe('a handoff that is erased', () => {
  test('leaves no word of it in the files of the database, and every figure', { tags: 'thorough' }, async () => {
    const url = await lived();
    const before = figuresOf(url);
    const openLives = new Set(openIn(url).map(lifeOf));
    const over = closedIn(url).map(({ id }) => id);
    const lost = [...new Set(over.map(lifeOf))].filter((life) => !openLives.has(life)).slice(0, ERASED_LIVES);
    expect(lost).toHaveLength(ERASED_LIVES);
    for (const id of over.filter((one) => lost.includes(lifeOf(one))))
      expect(run(url, { what: 'handoff', id })).toMatchObject({ handoffs: 1 });
    expect(figuresOf(url)).toEqual(before);
    const bytes = bytesOf(url);
    for (const life of lost) expect(wordsOf(bytes, life), `life ${life}`).toEqual([]);
    expect(openLives.size).toBeGreaterThan(0);
    for (const life of openLives) expect(wordsOf(bytes, life).length, 'what is open stays whole').toBeGreaterThan(5);
  });

  test('is not touched while it is open, while the bot runs, or when it was only asked for', async () => {
    const url = await lived();
    const before = reading(url, (db) => db.select().from(handoffs).all());
    const open = before.find(({ outcome }) => outcome === null)?.id ?? '';
    const closed = before.find(({ outcome }) => outcome !== null)?.id ?? '';
    expect(() => run(url, { what: 'handoff', id: open })).toThrow(`${open} is still in use: it is open`);
    expect(() => run(url, { what: 'handoff', id: 'H9999999' })).toThrow('There is no handoff H9999999.');
    expect(run(url, { what: 'handoff', id: closed }, false)).toMatchObject({ handoffs: 1 });
    const hold = holdFile(fileOf(url));
    expect(() => run(url, { what: 'handoff', id: closed })).toThrow('The bot runs');
    hold?.release();
    expect(reading(url, (db) => db.select().from(handoffs).all())).toEqual(before);
  });

  test('says which copies of the database still hold it', async () => {
    const url = await lived();
    const folder = newFolder();
    const { file } = await makeBackup(url, folder, { now: NOW, keep: 3 });
    const [id = ''] = closedIn(url).map((row) => row.id);
    expect(run(url, { what: 'handoff', id })).toMatchObject({ copies: [file] });
  });
});

describe('a person who is erased', () => {
  test('of ours: is nowhere by id or by a name that others wrote, and figures still tell them from others', async () => {
    const url = await lived();
    change(url, (db) => db.update(handoffs).set({ declineNote: 'Ask Sam Okafor, not sam okaforsson.' }).run());
    expect(() => run(url, { what: 'person', id: FIRST_AE })).toThrow(`${FIRST_AE} is still needed: H`);
    // Whoever is open is nobody's of theirs any more.
    change(url, (db) =>
      db
        .update(handoffs)
        .set({ ae: 'U0PRIYA', decidedBy: null, proposedAe: null, betterAe: null, questions_to: 'U0PRIYA' })
        .where(isNull(handoffs.outcome))
        .run(),
    );
    const decided = reading(url, (db) => db.select().from(handoffs).where(eq(handoffs.ae, FIRST_AE)).all().length);
    const theirs = { id: 'one', name: 'Sam Okafor Ltd', accountKey: 'sam okafor', owner: FIRST_AE, words: ' sam ' };
    change(url, (db) => db.insert(accounts).values(theirs).run());
    run(url, { what: 'person', id: FIRST_AE, names: ['Sam Okafor'] });
    const bytes = bytesOf(url);
    expect(bytes).not.toContain(`${FIRST_AE}"`);
    expect(bytes).not.toMatch(new RegExp(`${FIRST_AE}\\b`));
    expect(bytes).not.toContain('Sam Okafor,');
    expect(bytes, 'a company of that name').toContain('Sam Okafor Ltd');
    expect(bytes).toContain('Ask (erased), not sam okaforsson.');
    expect(reading(url, (db) => db.select().from(handoffs).where(eq(handoffs.ae, 'erased:1')).all().length)).toBe(
      decided,
    );
  });

  test('of a partner’s: is in no packet, no registry and no history, while the other contact stays', async () => {
    const url = await lived();
    const name = mark('partnercontact', SHARED);
    run(url, { what: 'person', id: name.toLowerCase() });
    const bytes = bytesOf(url);
    expect(bytes).not.toContain(name);
    expect(bytes).not.toContain(mark('contactrole', SHARED));
    expect(reading(url, (db) => db.select().from(contacts).all()).map(({ id }) => id)).toEqual([
      'kim-brightwater',
      'kim-ferrous',
    ]);
    expect(() => run(url, { what: 'person', id: mark('othercontact', SHARED) })).toThrow('only contact');
  });

  test('keeps a role until somebody else has it', async () => {
    const url = await lived();
    change(url, (db) => db.insert(settings).values({ key: 'intake_owner', value: '"U0RITA"' }).run());
    expect(() => run(url, { what: 'person', id: 'U0RITA' })).toThrow('/handoff settings (intake_owner)');
    expect(() => run(url, { what: 'person', id: 'U0NOBODY' })).toThrow('Nothing is stored of U0NOBODY.');
  });
});

describe('a partner that is erased', () => {
  test('is in no list, its words and its people are gone, and its handoffs still count', async () => {
    const url = await lived();
    const [partner] = PARTNER_IDS;
    const name = mark(`partner${partner}`, SHARED);
    expect(() => run(url, { what: 'partner', id: name })).toThrow('is still in use: H');
    change(url, (db) =>
      db.update(handoffs).set({ outcome: 'withdrawn', stage: 'closed' }).where(isNull(handoffs.outcome)).run(),
    );
    const count = () =>
      reading(url, (db) => db.select().from(handoffs).where(eq(handoffs.partner, partner)).all().length);
    const before = count();
    expect(run(url, { what: 'partner', id: name })).toMatchObject({ handoffs: before });
    expect(count()).toBe(before);
    expect(bytesOf(url)).not.toContain(name);
    expect(reading(url, (db) => db.select().from(settingsHistory).all()).map((one) => one.partner)).not.toContain(name);
    expect(reading(url, (db) => db.select().from(partners).where(isNull(partners.erasedAt)).all())).toHaveLength(1);
    const store = createStore(await openDatabase(url, NOW));
    expect((await store.partners()).map(({ id }) => id)).toEqual([PARTNER_IDS[1]]);
    await store.close();
    expect(() => run(url, { what: 'partner', id: name })).toThrow('There is no partner');
  });
});
