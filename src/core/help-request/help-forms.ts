import * as z from 'zod';
import { mustReadForm } from '../kernel/form.ts';
import { FIELDS } from '../packet/packet.ts';
import { optionalWords, words } from '../packet/packet-field.ts';

/** What is typed into a help request, and into the answer that nothing comes of it now; keys are the block_ids. */

/** With words around it, it fits into the packet. */
export const MAX_HELP = 270;
export const MAX_NOT_NOW = 300;

const asking = z.object({
  account: FIELDS.account.rule,
  help: words(MAX_HELP, 'Say in a sentence what would help, for example an introduction to the buyer.').rule,
  partner: optionalWords(MAX_HELP).rule,
});

const refusing = z.object({ words: words(MAX_NOT_NOW, 'Write a sentence, so that they know where they stand.').rule });

/** `partner` is an id of the registry. */
export type HelpForm = z.infer<typeof asking>;
/** The values of a form, not checked yet. */
export type HelpInput = Record<keyof HelpForm, unknown>;

/** Throws WrongInput. */
export function readHelpForm(input: HelpInput): HelpForm {
  return mustReadForm(asking, input);
}

/** Throws WrongInput. */
export function readNotNow(input: unknown): string {
  return mustReadForm(refusing, { words: input }).words;
}
