import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Classification, CreditLine } from '../../core/credit/credit.ts';

/** How the partner is credited, which line of the rule says so, and who settled what the rule leaves open. */
export const creditColumns = {
  classification: text('classification').notNull().$type<Classification>(),
  creditLine: text('credit_line').notNull().default('no_opportunity').$type<CreditLine>(),
  creditWordBy: text('credit_word_by'),
  creditWordAt: integer('credit_word_at'),
};
