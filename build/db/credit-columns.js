import { integer, text } from 'drizzle-orm/sqlite-core';
/** How the partner is credited, which line of the rule says so, and who settled what the rule leaves open. */
export const creditColumns = {
    classification: text('classification').notNull().$type(),
    creditLine: text('credit_line').notNull().default('no_opportunity').$type(),
    creditWordBy: text('credit_word_by'),
    creditWordAt: integer('credit_word_at'),
};
