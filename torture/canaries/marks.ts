/** Words that say of themselves which field they are and in whose life they were written, so that they are known again wherever they turn up. */

/** In place of the number of a life: what all of them share. */
export const SHARED = 0;

/** `life` is the number of the life. */
export const mark = (what: string, life: number): string => `CANARY-${what.replaceAll('_', '')}-${life}`;

/** All marks in a text, however they are written there. */
export function marksIn(text: string): { what: string; life: number }[] {
  return [...text.matchAll(/CANARY-([a-z]+)-(\d+)/gi)].map(([, what = '', life]) => ({
    what: what.toLowerCase(),
    life: Number(life),
  }));
}

/** Days of years in which nothing happens: whichever is read tells which it was. */
export const INTERNAL_DAYS = {
  opportunity_created_on: '1986-03-04',
  opportunity_closed_on: '1988-09-10',
  partner_touch_on: '1987-05-06',
};
export const SELLER_MOVE_BY = '2031-02-03';
/** The day that is named instead. */
export const SELLER_MOVES_LATER = '2031-03-04';
export const OPENED_ON = '1985-07-08';

/** What the bot calls somebody on our side. */
export const nameOf = (userId: string, life: number): string => mark(`name${userId.slice(2)}`, life);
