import { type Book, keepBook } from './book.ts';
import type { Extent } from '../measure.ts';
import { ENDS_AT, momentOn } from './calendar.ts';
import type { Over } from './counts.ts';
import { type Act, actsOf, DEALS } from './courses.ts';
import { overBy, perform, setUp } from './deeds.ts';
import { type Office, openOffice } from './office.ts';

/** All courses, played by people at their keyboards. */

export type Planned = Act & { moment: number };

const MINUTE_MS = 60_000;
/** Nobody does the same about two deals in one minute. */
const APART_MS = 4 * MINUTE_MS;

/** What is played in brief: the first five things that people do. */
const IN_BRIEF = 5;

/** Plays all courses, or in brief how they begin. Throws when somebody cannot do what their course says. */
export async function playTwoWeeks(extent: Extent): Promise<Book> {
  const office = await openOffice();
  try {
    await setUp(office);
    office.sight.written();
    return await (extent === 'whole' ? play(office, planned(), ENDS_AT) : playBeginning(office));
  } finally {
    await office.stop();
  }
}

function playBeginning(office: Office): Promise<Book> {
  const acts = planned().slice(0, IN_BRIEF);
  return play(office, acts, (acts.at(-1)?.moment ?? 0) + 2 * MINUTE_MS);
}

async function play(office: Office, acts: readonly Planned[], endsAt: number): Promise<Book> {
  const namesOf = new Map(DEALS.map(({ account }) => [account, [account]]));
  const { book, note, look } = keepBook(office.sight, namesOf);
  const over: Over[] = [];
  for (const act of acts) {
    await office.passTo(act.moment);
    note(null);
    const { account } = act.deal;
    const names = namesOf.get(account) ?? [];
    // The newest reference: a mended packet is a handoff of its own.
    const handoff = names.at(-1) ?? '';
    over.push(...overBy(act, handoff, act.moment));
    await perform(office, act, handoff);
    names.push(...office.references());
    await office.passTo(act.moment + MINUTE_MS);
    note(account);
    look(over);
  }
  await office.passTo(endsAt);
  note(null);
  look(over);
  return book;
}

/** All that is done, one thing after the other. */
export function planned(): Planned[] {
  const acts = DEALS.flatMap((deal) => {
    const { day, at } = deal.sent;
    const sentAt = momentOn(day, at, deal.author.zone);
    const place = DEALS.filter(({ course }) => course === deal.course).indexOf(deal);
    return actsOf(deal).map((act): Planned => {
      const moment = 'day' in act ? momentOn(act.day, act.at, act.who.zone) : sentAt + act.minutesAfter * MINUTE_MS;
      return { ...act, moment: act.does === 'send' ? moment : moment + place * APART_MS };
    });
  });
  return acts.toSorted((one, other) => one.moment - other.moment);
}
