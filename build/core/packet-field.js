import * as z from 'zod';
import { accountRefFrom } from './account-ref.js';
import { dayRule } from './day-rule.js';
import { linksIn, saysSomething, tidy } from './text.js';
/** How a field of the packet is declared, and the kinds of fields that there are. */
/** The parts of the form, in their order. */
export const FORM_PARTS = {
    deal: 'The deal',
    fit: 'Why they fit',
    start: 'How it starts',
    proof: 'What proves it',
    owner: 'Owner and due date',
};
/** Fields that follow from others, or seldom matter: what they hold stands in one line each, with a button that asks for them. */
export const FORM_GROUPS = {
    touch: 'Touch and opportunity',
    days: 'Days and window',
    rest: 'Role, questions and conflicts',
};
/** The lines of the account executive's card, in their order: first what is asked, then why, who, what is promised and what proves it. */
export const CARD_LINES = {
    ask: { seller_move: 'Your move', seller_move_by: 'Do it by' },
    why_now: {
        why_account: 'Why this account',
        customer_trigger: 'Customer trigger',
        opportunity: 'Opportunity',
    },
    who_and_how: {
        contact: 'Partner and contact',
        why_partner: 'Why this partner matters',
        joint_value: 'Joint value proposition',
        warm_path: 'Warm path',
        partner_move: 'Partner next move',
    },
    proof_and_risk: {
        evidence: 'Evidence',
        conflict: 'Risk and channel conflict',
        questions: 'Questions go to',
    },
};
/** The packet behind what is asked, one part after the other, with space between them. */
export const PACKET_PARTS = {
    why_now: 'Why now',
    who_and_how: 'Who and how',
    proof_and_risk: 'Proof and risk',
};
/** How well the people of the warm path know each other. */
export const WARMTHS = {
    strong: 'Strong: they spoke this month',
    warm: 'Warm: they know each other',
    cold: 'Cold: a name only',
};
export const LINE = 150;
export const SENTENCE = 300;
export const PARAGRAPH = 600;
/** Text of at most `max` UTF-16 units. All fields together stay far below Slack's limit of one message. */
export const words = (max, missing) => ({
    rule: z
        .string({ error: missing })
        .overwrite(tidy)
        .refine(saysSomething, missing)
        .max(max, `Keep it to ${max} characters.`),
    input: { as: 'text', max, isLong: max >= PARAGRAPH },
});
/** A link under which something can be seen later, with words beside it if need be: of the web (a Slack permalink is one), or of a mail. */
export const source = (max, missing) => ({
    rule: z
        .string({ error: missing })
        .overwrite(tidy)
        .refine((text) => linksIn(text).length > 0 || MAIL_LINK.test(text), missing)
        .max(max, `Keep it to ${max} characters.`),
    input: { as: 'text', max, isLong: max >= PARAGRAPH },
});
/** What tells an account apart beside its name; '' when nothing is given. */
export const accountRef = (unreadable) => ({
    rule: z
        .string()
        .nullable()
        .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : ''))
        .refine((text) => text === '' || accountRefFrom(text) !== null, unreadable)
        .refine((text) => text.length <= SENTENCE, `Keep it to ${SENTENCE} characters.`),
    input: { as: 'text', max: SENTENCE, isLong: false },
});
/** As mail programs copy it. https://www.rfc-editor.org/rfc/rfc2392 */
const MAIL_LINK = /(?<![\p{L}\p{N}])(?:message|mid):[^\s<>|\\]*[^\s<>|\\:/]/iu;
export const optionalWords = (max) => ({
    rule: z
        .string()
        .nullable()
        // People write a dash for "none".
        .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : null))
        .refine((text) => text === null || text.length <= max, `Keep it to ${max} characters.`),
    input: { as: 'text', max, isLong: max >= PARAGRAPH },
});
export const day = (missing) => ({ rule: dayRule(missing), input: { as: 'day' } });
export const person = (missing) => ({
    rule: z.string({ error: missing }).regex(/^[UW][A-Z0-9]+$/, missing),
    input: { as: 'person' },
});
export const tick = (text, missing) => ({
    rule: z.literal(true, missing),
    input: { as: 'tick', words: text },
});
/** A text that may be left out: then it is empty. */
export const wordsIfAny = (max) => ({
    rule: z
        .string()
        .nullable()
        .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : ''))
        .refine((text) => text.length <= max, `Keep it to ${max} characters.`),
    input: { as: 'text', max, isLong: max >= PARAGRAPH },
});
/** A tick that may be left out. */
export const tickIfAny = (text) => ({
    rule: z.boolean(),
    input: { as: 'tick', words: text },
});
