import * as z from 'zod';
import { accountRefFrom } from '../directory/account-ref.ts';
import { dayRule } from '../time/day-rule.ts';
import { linksIn, saysSomething, tidy } from '../kernel/text.ts';

/** How a field of the packet is declared, and the kinds of fields that there are. */

/** The parts of the form, in their order. */
export const FORM_PARTS = {
  deal: 'The deal',
  fit: 'Why they fit',
  start: 'How it starts',
  proof: 'What proves it',
  owner: 'Owner and due date',
} as const;

/** Fields that follow from others, or seldom matter: what they hold stands in one line each, with a button that asks for them. */
export const FORM_GROUPS = {
  touch: 'Touch and opportunity',
  days: 'Days and window',
  rest: 'Role, questions and conflicts',
} as const;
export type FormGroup = keyof typeof FORM_GROUPS;

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
} as const;
export type CardPart = keyof typeof CARD_LINES;
export type CardLine = { [Part in CardPart]: keyof (typeof CARD_LINES)[Part] }[CardPart];

/** The packet behind what is asked, one part after the other, with space between them. */
export const PACKET_PARTS = {
  why_now: 'Why now',
  who_and_how: 'Who and how',
  proof_and_risk: 'Proof and risk',
} as const satisfies Partial<Record<CardPart, string>>;

/** How well the people of the warm path know each other. */
export const WARMTHS = {
  strong: 'Strong: they spoke this month',
  warm: 'Warm: they know each other',
  cold: 'Cold: a name only',
} as const;
export type Warmth = keyof typeof WARMTHS;

/** How a field is filled in. */
export type Input =
  | { as: 'text'; max: number; isLong: boolean }
  /** Looked up in the directory, where there is one; else written. */
  | { as: 'account'; max: number }
  | { as: 'day' | 'partner' | 'contact' | 'person' }
  | { as: 'choice'; options: Record<string, string> }
  | { as: 'number'; from: number; to: number }
  /** A checkbox, with the words beside it. */
  | { as: 'tick'; words: string };

/**
 * Where the account executive's card shows a field. Several fields can share a line, in the order in which they are declared.
 * `before` and `after` are shown only with the value, `none` in its place.
 */
export type CardPlace =
  /** In the card's title. */
  | 'title'
  /** Not itself: the card shows the deadline that is counted from it. */
  | 'deadline'
  /** Beside the deadline, with the length of the window in its name. */
  | 'beside_deadline'
  /** Not shown: this person is the card's reader. */
  | 'reader'
  | {
      line: CardLine;
      as: 'words' | 'links' | 'day' | 'person' | 'partner' | 'choice' | 'tick';
      before?: string;
      after?: string;
      none?: string;
      /** In brackets after the line's name. */
      isInName?: true;
      /** After all others, whatever the order of the form. */
      isLast?: true;
    };

export type Field = {
  /** What it must hold, with the error that is shown beside it. */
  rule: z.ZodType;
  input: Input;
  label: string;
  /** What it looks like when it is strong. */
  hint?: string;
  isOptional?: true;
  part: keyof typeof FORM_PARTS;
  /** Asked for only once somebody wants to change what it holds; left out: always. */
  group?: FormGroup;
  card: CardPlace;
  /** From when on the partner may read it. */
  partnerReads: 'never' | 'from_the_start' | 'once_accepted';
};

export const LINE = 150;
export const SENTENCE = 300;
export const PARAGRAPH = 600;

/** Text of at most `max` UTF-16 units. All fields together stay far below Slack's limit of one message. */
export const words = <Max extends number>(max: Max, missing: string) => ({
  rule: z
    .string({ error: missing })
    .overwrite(tidy)
    .refine(saysSomething, missing)
    .max(max, `Keep it to ${max} characters.`),
  input: { as: 'text' as const, max, isLong: max >= PARAGRAPH },
});

/** A link under which something can be seen later, with words beside it if need be: of the web (a Slack permalink is one), or of a mail. */
export const source = <Max extends number>(max: Max, missing: string) => ({
  rule: z
    .string({ error: missing })
    .overwrite(tidy)
    .refine((text) => linksIn(text).length > 0 || MAIL_LINK.test(text), missing)
    .max(max, `Keep it to ${max} characters.`),
  input: { as: 'text' as const, max, isLong: max >= PARAGRAPH },
});

/** What tells an account apart beside its name; '' when nothing is given. */
export const accountRef = (unreadable: string) => ({
  rule: z
    .string()
    .nullable()
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : ''))
    .refine((text) => text === '' || accountRefFrom(text) !== null, unreadable)
    .refine((text) => text.length <= SENTENCE, `Keep it to ${SENTENCE} characters.`),
  input: { as: 'text' as const, max: SENTENCE, isLong: false },
});

/** As mail programs copy it. https://www.rfc-editor.org/rfc/rfc2392 */
const MAIL_LINK = /(?<![\p{L}\p{N}])(?:message|mid):[^\s<>|\\]*[^\s<>|\\:/]/iu;

export const optionalWords = <Max extends number>(max: Max) => ({
  rule: z
    .string()
    .nullable()
    // People write a dash for "none".
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : null))
    .refine((text) => text === null || text.length <= max, `Keep it to ${max} characters.`),
  input: { as: 'text' as const, max, isLong: max >= PARAGRAPH },
});

export const day = (missing: string) => ({ rule: dayRule(missing), input: { as: 'day' as const } });

export const person = (missing: string) => ({
  rule: z.string({ error: missing }).regex(/^[UW][A-Z0-9]+$/, missing),
  input: { as: 'person' as const },
});

export const tick = (text: string, missing: string) => ({
  rule: z.literal(true, missing),
  input: { as: 'tick' as const, words: text },
});

/** A text that may be left out: then it is empty. */
export const wordsIfAny = <Max extends number>(max: Max) => ({
  rule: z
    .string()
    .nullable()
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : ''))
    .refine((text) => text.length <= max, `Keep it to ${max} characters.`),
  input: { as: 'text' as const, max, isLong: max >= PARAGRAPH },
});

/** A tick that may be left out. */
export const tickIfAny = (text: string) => ({
  rule: z.boolean(),
  input: { as: 'tick' as const, words: text },
});
