import type { Ground } from './ground.ts';
import type { Kept } from './row.ts';

/** What stands in #sales before a history is read, and how it is asked for. */

/** Three messages a minute apart, none on a whole second. */
export async function three({ post, clock }: Ground): Promise<Kept> {
  clock.advance(500);
  const first = await post('C0SALES', { text: 'one' });
  clock.advance(60_000);
  const second = await post('C0SALES', { text: 'two' });
  clock.advance(60_000);
  const third = await post('C0SALES', { text: 'three' });
  return { first, second, third };
}

export const inSales = (more: (kept: Kept) => Record<string, unknown>) => (kept: Kept) => ({
  channel: 'C0SALES',
  ...more(kept),
});
/** A page with messages of these texts, in this order. */
export const texts = (...words: string[]) => ({ ok: true, messages: words.map((text) => ({ text })) });
